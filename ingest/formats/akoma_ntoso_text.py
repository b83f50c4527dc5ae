"""The words of Akoma Ntoso elements put on one page, line by line, with the offsets they stand at."""

import re
from bisect import bisect_left
from collections.abc import Callable
from typing import TYPE_CHECKING

from ingest.formats.akoma_ntoso_names import names
from ingest.formats.blocks import tidy
from ingest.formats.cleaning import clean
from ingest.formats.marks import raised
from ingest.formats.packages import attribute, local
from ontology.model import Note, NoteKind

if TYPE_CHECKING:
    from lxml.etree import _Element

_NOTES = (("footnotes", NoteKind.FOOTNOTE), ("editorial", NoteKind.EDITORIAL), ("contents", NoteKind.CONTENTS))
_SPACES = re.compile(r"[ \t\r\n]+")
_ENDS = frozenset({"br", "eol"})
_SIGNS: dict[str, Callable[[str], str]] = {"eop": lambda _: " ", "sup": raised, "num": lambda text: f"\n{text} "}


class Sheet:
    """The text as it grows, and the notes that are taken out of it."""

    def __init__(self) -> None:
        self.notes: list[Note] = []
        self._pieces: list[str] = []
        self._begins: list[int] = []
        self._length = 0
        self._held = ""
        self._apart = False

    @property
    def text(self) -> str:
        """All lines so far."""
        return "".join(self._pieces) + "\n"

    @property
    def end(self) -> int:
        """Offset just past the last line."""
        return self._length

    def span_from(self, offset: int) -> tuple[int, int]:
        """What was put down since the sheet ended at an offset; an empty span where nothing was."""
        turn = bisect_left(self._begins, offset)
        return (self._begins[turn] if turn < len(self._begins) else self._length), self._length

    def hold(self, number: str, *, apart: bool = False) -> None:
        """Keep a number for the line that comes next, which ``apart`` sets off from the one above."""
        self._held = f"{self._held} {number}".strip()
        self._apart = self._apart or apart

    def release(self) -> None:
        """A line of its own for a number that no text followed."""
        if self._held:
            self.put("")
        self._apart = False

    def put(self, text: str, *, apart: bool = False) -> tuple[int, int]:
        """Add lines; the span they stand at. ``apart`` leaves an empty line above them."""
        lines = tidy(clean(f"{self._held} {text.lstrip()}" if self._held else text))
        self._held = ""
        if not lines:
            return self._length, self._length
        if self._length:
            gap = "\n\n" if apart or self._apart else "\n"
            self._pieces.append(gap)
            self._length += len(gap)
        self._apart = False
        self._begins.append(self._length)
        self._pieces.append(lines)
        self._length += len(lines)
        return self._begins[-1], self._length

    def note(self, kind: NoteKind, text: str) -> None:
        """Words that are none of the act's."""
        if words := tidy(clean(text)):
            self.notes.append(Note(kind=kind, text=words, page=1))

    def words(self, element: "_Element") -> str:
        """Running text of an element; what stands in blocks of its own there gets lines of its own.

        Notes in it go to the notes, deleted words nowhere.
        """
        name = local(element)
        if name in names("skipped") or self.noted(element):
            return ""
        if name in _ENDS:  # an end of line inside a word says where the word breaks
            return "" if attribute(element, "breakAt") else "\n"
        text = self._within(element)
        if name in names("quoted"):
            text = (attribute(element, "startQuote") or "") + text.strip() + (attribute(element, "endQuote") or "")
        if name in _SIGNS:
            return _SIGNS[name](text)
        return f"\n{text}\n" if name in names("blocks") else text

    def noted(self, element: "_Element") -> bool:
        """True for a footnote, an editor's remark or a table of contents, which are kept apart."""
        kind = next((kind for role, kind in _NOTES if local(element) in names(role)), None)
        if kind is not None:
            self.note(kind, self._within(element))
        return kind is not None

    def _within(self, element: "_Element") -> str:
        return "".join([_flat(element.text), *(self.words(each) + _flat(each.tail) for each in element)])


def _flat(text: str | None) -> str:
    """White space of XML, which is one space wherever a file breaks its lines."""
    return _SPACES.sub(" ", text or "")
