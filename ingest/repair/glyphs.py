"""Glyph numbers where letters should be: PDF fonts that say which shape to draw and not which letter it is.

TrueType fonts number their glyphs in the order of the usual code pages, so the numbers lie below the code points by
one constant for each stretch of letters: 29 for ASCII, another for Cyrillic. National letters of the Latin
script stand apart and are told by the words they stand in.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from ingest.likeness import likeness
from ingest.repair.substitution import find_substitutions
from ingest.repair.tables import glyph_numbers, shifts

_STAND_INS = 0x4E00
"""Han signs stand in for letters not yet known: they count as letters and have no case."""

LOST = "\ufffd"
"""The sign for a letter that nothing tells (U+FFFD, replacement character)."""

_MOST_STAND_INS = 200
_MOST_BITS = 4.2
_SAMPLE = 60_000
_KEPT = "\n\r"


def stand_in(place: int) -> str:
    """The sign that stands for the unknown letter number ``place`` until its words tell which it is."""
    return chr(_STAND_INS + place)


def letters_of(glyphs: str) -> dict[str, str] | None:
    """What each glyph number (as a code point, 3 being the space) stands for; ``None`` where no language comes out.

    Judged by ``ingest.likeness``: at most 4.2 bits a letter.
    """
    sample = glyphs[:_SAMPLE]
    measured = ((likeness(read(sample, signs)), signs) for signs in _candidates(sample))
    found, signs = min(measured, key=lambda each: each[0].bits)
    return signs if 0 < found.bits <= _MOST_BITS else None


def read(glyphs: str, signs: Mapping[str, str]) -> str:
    """Glyphs as letters, one for one; line breaks stay."""
    return glyphs.translate({ord(sign): letter for sign, letter in signs.items() if sign not in _KEPT})


def _candidates(glyphs: str) -> Iterator[dict[str, str]]:
    ascii_signs = glyph_numbers().signs
    others = "".join(sign for sign in glyphs if sign not in ascii_signs and sign not in _KEPT)
    yield _told(glyphs, ascii_signs, others)
    for table in shifts(others) if others else ():
        beyond = {sign: letter for sign, letter in table.signs.items() if sign not in ascii_signs}
        left = "".join(sign for sign in others if sign not in beyond)
        yield _told(glyphs, ascii_signs | beyond, left)


def _told(glyphs: str, signs: dict[str, str], unknown: str) -> dict[str, str]:
    """The signs with those letters added that the words around unknown glyphs tell."""
    common = [sign for sign, _ in Counter(unknown).most_common(_MOST_STAND_INS)]
    stand_ins = {sign: stand_in(place) for place, sign in enumerate(common)}
    solved = {each.sign: each.shown for each in find_substitutions(read(glyphs, signs | stand_ins))}
    return signs | {sign: solved.get(stand, LOST) for sign, stand in stand_ins.items()}
