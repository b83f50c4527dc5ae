"""Plain text as the blocks and inlines of Akoma Ntoso: paragraphs, ends of printed lines, marked stretches."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.akoma_ntoso.names import Maker

if TYPE_CHECKING:
    from lxml.etree import _Element

_GAP = re.compile(r"\n[ \t]*\n\s*")
_UNPRINTABLE = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printable(text: str) -> str:
    """The text without signs that XML 1.0 cannot hold (2.2)."""
    return _UNPRINTABLE.sub("\ufffd", text)


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the document's text (half open) that goes into an element: a reference, the title."""

    begin: int
    end: int
    tag: str
    href: str | None = None


class Blocks:
    """Makes paragraphs, with every mark that lies in them."""

    def __init__(self, make: Maker, marks: Iterable[Mark]) -> None:
        self._make = make
        self._marks = sorted(marks, key=lambda mark: (mark.begin, -mark.end))

    def of(self, text: str, begin: int) -> "list[_Element]":
        """A ``p`` for each paragraph of a text that stands at ``begin`` in the document; at least one."""
        pieces = list(paragraphs(text)) or [(0, 0)]
        return [self._paragraph(text[start:end], begin + start) for start, end in pieces]

    def _paragraph(self, text: str, begin: int) -> "_Element":
        element = self._make.p()
        at = 0
        for mark in self._within(begin, begin + len(text)):
            start, end = mark.begin - begin, mark.end - begin
            if start >= at:  # of two that overlap the first is kept
                self._write(element, text[at:start])
                inner = self._make(mark.tag, **({"href": printable(mark.href)} if mark.href else {}))
                self._write(inner, text[start:end])
                element.append(inner)
                at = end
        self._write(element, text[at:])
        return element

    def _within(self, begin: int, end: int) -> Iterator[Mark]:
        for mark in self._marks[bisect_left(self._marks, begin, key=lambda each: each.begin) :]:
            if mark.begin >= end:
                return
            if mark.begin < mark.end <= end:
                yield mark

    def _write(self, element: "_Element", text: str) -> None:
        """Text behind all that the element holds; where the printed line ends, an ``eol``."""
        for turn, line in enumerate(printable(text).split("\n")):
            if turn:
                element.append(self._make.eol())
            if len(element):
                element[-1].tail = (element[-1].tail or "") + line
            else:
                element.text = (element.text or "") + line


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Spans between empty lines, without white space at their edges."""
    at = 0
    for gap in [*(match.span() for match in _GAP.finditer(text)), (len(text), len(text))]:
        piece = text[at : gap[0]]
        if piece.strip():
            yield at + len(piece) - len(piece.lstrip()), at + len(piece.rstrip())
        at = gap[1]
