"""Facts that came, went, or say something else, with their values."""

from collections.abc import Iterator
from typing import Any

from ontology.knowledge import Texts
from search_api.catalogue.subject import Subject
from search_api.reform.changes import Difference, FactChange, TrustChange, Value, ValueChange
from search_api.reform.compared import FACT, VALUE, differences
from search_api.reform.kinds import Kind, Thing
from search_api.reform.state import Pair, State
from search_api.reform.values import Matching, follows, is_same, matched

FactChanges = FactChange | ValueChange | TrustChange

_CONFIDENCE = "aln:confidence"


def facts_changed(pair: Pair) -> Iterator[FactChanges]:
    """One change for each fact that came or went; for another what it says, its values and how far these are trusted.

    A value that changed is told once, with its confidence and finding on both sides.
    """
    before, after = pair.before.facts, pair.after.facts
    for iri in sorted(before.keys() | after.keys()):
        if iri not in before:
            yield _fact(Kind.FACT_ADDED, after[iri], pair.after, pair.day)
        elif iri not in after:
            yield _fact(Kind.FACT_REMOVED, before[iri], pair.before, pair.day)
        else:
            yield from _OneFact(pair, before[iri], after[iri]).changes()


def _fact(kind: Kind, fact: Subject, state: State, day: str | None, told: tuple[Difference, ...] = ()) -> FactChange:
    return FactChange(
        kind=kind,
        **_place(fact, state, day),
        confidence=fact.first(_CONFIDENCE) or "",
        finding=state.finding(fact.iri),
        values=state.values(fact),
        differences=told,
    )


def _place(fact: Subject, state: State, day: str | None) -> dict[str, Any]:
    """What every change of a fact, or of something in it, tells."""
    mechanism, act = fact.key("aln:mechanism"), fact.first("aln:act") or ""
    return {
        "iri": fact.iri,
        "jurisdiction": fact.key("aln:jurisdiction"),
        "mechanisms": (mechanism,) if mechanism else (),
        "titles": fact.texts("skos:prefLabel"),
        "day": day,
        "act": act,
        "act_titles": titles_of(act, state),
        "provision": fact.first("aln:provision") or "",
        "article": fact.first("eli:number"),
    }


def titles_of(act: str, state: State) -> Texts:
    """The titles of an act in all its languages; none for one that is not known."""
    found = state.acts.get(act)
    return found.texts("dcterms:title") if found else {}


class _OneFact:
    """A fact that both snapshots have."""

    def __init__(self, pair: Pair, old: Subject, new: Subject) -> None:
        self._pair, self._old, self._new = pair, old, new
        self._place = _place(new, pair.after, pair.day)
        self._confidences = old.first(_CONFIDENCE), new.first(_CONFIDENCE)

    def changes(self) -> Iterator[FactChanges]:
        """All that is other in it, each thing once."""
        pair = self._pair
        if told := differences(self._old, self._new, FACT):
            yield _fact(Kind.FACT_CHANGED, self._new, pair.after, pair.day, told)
        if self._confidences[0] != self._confidences[1]:
            yield self._trust(Kind.CONFIDENCE_CHANGED, *self._confidences)
        yield from self._finding(pair.before.finding(self._old.iri), pair.after.finding(self._new.iri))
        yield from self._values(matched(pair.before.values(self._old), pair.after.values(self._new)))

    def _values(self, found: Matching) -> Iterator[ValueChange | TrustChange]:
        added, succeeded = list(found.added), set()
        for then, now in found.pairs:
            ended = now.holds_until != then.holds_until
            heir = next((each for each in added if ended and follows(now, each)), None)
            if heir:
                added.remove(heir)
                succeeded.add(now.iri)
                yield self._value(Kind.VALUE_CHANGED, now, heir)
        for then, now in found.pairs:
            if not is_same(then, now):
                yield self._value(Kind.VALUE_CHANGED, then, now)
                continue
            told = self._revised(then, now)
            if told and now.iri not in succeeded:
                yield self._value(Kind.VALUE_REVISED, then, now, told)
            yield from self._value_trust(then, now)
        yield from (self._value(Kind.VALUE_REMOVED, each, None) for each in found.removed)
        yield from (self._value(Kind.VALUE_ADDED, None, each) for each in added)

    def _revised(self, then: Value, now: Value) -> tuple[Difference, ...]:
        old, new = self._pair.before.parameters[then.iri], self._pair.after.parameters[now.iri]
        return differences(old, new, VALUE)

    def _value_trust(self, then: Value, now: Value) -> Iterator[TrustChange]:
        """A value that is trusted as its fact is follows it in silence."""
        confidences = then.confidence, now.confidence
        if then.confidence != now.confidence and confidences != self._confidences:
            yield self._trust(Kind.CONFIDENCE_CHANGED, *confidences, now)
        yield from self._finding(then.finding, now.finding, now)

    def _finding(self, before: str | None, after: str | None, value: Value | None = None) -> Iterator[TrustChange]:
        if before != after:
            yield self._trust(Kind(after) if after else Kind.UNCONFIRMED, before, after, value)

    def _trust(self, kind: Kind, before: str | None, after: str | None, value: Value | None = None) -> TrustChange:
        place = self._place | ({"iri": value.iri} if value else {})
        thing = Thing.VALUE if value else Thing.FACT
        return TrustChange(
            kind=kind, thing=thing, before=before, after=after, value=value, fact=self._new.iri, **place
        )

    def _value(
        self, kind: Kind, before: Value | None, after: Value | None, told: tuple[Difference, ...] = ()
    ) -> ValueChange:
        known = after or before
        place = self._place | ({"iri": known.iri} if known else {})
        return ValueChange(
            kind=kind,
            fact=self._new.iri,
            role=known.role if known else "",
            before=before,
            after=after,
            differences=told,
            **place,
        )
