"""A comparison as the lines of a table, whatever file they go to: each row of ``graph.compare`` with its words."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from graph.compare import ComparisonRow
from ontology.codes import Confidence
from search_api.catalogue.comparison import COLUMNS, Comparison, among
from search_api.csv_table import csv_table
from search_api.pages.comparing.asked import ANY, Asked, keys_of
from search_api.pages.comparison import Value, value
from search_api.pages.held import of_parameter, of_row
from search_api.pages.interface import Text
from search_api.pages.names import Names

LICENCE = "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"
_MORE = "mechanism mechanism_name jurisdiction_name in_words fact_label as_of snapshot texts licence footnote".split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row with the key of its mechanism, its value in words (empty without one) and the name of its fact.

    ``known`` says whether it may be shown as known; where not, the words say that instead of the value.
    """

    mechanism: str
    row: ComparisonRow
    words: str
    label: Text
    known: bool


def compared(names: Names, asked: Asked) -> dict[str, Comparison]:
    """The comparisons asked for by mechanism, as ``alinea compare`` has them."""
    collection = names.collection
    return {
        key: among(collection.rows.get(key, ()), collection.jurisdictions, countries=asked.country, as_of=asked.day)
        for key in keys_of(names, asked)
    }


def lines(names: Names, key: str, rows: Sequence[ComparisonRow], asked: Asked) -> Iterator[Line]:
    """The lines of one mechanism, in the order of its rows; with a role only those of that."""
    facts = {fact.iri: fact for fact in names.collection.facts_of(key)} if rows else {}
    parameters = {of_parameter(fact, each): each for fact in facts.values() for each in fact.parameters}
    for row in rows:
        if asked.role and row.role != asked.role:
            continue
        parameter = parameters.get(of_row(row))
        fact = facts[row.fact]
        known = Confidence.LOW not in (row.confidence, fact.confidence)
        words = _words(names, value(names, parameter, asked.day), known=known) if parameter else ""
        yield Line(mechanism=key, row=row, words=words, label=names.chosen(fact.labels), known=known)


def as_csv(names: Names, asked: Asked, snapshot: str) -> str:
    """The lines as CSV (RFC 4180): the columns of ``alinea compare --csv`` first, with the same cells, then ours."""
    constant = {
        "as_of": told_day(asked),
        "snapshot": snapshot,
        "texts": "digest, not the law: base, what, in_words and fact_label are written by people",
        "licence": LICENCE,
    }
    rows = [
        asdict(line.row) | constant | _named(names, line)
        for key, found in compared(names, asked).items()
        for line in lines(names, key, found.rows, asked)
    ]
    return csv_table([*COLUMNS, *_MORE], rows)


def told_day(asked: Asked) -> str:
    """The day in ISO 8601, or ``any``."""
    return asked.day.isoformat() if asked.day else ANY


def _named(names: Names, line: Line) -> dict[str, str]:
    view = names.collection.jurisdictions.get(line.row.jurisdiction)
    return {
        "mechanism": line.mechanism,
        "mechanism_name": names.mechanism(line.mechanism),
        "jurisdiction_name": names.jurisdiction(line.row.jurisdiction),
        "in_words": line.words,
        "fact_label": str(line.label),
        "footnote": str(names.chosen(view.footnotes)) if view else "",
    }


def _words(names: Names, told: Value, *, known: bool) -> str:
    """A value in words for a plain file, without no-break spaces."""
    if not known:
        return names.interface.gettext("A value is reported, but nobody has verified it.")
    return str(told.phrase).replace("\u00a0", " ")
