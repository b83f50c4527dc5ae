"""Lines that open a paragraph by their first letter alone, set in from the lines below: no text shows that.

Only lines are measured that could open one, behind the end of a sentence: about ten a page, 20 microseconds.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from ingest.formats.cleaning import clean
from ingest.formats.pdf.lines import Line
from ingest.formats.pdf.words import Turn, turned

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

_LEAST, _MOST = 5.0, 60.0
_LEVEL = 1.5
_OPENING = 40
_LOST_AT_ONCE = 4
_ENDS = (".", "!", "?", ";", ":", "”", "“", '"', "»", ")")
_QUOTES = "„“”\"«»'‘’( "


def indents_of_layer(layer: "PdfTextPage", text: str) -> tuple[str, ...]:
    """First words of the lines of a text layer that are set in; ``text`` is the layer's, sign by sign."""
    import pypdfium2.raw as raw

    if len(text) != layer.count_chars():
        return ()
    places, at = [], 0
    for line in text.split("\n"):
        places.append((at + len(line) - len(line.lstrip()), line.strip()))
        at += len(line) + 1
    lines = [(place, line) for place, line in places if line]
    turn: list[Turn | None] = []
    box = raw.FS_RECTF()

    def left(index: int) -> float:
        if not turn:
            turn.append(turned(layer, text))
        raw.FPDFText_GetLooseCharBox(layer.raw, lines[index][0], box)
        return turn[0](box.left, box.bottom, box.right, box.top)[0] if turn[0] else box.left

    return _indented([line for _, line in lines], left)


def indents_of_lines(lines: Sequence[Line]) -> tuple[str, ...]:
    """The same for lines that were read by the place of their words."""
    return _indented([line.text.strip() for line in lines], lambda index: lines[index].left)


def _indented(texts: Sequence[str], left: Callable[[int], float]) -> tuple[str, ...]:
    """Opening lines further in than the line that goes on from them, and those alone in their paragraph like them."""
    opens = [_may_open(texts, index) for index in range(len(texts))]
    found: dict[int, float] = {}
    alone: list[int] = []
    for index, text in enumerate(texts):
        if not opens[index]:
            continue
        if index + 1 < len(texts) and not opens[index + 1]:
            here = left(index)
            if _LEAST <= here - left(index + 1) <= _MOST:
                found[index] = here
        elif text.endswith(_ENDS):
            alone.append(index)
    levels = sorted(set(found.values()))
    for index in alone if levels else ():
        here = left(index)
        if any(abs(here - level) < _LEVEL for level in levels):
            found[index] = here
    openings = (clean(texts[index][:_OPENING]).strip() for index in sorted(found))
    return tuple(opening for opening in openings if opening)


def _may_open(texts: Sequence[str], index: int) -> bool:
    return texts[index].lstrip(_QUOTES)[:1].isupper() and (index == 0 or texts[index - 1].endswith(_ENDS))


def placed(text: str, starts: Sequence[int], pages: Iterable[Sequence[str]]) -> Iterator[int]:
    """Offsets of the lines with these first words, page by page (``starts``); those that are no more are left out."""
    for start, end, openings in zip(starts, [*starts[1:], len(text)], pages, strict=True):
        at, next_one = start, 0
        for line in text[start:end].split("\n") if openings else ():
            words = line.lstrip()
            near = range(next_one, min(next_one + _LOST_AT_ONCE, len(openings)))
            found = next((index for index in near if words.startswith(openings[index])), None)
            if found is not None:
                yield at + len(line) - len(words)
                next_one = found + 1
            at += len(line) + 1
