"""Phrases of beginnings of words with gaps, found in folded words.

The notation is told in ``ingest/annotation/wordings.toml``.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ingest.sieve import WordMemory

_GAPS = {"..": 9, "...": 17}
"""The steps forward in which the next word must come: after one gap eight words, after the other sixteen."""

_KEY = 3


@dataclass(frozen=True, slots=True)
class _Step:
    exact: frozenset[str]
    beginnings: tuple[str, ...]
    reach: int

    def takes(self, word: str) -> bool:
        return word in self.exact or word.startswith(self.beginnings)


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: what it stands for, and its first and last word by their place among the words."""

    name: str
    first: int
    last: int


class _Phrase(NamedTuple):
    """What follows the first word of a phrase, its table, and what it stands for there."""

    rest: tuple[_Step, ...]
    table: str
    name: str


class Phrases:
    """Tables of named phrases, ready to be found; all of them cost one look at each word."""

    def __init__(self, **tables: Iterable[tuple[str, str]]) -> None:
        self._by_start: defaultdict[str, defaultdict[_Step, list[_Phrase]]] = defaultdict(lambda: defaultdict(list))
        self._begun = WordMemory(self._beginning_with)
        self._begun_by_two = WordMemory(self._beginning_with_two)
        for table, named in tables.items():
            for name, phrase in named:
                first, *rest = _steps(phrase)
                for start in {each[:_KEY] for each in (*first.exact, *first.beginnings)}:
                    self._by_start[start][first].append(_Phrase(tuple(rest), table, name))

    def find(self, forms: list[str], breaks: frozenset[int] | set[int] = frozenset()) -> Mapping[str, Sequence[Hit]]:
        """Every phrase in the words by its table, in order of the first words, the longest first.

        None reaches over a break (the place of the first word of a sentence).
        """
        found: defaultdict[str, list[Hit]] = defaultdict(list)
        for index in self._begun.places(forms):
            for rest, table, name in self._begun_by_two[" ".join(forms[index : index + 2])]:
                last = _follow(forms, index, rest, breaks)
                if last is not None:
                    found[table].append(Hit(name, index, last))
        for hits in found.values():
            hits.sort(key=lambda hit: (hit.first, -hit.last))
        return found

    def _beginning_with(self, word: str) -> tuple[_Phrase, ...]:
        # A first step may be as short as one letter: "e drejta".
        starts = dict.fromkeys(word[:size] for size in range(1, _KEY + 1))  # in order, each once
        return tuple(
            phrase
            for start in starts
            for first, phrases in self._by_start.get(start, {}).items()
            if first.takes(word)
            for phrase in phrases
        )

    def _beginning_with_two(self, words: str) -> tuple[_Phrase, ...]:
        """Of the phrases that the first word begins those that the second goes on with, or may stand in a gap of."""
        first, _, second = words.partition(" ")
        return tuple(
            phrase
            for phrase in self._begun[first]
            if not phrase.rest or phrase.rest[0].reach > 1 or (second and phrase.rest[0].takes(second))
        )


def _follow(forms: list[str], index: int, rest: tuple[_Step, ...], breaks: frozenset[int] | set[int]) -> int | None:
    for step in rest:
        for at in range(index + 1, min(index + 1 + step.reach, len(forms))):
            if at in breaks:
                return None
            if step.takes(forms[at]):
                index = at
                break
        else:
            return None
    return index


def _steps(phrase: str) -> list[_Step]:
    steps, reach = [], 1
    for piece in phrase.split():
        if piece in _GAPS:
            reach = _GAPS[piece]
            continue
        choices = {each for choice in piece.split("|") for each in (choice, _single(choice))}
        steps.append(
            _Step(
                exact=frozenset(each for each in choices if not each.endswith("*")),
                beginnings=tuple(each[:-1] for each in choices if each.endswith("*")),
                reach=reach,
            )
        )
        reach = 1
    return steps


def _single(word: str) -> str:
    """A word as it folds from Cyrillic, where lj and nj are one letter."""
    return word.replace("lj", "l").replace("nj", "n")
