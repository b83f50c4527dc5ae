"""Thesaurus labels found in running text, through inflection and script.

Words are compared by their common beginning: of "građanska inicijativa" and "građanskom inicijativom" each
pair of words shares all but the ending. Both sides are folded letter by letter, so that one label serves both
scripts.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.mentions.words import Words, stretches, words_of
from ingest.sieve import WordMemory
from ontology.concept import Concept

_KEY = 3
_MAX_ENDING = 4
_MIN_STEM = 4
_MIN_SINGLE = 6


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
    """All labels of a thesaurus, ready to be found; built once, read by many threads.

    With ``headings`` every label of one word counts too: over an article "Anketa" is its matter, in running text
    it is a word like others.
    """

    def __init__(self, concepts: Iterable[Concept], *, headings: bool = False) -> None:
        self.concepts = tuple(concepts)
        self._by_start: dict[str, list[_Label]] = defaultdict(list)
        self._begun = WordMemory(self._beginning_with)
        self._begun_by_two = WordMemory(self._beginning_with_two)
        for concept in self.concepts:
            if not concept.broader:
                continue  # the top concepts ("information", "decision") are words of everyday
            preferred = set(concept.preferred.values())
            for label in set(_labels(concept)):
                for words in _written(label):
                    tells = len(words) > 1 or _tells(words[0], preferred=headings or label in preferred)
                    if tells:
                        self._by_start[words[0][:_KEY]].append(_Label(words, concept.key))
        for labels in self._by_start.values():
            labels.sort(key=lambda label: (-len(label.words), -sum(map(len, label.words)), label.concept))
        self._first_words = {
            start: {(label.words[0], len(label.words) == 1) for label in labels}
            for start, labels in self._by_start.items()
        }

    def find(self, text: str) -> Iterator[Found]:
        """The longest label at each place, in order, without overlaps."""
        for words in stretches(text):
            yield from self.find_in(words)

    def find_in(self, words: Words) -> Iterator[Found]:
        """The same in words that are at hand."""
        last = -1
        for index in self._begun.places(words.forms):
            label = self._at(words.forms, index) if index > last else None
            if label is not None:
                last = index + len(label.words) - 1
                yield Found(concept=label.concept, start=words.starts[index], end=words.ends[last])

    def _at(self, forms: list[str], index: int) -> _Label | None:
        # Nearly every label falls at its second word; few pairs of words begin any.
        for label in self._begun_by_two[" ".join(forms[index : index + 2])]:
            rest = label.words[2:]
            if not rest:
                return label
            window = forms[index + 2 : index + len(label.words)]
            if len(window) == len(rest) and all(map(same_word, window, rest)):
                return label
        return None

    def _beginning_with(self, word: str) -> tuple[_Label, ...]:
        """Labels whose first word is a form of this one."""
        start = word[:_KEY]
        first = {each for each in self._first_words.get(start, ()) if same_word(word, each[0], alone=each[1])}
        if not first:
            return ()
        return tuple(label for label in self._by_start[start] if (label.words[0], len(label.words) == 1) in first)

    def _beginning_with_two(self, words: str) -> tuple[_Label, ...]:
        """Labels whose first two words, or only word, are forms of these."""
        first, _, second = words.partition(" ")
        return tuple(
            label
            for label in self._begun[first]
            if len(label.words) == 1 or (second and same_word(second, label.words[1]))
        )


def same_word(word: str, label: str, *, alone: bool = False) -> bool:
    """True for two folded forms of one word: the same but for its ending.

    The label may lose two letters (one where it stands ``alone``, for a single word has nothing else to
    vouch for it), and the word may add four.
    """
    if word == label:
        return True
    if word[:_MIN_STEM] != label[:_MIN_STEM]:
        return False
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


def _written(label: str) -> set[tuple[str, ...]]:
    """The words of a label as they fold from Latin letters, with dj for đ, and from Cyrillic (lj, nj: one letter).

    None of a label with figures ("Sistem 48"), for its other words alone name nothing.
    """
    if any(letter.isdigit() for letter in label):
        return set()
    words = tuple(words_of(label).forms)
    single = tuple(word.replace("lj", "l").replace("nj", "n") for word in words)
    plain = tuple(word.replace("đ", "dj") for word in words)
    return {words, single, plain} - {()}


def _labels(concept: Concept) -> Iterator[str]:
    yield from concept.preferred.values()
    for labels in concept.alternative.values():
        yield from labels
