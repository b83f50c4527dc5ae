"""Words that are really to be seen, and those that belong to the page's text and not to a web page's menu."""

import ctypes
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.formats.pdf.lines import across
from ingest.formats.pdf.rules import Drawing
from ingest.formats.pdf.words import Box, Word

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

_WHITE = 250
_MENU_SHARE = 0.15
_MENU_GAP = 12.0
_PRINT_OUT = re.compile(r"https?://\S+.*\d{1,4}/\d{1,4}\s*$", re.MULTILINE)


def visible(words: Sequence[Word], layer: "PdfTextPage", drawing: Drawing) -> list[Word]:
    """Words without those in white on white: old titles painted over are still in the text layer."""
    import pypdfium2.raw as raw

    colours = [ctypes.c_uint() for _ in range(4)]
    references = [ctypes.byref(each) for each in colours]

    def is_hidden(word: Word) -> bool:
        if not raw.FPDFText_GetFillColor(layer.raw, word.first, *references):
            return False
        if min(each.value for each in colours[:3]) < _WHITE:
            return False
        x, y = (word.left + word.right) / 2, (word.bottom + word.top) / 2
        return not any(left <= x <= right and low <= y <= high for left, low, right, high in drawing.areas)

    return [word for word in words if not is_hidden(word)]


def on_page(words: Sequence[Word], box: Box) -> list[Word]:
    """Words whose middle lies within the page's box; all of them where none does, for then the box is wrong."""
    left, bottom, right, top = box
    inside = [
        word
        for word in words
        if left <= (word.left + word.right) / 2 <= right and bottom <= (word.bottom + word.top) / 2 <= top
    ]
    return inside or list(words)


def is_print_out(text: str) -> bool:
    """True where a page carries the address and page count that browsers print on its edge."""
    return "://" in text and _PRINT_OUT.search(text) is not None


def without_menu(words: Sequence[Word]) -> list[Word]:
    """Words of a browser's print-out without the few that stand beside the column of text.

    The address and date at both edges run over the whole page and are left out of account.
    """
    lines = across(words)[1:-1]
    inner = {id(word) for line in lines for word in line.words}
    looked = sorted((word for word in words if id(word) in inner), key=lambda word: word.left)
    edge = looked[0].right if looked else 0.0
    for at, word in enumerate(looked):
        if word.left - edge > _MENU_GAP:
            sides = looked[:at], looked[at:]
            fewer = min(sides, key=len)
            if len(fewer) <= _MENU_SHARE * len(looked):
                dropped = {id(each) for each in fewer}
                return [each for each in words if id(each) not in dropped]
        edge = max(edge, word.right)
    return list(words)
