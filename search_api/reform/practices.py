"""Practices and actors that came, went, or are told otherwise."""

from collections.abc import Iterator

from search_api.catalogue.subject import Subject
from search_api.reform.changes import ActorChange, Difference, PracticeChange, TrustChange
from search_api.reform.compared import ACTOR, OUTCOME, PRACTICE, differences
from search_api.reform.kinds import Kind, Thing
from search_api.reform.state import Pair

_CONFIDENCE = "aln:confidence"


def practices_changed(pair: Pair) -> Iterator[PracticeChange | TrustChange]:
    """One change for each practice that came or went; for another at most one of outcome, confidence and the rest."""
    before, after = pair.before.practices, pair.after.practices
    for iri in sorted(before.keys() | after.keys()):
        if iri not in before:
            yield _practice(Kind.PRACTICE_ADDED, after[iri], pair.day)
        elif iri not in after:
            yield _practice(Kind.PRACTICE_REMOVED, before[iri], pair.day)
        else:
            yield from _told_otherwise(before[iri], after[iri], pair.day)


def _told_otherwise(old: Subject, new: Subject, day: str | None) -> Iterator[PracticeChange | TrustChange]:
    if outcome := differences(old, new, OUTCOME):
        yield _practice(Kind.OUTCOME_CHANGED, new, day, outcome)
    if rest := differences(old, new, PRACTICE):
        yield _practice(Kind.PRACTICE_CHANGED, new, day, rest)
    confidences = old.first(_CONFIDENCE), new.first(_CONFIDENCE)
    if confidences[0] != confidences[1]:
        yield TrustChange(
            kind=Kind.CONFIDENCE_CHANGED,
            thing=Thing.PRACTICE,
            iri=new.iri,
            jurisdiction=new.key("aln:jurisdiction"),
            mechanisms=_mechanisms(new),
            titles=new.texts("dcterms:title"),
            day=day,
            before=confidences[0],
            after=confidences[1],
        )


def _mechanisms(practice: Subject) -> tuple[str, ...]:
    mechanism = practice.key("aln:mechanism")
    return (mechanism,) if mechanism else ()


def _practice(kind: Kind, practice: Subject, day: str | None, told: tuple[Difference, ...] = ()) -> PracticeChange:
    return PracticeChange(
        kind=kind,
        iri=practice.iri,
        jurisdiction=practice.key("aln:jurisdiction"),
        mechanisms=_mechanisms(practice),
        titles=practice.texts("dcterms:title"),
        day=day,
        place=practice.first("aln:place"),
        years=practice.first("dcterms:temporal"),
        confidence=practice.first(_CONFIDENCE) or "",
        differences=told,
    )


def actors_changed(pair: Pair) -> Iterator[ActorChange]:
    """One change for each actor that came, went or is told otherwise."""
    before, after = pair.before.actors, pair.after.actors
    for iri in sorted(before.keys() | after.keys()):
        if iri not in before:
            yield _actor(Kind.ACTOR_ADDED, after[iri], pair.day)
        elif iri not in after:
            yield _actor(Kind.ACTOR_REMOVED, before[iri], pair.day)
        elif told := differences(before[iri], after[iri], ACTOR):
            yield _actor(Kind.ACTOR_CHANGED, after[iri], pair.day, told)


def _actor(kind: Kind, actor: Subject, day: str | None, told: tuple[Difference, ...] = ()) -> ActorChange:
    return ActorChange(
        kind=kind,
        iri=actor.iri,
        jurisdiction=actor.key("aln:jurisdiction"),
        mechanisms=(),
        titles=actor.texts("skos:prefLabel"),
        day=day,
        actor_kind=actor.key("org:classification") or "",
        differences=told,
    )
