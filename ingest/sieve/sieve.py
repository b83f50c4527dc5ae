"""Which of several patterns can match in a text at all."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from ingest.sieve.memory import WordMemory
from ingest.sieve.needles import needles
from ingest.sieve.tries import trie

_PIECE = 100_000
_LONGEST = 64
"""Letters of a needle at most, by which pieces of a huge text overlap."""

_NOTHING: frozenset[str] = frozenset()


class Sieve:
    """Patterns by name, each with the words that it cannot match without; built once, used by many threads.

    What a word lets pass is remembered, so a text costs one look into a table for each of its words, and not a
    search for each pattern: of 2,600 articles 1,700 have no word of any fraction, majority, frequency or day.
    """

    def __init__(self, patterns: Mapping[str, re.Pattern[str]]) -> None:
        known = {name: needles(pattern) for name, pattern in patterns.items()}
        self._always = frozenset(
            name for name, found in known.items() if not found or max(map(len, found)) > _LONGEST
        )
        names: defaultdict[str, set[str]] = defaultdict(set)
        for name, found in known.items():
            for needle in found if found and name not in self._always else ():
                names[needle].add(name)
        self._names = {each: _of_beginnings(each, names) for each in names}
        self._any = re.compile(f"(?=({trie(names)}))" if names else r"(?!)")
        self._passed = WordMemory(self._passing)

    def passing(self, text: str) -> frozenset[str]:
        """The names of the patterns that may match in a text; what is not among them does not."""
        if not self._any.search(text):
            return self._always
        found = set(self._always)
        for piece in _pieces(text):
            found.update(*set(map(self._passed.__getitem__, piece.split())))
        return frozenset(found)

    def _passing(self, word: str) -> frozenset[str]:
        """The names behind the needles in a word, of which the pattern gives the longest at each place."""
        return _NOTHING.union(*map(self._names.__getitem__, self._any.findall(word)))


def _of_beginnings(needle: str, names: Mapping[str, set[str]]) -> set[str]:
    """What is known by a needle and by those that it begins with."""
    return {name for end in range(1, len(needle) + 1) for name in names.get(needle[:end], ())}


def _pieces(text: str) -> Iterator[str]:
    if len(text) <= _PIECE:
        yield text
        return
    for start in range(0, len(text), _PIECE):
        yield text[start : start + _PIECE + _LONGEST]
