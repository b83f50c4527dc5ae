"""The two scripts of the region: which one a text is in, and Cyrillic written in Latin letters.

Serbian and Montenegrin Cyrillic correspond letter by letter to their Latin alphabet (Pravopis srpskoga
jezika). Macedonian follows the official transliteration of the Macedonian Academy (ISO 9:1995 without
its diacritics for gj, kj, dz), used here for slugs only: Macedonian is never folded for search.
"""

import re
import unicodedata
from functools import lru_cache

_SERBIAN = dict(
    zip("абвгдђежзијклмнопрстћуфхцчш", "a b v g d đ e ž z i j k l m n o p r s t ć u f h c č š".split(), strict=True)
) | {"љ": "lj", "њ": "nj", "џ": "dž"}
_MACEDONIAN_ONLY = {"ѓ": "gj", "ќ": "kj", "ѕ": "dz", "ѐ": "e", "ѝ": "i"}
_OTHER_CYRILLIC = {"ё": "e", "й": "j", "щ": "št", "ъ": "a", "ы": "y", "ь": "", "э": "e", "ю": "ju", "я": "ja"}


def _with_capitals(lower: dict[str, str]) -> dict[int, str]:
    """Translation table for both cases; a digraph is capitalised as in a title (Љ to Lj)."""
    upper = {key.upper(): value.capitalize() for key, value in lower.items()}
    return {ord(key): value for key, value in (lower | upper).items()}


_TO_LATIN = _with_capitals(_SERBIAN)
_TO_SLUG = _with_capitals(_SERBIAN | _MACEDONIAN_ONLY | _OTHER_CYRILLIC)
_UPPER_WORD_DIGRAPH = re.compile(r"(?<=[A-ZČĆŽŠĐ])(Lj|Nj|Dž)(?![a-zčćžšđ])|\b(Lj|Nj|Dž)(?=[A-ZČĆŽŠĐ])")
_UNDECOMPOSED = str.maketrans({"đ": "dj", "Đ": "Dj", "ı": "i", "ł": "l", "ß": "ss", "’": "'", "ʼ": "'"})
_SUBTAG_CASE = {2: str.upper, 4: str.title}
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def to_latin(text: str) -> str:
    """Write Serbian, Bosnian or Montenegrin Cyrillic in Latin letters; Latin letters stay as they are.

    >>> to_latin("Народна ЉУБАВ џеп")
    'Narodna LJUBAV džep'
    """
    latin = text.translate(_TO_LATIN)
    return _UPPER_WORD_DIGRAPH.sub(lambda match: match.group().upper(), latin)


def strip_marks(text: str) -> str:
    """Drop diacritics of Latin letters (č to c, ğ to g, đ to dj); other scripts lose only loose accents.

    A letter such as Cyrillic й or ќ is one of its own; the accent on а́ is loose, as no such letter exists.
    """
    composed = unicodedata.normalize("NFC", text.translate(_UNDECOMPOSED))
    return "".join(_bare(letter) for letter in composed if not "\u0300" <= letter <= "\u036f")


def _bare(letter: str) -> str:
    if letter.isascii() or _block(letter) != "Latn":
        return letter
    return unicodedata.normalize("NFD", letter)[0]


@lru_cache(maxsize=16_384)  # a law names the same few acts a thousand times
def slug(text: str) -> str:
    """A lower-case ASCII word for an IRI, the same from either script.

    >>> slug("Закон о локалној самоуправи") == slug("ZAKON O LOKALNOJ SAMOUPRAVI")
    True
    """
    return _NOT_SLUG.sub("-", strip_marks(text.translate(_TO_SLUG)).lower()).strip("-")


def script_of(text: str) -> str:
    """The ISO 15924 code of the script most letters are in: ``Latn``, ``Cyrl``, ``Arab``, ``Grek``, ``Zyyy``."""
    counts = {"Latn": 0, "Cyrl": 0, "Arab": 0, "Grek": 0}
    for letter in text:
        if letter.isalpha():
            code = _block(letter)
            if code:
                counts[code] += 1
    best = max(counts, key=counts.__getitem__)
    return best if counts[best] else "Zyyy"


def _block(letter: str) -> str | None:
    point = ord(letter)
    if point < 0x250 or 0x1E00 <= point < 0x1F00:
        return "Latn"
    if 0x400 <= point < 0x530:
        return "Cyrl"
    if 0x600 <= point < 0x700 or 0x750 <= point < 0x780:
        return "Arab"
    return "Grek" if 0x370 <= point < 0x400 else None


def fold(text: str) -> str:
    """Text for comparing words: lower case, Latin letters for every Cyrillic one, no diacritics.

    >>> fold("Građanska ИНИЦИЈАТИВА")
    'gradjanska inicijativa'
    """
    return strip_marks(text.translate(_TO_SLUG)).lower()


def canonical_tag(tag: str) -> str:
    """A language tag in its usual capitals (RFC 5646, 2.1.1), which RDF engines drop: sr-latn is sr-Latn.

    >>> canonical_tag("SR-LATN"), canonical_tag("en-gb")
    ('sr-Latn', 'en-GB')
    """
    primary, *rest = tag.lower().split("-")
    return "-".join([primary, *(_SUBTAG_CASE.get(len(part), str.lower)(part) for part in rest)])
