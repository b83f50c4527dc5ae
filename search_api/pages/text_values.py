"""The values in the words of a provision, numbered as notes to it, and told with how far each may be trusted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.store import RdfStore
from ontology.codes import Confidence
from ontology.evidence import Finding
from search_api.catalogue import FactView, ProvisionView, ValueInText, fact, values_in_text
from search_api.catalogue.values_in_text import CuratedMeeting
from search_api.pages.comparison import Value, value
from search_api.pages.interface import Text
from search_api.pages.names import Names
from search_api.pages.values import Phrase, Stated, phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """A recorded fact that the words bear out or contradict.

    ``recorded`` is the value that people recorded; ``None`` where the words are about the fact as a whole.
    """

    iri: str
    label: Text
    finding: str
    known: bool
    recorded: Value | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """A note to a stretch of the words. ``mechanism`` and ``role`` are keys; ``begin`` and ``end`` as in the view.

    ``phrase`` is the value in words, without what it is a share of, as the words themselves say that; ``None`` where
    there is none that may be shown. ``standing`` is a key of the words ``established``; ``passage`` are words that
    state no value.
    """

    number: int
    begin: int
    end: int
    evidence: str
    role: str | None
    phrase: Phrase | None
    mechanism: str | None
    standing: str
    met: tuple[Met, ...]


def noted(names: Names, store: RdfStore, view: ProvisionView) -> list[Noted]:
    """What to note of a provision's words, in their order; a quotation takes the place of a reading of the same."""
    found = values_in_text(store, view)
    quoted = [each for each in found if each.origin == "quoted"]
    kept = [each for each in found if each.origin == "quoted" or not _is_quoted(each, quoted)]
    facts = {each.iri: each for each in view.facts}
    for meeting in (one for each in kept for one in each.meetings if one.fact not in facts):
        facts[meeting.fact] = fact(store, meeting.fact)
    return [_noted(names, facts, turn, each) for turn, each in enumerate(kept, start=1)]


def _is_quoted(reading: ValueInText, quotations: Iterable[ValueInText]) -> bool:
    """Whether people quoted the words of a reading for the statement that it met, or for the same value."""
    own = {each.statement for each in reading.meetings}
    told = (reading.role, reading.unit, reading.printed)
    return any(
        each.begin < reading.end
        and reading.begin < each.end
        and (each.meetings[0].statement in own or (each.role, each.unit, each.printed) == told)
        for each in quotations
    )


def _noted(names: Names, facts: Mapping[str, FactView], number: int, found: ValueInText) -> Noted:
    standing = _standing(found)
    confirmed = [facts[each.fact].mechanism for each in found.meetings if each.finding == Finding.CONFIRMED]
    shown = found.printed and found.role and standing != "unverified"
    stated = Stated(
        role=found.role or "",
        operator=found.operator or "exact",
        printed=found.printed or "",
        unit=found.unit or "",
        per=found.per or "",
    )
    met = tuple(_met(names, facts[each.fact], each) for each in found.meetings)
    mechanism = next(iter(confirmed), found.mechanism)
    return Noted(
        number=number,
        begin=found.begin,
        end=found.end,
        evidence=found.evidence,
        role=found.role,
        phrase=phrase(names.interface, stated) if shown else None,
        mechanism=mechanism,
        standing=standing,
        met=met,
    )


def _standing(found: ValueInText) -> str:
    """How it was established, leaving out what it met that nobody has verified."""
    findings = {each.finding for each in found.meetings if each.confidence != Confidence.LOW}
    if Finding.CONTRADICTED in findings:
        return "contradicted"
    if Finding.CONFIRMED in findings:
        return "confirmed" if found.origin == "read" else "quoted" if found.role else "passage"
    if found.origin == "read":
        return "extracted"
    return "contradicted" if found.established == Finding.CONTRADICTED else "unverified"


def _met(names: Names, view: FactView, meeting: CuratedMeeting) -> Met:
    parameter = next((each for each in view.parameters if each.iri == meeting.statement), None)
    return Met(
        iri=view.iri,
        label=names.chosen(view.labels),
        finding=meeting.finding,
        known=Confidence.LOW not in (meeting.confidence, view.confidence),
        recorded=value(names, parameter) if parameter else None,
    )
