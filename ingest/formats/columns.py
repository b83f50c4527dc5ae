"""Gazette pages set in two columns: told apart by the white gutter, read column by column."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from pdfplumber.page import Page

_MIDDLE = (0.40, 0.60)
_STEPS = 24
_MIN_LINES = 12
_MAX_CROSSING = 0.15
_MIN_GAP = 10.0
_LINE_HEIGHT = 3.0
Run = tuple[float, float, float]


def in_two_columns(runs: Sequence[Run], *, width: float) -> bool:
    """True where most lines leave a gutter free in the middle of the page, with text on both sides.

    ``runs`` holds (left, right, top) of every run of text, in the units of ``width`` (PDF points). Words of
    justified text stand up to 6 points apart, gutters are 10 and more.
    """
    lines = _lines(runs)
    gutter = _gutter(lines, width)
    both = sum(_free_at(line, gutter) and line[0][0] < gutter < line[-1][1] for line in lines)
    crossing = sum(not _free_at(line, gutter) for line in lines)
    return both >= _MIN_LINES and crossing <= _MAX_CROSSING * len(lines)


def _lines(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs of the same height, from left to right."""
    lines: dict[int, list[Run]] = {}
    for run in runs:
        lines.setdefault(round(run[2] / _LINE_HEIGHT), []).append(run)
    return [sorted(line) for line in lines.values()]


def _free_at(line: Sequence[Run], x: float) -> bool:
    """True where nothing of a line stands within half a gutter of ``x``."""
    half = _MIN_GAP / 2
    return all(right < x - half or left > x + half for left, right, _ in line)


def _gutter(lines: Sequence[Sequence[Run]], width: float) -> float:
    """The x in the middle band that the fewest lines cross, nearest to the middle."""
    low, high = (share * width for share in _MIDDLE)
    steps = [low + (high - low) * step / _STEPS for step in range(_STEPS + 1)]
    return min(steps, key=lambda x: (sum(not _free_at(line, x) for line in lines), abs(x - width / 2)))


def column_texts(file: BinaryIO, pages: Sequence[int]) -> dict[int, str]:
    """Text of the given pages (from 0): the left column of each, then the right one."""
    import pdfplumber

    with pdfplumber.open(file, pages=[index + 1 for index in pages]) as document:
        return {index: _columns_of(page) for index, page in zip(pages, document.pages, strict=True)}


def _columns_of(page: "Page") -> str:
    runs = [(word["x0"], word["x1"], word["top"]) for word in page.extract_words()]
    gutter = _gutter(_lines(runs), float(page.width))
    x0, top, x1, bottom = page.bbox
    columns = ((x0, top, gutter, bottom), (gutter, top, x1, bottom))
    texts = [page.crop(box, strict=False).extract_text() or "" for box in columns]
    page.close()
    return "\n".join(texts)
