"""How wide words are in the fonts of pictures, and where their lines break."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import as_file, files
from itertools import accumulate

from PIL import ImageFont

from search_api.drawing.raster import FONTS

_UNITS = 1000
"""The size at which words are measured: at a small one, widths are those of whole pixels."""
_CUT = "…"
_GAPS = re.compile(r"[\x00-\x20\x7f-\x9f\ufffe\uffff]+")
"""Where lines may break, and what XML 1.0 does not allow; a no-break space holds."""


def width(words: str, size: float, *, bold: bool = False) -> float:
    """The width of a line of DejaVu Sans in the unit of ``size``, which is the height of its letters (em)."""
    return _font(bold=bold).getlength(words) * size / _UNITS


def lines(words: str, size: float, room: float, *, bold: bool = False, most: int = 99) -> tuple[list[str], bool]:
    """Words in lines no wider than ``room``, and whether all of them are there.

    What is too long for ``most`` lines ends at a word, with an ellipsis; a word wider than a line is broken.
    """
    found: list[str] = []
    for word in _words(words, size, room, bold=bold):
        longer = f"{found[-1]} {word}" if found else word
        if found and width(longer, size, bold=bold) <= room:
            found[-1] = longer
        elif len(found) < most:
            found.append(word)
        else:
            found[-1] = _shortened(found[-1], size, room, bold=bold)
            return found, False
    return found, True


def _words(words: str, size: float, room: float, *, bold: bool) -> Iterator[str]:
    """The words, those wider than a line in pieces that are not."""
    for word in filter(None, _GAPS.split(words)):
        while width(word, size, bold=bold) > room:
            widths = [width(each, size, bold=bold) for each in accumulate(word)]
            fits = max(1, sum(each <= room for each in widths))
            yield word[:fits]
            word = word[fits:]
        yield word


def _shortened(line: str, size: float, room: float, *, bold: bool) -> str:
    """A line with an ellipsis, its last words left out where there is no room for it."""
    while " " in line and width(f"{line} {_CUT}", size, bold=bold) > room:
        line = line.rpartition(" ")[0]
    while len(line) > 1 and width(f"{line} {_CUT}", size, bold=bold) > room:
        line = line[:-1]
    return f"{line.rstrip(',;:·')} {_CUT}"


@cache
def _font(*, bold: bool) -> ImageFont.FreeTypeFont:
    with as_file(files("search_api.drawing").joinpath("fonts", FONTS[bold])) as path:
        return ImageFont.truetype(str(path), _UNITS, layout_engine=ImageFont.Layout.BASIC)
