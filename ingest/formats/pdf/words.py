"""The words of a page with their boxes, from the characters that the fast engine knows.

Boxes are in PDF points, turned so that the text runs from left to right whatever the page's rotation says. Only the
first and last character of a word are measured, unless they show that something happens between them: 2 to 4 ms
a page, a hundredth of what the same words take out of pdfplumber.
"""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

Box = tuple[float, float, float, float]
Turn = Callable[[float, float, float, float], Box]

MOST_CHARACTERS = 100_000
"""A page with more is no page of print; its text is taken as it was drawn."""

_BLANKS = " \r\n\t\u00a0\u200b"
_PIECE = re.compile(f"[^{_BLANKS}]+")
COARSE = re.compile(r"[^\s\d*]*[\d*]\S*|[^\s\d*][^\r\n\d*]*(?=\s)|[^\s\d*]+")
"""What is measured where only lines matter: words with a figure or asterisk, and all between two of them as one."""

_HYPHENS = str.maketrans({"\ufffe": "-", "\x02": "-"})
_SAMPLES = 4
_SAME_LINE = 0.2
_OTHER_SIZE = 0.18
_WIDE_GAP = 0.35
_BACK = 0.4
_WIDEST = 1.1


class Word(NamedTuple):
    """Letters drawn together: box in points, whether blank space stands before it, the index of its first character.

    A tuple, because a page has five hundred of them and a long file a million.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    apart: bool
    first: int

    @property
    def height(self) -> float:
        """Height of the font's box, the same for every word of one font and size."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Letters:
    """The signs of a page, one for each index of the engine, and how to measure the box of one."""

    text: str
    measure: Callable[[int], Box]
    turn: Turn | None

    def words(self, pieces: re.Pattern[str] = _PIECE) -> list[Word]:
        """Words in the order they were drawn; ``pieces`` finds what is measured as one."""
        words: list[Word] = []
        for piece in pieces.finditer(self.text):
            words += _words_in(self, *piece.span())
        return words


def letters_of(layer: "PdfTextPage") -> Letters:
    """The signs of a page's text layer, to be measured while it is open."""
    text = _signs(layer)
    turn = turned(layer, text)
    return Letters(text, _measure(layer, turn), turn)


def _words_in(letters: Letters, start: int, end: int) -> Iterable[Word]:
    """The word between two blanks, or its parts where its ends differ in height or lie too far apart."""
    left, bottom, right, top = letters.measure(start)
    height = max(top - bottom, 1.0)
    if end - start > 1:
        x0, low, right, high = letters.measure(end - 1)
        level = abs(low - bottom) < _SAME_LINE * height and abs(high - low - height) < _OTHER_SIZE * height
        if not level or not left < right <= left + _WIDEST * height * (end - start) or x0 < left:
            return joined(characters(letters, start, end))
        if high - low < top - bottom:  # one letter of a larger font does not make the word larger
            bottom, top = low, high
    return (Word(letters.text[start:end], left, right, bottom, top, apart=True, first=start),)


def _measure(layer: "PdfTextPage", turn: Turn | None) -> Callable[[int], Box]:
    import pypdfium2.raw as raw

    box = raw.FS_RECTF()
    reference, ask, handle = ctypes.byref(box), raw.FPDFText_GetLooseCharBox, layer.raw

    def plain(index: int) -> Box:
        ask(handle, index, reference)
        return box.left, box.bottom, box.right, box.top

    return plain if turn is None else lambda index: turn(*plain(index))


Character = tuple[str, float, float, float, float, bool, int]
"""(sign, left, bottom, right, top, blank before, index)"""


def characters(letters: Letters, start: int, end: int) -> Iterator[Character]:
    """Every character of a stretch that is not blank."""
    blank = True
    for index in range(start, end):
        if letters.text[index] in _BLANKS:
            blank = True
            continue
        yield (letters.text[index], *letters.measure(index), blank, index)
        blank = False


def _signs(layer: "PdfTextPage") -> str:
    """One character for each index of the engine; surrogate pairs make its whole text shorter than its count."""
    import pypdfium2.raw as raw

    count = layer.count_chars()
    text: str = layer.get_text_range() if count else ""
    if len(text) != count:
        text = "".join(chr(raw.FPDFText_GetUnicode(layer.raw, index) or 0xFFFD) for index in range(count))
    return text.translate(_HYPHENS)


def turned(layer: "PdfTextPage", text: str) -> Turn | None:
    """How to turn boxes so that most of the page's text runs from left to right; ``None`` where it does.

    The text's own angle is asked, not the page's ``Rotate``: landscape tables are drawn sideways on upright pages.
    """
    import pypdfium2.raw as raw

    step = max(1, len(text) // _SAMPLES)
    angles = [raw.FPDFText_GetCharAngle(layer.raw, at) for at in range(0, len(text), step) if text[at] not in _BLANKS]
    quarters = Counter(round(angle / (math.pi / 2)) % 4 for angle in angles if angle >= 0)
    return _TURNS[quarters.most_common(1)[0][0]] if quarters else None


_TURNS: tuple[Turn | None, ...] = (
    None,
    lambda left, bottom, right, top: (-top, left, -bottom, right),
    lambda left, bottom, right, top: (-right, -top, -left, -bottom),
    lambda left, bottom, right, top: (bottom, -right, top, -left),
)


def joined(characters: Iterable[Character]) -> Iterator[Word]:
    """Characters that follow one another on one line in one size, without a blank or a wide gap between."""
    letters: list[str] = []
    left = right = bottom = top = height = 0.0
    apart, first = True, 0
    for sign, x0, y0, x1, y1, blank, index in characters:
        if letters:
            shift, gap, size = abs(y0 - bottom), x0 - right, y1 - y0
            if (
                not blank
                and shift < _SAME_LINE * height
                and abs(size - height) < _OTHER_SIZE * height
                and -_BACK * height < gap < _WIDE_GAP * height
            ):
                letters.append(sign)
                right = max(right, x1)
                continue
            yield Word("".join(letters), left, right, bottom, top, apart, first)
        letters = [sign]
        left, right, bottom, top, height = x0, x1, y0, y1, max(y1 - y0, 1.0)
        apart, first = blank, index
    if letters:
        yield Word("".join(letters), left, right, bottom, top, apart, first)
