"""Ruled tables: which words stand in which cell, and rows as lines with " | " between the cells.

Only drawn lines make a table here. What is set apart by blank space alone stays as it was drawn, for that is also
how signatures and lists look.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.formats.pdf.lines import across
from ingest.formats.pdf.rules import Drawing
from ingest.formats.pdf.words import Box, Word

_NEAR = 3.0
_LEAST_CELL = 5.0
_LEAST_ROWS = 2
_LONGEST_CELL = 600
_MOST_LINES = 600
_SEPARATOR = " | "


@dataclass(frozen=True, slots=True)
class Table:
    """Heights of a table's level lines from the bottom up, its upright lines, and the box around it (points)."""

    heights: tuple[float, ...]
    upright: tuple[Box, ...]
    box: Box

    def cell_of(self, word: Word) -> tuple[int, float] | None:
        """(row counted from the bottom, left edge) of the cell that holds a word's middle."""
        x, y = (word.left + word.right) / 2, (word.bottom + word.top) / 2
        left, bottom, right, top = self.box
        if not (left <= x <= right and bottom <= y <= top):
            return None
        row = bisect_right(self.heights, y)
        if not 0 < row < len(self.heights):
            return None
        middle = (self.heights[row - 1] + self.heights[row]) / 2
        edges = [left, *(each[0] for each in self.upright if each[1] - _NEAR <= middle <= each[3] + _NEAR)]
        return row, max(edge for edge in edges if edge <= x)


def with_rows(words: Sequence[Word], drawing: Drawing) -> tuple[list[Word], int]:
    """The words with each row of each table made one word, and how many tables there were."""
    found = 0
    kept = list(words)
    for table in tables_of(drawing):
        replaced = _rows_in_place(kept, table)
        if replaced is not None:
            kept, found = replaced, found + 1
    return kept, found


def tables_of(drawing: Drawing) -> list[Table]:
    """Groups of lines that cross or touch, with at least two rows and two columns."""
    if not drawing.level or len(drawing.level) + len(drawing.upright) > _MOST_LINES:
        return []
    tables = []
    for level, upright in _groups(drawing.level, drawing.upright):
        heights = _apart([box[1] for box in level])
        sides = _apart([box[0] for box in upright])
        if len(heights) > _LEAST_ROWS and sides:
            box = (
                min(each[0] for each in level),
                heights[0],
                max(each[2] for each in level),
                heights[-1],
            )
            inner = [side for side in sides if box[0] + _LEAST_CELL < side < box[2] - _LEAST_CELL]
            if inner:
                tables.append(Table(tuple(heights), tuple(upright), box))
    return tables


def _groups(level: Sequence[Box], upright: Sequence[Box]) -> list[tuple[list[Box], list[Box]]]:
    """Lines tied by crossing one another."""
    groups: list[tuple[list[Box], list[Box]]] = [([line], []) for line in level]
    for line in upright:
        touched = [group for group in groups if any(_cross(each, line) for each in group[0])]
        if not touched:
            continue
        first, *others = touched
        first[1].append(line)
        for other in others:
            first[0].extend(other[0])
            first[1].extend(other[1])
            groups.remove(other)
    return groups


def _cross(level: Box, upright: Box) -> bool:
    return level[0] - _NEAR <= upright[0] <= level[2] + _NEAR and upright[1] - _NEAR <= level[1] <= upright[3] + _NEAR


def _apart(places: Sequence[float]) -> list[float]:
    """Places in order, those nearer than a cell's least size counted once."""
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] >= _LEAST_CELL:
            kept.append(place)
    return kept


def _rows_in_place(words: Sequence[Word], table: Table) -> list[Word] | None:
    """The words with the table's rows where its first word stood; ``None`` where it is a frame around text."""
    cells: dict[int, dict[float, list[Word]]] = {}
    kept: list[Word] = []
    at: int | None = None
    for word in words:
        place = table.cell_of(word)
        if place is None:
            kept.append(word)
            continue
        at = len(kept) if at is None else at
        cells.setdefault(place[0], {}).setdefault(place[1], []).append(word)
    rows = [
        [(side, " ".join(line.text for line in across(row[side]))) for side in sorted(row)]
        for _, row in sorted(cells.items(), reverse=True)
    ]
    longest = max((len(text) for row in rows for _, text in row), default=0)
    if at is None or sum(len(row) > 1 for row in rows) < _LEAST_ROWS or longest > _LONGEST_CELL:
        return None
    boxes = [[word for cell in row.values() for word in cell] for _, row in sorted(cells.items(), reverse=True)]
    made = [
        _row_word(_SEPARATOR.join(text for _, text in row), inside, table.box)
        for row, inside in zip(rows, boxes, strict=True)
    ]
    return [*kept[:at], *made, *kept[at:]]


def _row_word(text: str, words: Sequence[Word], box: Box) -> Word:
    """A row as one word over the table's width, as high as one of its letters."""
    middle = sum(word.bottom + word.top for word in words) / (2 * len(words))
    half = words[0].height / 2
    return Word(text, box[0], box[2], middle - half, middle + half, apart=True, first=words[0].first)
