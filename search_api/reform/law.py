"""What entered into force or ceased according to the law itself, whenever we learned of it.

The days are those of acts (``eli:first_date_entry_in_force``, ``eli:date_no_longer_in_force``), facts and values
(``aln:holdsFrom``, ``aln:holdsUntil``), half open: on the day of an end the rule does not hold any more.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from graph.store import RdfStore
from ontology.codes import ActStatus, Confidence
from ontology.knowledge import Texts
from ontology.validity import year_alone
from search_api.catalogue.jurisdictions import lies_in
from search_api.catalogue.subject import Subject
from search_api.catalogue.view import View
from search_api.reform.changes import Value
from search_api.reform.facts import titles_of
from search_api.reform.kinds import Thing
from search_api.reform.state import State
from search_api.reform.values import follows


class Force(StrEnum):
    """What happened on a day of the law."""

    ENTERED = "entered_into_force"
    """It holds from this day on."""
    REPLACED = "replaced"
    """A value holds from this day on, until which another held of the same thing."""
    CEASED = "ceased"
    """It does not hold any more from this day on."""


class Precision(StrEnum):
    """How well a day is known."""

    DAY = "day"
    YEAR = "year"
    """Only the year is known in which it began or ended: it may have been any day of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalDay(View):
    """A day on which an act, a fact or a value began to hold or ceased; each is told once, of the widest that has it.

    ``day`` is an ISO 8601 date, or the year alone where ``precision`` says that no more is known: ``2024`` for what
    began or ended in that year. ``iri`` and ``titles`` are those of the act or of the fact; ``before`` is the value
    that another replaced. ``successors`` are the acts that repeal an act that ceased. Keys and IRIs are as in
    ``FactView``.
    """

    kind: Force
    thing: Thing
    day: str
    precision: Precision
    iri: str
    jurisdiction: str | None
    mechanisms: tuple[str, ...]
    titles: Texts
    act: str
    act_titles: Texts
    confidence: str
    provision: str | None = None
    article: str | None = None
    value: Value | None = None
    before: Value | None = None
    successors: tuple[str, ...] = ()


def listed_law(days: Sequence[LegalDay]) -> dict[str, Any]:
    """``{"total", "days": [...]}`` for the wire."""
    return {"total": len(days), "days": [each.as_dict() for each in days]}


_Ends = tuple[str | None, str | None]
"""The first day on which something holds, and the first on which it does not any more (ISO 8601)."""
_WRITTEN = "aln:validFrom", "aln:validTo"
"""The same as curators wrote them: dates, or years."""
_KINDS = {kind: turn for turn, kind in enumerate(Force)}
_THINGS = {thing: turn for turn, thing in enumerate(Thing)}


def law_between(
    store: RdfStore, since: date, until: date, *, country: str | None = None, mechanism: str | None = None
) -> tuple[LegalDay, ...]:
    """What entered into force or ceased from ``since`` to ``until``, as ``legal_days`` and ``narrowed`` tell."""
    return narrowed(legal_days(store), since, until, country=country, mechanism=mechanism)


def legal_days(store: RdfStore) -> tuple[LegalDay, ...]:
    """All days that one snapshot tells, those to come too; sorted by jurisdiction, kind, day and IRI.

    Proposals never were law, and what is of low confidence is not known.
    """
    return tuple(sorted(_Days(State(store)).all(), key=_order))


def narrowed(
    days: Sequence[LegalDay], since: date, until: date, *, country: str | None = None, mechanism: str | None = None
) -> tuple[LegalDay, ...]:
    """Those from ``since`` to ``until``, both included, of a jurisdiction with its parts and of a mechanism.

    Where only the year is known the whole year counts: it may have been late in it.
    """
    return tuple(
        each
        for each in days
        if _lies_between(each, since, until)
        and lies_in(each.jurisdiction, country)
        and (mechanism is None or mechanism in each.mechanisms)
    )


def _lies_between(told: LegalDay, since: date, until: date) -> bool:
    if told.precision is Precision.YEAR:
        return since.year <= int(told.day) <= until.year
    return since <= date.fromisoformat(told.day) <= until


def _order(told: LegalDay) -> tuple[str, int, str, int, str, str]:
    value = told.value.iri if told.value else ""
    return told.jurisdiction or "~", _KINDS[told.kind], told.day, _THINGS[told.thing], told.iri, value


