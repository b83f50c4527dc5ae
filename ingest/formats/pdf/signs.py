"""What the boxes of a page's text runs tell cheaply: whether its text needs a second look.

Counted on runs (what one drawing command shows), about a hundred a page, not on characters: 0.1 to 0.2 ms a page,
where the characters' boxes take 7 ms.
"""

import ctypes
import re
from collections.abc import Sequence
from enum import Enum, auto
from itertools import accumulate
from typing import TYPE_CHECKING

from ingest.formats.pdf.visible import is_print_out
from ingest.formats.pdf.words import Box, Turn, turned

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

Run = tuple[float, float, float, float]

MOST_RUNS = 20_000
"""A page with more runs is a drawing, or made to take time; its text is taken as it was drawn."""

_FEW_RUNS = 6
_MANY_RUNS = 500
_BIN = 4.0
_EDGE_SHARE = 0.12
_VALLEY = 0.15
_LEAST_VALLEY = 2
_LEAST_LINES = 4
_GAP = 12.0
_EQUAL = 3.0
_TALLEST = 40.0
_LABEL = 30.0
_PARTED_ROWS = 3
_DOUBLED = 0.5
_DOUBLED_WIDTH = 8.0
_MERGED = 0.85
_WHITE = 250
_FEW_SHARE = 0.15
_LAST_LINES = 14
_OVER = 12.0
_CAPITAL = r"[^\W\d_a-zа-яђјљњћџѓѕќѐѝëçčćšžđğışöü]"
_FOOTNOTE = re.compile(rf"\n\s?(?:(?:\d{{1,3}}|\*{{1,4}})\)?\s{{0,3}}{_CAPITAL}|\*{{1,4}}\s?\w).{{6}}")


class Need(Enum):
    """What a page's text needs beyond being taken as it was drawn."""

    NOTHING = auto()
    LINES = auto()  # or footnotes: its lines are looked at, not its words
    GEOMETRY = auto()


def need_of(layer: "PdfTextPage", text: str, box: Box) -> Need:
    """Whether the text may be in the wrong order, doubled, run together, hidden, or hold cells or footnotes.

    ``box`` is the page's. Where every letter is a run of its own, every fifth or so tells columns as well; rows are
    then not looked at.
    """
    count, lines = _count(layer), text.count("\n") + 1
    turn = turned(layer, text)
    runs = _runs(layer, turn, count=count)
    if runs and goes_over(runs, turn(*box) if turn else box):
        return Need.GEOMETRY
    if len(runs) < _FEW_RUNS:
        return Need.NOTHING
    if has_valley(runs) or has_white_lines(layer, text) or (is_print_out(text) and has_stripe(runs)):
        return Need.GEOMETRY
    if count <= _MANY_RUNS:
        rows = _rows(runs)
        if are_rows_odd(rows):
            return Need.GEOMETRY
        if lines < _MERGED * len(rows):
            return Need.LINES
    return Need.LINES if has_footnotes(text) else Need.NOTHING


def _count(layer: "PdfTextPage") -> int:
    import pypdfium2.raw as raw

    return int(raw.FPDFText_CountRects(layer.raw, 0, -1))


