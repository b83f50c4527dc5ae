"""Columns told apart by the white gutter between them, and the order in which their lines are read.

The recursive cut of Nagy and Seth (1984), with one change: what crosses a gutter (mastheads, headings over both
columns) is no reason against it, but divides the columns into those above and those below.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from ingest.formats.pdf.lines import Line, across
from ingest.formats.pdf.words import Word

_BIN = 2.0
_LEAST_GAP = 8.0
_GAP_TO_HEIGHT = 0.75
_CROSSING = 0.15
_LEAST_LINES = 5
_LEAST_SHARE = 0.15
_LEAST_LETTERS = 10
_ALIGNED = 0.8
_SAME_BASE = 1.5
_FULL = 0.6
_DEPTH = 4


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A region's lines from the top down, and the x of the gutter between its columns, if it has columns."""

    lines: list[Line]
    gutter: float | None


def arrangement_of(words: Sequence[Word]) -> Arrangement:
    """How a region's words (boxes in points) are arranged."""
    lines = across(words)
    return Arrangement(lines, _gutter(words, lines))


def in_reading_order(arrangement: Arrangement, *, depth: int = _DEPTH) -> list[Line]:
    """Lines of a region: column by column where it has columns, else from the top down."""
    gutter = arrangement.gutter
    if gutter is None or depth == 0:
        return arrangement.lines
    ordered: list[Line] = []
    for whole, band in _bands(arrangement.lines, gutter):
        if whole:
            ordered += band
            continue
        flat = [word for line in band for word in line.words]
        for side in (
            [word for word in flat if _middle(word) < gutter],
            [word for word in flat if _middle(word) >= gutter],
        ):
            ordered += in_reading_order(arrangement_of(side), depth=depth - 1) if side else []
    return ordered


def _middle(word: Word) -> float:
    return (word.left + word.right) / 2


def _gutter(words: Sequence[Word], lines: Sequence[Line]) -> float | None:
    for x in _white(words, lines):
        left = across([word for word in words if word.right <= x])
        right = across([word for word in words if word.left >= x])
        if _are_columns(left, right):
            return x
    return None


def _white(words: Sequence[Word], lines: Sequence[Line]) -> list[float]:
    """Middles of upright white stripes that few lines cross, the clearest first."""
    if len(lines) < _LEAST_LINES:
        return []
    start, end = min(line.left for line in lines), max(line.right for line in lines)
    crossed = _coverage(words, start, end)
    most = max(1, int(_CROSSING * len(lines)))
    least = max(_LEAST_GAP, _GAP_TO_HEIGHT * median(line.size for line in lines))
    stripes: list[tuple[int, float, float]] = []
    opened: int | None = None
    for at, count in enumerate([*crossed, most + 1]):
        if count <= most and opened is None:
            opened = at
        elif count > most and opened is not None:
            if (at - opened) * _BIN >= least:
                fewest = min(crossed[opened:at])
                middle = [place for place in range(opened, at) if crossed[place] == fewest]
                x = start + (middle[len(middle) // 2] + 0.5) * _BIN
                stripes.append((fewest, -(at - opened) * _BIN, x))
            opened = None
    width = end - start
    inner = [each for each in stripes if start + _LEAST_SHARE * width < each[2] < end - _LEAST_SHARE * width]
    return [x for *_, x in sorted(inner)]


def _coverage(words: Sequence[Word], start: float, end: float) -> list[int]:
    """How many words stand over each two points of the region's width."""
    size = int((end - start) / _BIN) + 2
    steps = [0] * (size + 1)
    for word in words:
        steps[max(0, int((word.left - start) / _BIN))] += 1
        steps[min(size, int((word.right - start) / _BIN) + 1)] -= 1
    covered, count = [], 0
    for step in steps[:size]:
        count += step
        covered.append(count)
    return covered


def _are_columns(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """True where both sides hold running text side by side, and not the cells of a table's rows."""
    if min(len(left), len(right)) < _LEAST_LINES or not _beside(left, right):
        return False
    if min(_letters(left), _letters(right)) < _LEAST_LETTERS:
        return False
    bases = [line.bottom for line in left]
    fewer = right
    if len(right) > len(left):
        bases, fewer = [line.bottom for line in right], left
    aligned = sum(any(abs(line.bottom - base) < _SAME_BASE for base in bases) for line in fewer)
    return aligned < _ALIGNED * len(fewer) or min(_fill(left), _fill(right)) >= _FULL


def _beside(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """True where the sides share the height of some lines."""
    top, bottom = min(left[0].top, right[0].top), max(left[-1].bottom, right[-1].bottom)
    return all(sum(bottom <= line.bottom <= top for line in side) >= _LEAST_LINES - 1 for side in (left, right))


def _letters(lines: Sequence[Line]) -> float:
    return sum(len(word.text) for line in lines for word in line.words) / len(lines)


def _fill(lines: Sequence[Line]) -> float:
    """How much of their column the lines fill, at the median."""
    width = max(line.right for line in lines) - min(line.left for line in lines)
    return median((line.right - line.left) / max(width, 1.0) for line in lines)


def _bands(lines: Sequence[Line], gutter: float) -> list[tuple[bool, list[Line]]]:
    """Runs of lines from the top down: those that something crosses the gutter in, and those between them."""
    bands: list[tuple[bool, list[Line]]] = []
    for line in lines:
        whole = any(word.left < gutter - 1 and word.right > gutter + 1 for word in line.words) or _closed(
            line, gutter
        )
        if bands and bands[-1][0] == whole:
            bands[-1][1].append(line)
        else:
            bands.append((whole, [line]))
    return bands


def _closed(line: Line, gutter: float) -> bool:
    """True where the gutter falls into a space between two words of a line: a heading over both columns."""
    before = max((word.right for word in line.words if word.right <= gutter), default=None)
    behind = min((word.left for word in line.words if word.left >= gutter), default=None)
    return before is not None and behind is not None and behind - before < _GAP_TO_HEIGHT * line.size
