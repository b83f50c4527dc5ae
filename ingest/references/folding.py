"""A text folded letter by letter: same length, lower case, no marks, Latin letters.

One form of a word then stands for both scripts, and every offset into the folded text is one into the text itself.
Two-letter Latin letters have no single letter: Cyrillic љ, њ, џ become ``l``, ``n``, ``d``, and so patterns write
``lj?`` where both may stand.
"""

from functools import lru_cache

from ingest.sieve import WordMemory
from ontology.scripts import strip_marks

_CYRILLIC = dict(
    zip("абвгдђежзијклљмнњопрстћуфхцчџшѓќѕйщъыьэюя", "abvgddezzijkllmnnoprstcufhccdsgkzjsaiieua", strict=True)
)


_DASHES = (0x2010, 0x2011, 0x2012, 0x2015, 0x2212)
"""Hyphens, bars and the minus that stand for a dash: "čl. 44−48", "10)‑14)"."""


def _letters() -> dict[int, str]:
    table = {ord(letter): plain for letter, plain in _CYRILLIC.items()}
    table |= {ord(letter.upper()): plain for letter, plain in _CYRILLIC.items()}
    for code in range(0xC0, 0x250):
        bare = strip_marks(chr(code)).lower()
        if len(bare) == 1 and bare.isascii():
            table[code] = bare
    return (
        table
        | {ord("đ"): "d", ord("Đ"): "d", ord("İ"): "i", ord("ı"): "i", 0xA0: " ", 0xAD: "-"}
        | dict.fromkeys(_DASHES, "-")
    )


_TABLE = _letters()


class Folded(str):
    """A folded text that knows how it was ``printed``, letter by letter."""

    printed: str


_LONG = 20_000
"""Letters of a text that is remembered among many; a longer one only as long as the next few are not asked for."""


def fold(text: str) -> Folded:
    """The folded text; ``len(fold(text)) == len(text)``.

    >>> fold("Члана 5. ЧЛЕНОТ nenit të İki")
    'clana 5. clenot nenit te iki'
    """
    return _remembered(text) if len(text) <= _LONG else _remembered_long(text)


# References, quantities, names and roles ask for the articles of a document each in its turn.
@lru_cache(maxsize=2048)
def _remembered(text: str) -> Folded:
    return _folded(text)


@lru_cache(maxsize=4)
def _remembered_long(text: str) -> Folded:
    return _folded(text)


def _folded(text: str) -> Folded:
    folded = Folded(" ".join(map(_words.__getitem__, text.split(" "))))
    folded.printed = text
    return folded


def _word(word: str) -> str:
    plain = word.translate(_TABLE).lower()
    return plain if len(plain) == len(word) else "".join(_one(letter) for letter in word)


_words = WordMemory(_word)


def _one(letter: str) -> str:
    """A letter whose lower case is longer stays as it is."""
    lower = letter.translate(_TABLE).lower()
    return lower if len(lower) == 1 else letter
