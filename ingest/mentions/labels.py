"""Thesaurus labels found in running text, through inflection and script.

Words are compared by their common beginning: of "građanska inicijativa" and "građanskom inicijativom" each
pair of words shares all but the ending. Serbian Cyrillic is read as Latin; marks are dropped from both sides.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ontology.concept import Concept
from ontology.scripts import strip_marks, to_latin

_WORD = re.compile(r"(?:\b[^\W\d_]-)?[^\W\d_]+(?:['’][^\W\d_]+)?")  # "e-učešće" is one word, "e pjesëmarrjes" two
_KEY = 3
_MAX_ENDING = 4
_MIN_STEM = 4
_MIN_SINGLE = 6
_STRETCH = 100_000
_LONGEST = 100
"""Letters of a word that are compared; a longer one is no form of any label."""

_REMEMBERED = 65_536


@dataclass(frozen=True, slots=True)
class _Label:
    words: tuple[str, ...]
    concept: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A label in a text: which concept, and where."""

    concept: str
    start: int
    end: int


class LabelIndex:
    """All labels of a thesaurus, ready to be found; built once, read by many threads."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._by_start: dict[str, list[_Label]] = defaultdict(list)
        self._beginnings: dict[str, tuple[_Label, ...]] = {}
        for concept in concepts:
            if not concept.broader:
                continue  # the top concepts ("information", "decision") are words of everyday
            preferred = set(concept.preferred.values())
            for label in set(_labels(concept)):
                words = tuple(_folded(word) for word in _WORD.findall(label))
                if len(words) > 1 or (words and _tells(words[0], preferred=label in preferred)):
                    self._by_start[words[0][:_KEY]].append(_Label(words, concept.key))
        for labels in self._by_start.values():
            labels.sort(key=lambda label: (-len(label.words), -sum(map(len, label.words)), label.concept))

    def find(self, text: str) -> Iterator[Found]:
        """The longest label at each place, in order, without overlaps."""
        for start, end in _stretches(text):
            tokens = [
                (match.start(), match.end(), _folded(match.group()[:_LONGEST]))
                for match in _WORD.finditer(text, start, end)
            ]
            yield from self._in(tokens)

    def _in(self, tokens: list[tuple[int, int, str]]) -> Iterator[Found]:
        index = 0
        while index < len(tokens):
            label = self._at(tokens, index)
            if label is None:
                index += 1
                continue
            last = index + len(label.words) - 1
            yield Found(concept=label.concept, start=tokens[index][0], end=tokens[last][1])
            index = last + 1

    def _at(self, tokens: list[tuple[int, int, str]], index: int) -> _Label | None:
        for label in self._beginning_with(tokens[index][2]):
            rest = label.words[1:]
            window = tokens[index + 1 : index + len(label.words)]
            if len(window) == len(rest) and all(map(same_word, (token[2] for token in window), rest)):
                return label
        return None

    def _beginning_with(self, word: str) -> tuple[_Label, ...]:
        """Labels whose first word is a form of this one; most words of a text begin none, so that is remembered."""
        known = self._beginnings.get(word)
        if known is None:
            if len(self._beginnings) >= _REMEMBERED:
                self._beginnings.clear()
            known = tuple(
                label
                for label in self._by_start.get(word[:_KEY], ())
                if same_word(word, label.words[0], alone=len(label.words) == 1)
            )
            self._beginnings[word] = known
        return known


def same_word(word: str, label: str, *, alone: bool = False) -> bool:
    """True for two folded forms of one word: the same but for its ending.

    The label may lose two letters (one where it stands ``alone``, for a single word has nothing else to
    vouch for it), and the word may add four.
    """
    if word == label:
        return True
    shared = 0
    for left, right in zip(word, label, strict=False):
        if left != right:
            break
        shared += 1
    lost = len(label) - shared
    return shared >= _MIN_STEM and lost <= (1 if alone else 2) and len(word) - shared <= _MAX_ENDING


def _tells(word: str, *, preferred: bool) -> bool:
    """Whether a label of one word names its concept alone: a preferred one does, so does "e-učešće", a rare word."""
    return len(word) >= _MIN_SINGLE and (preferred or "-" in word)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Spans of at most ``_STRETCH`` characters that end at a space, so that a huge text is never all in tokens."""
    start = 0
    while start < len(text):
        end = min(start + _STRETCH, len(text))
        if end < len(text):
            space = text.rfind(" ", start + _STRETCH // 2, end)
            end = space if space > start else end
        yield start, end
        start = end


def _labels(concept: Concept) -> Iterator[str]:
    yield from concept.preferred.values()
    for labels in concept.alternative.values():
        yield from labels


@lru_cache(maxsize=65_536)
def _folded(word: str) -> str:
    return strip_marks(to_latin(word)).lower()
