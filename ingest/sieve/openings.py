"""All matches of several patterns in one walk over the words of a text."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate

from ingest.sieve.beginnings import DIGIT, SPACE, WORD_EDGE, beginnings
from ingest.sieve.memory import WordMemory
from ingest.sieve.sieve import Sieve
from ingest.sieve.tries import trie

_STRETCH = 100_000
_LONGEST = 1000
"""Letters between two spaces; where more stand, a table of all the places in them costs more than it saves."""

_DIGITS = re.compile(r"\d")
_Opening = tuple[int, str, Callable[[str, int], re.Match[str] | None]]
"""Where in a word a pattern may begin, its name, and what tries it there."""


class Openings:
    """Patterns by name, tried only where one of their beginnings stands; built once, used by many threads.

    Which of them may begin in a word, and where in it, is remembered. A pattern that begins at the edge of a word
    is otherwise tried at each letter of a text, at 50 ns a letter.
    """

    def __init__(self, patterns: Mapping[str, re.Pattern[str]]) -> None:
        self._patterns = dict(patterns)
        known = {name: beginnings(pattern) for name, pattern in patterns.items()}
        self._anywhere = [name for name, found in known.items() if found is None]
        self._each = {name: _at_each(found) for name, found in known.items() if found is not None}
        self._any = _at_each({each for found in known.values() for each in found or ()})
        self._begun = WordMemory(lambda word: self._alike[_DIGITS.sub(DIGIT, word)])
        self._alike = WordMemory(self._beginning_in)
        self._sieve = Sieve(patterns)

    def find(self, text: str) -> Mapping[str, Sequence[re.Match[str]]]:
        """What ``finditer`` of each pattern gives in a text, by its name."""
        found: dict[str, list[re.Match[str]]] = {name: [] for name in self._patterns}
        for name in self._anywhere:
            found[name] = list(self._patterns[name].finditer(text))
        done = dict.fromkeys(self._patterns, 0)
        for start, stretch in _stretches(text):
            words = stretch.split(" ")
            lengths = list(map(len, words))
            if max(lengths) > _LONGEST:
                return self._found_apart(text)
            ends = list(accumulate(lengths))
            for turn in self._begun.places(words):
                word = words[turn]
                begin = start + ends[turn] - lengths[turn] + turn
                for offset, name, match_at in self._begun[word]:
                    match = match_at(text, begin + offset) if begin + offset >= done[name] else None
                    if match:
                        done[name] = match.end()
                        found[name].append(match)
        return found

    def _found_apart(self, text: str) -> Mapping[str, Sequence[re.Match[str]]]:
        """The same, one pattern after the other, without those that cannot match in the text."""
        may = self._sieve.passing(text)
        return {name: list(each.finditer(text)) if name in may else [] for name, each in self._patterns.items()}

    def _beginning_in(self, word: str) -> tuple[_Opening, ...]:
        """The openings of a word whose digits are all ``DIGIT``: of numbers there are too many to ask for each."""
        if not self._any.search(word):
            return ()
        places = sorted((each.start(), name) for name, at in self._each.items() for each in at.finditer(word))
        return tuple((offset, name, self._patterns[name].match) for offset, name in places)


def _at_each(found: set[str] | frozenset[str]) -> re.Pattern[str]:
    """A pattern without width for the places of beginnings."""
    written = trie(found).replace(re.escape(WORD_EDGE), r"\b").replace(re.escape(SPACE), r"(?!\S)")
    return re.compile(rf"(?={written})" if found else r"(?!)")


def _stretches(text: str) -> Iterator[tuple[int, str]]:
    """A huge text by stretches that end at a space, so that it is never all in words at once."""
    start = 0
    while len(text) - start > _STRETCH:
        end = text.find(" ", start + _STRETCH)
        if end < 0:
            break
        yield start, text[start:end]
        start = end + 1
    yield start, text[start:] if start else text
