"""Acts that came, left, or are told otherwise."""

from collections.abc import Iterator

from search_api.catalogue.subject import Subject
from search_api.reform.changes import ActChange, Difference, TrustChange
from search_api.reform.compared import ACT, differences
from search_api.reform.kinds import Kind, Thing
from search_api.reform.state import Pair, State, is_curated

_CONFIDENCE = "aln:confidence"
_STATUS = "aln:status"


def acts_changed(pair: Pair) -> Iterator[ActChange | TrustChange]:
    """One change for each act that came or left; for another at most one of its status, confidence and the rest."""
    before, after = pair.before.acts, pair.after.acts
    for iri in sorted(before.keys() | after.keys()):
        if iri not in before:
            yield _act(Kind.ACT_REGISTERED, after[iri], pair.after, pair.day)
        elif iri not in after:
            yield _act(Kind.ACT_LEFT, before[iri], pair.before, pair.day)
        elif is_curated(before[iri]) or is_curated(after[iri]):
            yield from _told_otherwise(before[iri], after[iri], pair)


def _told_otherwise(old: Subject, new: Subject, pair: Pair) -> Iterator[ActChange | TrustChange]:
    if status := differences(old, new, {"status": _STATUS}):
        yield _act(Kind.ACT_STATUS_CHANGED, new, pair.after, pair.day, status)
    if rest := differences(old, new, ACT):
        yield _act(Kind.ACT_CHANGED, new, pair.after, pair.day, rest)
    confidences = old.first(_CONFIDENCE), new.first(_CONFIDENCE)
    if confidences[0] != confidences[1]:
        yield TrustChange(
            kind=Kind.CONFIDENCE_CHANGED,
            thing=Thing.ACT,
            iri=new.iri,
            jurisdiction=new.key("aln:jurisdiction"),
            mechanisms=pair.after.mechanisms_of_act(new.iri),
            titles=new.texts("dcterms:title"),
            day=pair.day,
            before=confidences[0],
            after=confidences[1],
            act=new.iri,
        )


def _act(kind: Kind, act: Subject, state: State, day: str | None, told: tuple[Difference, ...] = ()) -> ActChange:
    return ActChange(
        kind=kind,
        iri=act.iri,
        jurisdiction=act.key("aln:jurisdiction"),
        mechanisms=state.mechanisms_of_act(act.iri),
        titles=act.texts("dcterms:title"),
        day=day,
        status=act.first(_STATUS),
        confidence=act.first(_CONFIDENCE),
        documents=tuple(sorted(each.iri for each in state.texts_of_act.get(act.iri, ()))),
        differences=told,
    )
