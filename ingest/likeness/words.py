"""The words of the region's languages with how often they stand, as ``training`` counted them."""

import lzma
from functools import cache
from importlib.resources import files

from ontology.scripts import to_latin

_SERBIAN = "sr-Cyrl"
_MILLION = 20
"""Bits: a word of class k is seen 2^k times in about 2^20 words."""


@cache
def _classes() -> dict[str, dict[str, int]]:
    """Class of each word by language; Serbian words count in either script."""
    packed = files("ingest.likeness").joinpath("words.txt.xz").read_bytes()
    table: dict[str, dict[str, int]] = {}
    for line in lzma.decompress(packed).decode("utf-8").splitlines():
        language, level, *words = line.split()
        table.setdefault(language, {}).update(dict.fromkeys(words, int(level)))
    latin = {to_latin(word): level for word, level in table[_SERBIAN].items()}
    table["bcms"] = latin | table["bcms"]
    return table


def known(word: str, language: str) -> bool:
    """True for a word in lower case that the language's texts hold (profiles as in ``alphabets.toml``)."""
    return word in _classes().get(language, {})


def word_bits(word: str, language: str) -> float | None:
    """The cost of a word in bits, -log2 of its share among all words; ``None`` for an unknown one."""
    level = _classes().get(language, {}).get(word)
    return None if level is None else float(_MILLION - level)
