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
    """Only the year is known: a beginning is meant from 1 January, an end up to the last day of the year before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalDay(View):
    """A day on which an act, a fact or a value began to hold or ceased; each is told once, of the widest that has it.

    ``iri`` and ``titles`` are those of the act or of the fact; ``before`` is the value that another replaced.
    ``successors`` are the acts that repeal an act that ceased. Keys and IRIs are as in ``FactView``.
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


_Days = tuple[str | None, str | None]
"""The first day on which something holds, and the first on which it does not any more (ISO 8601)."""
_KINDS = {kind: turn for turn, kind in enumerate(Force)}
_THINGS = {thing: turn for turn, thing in enumerate(Thing)}


def law_between(
    store: RdfStore, since: date, until: date, *, country: str | None = None, mechanism: str | None = None
) -> tuple[LegalDay, ...]:
    """What entered into force or ceased from ``since`` to ``until``, both included, as one snapshot tells it.

    Of a beginning of which only the year is known, the whole year counts. Proposals never were law, and what is of
    low confidence is not known. Sorted by jurisdiction, kind, day and IRI.
    """
    period = _Between(State(store), since, until)
    wanted = (
        each
        for each in period.days()
        if lies_in(each.jurisdiction, country) and (mechanism is None or mechanism in each.mechanisms)
    )
    return tuple(sorted(wanted, key=_order))


def _order(told: LegalDay) -> tuple[str, int, str, int, str, str]:
    value = told.value.iri if told.value else ""
    return told.jurisdiction or "~", _KINDS[told.kind], told.day, _THINGS[told.thing], told.iri, value


class _Between:
    """One snapshot, asked for the days of a period."""

    def __init__(self, state: State, since: date, until: date) -> None:
        self._state, self._since, self._until = state, since, until
        self._repealed_by: dict[str, list[str]] = {}
        for act in state.acts.values():
            for each in act.every("eli:repeals"):
                self._repealed_by.setdefault(each, []).append(act.iri)

    def days(self) -> Iterator[LegalDay]:
        """All of them, in no order."""
        for act in self._state.acts.values():
            if act.first("aln:status") == ActStatus.PROPOSED:
                continue
            if act.first("aln:confidence") != Confidence.LOW:
                yield from self._act(act)
            for fact in self._state.facts_of_act.get(act.iri, ()):
                if fact.first("aln:confidence") != Confidence.LOW:
                    yield from self._fact(
                        fact, _days(act, "eli:first_date_entry_in_force", "eli:date_no_longer_in_force")
                    )

    def _act(self, act: Subject) -> Iterator[LegalDay]:
        first, end = _days(act, "eli:first_date_entry_in_force", "eli:date_no_longer_in_force")
        for kind, day in ((Force.ENTERED, first), (Force.CEASED, end)):
            precision = _precision(day, None)
            if day and self._holds(kind, day, precision):
                yield LegalDay(
                    kind=kind,
                    thing=Thing.ACT,
                    day=day,
                    precision=precision,
                    iri=act.iri,
                    jurisdiction=act.key("aln:jurisdiction"),
                    mechanisms=self._state.mechanisms_of_act(act.iri),
                    titles=act.texts("dcterms:title"),
                    act=act.iri,
                    act_titles=act.texts("dcterms:title"),
                    confidence=act.first("aln:confidence") or "",
                    successors=tuple(sorted(self._repealed_by.get(act.iri, ()))) if kind is Force.CEASED else (),
                )

    def _fact(self, fact: Subject, of_act: _Days) -> Iterator[LegalDay]:
        own = _days(fact, "aln:holdsFrom", "aln:holdsUntil")
        written = fact.first("aln:validFrom"), fact.first("aln:validTo")
        for kind, day, wider, told in zip((Force.ENTERED, Force.CEASED), own, of_act, written, strict=True):
            if day and day != wider:
                yield from self._told(kind, day, _precision(day, told), fact, None, None)
        values = [each for each in self._state.values(fact) if each.confidence != Confidence.LOW and not _never(each)]
        heirs = _heirs(values)
        replaced = {each.iri for each in heirs.values()}
        for value in values:
            if value.holds_from and value.holds_from != own[0]:
                before = heirs.get(value.iri)
                precision = _precision(value.holds_from, value.valid_from)
                kind = Force.REPLACED if before else Force.ENTERED
                yield from self._told(kind, value.holds_from, precision, fact, value, before)
            if value.holds_until and value.holds_until != own[1] and value.iri not in replaced:
                precision = _precision(value.holds_until, value.valid_to)
                yield from self._told(Force.CEASED, value.holds_until, precision, fact, value, None)

    def _told(
        self, kind: Force, day: str, precision: Precision, fact: Subject, value: Value | None, before: Value | None
    ) -> Iterator[LegalDay]:
        if self._holds(kind, day, precision):
            act, mechanism = fact.first("aln:act") or "", fact.key("aln:mechanism")
            yield LegalDay(
                kind=kind,
                thing=Thing.VALUE if value else Thing.FACT,
                day=day,
                precision=precision,
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

    def _holds(self, kind: Force, day: str, precision: Precision) -> bool:
        """Whether a day lies in the period; what began in a year may have begun late in it."""
        found = date.fromisoformat(day)
        if precision is Precision.YEAR and kind is not Force.CEASED:
            return self._since.year <= found.year and found <= self._until
        return self._since <= found <= self._until


def _days(found: Subject, first: str, end: str) -> _Days:
    return found.first(first), found.first(end)


def _heirs(values: Sequence[Value]) -> dict[str, Value]:
    """By the IRI of a value the one it replaced; each replaces one and is replaced by one."""
    found: dict[str, Value] = {}
    left = list(values)
    for new in values:
        old = next((each for each in left if follows(each, new)), None)
        if old:
            found[new.iri] = old
            left.remove(old)
    return found


def _never(value: Value) -> bool:
    """Whether a value ended before its act began: it held under an earlier law, of which this one says nothing."""
    return bool(value.holds_from and value.holds_until and value.holds_until <= value.holds_from)


def _precision(day: str | None, written: str | None) -> Precision:
    """As curators wrote it; where the graph does not keep that, 1 January stands for a year."""
    year_alone = len(written) == 4 if written else bool(day and day.endswith("-01-01"))
    return Precision.YEAR if year_alone else Precision.DAY
