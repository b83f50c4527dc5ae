"""Tables whose columns are language versions of one text: read down, not across."""

from collections.abc import Sequence

from ingest.formats.blocks import row
from ingest.structure.markers import article_pattern

_MOST_COLUMNS = 4
_FEW = 2
_PROSE = 40
_MOST_TOLD = 4000
Rows = Sequence[Sequence[Sequence[str]]]


def in_parallel(rows: Rows) -> bool:
    """True where two columns or more each open the same articles, or hold prose in different languages.

    ``rows`` holds cells of paragraphs. One row alone is read cell by cell anyway.
    """
    whole = [cells for cells in rows if len(cells) > 1]
    width = max(map(len, whole), default=0)
    if not 1 < width <= _MOST_COLUMNS or len(whole) < _FEW or any(len(cells) != width for cells in whole):
        return False
    columns = [[_line(cells[turn]) for cells in whole] for turn in range(width)]
    openings = [
        {match["number"] for cell in column if (match := article_pattern().match(cell))} for column in columns
    ]
    shared = set.intersection(*openings)
    if len(shared) >= _FEW and all(len(shared) * 2 >= len(opened) for opened in openings):
        return True
    return _languages_differ(columns)


def laid_out(rows: Rows) -> list[str]:
    """The paragraphs of a table: row by row, or column by column where those are language versions."""
    return _by_column(rows) if in_parallel(rows) else [block for each in rows for block in row(each)]


def _by_column(rows: Rows) -> list[str]:
    """The paragraphs of each column in turn."""
    width = max(map(len, rows), default=0)
    return [each for turn in range(width) for cells in rows if turn < len(cells) for each in cells[turn]]


def _line(cell: Sequence[str]) -> str:
    return " ".join(" ".join(cell).split())


def _languages_differ(columns: Sequence[Sequence[str]]) -> bool:
    """True where every column is prose, each in a language of its own."""
    if any(sum(map(len, column)) < _PROSE * len(column) for column in columns):
        return False
    from ingest.likeness import likeness

    found = [likeness("\n".join(column)[:_MOST_TOLD]) for column in columns]
    languages = {each.language for each in found}
    return all(each.sound for each in found) and len(languages) == len(columns)
