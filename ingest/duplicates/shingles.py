"""Shingles: the runs of five words by which near-duplicates are known (Broder 1997), in one script for all.

Of the real documents at hand, versions of one act share 0.37 to 0.83 of their shingles (Jaccard), and no two
different acts more than 0.12; so 0.25 parts them. MinHash and its bands come from datasketch, which needs numpy and
scipy alone.
"""

import re
import zlib
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import normalize

import numpy as np
from numpy.typing import NDArray

from ontology.scripts import fold

if TYPE_CHECKING:
    from datasketch import MinHash, MinHashLSH

RUN = 5
PERMUTATIONS = 128
RELATED = 0.25
"""The least share of shingles that makes two texts worth comparing word by word."""

_BANDS, _ROWS = (
    42,
    3,
)  # two texts that share 0.37 meet in a band with P = 0.89, of 0.5 with P = 0.996, of 0.1 with 0.04
_BATCH = 20_000
_WORD = re.compile(r"[^\W_]+")
_LONGEST = 100
"""Letters of the longest word that is remembered; a "word" of millions would stay in memory with its like."""

_MIX = (np.uint64(0x9E3779B97F4A7C15), np.uint64(31))


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, in Latin letters without marks: the same from either script.

    Folding goes letter by letter; a law of 10,000 words has 2,000 different ones, so each is folded once.
    """
    words = _WORD.findall(normalize("NFC", text))
    return [_folded(word) if len(word) <= _LONGEST else fold(word) for word in words]


def words_in(token: str) -> Sequence[str]:
    """The same of one piece of text without white space, each different one asked once."""
    return _words_in(token) if len(token) <= _LONGEST else words_of(token)


@lru_cache(maxsize=65_536)
def _words_in(token: str) -> Sequence[str]:
    return tuple(words_of(token))


@lru_cache(maxsize=200_000)
def _folded(word: str) -> str:
    return fold(word)


def shingles_of(words: list[str]) -> NDArray[np.uint64]:
    """The hashes of all runs of five words, each once, sorted; of a text shorter than that its one run.

    CRC-32 of each word is the same on every machine, unlike ``hash``; five are mixed into one number of 64 bits.
    """
    if not words:
        return np.empty(0, dtype=np.uint64)
    hashes = np.fromiter((zlib.crc32(word.encode()) for word in words), dtype=np.uint64, count=len(words))
    width = min(RUN, len(words))
    mixed = np.zeros(len(words) - width + 1, dtype=np.uint64)
    for turn in range(width):
        mixed = mixed * _MIX[0] + hashes[turn : len(words) - width + 1 + turn]
    return np.unique(mixed ^ (mixed >> _MIX[1]))


def signature_of(shingles: NDArray[np.uint64]) -> "MinHash":
    """The MinHash signature of a set of shingles."""
    from datasketch import MinHash

    signature = MinHash(num_perm=PERMUTATIONS, hashfunc=int)
    folded = (shingles & np.uint64(0xFFFFFFFF)).tolist()
    for start in range(0, len(folded), _BATCH):
        signature.update_batch(folded[start : start + _BATCH])
    return signature


def bands() -> "MinHashLSH":
    """An empty table in which signatures of related texts meet."""
    from datasketch import MinHashLSH

    return MinHashLSH(num_perm=PERMUTATIONS, params=(_BANDS, _ROWS))
