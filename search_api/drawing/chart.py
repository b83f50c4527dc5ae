"""The small figures of one mechanism as an SVG 1.1 file that stands alone: title, scales, values in words, notes.

Only what every reader of SVG draws: text in given places, no HTML within, colours in a style sheet of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from textwrap import wrap

from search_api.drawing.multiples import Row, scale_end, strip

WIDTH = 960
_LEFT, _STRIP, _WORDS = 36, 286, 564
"""Where names, scales and values begin, in units of the picture."""
_STRIP_WIDTH = 250
_NAME_CHARACTERS, _WORD_CHARACTERS, _NOTE_CHARACTERS = 29, 46, 125
"""The longest lines, in characters of DejaVu Sans, which is wider than most."""
_LINE = 18
_NOTE_LINE = 15
_STYLE = """
text { font-family: "DejaVu Sans", "Noto Sans", Verdana, sans-serif; font-size: 13px; fill: #1b1f24 }
.title { font-size: 23px; font-weight: bold } .head { font-size: 15px; font-weight: bold }
.quiet { fill: #59616b } .note { font-size: 11px; fill: #59616b } .name { font-weight: bold }
.rule { stroke: #ddd9cf; stroke-width: 1 }
.multiple-track { fill: none; stroke: #c9c4b8; stroke-width: 1.5 } .multiple-silent { stroke-dasharray: 3 4 }
.multiple-tick { fill: none; stroke: #c9c4b8; stroke-width: 1 } .multiple-bar { fill: #44698a }
.multiple-span { fill: none; stroke: #1d4a6b; stroke-width: 2; stroke-opacity: .45 }
.multiple-dot { fill: #1d4a6b; stroke: #fff; stroke-width: 1 }
.multiple-reported { fill: #fff; stroke: #1d4a6b; stroke-width: 1.2 }
""".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measure: its title, the unit that chooses the scale, the words for its end, and the rows."""

    title: str
    unit: str
    end: str
    rows: tuple[Row, ...]


def chart(figures: Sequence[Figure], *, title: str, subtitle: str, notes: Sequence[str], language: str = "en") -> str:
    """The picture, ``WIDTH`` units wide and as high as it needs to be; ``language`` (BCP 47) is that of its words.

    Raises ``ValueError`` for a number that cannot be drawn.
    """
    y = 48
    parts = []
    for line in wrap(title, 62):
        parts.append(_text(line, _LEFT, y, "title"))
        y += 30
    parts.append(_text(subtitle, _LEFT, y, "quiet"))
    y += 22
    for figure in figures:
        drawn, y = _figure(figure, y)
        parts += drawn
    y += 22
    for line in (line for note in notes for line in wrap(note, _NOTE_CHARACTERS)):
        parts.append(_text(line, _LEFT, y, "note"))
        y += _NOTE_LINE
    height = y + 18
    told = escape(" ".join(described(figures)))
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}"'
            f' height="{height}" xml:lang="{escape(language)}" role="img">',
            f"<title>{escape(title)}</title><desc>{told}</desc><style>{_STYLE}</style>",
            f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
            *parts,
            "</svg>",
        ]
    )


def described(figures: Sequence[Figure]) -> Iterator[str]:
    """What the picture shows, in sentences."""
    for figure in figures:
        yield f"{figure.title}: " + "; ".join(f"{row.label}: {row.words}" for row in figure.rows) + "."


def _figure(figure: Figure, y: int) -> tuple[list[str], int]:
    """A figure from a height on, and the height where it ends."""
    end = scale_end([amount.number for row in figure.rows for amount in row.amounts], unit=figure.unit)
    y += 22
    right = _STRIP + _STRIP_WIDTH
    parts = [
        _text(figure.title, _LEFT, y, "head"),
        f'<text class="note" x="{right}" y="{y}" text-anchor="end">{escape(figure.end)}</text>',
        _text("0", _STRIP, y, "note"),
    ]
    y += 8
    for row in figure.rows:
        drawn, y = _row(row, end, y)
        parts += drawn
    return parts, y


def _row(row: Row, end: float, y: int) -> tuple[list[str], int]:
    names = wrap(row.label, _NAME_CHARACTERS) or [row.label]
    words = [line for amount in row.amounts for line in wrap(amount.words, _WORD_CHARACTERS)]
    quiet = "" if words else "quiet"
    words = words or wrap(row.silence, _WORD_CHARACTERS)
    parts = [f'<path class="rule" d="M{_LEFT} {y}H{WIDTH - _LEFT}"/>']
    height = max(len(names), len(words)) * _LINE + 10
    first = y + _LINE
    parts += [_text(line, _LEFT, first + _LINE * number, "name") for number, line in enumerate(names)]
    parts += [_text(line, _WORDS, first + _LINE * number, quiet) for number, line in enumerate(words)]
    size = f'width="{_STRIP_WIDTH}" height="16.7" viewBox="0 0 240 16" overflow="visible"'
    parts.append(f'<svg x="{_STRIP}" y="{first - 13}" {size}>{strip(row, end)}</svg>')
    return parts, y + height


def _text(words: str, x: int, y: int, kind: str) -> str:
    name = f' class="{kind}"' if kind else ""
    return f'<text{name} x="{x}" y="{y}">{escape(words)}</text>'
