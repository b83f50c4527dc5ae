"""What is known, confirmed, only reported or missing: a cell for every mechanism in every jurisdiction."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from graph.queries import query
from graph.store import RdfStore, Row
from ontology.codes import Confidence
from ontology.evidence import Finding
from search_api.catalogue.jurisdictions import jurisdictions
from search_api.catalogue.mechanisms import mechanism_summaries
from search_api.catalogue.view import View


class Knowledge(StrEnum):
    """How much is known of a mechanism in a jurisdiction, the best first."""

    CONFIRMED = "confirmed"
    """A value or rule was compared with the text of its act."""
    READ = "read"
    """The wording of the act was read."""
    REPORTED = "reported"
    """A secondary source reports it."""
    PRACTISED = "practised"
    """No rule is known, but a practice is."""
    UNVERIFIED = "unverified"
    """Something was noted that nobody verified; it is never shown as known."""
    MISSING = "missing"
    """Nothing is recorded, which does not mean that the law is silent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell(View):
    """One mechanism in one jurisdiction: counts of facts by how far they are trusted, and of practices.

    ``contradicted`` are facts of which the text says otherwise and nothing was confirmed.
    """

    mechanism: str
    jurisdiction: str
    knowledge: Knowledge
    confirmed: int = 0
    contradicted: int = 0
    read: int = 0
    reported: int = 0
    unverified: int = 0
    without_article: int = 0
    practices: int = 0


@dataclass(frozen=True, slots=True)
class KnownFact:
    """A fact by its IRI, with the keys of its mechanism and jurisdiction, and how far it is known."""

    iri: str
    mechanism: str
    jurisdiction: str
    knowledge: Knowledge


def coverage(store: RdfStore) -> list[Cell]:
    """All cells, empty ones included, by mechanism and jurisdiction; the top concepts have none."""
    rows: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in store.select(query("coverage")):
        rows[row["mechanism"] or "", row["jurisdiction"] or ""].append(row)
    mechanisms = (key for key, each in mechanism_summaries(store).items() if each.broader)
    codes = [each.code for each in jurisdictions(store)]
    return [_cell(key, code, rows.get((key, code), [])) for key in mechanisms for code in codes]


def known_facts(store: RdfStore) -> list[KnownFact]:
    """Every curated fact with how far it is known."""
    rows = (row for row in store.select(query("coverage")) if row["kind"] == "fact")
    return [
        KnownFact(row["subject"] or "", row["mechanism"] or "", row["jurisdiction"] or "", _standing(row))
        for row in rows
    ]


def _cell(mechanism: str, jurisdiction: str, rows: Iterable[Row]) -> Cell:
    facts = [row for row in rows if row["kind"] == "fact"]
    practices = sum(1 for row in rows if row["kind"] == "practice" and row["confidence"] != Confidence.LOW)
    found = [_standing(row) for row in facts]
    best = next((each for each in Knowledge if each in found), Knowledge.MISSING)
    if practices and best in (Knowledge.UNVERIFIED, Knowledge.MISSING):
        best = Knowledge.PRACTISED
    return Cell(
        mechanism=mechanism,
        jurisdiction=jurisdiction,
        knowledge=best,
        confirmed=found.count(Knowledge.CONFIRMED),
        contradicted=sum(row["finding"] == Finding.CONTRADICTED for row in facts),
        read=found.count(Knowledge.READ),
        reported=found.count(Knowledge.REPORTED),
        unverified=found.count(Knowledge.UNVERIFIED),
        without_article=sum(not row["number"] for row in facts),
        practices=practices,
    )


def _standing(fact: Row) -> Knowledge:
    """Where a fact stands; one that the text contradicts throughout is not known."""
    if fact["finding"]:
        return Knowledge.CONFIRMED if fact["finding"] == Finding.CONFIRMED else Knowledge.UNVERIFIED
    trusted = {Confidence.HIGH.value: Knowledge.READ, Confidence.MEDIUM.value: Knowledge.REPORTED}
    return trusted.get(fact["confidence"] or "", Knowledge.UNVERIFIED)
