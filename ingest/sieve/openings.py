"""All matches of several patterns in one walk over the words of a text."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate

from ingest.sieve.beginnings import DIGIT, LETTERS_BEHIND, SPACE, WORD_EDGE, beginnings, in_first_word
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

    Which of them may begin in a word, and where in it, is remembered; of those words that begin something, also what
    the first letters of the word behind leave of it. A pattern that begins at the edge of a word is otherwise tried
    at each letter of a text, at 50 ns a letter, and one for a number with a noun at each number.
    """

    def __init__(self, patterns: Mapping[str, re.Pattern[str]]) -> None:
        self._patterns = dict(patterns)
        known = {name: beginnings(pattern) for name, pattern in patterns.items()}
        self._anywhere = [name for name, found in known.items() if found is None]
        told = {name: found for name, found in known.items() if found is not None}
        self._by_letter: defaultdict[str, list[tuple[str, re.Pattern[str]]]] = defaultdict(list)
        for name, found in told.items():
            at = _at_each(in_first_word(found))
            for letter in {each.lstrip(WORD_EDGE)[0] for each in found}:
                self._by_letter[letter].append((name, at))
        self._both = {name: _at_each(found) for name, found in told.items()}
        self._any = _at_each(in_first_word(each for found in told.values() for each in found))
        self._begun = WordMemory(self._beginning_in)
        self._alike = WordMemory(self._beginning_in)
        self._begun_by_two = WordMemory(self._beginning_in_two)
        self._alike_by_two = WordMemory(self._beginning_in_two)
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
                begin = start + ends[turn] - lengths[turn] + turn
                for offset, name, match_at in self._opening(words, turn):
                    match = match_at(text, begin + offset) if begin + offset >= done[name] else None
                    if match:
                        done[name] = match.end()
                        found[name].append(match)
        return found

    def _found_apart(self, text: str) -> Mapping[str, Sequence[re.Match[str]]]:
        """The same, one pattern after the other, without those that cannot match in the text."""
        may = self._sieve.passing(text)
        return {name: list(each.finditer(text)) if name in may else [] for name, each in self._patterns.items()}

    def _opening(self, words: Sequence[str], turn: int) -> tuple[_Opening, ...]:
        """What begins in a word of a text; where no word stands right behind it (but a line break), all that may."""
        behind = words[turn + 1][:LETTERS_BEHIND] if turn + 1 < len(words) else ""
        known = behind[:1].strip()
        return self._begun_by_two[f"{words[turn]} {behind}"] if known else self._begun[words[turn]]

    def _beginning_in(self, word: str) -> tuple[_Opening, ...]:
        """The openings of a word; those with figures are known by their digits' places, for there are too many."""
        plain = _DIGITS.sub(DIGIT, word)
        if plain != word:
            return self._alike[plain]
        return tuple(
            (place.start(), name, self._patterns[name].match)
            for place in self._any.finditer(word)
            for name, at in self._by_letter[word[place.start()]]
            if at.match(word, place.start())
        )

    def _beginning_in_two(self, words: str) -> tuple[_Opening, ...]:
        """Those of its openings that the word behind does not rule out."""
        plain = _DIGITS.sub(DIGIT, words)
        if plain != words:
            return self._alike_by_two[plain]
        first = self._begun[words.rpartition(" ")[0]]
        return tuple(each for each in first if self._both[each[1]].match(words, each[0]))


def _at_each(found: set[str] | frozenset[str]) -> re.Pattern[str]:
    """A pattern without width for the places of beginnings."""
    written = trie(found).replace(DIGIT, f"{DIGIT}+").replace(re.escape(WORD_EDGE), r"\b")
    written = written.replace(re.escape(SPACE), r"(?:\s+|\Z)")
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
