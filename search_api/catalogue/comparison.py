"""A mechanism in the jurisdictions that are asked for, and those of them that nothing is known of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date

from graph.compare import ComparisonRow, compare, silent
from graph.store import RdfStore
from search_api.catalogue.jurisdictions import jurisdictions, lies_in

COLUMNS = tuple(field.name for field in fields(ComparisonRow))
"""The columns of a comparison as a table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The rows, sorted as ``graph.compare`` does, and the codes of the jurisdictions without one."""

    rows: tuple[ComparisonRow, ...]
    silent: tuple[str, ...]


def comparison(store: RdfStore, mechanism: str, *, countries: Sequence[str], as_of: date | None) -> Comparison:
    """What holds on a day (``None``: ever) in some countries and their parts (none: in all).

    Raises ``NotFoundError`` for a mechanism that the thesaurus does not have.
    """
    codes = [each.code for each in jurisdictions(store)]
    return among(compare(store, mechanism), codes, countries=countries, as_of=as_of)


def among(
    rows: Iterable[ComparisonRow], codes: Iterable[str], *, countries: Sequence[str], as_of: date | None
) -> Comparison:
    """The same from rows of any time that are at hand; ``codes`` are those of all jurisdictions."""

    def asked(code: str) -> bool:
        return not countries or any(lies_in(code, each) for each in countries)

    held = tuple(row for row in rows if asked(row.jurisdiction) and (as_of is None or row.holds_on(as_of)))
    return Comparison(rows=held, silent=tuple(silent(held, (code for code in codes if asked(code)))))