class _Days:
    """One snapshot, asked for its days."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._repealed_by: dict[str, list[str]] = {}
        for act in state.acts.values():
            for each in act.every("eli:repeals"):
                self._repealed_by.setdefault(each, []).append(act.iri)

    def all(self) -> Iterator[LegalDay]:
        """All of them, in no order."""
        for act in self._state.acts.values():
            if act.first("aln:status") == ActStatus.PROPOSED:
                continue
            if act.first("aln:confidence") != Confidence.LOW:
                yield from self._act(act)
            for fact in self._state.facts_of_act.get(act.iri, ()):
                if fact.first("aln:confidence") != Confidence.LOW:
                    yield from self._fact(
                        fact, _ends(act, "eli:first_date_entry_in_force", "eli:date_no_longer_in_force")
                    )

    def _act(self, act: Subject) -> Iterator[LegalDay]:
        days = _ends(act, "eli:first_date_entry_in_force", "eli:date_no_longer_in_force")
        for kind, day, told in zip((Force.ENTERED, Force.CEASED), days, _ends(act, *_WRITTEN), strict=True):
            written = told or day
            if written:
                yield LegalDay(
                    kind=kind,
                    thing=Thing.ACT,
                    day=written,
                    precision=_precision(written),
                    iri=act.iri,
                    jurisdiction=act.key("aln:jurisdiction"),
                    mechanisms=self._state.mechanisms_of_act(act.iri),
                    titles=act.texts("dcterms:title"),
                    act=act.iri,
                    act_titles=act.texts("dcterms:title"),
                    confidence=act.first("aln:confidence") or "",
                    successors=tuple(sorted(self._repealed_by.get(act.iri, ()))) if kind is Force.CEASED else (),
                )

    def _fact(self, fact: Subject, of_act: _Ends) -> Iterator[LegalDay]:
        own = _ends(fact, "aln:holdsFrom", "aln:holdsUntil")
        written = _ends(fact, *_WRITTEN)
        for kind, day, wider, told in zip((Force.ENTERED, Force.CEASED), own, of_act, written, strict=True):
            if day and day != wider:
                yield self._told(kind, told or day, fact, None, None)
        values = [each for each in self._state.values(fact) if each.confidence != Confidence.LOW and not _never(each)]
        heirs = _heirs(values, told=[each for each in values if each.holds_from != own[0]])
        replaced = {each.iri for each in heirs.values()}
        for value in values:
            if value.holds_from and value.holds_from != own[0]:
                before = heirs.get(value.iri)
                kind = Force.REPLACED if before else Force.ENTERED
                yield self._told(kind, value.valid_from or value.holds_from, fact, value, before)
            if value.holds_until and value.holds_until != own[1] and value.iri not in replaced:
                yield self._told(Force.CEASED, value.valid_to or value.holds_until, fact, value, None)

    def _told(self, kind: Force, written: str, fact: Subject, value: Value | None, before: Value | None) -> LegalDay:
        act, mechanism = fact.first("aln:act") or "", fact.key("aln:mechanism")
        return LegalDay(
            kind=kind,
            thing=Thing.VALUE if value else Thing.FACT,
            day=written,
            precision=_precision(written),
            iri=fact.iri,
            jurisdiction=fact.key("aln:jurisdiction"),
            mechanisms=(mechanism,) if mechanism else (),
            titles=fact.texts("skos:prefLabel"),
            act=act,
            act_titles=titles_of(act, self._state),
            confidence=value.confidence if value else fact.first("aln:confidence") or "",
            provision=fact.first("aln:provision"),
            article=fact.first("eli:number"),
            value=value,
            before=before,
        )


def _ends(found: Subject, first: str, end: str) -> _Ends:
    return found.first(first), found.first(end)


def _heirs(values: Sequence[Value], *, told: Sequence[Value]) -> dict[str, Value]:
    """By the IRI of each value that is told the one it replaced; each replaces one other and is replaced by one."""
    found: dict[str, Value] = {}
    left = list(values)
    for new in told:
        old = next((each for each in left if each.iri != new.iri and follows(each, new)), None)
        if old:
            found[new.iri] = old
            left.remove(old)
    return found


def _never(value: Value) -> bool:
    """Whether a value ended before its act began: it held under an earlier law, of which this one says nothing."""
    return bool(value.holds_from and value.holds_until and value.holds_until <= value.holds_from)


def _precision(written: str) -> Precision:
    """As curators wrote it: a date, or a year."""
    return Precision.YEAR if year_alone(written) else Precision.DAY
