"""Words to lines: along the order in which they were drawn, or across a region from the top down."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from ingest.formats.pdf.words import Word

_OVERLAP = 0.35
_BACK = 0.6
_TOUCHING = 0.12


class Line(NamedTuple):
    """Words on one line; ``size`` is the height of most of its letters, in points."""

    words: tuple[Word, ...]
    left: float
    right: float
    bottom: float
    top: float
    size: float

    @property
    def text(self) -> str:
        """The words with a space wherever the page shows one."""
        return spaced(self.words)


def line_of(words: Sequence[Word]) -> Line:
    """A line of these words, in this order."""
    _, left, right, bottom, top, _, _ = words[0]
    letters: dict[float, int] = {}
    for text, start, end, low, high, _, _ in words:
        height = round(high - low, 1)
        letters[height] = letters.get(height, 0) + len(text)
        left = start if start < left else left
        right = end if end > right else right
        bottom = low if low < bottom else bottom
        top = high if high > top else top
    size = max(letters, key=letters.__getitem__) if len(letters) > 1 else height
    return Line(tuple(words), left, right, bottom, top, size)


def spaced(words: Sequence[Word]) -> str:
    """Words in one string, glued where they touch and no blank was drawn between them."""
    pieces = [words[0].text] if words else []
    for before, word in pairwise(words):
        glued = not word.apart and word.left - before.right < _TOUCHING * max(before.height, word.height)
        pieces.append(word.text if glued else " " + word.text)
    return "".join(pieces)


def along(words: Iterable[Word]) -> list[Line]:
    """Lines in the order they were drawn: a new one wherever the pen moves up, down or back."""
    lines: list[Line] = []
    current: list[Word] = []
    for word in words:
        if current and not _goes_on(current[-1], word, current[0]):
            lines.append(line_of(current))
            current = []
        current.append(word)
    if current:
        lines.append(line_of(current))
    return lines


def _goes_on(before: Word, word: Word, first: Word) -> bool:
    return (on_one_line(before, word) or on_one_line(first, word)) and word.left > before.right - _BACK * word.height


def on_one_line(one: Word, other: Word) -> bool:
    """True where two words share a third of the height of the smaller one: raised figures stay with their line."""
    _, _, _, bottom, top, _, _ = one
    _, _, _, low, high, _, _ = other
    shared = (top if top < high else high) - (bottom if bottom > low else low)
    return shared > _OVERLAP * min(top - bottom, high - low)


def across(words: Iterable[Word]) -> list[Line]:
    """Lines from the top down and from left to right, whatever the order they were drawn in.

    A row is as high as its tallest word, so that a raised figure finds the line it hangs on.
    """
    rows: list[tuple[float, float, list[Word]]] = []
    for _, word in sorted([(-round(word.top + word.bottom), word) for word in words]):
        low, high = word.bottom, word.top
        for at in range(len(rows) - 1, max(-1, len(rows) - 4), -1):
            bottom, top, row = rows[at]
            shared = (top if top < high else high) - (bottom if bottom > low else low)
            if shared > _OVERLAP * min(top - bottom, high - low):
                row.append(word)
                if high - low > top - bottom:
                    rows[at] = (low, high, row)
                break
        else:
            rows.append((low, high, [word]))
    rows.sort(key=lambda row: -(row[0] + row[1]))
    return [line_of(sorted(row, key=_left)) for _, _, row in rows]


def _left(word: Word) -> float:
    return word[1]
