"""Texts whose letters came out wrong: broken font tables, UTF-8 decoded twice, mixed alphabets.

Nothing here repairs; it tells a reader that what was read is not what was printed.
"""

import re
from functools import cache

from ontology.toml_tables import toml_table

_SAMPLE = 200_000
_SHARE = 0.01
_FEW = 5
_SHORT_WORD = 3
_WORD = re.compile(r"\w+(?:[~`{}|@\\^\[\]£]\w+)*")
_TWICE_DECODED = re.compile(r"[ÃÄÅÐÑâ][\u0080-\u00bf\u0152-\u0178\u2018-\u2026‡‰]")
_SIGN_INSIDE = re.compile(r"[^\W\d_][~`{}|@\\^\[\]£][^\W\d_]")
_LATIN = re.compile(r"[a-zA-Z\u00c0-\u024f]")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_FOREIGN = re.compile("[\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]")
_UNREADABLE = re.compile(r"(?<=[^\W\d_])[\ufffd\ue000-\uf8ff]")  # at the start of a line they are list marks


def is_damaged(text: str, language: str) -> bool:
    """True where more than one word in a hundred cannot be a word of the language (a BCP 47 tag)."""
    words = [word for word in _WORD.findall(text[:_SAMPLE]) if not word.isdigit()]
    wrong = len(_TWICE_DECODED.findall(text[:_SAMPLE])) + len(_UNREADABLE.findall(text[:_SAMPLE]))
    wrong += sum(_impossible(word, regional=language.split("-")[0] in _alphabets()) for word in words)
    return wrong >= _FEW and wrong > _SHARE * len(words)


def _impossible(word: str, *, regional: bool) -> bool:
    if word.isascii():
        return _SIGN_INSIDE.search(word) is not None
    if _SIGN_INSIDE.search(word):
        return True
    if _CYRILLIC.search(word):
        return _LATIN.search(word) is not None
    foreign = _FOREIGN.findall(word)
    if not regional:
        return len(word) > _SHORT_WORD and len(foreign) > len(word) / 2
    return any(letter.lower() not in _letters() for letter in foreign)


def _alphabets() -> dict[str, str]:
    return toml_table("ingest.language", "alphabets")


@cache
def _letters() -> frozenset[str]:
    """Letters of all the region's languages together: documents often hold several of them."""
    return frozenset("".join(_alphabets().values())) | {"i\u0307"}
