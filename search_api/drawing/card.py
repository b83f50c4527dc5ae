"""A card for other sites (the image of the Open Graph protocol): one page in a picture of 1200 by 630 pixels.

SVG 1.1 that stands alone, made to become PNG: every line is measured before it is set, in the fonts of this folder.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import accumulate

from search_api.drawing.measuring import lines, width

CARD_SIZE = WIDTH, HEIGHT = 1200, 630
"""In pixels, as most sites want it."""
_LEFT, _TOP, _BOTTOM = 72, 128, 594
_ROOM = WIDTH - 2 * _LEFT
_HEAD = 480
"""The room for the kind of thing, in the line of our name."""
_LEADING, _FOOT = 1.26, 0.94
"""From line to line, and from the top of a line to its foot, in heights of its letters."""
_BODY, _SMALL, _NOTE = 28, 23, 16.5
_COLUMNS, _GUTTER, _DOT = 3, 26, 26
_CELL, _CELL_NAME, _ROW_GAP = 25, 18.5, 16
_LOWER = 44
"""The most by which a card with little on it begins lower."""
_STYLE = """
text { font-family: "DejaVu Sans", sans-serif; fill: #1b1f24 }
.title, .amount, .cell, .brand { font-weight: bold } .amount { fill: #1d4a6b }
.place { fill: #8a5a00; font-weight: bold } .quiet, .name { fill: #59616b } .note { fill: #59616b }
.dot { fill: #1d4a6b; stroke: #1d4a6b; stroke-width: 2.5 } .hollow { fill: #fcfbf8 }
""".strip()
_BOLD = frozenset({"title", "amount", "cell", "brand", "place"})
_MARK = (
    '<svg x="72" y="42" width="46" height="46" viewBox="0 0 32 32">'
    '<rect width="32" height="32" rx="5" fill="#1d4a6b"/>'
    '<path d="M8 9h16M8 16h10M8 23h13" stroke="#fff" stroke-width="2.6" stroke-linecap="round"/>'
    '<circle cx="23.5" cy="16" r="2.4" fill="#f0b74a"/></svg>'
)
"""``static/mark.svg``, in its place."""


@dataclass(frozen=True, slots=True)
class CardCell:
    """The value of one jurisdiction; ``doubt`` is the word for one that was not read in the law ("reported")."""

    name: str
    amount: str
    doubt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a card says, in words of one language (BCP 47); names keep their asterisks, ``notes`` explain them.

    ``lines`` tell where the thing stands (article and act), ``text`` tells of it, and fills what room is left.
    ``amount`` is the value that leads, ``rest`` says of what, ``about`` its role and how far it may be trusted.
    """

    language: str
    title: str
    kind: str = ""
    place: str = ""
    lines: tuple[str, ...] = ()
    about: str = ""
    amount: str = ""
    rest: str = ""
    cells: tuple[CardCell, ...] = ()
    text: str = ""
    notes: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """All that it says but the notes, in the order in which it is read."""
        value = f"{self.amount} {self.rest}".strip()
        cells = (f"{each.name}: {', '.join(filter(None, (each.amount, each.doubt)))}" for each in self.cells)
        said = (self.kind, self.place, self.title, *self.lines, self.about, value, *cells, self.text)
        return tuple(each for each in said if each)


@dataclass(frozen=True, slots=True)
class _Manner:
    """Sizes and the most lines: of the title, of each line below it, of what the value is of."""

    title: float
    titles: int
    others: int
    amount: float


_MANNERS = (_Manner(56, 3, 2, 58), _Manner(48, 3, 2, 52), _Manner(42, 3, 2, 46), _Manner(38, 2, 1, 42))
"""The first that has room for every word is taken, else the last, which has room for something of everything."""


@dataclass(slots=True)
class _Column:
    """What is set so far, from the top down; ``whole`` until words had to be left out."""

    top: float = _TOP
    whole: bool = True
    set: list[str] = field(default_factory=list)

    def put(self, words: str, size: float, kind: str, *, most: int, gap: float = 0) -> None:
        """Set words in lines over the whole width; nothing for none."""
        found, whole = lines(words, size, _ROOM, bold=kind in _BOLD, most=most)
        self.whole &= whole
        self.top += gap if found else 0
        for line in found:
            self.set.append(_text(line, _LEFT, self.top, size, kind))
            self.top += size * _LEADING


def card(told: Card) -> str:
    """The card as SVG; ``png(..., zoom=1)`` makes it the picture."""
    notes = [line for note in told.notes for line in lines(note, _NOTE, _ROOM)[0]]
    limit = _BOTTOM - len(notes) * _NOTE * _LEADING - (12 if notes else 0)
    column = next((each for each in _columns(told, limit) if each.whole and each.top <= limit), None)
    column = column or list(_columns(told, limit))[-1]
    _fill(column, told, limit)
    down = min(_LOWER, max(0, limit - column.top) / 2)
    kind, _ = lines(told.kind, _SMALL, _HEAD, most=1)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
        f' xml:lang="{escape(told.language)}" role="img">',
        f"<title>{escape(told.title)}</title><style>{_STYLE}</style>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fcfbf8"/>',
        f'<rect width="16" height="{HEIGHT}" fill="#1d4a6b"/>',
        _MARK,
        _text("Alinea", 134, 48, 34, "brand"),
        *(_text(line, WIDTH - _LEFT - width(line, _SMALL), 55, _SMALL, "quiet") for line in kind),
        f'<g transform="translate(0 {down:g})">',
        *column.set,
        "</g>",
        *_notes(notes),
        "</svg>",
    ]
    return "\n".join(parts)


def _columns(told: Card, limit: float) -> Iterator[_Column]:
    """Title, lines and value in every manner, the largest first."""
    for manner in _MANNERS:
        column = _Column()
        column.put(told.place, _SMALL, "place", most=2)
        column.put(told.title, manner.title, "title", most=manner.titles)
        for line in told.lines:
            column.put(line, _BODY, "quiet", most=manner.others, gap=8)
        column.put(told.about, _SMALL, "quiet", most=1, gap=26)
        column.put(told.amount, manner.amount, "amount", most=1)
        column.put(told.rest, _BODY, "", most=manner.others, gap=4)
        if told.cells:
            _cells(column, told.cells, limit)
        yield column


def _cells(column: _Column, cells: Sequence[CardCell], limit: float) -> None:
    """The values of jurisdictions in three columns; where rows have no room, the last cell counts those left out."""
    column.top += 20
    room = (_ROOM - _GUTTER * (_COLUMNS - 1)) / _COLUMNS
    rows = [cells[first : first + _COLUMNS] for first in range(0, len(cells), _COLUMNS)]
    tops = list(accumulate((_height(row, room) for row in rows), initial=column.top))
    fit = sum(bottom - _ROW_GAP <= limit for bottom in tops[1:])
    column.whole &= fit == len(rows)
    for row, top, after in zip(rows[:fit], tops, range(_COLUMNS, fit * _COLUMNS + 1, _COLUMNS), strict=False):
        left = len(cells) - after + 1 if after == fit * _COLUMNS < len(cells) else 0
        shown = [*row[:-1], None] if left else row
        for turn, each in enumerate(shown):
            across, below = _LEFT + turn * (room + _GUTTER), top + _height(row, room) - _ROW_GAP - _CELL * _LEADING
            if each is None:
                column.set.append(_text(f"+{left}", across, below, _CELL, "cell"))
            else:
                column.set += _cell(each, across, top, below, room)
    column.top = tops[fit]


def _height(row: Sequence[CardCell], room: float) -> float:
    names = max(len(lines(each.name, _CELL_NAME, room, most=2)[0]) for each in row)
    return (names * _CELL_NAME + _CELL) * _LEADING + _ROW_GAP


def _cell(cell: CardCell, across: float, top: float, below: float, room: float) -> Iterator[str]:
    """A name from ``top`` on, and its value from ``below`` on."""
    for number, line in enumerate(lines(cell.name, _CELL_NAME, room, most=2)[0]):
        yield _text(line, across, top + number * _CELL_NAME * _LEADING, _CELL_NAME, "name")
    kind = "dot hollow" if cell.doubt else "dot"
    yield f'<circle class="{kind}" cx="{across + 8:g}" cy="{below + _CELL * 0.58:g}" r="6.5"/>'
    for line in lines(cell.amount, _CELL, room - _DOT, bold=True, most=1)[0]:
        yield _text(line, across + _DOT, below, _CELL, "cell")


def _fill(column: _Column, told: Card, limit: float) -> None:
    """The text, in as many lines as there is room for."""
    rows = int((limit - column.top - 18) // (_BODY * _LEADING))
    if rows > 0:
        column.put(told.text, _BODY, "", most=rows, gap=18)


def _notes(found: list[str]) -> Iterator[str]:
    top = _BOTTOM - len(found) * _NOTE * _LEADING
    if found:
        yield f'<path d="M{_LEFT} {top - 8:g}H{WIDTH - _LEFT}" stroke="#ddd9cf"/>'
    for number, line in enumerate(found):
        yield _text(line, _LEFT, top + number * _NOTE * _LEADING, _NOTE, "note")


def _text(words: str, across: float, top: float, size: float, kind: str) -> str:
    name = f' class="{kind}"' if kind else ""
    place = f'x="{across:.5g}" y="{top + size * _FOOT:.5g}" font-size="{size:g}"'
    return f"<text{name} {place}>{escape(words, quote=False)}</text>"
