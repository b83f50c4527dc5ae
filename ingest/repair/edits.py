"""Changes to a text that remember what stood there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ontology.model import Edit, unedited


@dataclass(frozen=True, slots=True)
class Change:
    """``text[start:end]`` is to become ``new``."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class EditedText:
    """A text with its edits in order; ``original`` of the whole gives back the text before the first change."""

    text: str
    edits: tuple[Edit, ...] = ()

    def changed(self, changes: Iterable[Change]) -> "EditedText":
        """The text with changes applied, which lie in order and apart from each other; edits that meet become one."""
        builder = _Builder(self)
        for group in _groups(sorted(changes, key=lambda each: each.start), self.edits):
            builder.add(group)
        return builder.finished()


@dataclass(slots=True)
class _Group:
    """Changes and earlier edits that overlap, over ``[start, end)`` of the text as it is."""

    start: int
    end: int
    changes: list[Change] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)


def _groups(changes: Sequence[Change], edits: Sequence[Edit]) -> list[_Group]:
    groups: list[_Group] = []
    both: list[Change | Edit] = [*changes, *edits]
    for each in sorted(both, key=lambda each: (each.start, each.end)):
        meets = groups and (each.start < groups[-1].end or each.start == groups[-1].start)
        group = groups[-1] if meets else _Group(each.start, each.end)
        if not meets:
            groups.append(group)
        group.end = max(group.end, each.end)
        if isinstance(each, Change):
            group.changes.append(each)
        else:
            group.edits.append(each)
    return groups


class _Builder:
    """Puts a changed text together from left to right."""

    def __init__(self, before: EditedText) -> None:
        self._before = before.text
        self._pieces: list[str] = []
        self._length = 0
        self._edits: list[Edit] = []
        self._at = 0

    def add(self, group: _Group) -> None:
        self._push(self._before[self._at : group.start])
        start = self._length
        self._at = group.start
        for change in group.changes:
            self._push(self._before[self._at : change.start] + change.new)
            self._at = change.end
        self._push(self._before[self._at : group.end])
        self._at = group.end
        original = unedited(self._before, (group.start, group.end), group.edits)
        self._edits.append(Edit(start, self._length, original))

    def finished(self) -> EditedText:
        self._push(self._before[self._at :])
        return EditedText("".join(self._pieces), tuple(self._edits))

    def _push(self, piece: str) -> None:
        self._pieces.append(piece)
        self._length += len(piece)


def moved(offsets: Sequence[int], edits: Sequence[Edit]) -> tuple[int, ...]:
    """Offsets into the original, in order, as offsets into the edited text; one inside an edit goes to its start."""
    found = []
    shift, index = 0, 0
    for offset in offsets:
        while index < len(edits) and edits[index].start - shift + len(edits[index].original) <= offset:
            edit = edits[index]
            shift += (edit.end - edit.start) - len(edit.original)
            index += 1
        inside = index < len(edits) and edits[index].start - shift < offset
        found.append(edits[index].start if inside else offset + shift)
    return tuple(found)
