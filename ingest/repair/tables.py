"""Tables of wrong letters: code pages taken for others, fonts of the 1990s, code points shifted by a constant."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from ingest.likeness import alphabets, spelling
from ontology.toml_tables import toml_table

_FREQUENT = 3
_COVERED = 0.8
_GLYPHS = 29
_FIRST_GLYPH, _LAST_GLYPH = 3, 97
_ALPHABETIC = frozenset(map(chr, range(0x410, 0x450)))
"""Letters in the order of the alphabet; ђ, ј, љ, њ, ћ, џ and their like lie apart, with a constant of their own."""


@dataclass(frozen=True, slots=True)
class Table:
    """What each wrong sign stands for, and the profile of the language that then comes out (``None``: any).

    ``whole`` is True where ordinary letters change too, so that sound words of another language can be spoilt.
    """

    name: str
    signs: dict[str, str]
    language: str | None
    whole: bool = False
    _ordinals: dict[int, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_ordinals", {ord(wrong): right for wrong, right in self.signs.items()})

    def decoded(self, text: str) -> str:
        """The text through the right table."""
        return text.translate(self._ordinals)


@cache
def code_pages() -> tuple[Table, ...]:
    """One table for each pair of code pages of ``tables.toml``, for the signs above ASCII."""
    return tuple(
        Table(f"{pair['real']} taken for {pair['read']}", _between(pair["read"], pair["real"]), None)
        for pair in _data()["code_page"]
    )


@cache
def fonts() -> tuple[Table, ...]:
    """One table for each font of ``tables.toml``."""
    return tuple(
        Table(
            font["name"],
            dict(zip(font["codes"].split(), font["signs"].split(), strict=True)),
            font["language"],
            whole=font["language"] != "bcms",
        )
        for font in _data()["font"]
    )


def shifts(text: str) -> Iterator[Table]:
    """Tables that move letters by a constant, all or А to ш alone, where that makes letters of most signs."""
    counts = Counter(sign for sign in text if not (sign.isspace() or sign in "0123456789.,;:-()/\"'"))
    total = sum(counts.values())
    tried = set()
    for sign, _ in counts.most_common(_FREQUENT):
        for language, letters in alphabets().items():
            both = spelling(language)
            for step in {ord(letter) - ord(sign) for letter in letters} - {0}:
                moved = {each: chr(ord(each) + step) for each in counts if 0 < ord(each) + step < 0x600}
                covered = sum(counts[each] for each, letter in moved.items() if letter in both)
                if covered >= _COVERED * total and (language, step) not in tried:
                    tried.add((language, step))
                    yield _shift(step, language, both)
                    yield _shift(step, language, both & _ALPHABETIC)


def glyph_numbers() -> Table:
    """Numbers of glyphs taken for letters: fonts of Windows number their glyphs from the space on, 29 below ASCII."""
    signs = {chr(glyph): chr(glyph + _GLYPHS) for glyph in range(_FIRST_GLYPH, _LAST_GLYPH + 1)}
    return Table("glyph numbers taken for letters", signs, None, whole=True)


def _shift(step: int, language: str, letters: frozenset[str]) -> Table:
    signs = {chr(ord(letter) - step): letter for letter in letters if ord(letter) - step > 0}
    return Table(f"code points shifted by {-step}", signs, language, whole=True)


def _between(read: str, real: str) -> dict[str, str]:
    pairs = ((_sign(byte, read), _sign(byte, real)) for byte in range(0x80, 0x100))
    return {wrong: right for wrong, right in pairs if wrong and right and wrong != right}


def _sign(byte: int, encoding: str) -> str:
    """The sign of a byte; what a code page leaves open is read as Latin 1, as browsers do, or not at all."""
    sign = bytes([byte]).decode(encoding, errors="ignore")
    return sign or (chr(byte) if encoding == "cp1252" else "")


def _data() -> dict[str, list[dict[str, str]]]:
    return toml_table("ingest.repair", "tables")
