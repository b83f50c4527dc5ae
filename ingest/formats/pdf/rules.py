"""The drawn lines and filled areas of a page, from its path objects."""

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.formats.pdf.words import Box, Turn

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_MOST_OBJECTS = 20_000
_MOST_SEGMENTS = 400
_THIN = 3.0
_LONG = 6.0
_NEAR = 2.5
_BOX_SEGMENTS = 5
_WHITE = 250


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn on a page beside text, boxes (left, bottom, right, top) in points.

    ``level`` and ``upright`` are thin lines, ``areas`` fillings and pictures that are not white.
    """

    level: tuple[Box, ...]
    upright: tuple[Box, ...]
    areas: tuple[Box, ...]


def drawing_of(page: "PdfPage", turn: Turn | None) -> Drawing:
    """Lines and areas of a page whose first 20,000 objects tell enough; ``turn`` is that of its text."""
    level: list[Box] = []
    upright: list[Box] = []
    areas: list[Box] = []
    for box, is_line_work, is_coloured in _shapes(page):
        left, bottom, right, top = turn(*box) if turn else box
        flat, narrow = top - bottom <= _THIN, right - left <= _THIN
        if flat or narrow:  # also the joints of a table's lines, which some programs draw by themselves
            level += [(left, bottom, right, top)] if flat else []
            upright += [(left, bottom, right, top)] if narrow else []
        elif right - left > _LONG and top - bottom > _LONG:
            if is_line_work:
                level += [(left, bottom, right, bottom), (left, top, right, top)]
                upright += [(left, bottom, left, top), (right, bottom, right, top)]
            if is_coloured:
                areas.append((left, bottom, right, top))
    levels = _long(merged(level))
    uprights = _turned_back(_long(merged(_turned_back(upright))))
    return Drawing(tuple(levels), tuple(uprights), tuple(areas))


def _shapes(page: "PdfPage") -> Iterator[tuple[Box, bool, bool]]:
    """(box, drawn with a pen, coloured) of every path, and of each stroke of a path that draws several."""
    import pypdfium2.raw as raw

    for index in range(min(raw.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS)):
        item = raw.FPDFPage_GetObject(page.raw, index)
        kind = raw.FPDFPageObj_GetType(item)
        if kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING):
            yield _bounds(item), False, True
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            filled, stroked = ctypes.c_int(), ctypes.c_int()
            raw.FPDFPath_GetDrawMode(item, filled, stroked)
            box, coloured = _bounds(item), bool(filled.value) and not _is_white(item)
            count = raw.FPDFPath_CountSegments(item)
            yield box, bool(stroked.value) and count <= _BOX_SEGMENTS, coloured
            if stroked.value and _BOX_SEGMENTS < count <= _MOST_SEGMENTS:
                yield from ((stroke, False, False) for stroke in _strokes(item, count))


def _bounds(item: object) -> Box:
    import pypdfium2.raw as raw

    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(item, left, bottom, right, top)
    return left.value, bottom.value, right.value, top.value


def _is_white(item: object) -> bool:
    import pypdfium2.raw as raw

    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    raw.FPDFPageObj_GetFillColor(item, red, green, blue, alpha)
    return min(red.value, green.value, blue.value) >= _WHITE or alpha.value == 0


def _strokes(item: object, count: int) -> Iterator[Box]:
    """Straight strokes of a path that draws a whole grid at once, on the page."""
    import pypdfium2.raw as raw

    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    before: tuple[float, float] | None = None
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        here = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_LINETO and before is not None:
            yield min(before[0], here[0]), min(before[1], here[1]), max(before[0], here[0]), max(before[1], here[1])
        before = here


def merged(lines: Sequence[Box]) -> list[Box]:
    """Level lines with those that go on from one another made one, however many cells they were drawn for."""
    joined: list[Box] = []
    for left, bottom, right, top in sorted(lines, key=lambda box: (round(box[1] / _NEAR), box[0])):
        if joined and abs(joined[-1][1] - bottom) < _NEAR and left - joined[-1][2] < _NEAR:
            last = joined[-1]
            joined[-1] = (last[0], last[1], max(last[2], right), max(last[3], top))
        else:
            joined.append((left, bottom, right, top))
    return joined


def _long(lines: Sequence[Box]) -> list[Box]:
    """Level lines that are more than a dot or a letter's stroke."""
    return [line for line in lines if line[2] - line[0] > _LONG]


def _turned_back(lines: Sequence[Box]) -> list[Box]:
    """Level lines made upright and the other way round."""
    return [(bottom, left, top, right) for left, bottom, right, top in lines]
