"""Words of a text, and the letter sequences of a word that languages and varieties are told by."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ontology.scripts import strip_marks, to_latin

_WORD = re.compile(r"[^\W\d_]+")
_LOOSE_DOT = "\u0307"  # what is left of İ in lower case
_COMMON = re.compile(
    r"\b([a-zčćžšđśź][^\W\d_]*)"  # in small letters
    r"|(?:^|[.!?:;\n(\d])[\s\"'„“”«»)–-]*([A-ZČĆŽŠĐŚŹ][a-zčćžšđśź]*\b)"  # opening a sentence
)
_SHORT = 3
_LONGEST_BEGINNING = 9
_LONGEST_ENDING = 7
_LEAST_COMMON = 3
_YAT_SIBILANTS = str.maketrans({"ś": "sj", "ź": "zj"})
_CACHED_WORDS = 20_000
EDGE = "_"


def words_of(text: str) -> list[str]:
    """Words in lower case, figures and signs left out."""
    return _WORD.findall(text.lower().replace(_LOOSE_DOT, ""))


def sequences_of(word: str) -> Iterator[str]:
    """Every sequence of one to four letters, the word's edges counted as letters, and a longer word itself."""
    edged = f"{EDGE}{word}{EDGE}"
    for size in range(1, 5):
        for start in range(len(edged) - size + 1):
            if (sequence := edged[start : start + size]) != EDGE:
                yield sequence
    if len(word) > 4:
        yield word


def common_words_of(text: str) -> list[str]:
    """Words that are no names, folded to bare Latin letters: opšte to opste, рјешење to rjesenje, śutra to sjutra.

    A capital marks a name unless it opens a sentence or most words have one. Folding loses nothing that tells the
    varieties apart and makes texts without diacritics equal to those with them.
    """
    latin = to_latin(text)
    common = [found[1] or found[2] for found in _COMMON.finditer(latin)]
    words = _WORD.findall(latin)
    return [_folded(word) for word in (common if len(common) * _LEAST_COMMON >= len(words) else words)]


@lru_cache(maxsize=_CACHED_WORDS)
def _folded(word: str) -> str:
    return strip_marks(word.lower().translate(_YAT_SIBILANTS))


def forms_of(word: str) -> Iterator[str]:
    """The word's beginnings, its endings, and the whole: ``tjed-``, ``-irati``, ``tko``."""
    for size in range(_SHORT, min(len(word), _LONGEST_BEGINNING)):
        yield f"{word[:size]}-"
    for size in range(_SHORT, min(len(word), _LONGEST_ENDING)):
        yield f"-{word[-size:]}"
    yield word