def _runs(layer: "PdfTextPage", turn: Turn | None, *, count: int) -> list[Run]:
    """(left, bottom, right, top) of each run of text, in points; of some, spread evenly, where there are many."""
    import pypdfium2.raw as raw

    if count > MOST_RUNS:
        return []
    left, top, right, bottom = (ctypes.c_double() for _ in range(4))
    references = [ctypes.byref(each) for each in (left, top, right, bottom)]
    measure, handle, runs = raw.FPDFText_GetRect, layer.raw, []
    for index in range(0, count, 1 + count // _MANY_RUNS):
        measure(handle, index, *references)
        runs.append((left.value, bottom.value, right.value, top.value))
    return runs if turn is None else [turn(*run) for run in runs]


def shows_less(layer: "PdfTextPage", text: str, box: Box) -> bool:
    """True where a page holds text that is not to be seen: white, or beyond its edge."""
    turn = turned(layer, text)
    runs = _runs(layer, turn, count=_count(layer))
    return has_white_lines(layer, text) or (bool(runs) and goes_over(runs, turn(*box) if turn else box))


def goes_over(runs: Sequence[Run], box: Box) -> bool:
    """True where a run goes over the page's edge by more than a letter: what lies there is not to be seen."""
    lefts, bottoms, rights, tops = zip(*runs, strict=True)
    return bool(
        min(lefts) < box[0] - _OVER
        or max(rights) > box[2] + _OVER
        or min(bottoms) < box[1] - _OVER
        or max(tops) > box[3] + _OVER
    )


def has_footnotes(text: str) -> bool:
    """True where one of the last lines opens as footnotes do: a figure or asterisks, then a capital."""
    at = len(text)
    for _ in range(_LAST_LINES):
        at = text.rfind("\n", 0, at)
        if at < 0:
            break
    return _FOOTNOTE.search(text, max(0, at)) is not None


def has_stripe(runs: Sequence[Run]) -> bool:
    """True where few runs stand apart from all others, beside a stripe that nothing crosses but the page's edges.

    The first and last row are a browser's own and go over the whole page.
    """
    inner = sorted(run for row in _rows(runs)[1:-1] for run in row)
    edge = inner[0][2] if inner else 0.0
    for at, run in enumerate(inner):
        if run[0] - edge > _GAP and min(at, len(inner) - at) <= _FEW_SHARE * len(inner):
            return True
        edge = max(edge, run[2])
    return False


def has_valley(runs: Sequence[Run]) -> bool:
    """True where an upright white stripe parts the page, with several lines on both sides of it.

    The stripe of a single column lies at its edge: labels of points on the left, page numbers of contents on
    the right. Those do not count.
    """
    lefts, _, rights, _ = zip(*runs, strict=True)
    start, end = min(lefts), max(rights)
    size = int((end - start) / _BIN) + 1
    steps = [0] * (size + 1)
    for left, right in zip(lefts, rights, strict=True):
        steps[int((left - start) / _BIN)] += 1
        at = int((right - start) / _BIN) + 1
        steps[at if at < size else size] -= 1
    crossed = list(accumulate(steps[:size]))
    edge = int(size * _EDGE_SHARE)
    inner = crossed[edge : size - edge]
    if not inner or max(crossed) < _LEAST_LINES:
        return False
    level = _VALLEY * max(crossed)
    if min(inner) > level:
        return False
    wide = 0
    for at, count in enumerate(inner, start=edge):
        wide = wide + 1 if count <= level else 0
        if wide >= _LEAST_VALLEY and max(crossed[at:]) >= _LEAST_LINES <= max(crossed[:at]):
            return True
    return False


def _rows(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs whose middles lie on one line, each row from left to right; commas hang below and belong to it."""
    rows: list[list[Run]] = []
    floor = 0.0
    for middle, left, bottom, right, top in sorted([(run[1] + run[3], *run) for run in runs], reverse=True):
        low = bottom if bottom > top - _TALLEST else top - _TALLEST
        if rows and middle >= 2 * floor:
            rows[-1].append((left, bottom, right, top))
            floor = low if low < floor else floor
        else:
            rows.append([(left, bottom, right, top)])
            floor = low
    for row in rows:
        row.sort()
    return rows


def are_rows_odd(rows: Sequence[Sequence[Run]]) -> bool:
    """True where runs lie over each other, or three rows are parted at one place."""
    parted: list[tuple[float, float]] = []
    for row in rows:
        edge, gaps = row[0][2], []
        for left, _, right, _ in row[1:]:
            if left - edge >= _GAP and edge - row[0][0] >= _LABEL:
                gaps.append((edge, left))
            elif edge - left > _DOUBLED * (right - left) and right - left > _DOUBLED_WIDTH:
                return True
            edge = max(edge, right)
        parted += [] if _is_justified(gaps) else gaps
    return _deepest(parted) >= _PARTED_ROWS


def _is_justified(gaps: Sequence[tuple[float, float]]) -> bool:
    """True where several gaps of one row are equally wide: a line of few words, stretched."""
    widths = [end - start for start, end in gaps]
    return len(widths) >= _PARTED_ROWS and max(widths) - min(widths) < _EQUAL


def _deepest(gaps: Sequence[tuple[float, float]]) -> int:
    """How many gaps lie over each other where the most do."""
    steps = sorted([(start, 1) for start, _ in gaps] + [(end, -1) for _, end in gaps])
    depth = most = 0
    for _, step in steps:
        depth += step
        most = max(most, depth)
    return most


def has_white_lines(layer: "PdfTextPage", text: str) -> bool:
    """True where a line opens in white: invisible on paper, or light on a coloured ground."""
    import pypdfium2.raw as raw

    if len(text) != layer.count_chars():
        return False
    red, green, blue, _ = colours = [ctypes.c_uint() for _ in range(4)]
    references = [ctypes.byref(each) for each in colours]
    ask, handle = raw.FPDFText_GetFillColor, layer.raw
    at = 0
    while True:
        if ask(handle, at, *references) and red.value >= _WHITE <= green.value and blue.value >= _WHITE:
            return True
        at = text.find("\n", at) + 1
        if at in (0, len(text)):
            return False
