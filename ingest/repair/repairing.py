"""All repairs in their order, each applied only where it makes the text more like its language."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from ingest.likeness import likeness, told_by_beginning
from ingest.repair.decoding import changes_of, find_decoding
from ingest.repair.edits import Change, EditedText, moved
from ingest.repair.look_alikes import find_look_alikes
from ingest.repair.lost import find_lost
from ingest.repair.run_on import Room
from ingest.repair.spaces import find_spaces
from ingest.repair.substitution import find_substitutions, substituted
from ontology.model import Edit, Treatment, TreatmentMethod


@dataclass(frozen=True, slots=True)
class Repaired:
    """A text after repair; ``edits`` give back what stood there, ``treatments`` say what was done.

    ``run_on`` is how many letters stand without the spaces they lost, for there were too many to part.
    """

    text: str
    edits: tuple[Edit, ...]
    treatments: tuple[Treatment, ...]
    run_on: int = 0

    def moved(self, offsets: Sequence[int]) -> tuple[int, ...]:
        """Offsets into the text before repair, in order, as offsets into the repaired one."""
        return moved(offsets, self.edits)


@dataclass(frozen=True, slots=True)
class _Proposal:
    """Changes that belong together, what they are in words, and how many letters they left as they were."""

    detail: str
    changes: tuple[Change, ...]
    left: int = 0


def repaired(text: str) -> Repaired:
    """The text with look-alike letters, wrong tables, lost letters and misplaced spaces put right.

    A sound text comes back as it is, at a cost of about a millisecond a page.
    """
    edited = EditedText(text)
    treatments: list[Treatment] = []
    run_on = 0
    for find, turns in _FINDERS:
        for _ in range(turns):
            proposal = find(edited.text)
            if not _is_gain(edited.text, proposal.changes):
                break
            edited = edited.changed(proposal.changes)
            confidence = _confidence(edited.text)
            treatments.append(Treatment(method=TreatmentMethod.REPAIR, confidence=confidence, detail=proposal.detail))
            run_on = proposal.left
    return Repaired(edited.text, edited.edits, tuple(treatments), run_on)


def _look_alikes(text: str) -> _Proposal:
    return _proposed("letters of the other script in {} words", find_look_alikes(text))


def _tables(text: str) -> _Proposal:
    decoding = find_decoding(text)
    return _proposed(f"{decoding.table.name}, in {{}} lines", changes_of(text, decoding)) if decoding else _NOTHING


def _letters(text: str) -> _Proposal:
    found = find_substitutions(text)
    pairs = ", ".join(f"{each.sign} read as {each.shown}, {each.times} times" for each in found)
    return _proposed(pairs, substituted(text, found))


def _lost(text: str) -> _Proposal:
    return _proposed("lost letters of {} words told by the words", find_lost(text))


def _spaces(text: str) -> _Proposal:
    room = Room()
    found = _proposed("spaces moved in {} places", find_spaces(text, room))
    return replace(found, left=room.left)


def _proposed(detail: str, changes: Iterable[Change]) -> _Proposal:
    listed = tuple(sorted(changes, key=lambda each: each.start))
    return _Proposal(detail.format(len(listed)), listed)


def _is_gain(before: str, changes: Sequence[Change]) -> bool:
    """True where the changed stretches are more like a language after a repair."""
    if not changes:
        return False
    old = " ".join(before[change.start : change.end] for change in changes)
    new = " ".join(change.new for change in changes)
    found = likeness(new)
    return found.bits < likeness(old).bits or not found.letters


def _confidence(after: str) -> float:
    """How much a text is like a language after a repair."""
    language = told_by_beginning(after)
    return round(likeness(after, among=[language] if language else None).confidence, 3)


_NOTHING = _Proposal("", ())
_FINDERS: tuple[tuple[Callable[[str], _Proposal], int], ...] = (
    (_tables, 3),  # a file seldom mixes more broken fonts than this
    (_look_alikes, 1),  # after the tables, for đ of code page 1250 looks like a Cyrillic r in 1251
    (_letters, 1),
    (_lost, 1),
    (_spaces, 1),
)
