"""A text folded letter by letter: same length, lower case, no marks, Latin letters.

One form of a word then stands for both scripts, and every offset into the folded text is one into the text itself.
Two-letter Latin letters have no single letter: Cyrillic љ, њ, џ become ``l``, ``n``, ``d``, and so patterns write
``lj?`` where both may stand.
"""

from functools import lru_cache

from ontology.scripts import strip_marks

_CYRILLIC = dict(
    zip("абвгдђежзијклљмнњопрстћуфхцчџшѓќѕйщъыьэюя", "abvgddezzijkllmnnoprstcufhccdsgkzjsaiieua", strict=True)
)


def _letters() -> dict[int, str]:
    table = {ord(letter): plain for letter, plain in _CYRILLIC.items()}
    table |= {ord(letter.upper()): plain for letter, plain in _CYRILLIC.items()}
    for code in range(0xC0, 0x250):
        bare = strip_marks(chr(code)).lower()
        if len(bare) == 1 and bare.isascii():
            table[code] = bare
    return table | {ord("đ"): "d", ord("Đ"): "d", ord("İ"): "i", ord("ı"): "i", 0xA0: " ", 0xAD: "-"}


_TABLE = _letters()


class Folded(str):
    """A folded text that knows how it was ``printed``, letter by letter."""

    printed: str


@lru_cache(maxsize=16)  # references, quantities and roles ask for the same article one after the other
def fold(text: str) -> Folded:
    """The folded text; ``len(fold(text)) == len(text)``.

    >>> fold("Члана 5. ЧЛЕНОТ nenit të İki")
    'clana 5. clenot nenit te iki'
    """
    plain = text.translate(_TABLE).lower()
    folded = Folded(plain if len(plain) == len(text) else "".join(_one(letter) for letter in text))
    folded.printed = text
    return folded


def _one(letter: str) -> str:
    """A letter whose lower case is longer stays as it is."""
    lower = letter.translate(_TABLE).lower()
    return lower if len(lower) == 1 else letter
