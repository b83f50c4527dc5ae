"""Glyph numbers where letters should be: PDF fonts that say which shape to draw and not which letter it is.

TrueType fonts number their glyphs in the order of the usual code pages, so the numbers lie below the code points by
one constant for each stretch of letters: 29 for ASCII, another for Cyrillic. National letters of the Latin
script stand apart and are told by the words they stand in.
"""

from collections import Counter
from collections.abc import Iterator

from ingest.likeness import likeness
from ingest.repair.edits import EditedText
from ingest.repair.substitution import find_substitutions, substituted
from ingest.repair.tables import Table, glyph_numbers, shifts

_STAND_INS = 0x4E00
"""Han signs stand in for letters not yet known: they count as letters and have no case."""

_MOST_STAND_INS = 200
_MOST_BITS = 4.2
_KEPT = "\n\r"


def unnumbered(glyphs: str) -> str | None:
    """The text that glyph numbers (as code points, 3 being the space) stand for; ``None`` where none comes out.

    Judged by ``ingest.likeness``: at most 4.2 bits a letter.
    """
    ascii_signs = glyph_numbers().signs
    others = "".join(sign for sign in glyphs if sign not in ascii_signs and sign not in _KEPT)
    candidates = [*_with_letters(glyphs, others, ascii_signs), _latin(glyphs, others, ascii_signs)]
    found = min(candidates, key=lambda text: likeness(text).bits)
    return found if 0 < likeness(found).bits <= _MOST_BITS else None


def _with_letters(glyphs: str, others: str, ascii_signs: dict[str, str]) -> Iterator[str]:
    """The text for each constant that makes letters of nearly all glyphs beyond ASCII."""
    for table in shifts(others) if others else ():
        yield _read(glyphs, ascii_signs | _beyond(table, ascii_signs))


def _beyond(table: Table, ascii_signs: dict[str, str]) -> dict[str, str]:
    return {sign: letter for sign, letter in table.signs.items() if sign not in ascii_signs}


def _latin(glyphs: str, others: str, ascii_signs: dict[str, str]) -> str:
    """The text in Latin letters; each other glyph stands for a strange letter until its words tell which."""
    common = [sign for sign, _ in Counter(others).most_common(_MOST_STAND_INS)]
    stand_ins = {sign: chr(_STAND_INS + place) for place, sign in enumerate(common)}
    text = _read(glyphs, ascii_signs | stand_ins)
    return EditedText(text).changed(substituted(text, find_substitutions(text))).text


def _read(glyphs: str, signs: dict[str, str]) -> str:
    return glyphs.translate({ord(sign): letter for sign, letter in signs.items() if sign not in _KEPT})
