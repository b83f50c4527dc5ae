"""Fusing ranked lists by their scores, and spreading hits over jurisdictions.

A linear combination of scores (Bruch, Gai and Ingber, 2023, "An analysis of fusion functions for hybrid retrieval"):
cosines as they are, those in the space of senses too; BM25 of senses and their associations as they are up to what
questions usually reach, for a share of the best hides whether the best is any good; BM25 of words as a share of the
best; of headings how much of the question they name; and a little less for every word more, as a long article comes
near to everything somewhere. The weights are those by which a softmax over the articles of a law most often names the
right one, in 3,535 questions over 32 laws that the adapter did not learn from; of space and associations, added
later, those that gave the best MRR@10 there beside the others.
"""

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from search_api.ports import Ranked

WEIGHTS = {
    "dense": 1.0,
    "tokens": 1.33,
    "senses": 0.91,
    "semantic": 0.45,
    "associated": 0.21,
    "headings": 0.073,
    "lexical": 0.053,
    "concept": 0.15,
    "cited": 0.15,
}
"""What the score of each list counts for."""

LISTS = tuple(WEIGHTS)
"""Names of the lists that are fused."""

_COSINES = frozenset({"dense", "tokens"})
_AS_THEY_ARE = _COSINES | {"headings", "semantic"}
# By which a list's scores are divided, or by its best where that is more; those of other lists by their best.
_FULL = {"senses": 40.0, "associated": 15.0}
_FOREIGN_WORDS = 0.2  # what words count for where the languages share few
_LONGER = 0.029  # less for each time as long again by the number e
_USUAL = 100  # words of an article; so many are neither long nor short
_REPEAT_DECAY = 0.97
_SHOWN = 12  # twice the six jurisdictions
Item = TypeVar("Item")


class Fusion:
    """The scale of every list of one question, by its name."""

    def __init__(self, lists: Mapping[str, Sequence[Ranked]]) -> None:
        filled = {name: ranked for name, ranked in lists.items() if ranked}
        self._scale = {name: _scale(name, ranked[0].score) for name, ranked in filled.items()}
        self._missing = {name: filled[name][-1].score for name in _COSINES & filled.keys()}
        self._all = sum(WEIGHTS[name] for name in filled) or 1.0

    def score(self, scores: Mapping[str, float], *, foreign: bool, words: int = _USUAL) -> float:
        """Of one hit from its score in each list that holds it, between 0 and 1, and from how many words it has.

        What the vectors did not list counts as the last that they did. ``foreign`` hits are in a language that
        shares few words with the question.
        """
        total = self.weighed(self._missing | dict(scores), foreign=foreign, words=words)
        return min(1.0, max(0.0, total / self._all))

    def weighed(self, scores: Mapping[str, float], *, foreign: bool, words: int = _USUAL) -> float:
        """The sum behind ``score``, of the lists that are told alone; by the scale of cosines."""
        total = sum(self._part(name, score, foreign=foreign) for name, score in scores.items())
        return total - _LONGER * math.log(max(words, 1) / _USUAL)

    def _part(self, name: str, score: float, *, foreign: bool) -> float:
        share = _FOREIGN_WORDS if foreign and name == "lexical" else 1.0
        return WEIGHTS[name] * share * score / self._scale[name]


def _scale(name: str, best: float) -> float:
    """What the scores of a list are divided by."""
    return 1.0 if name in _AS_THEY_ARE else max(best, _FULL.get(name, 0.0))


def spread(
    ranked: Sequence[tuple[Item, float]], group: Callable[[Item], str | None], *, depth: int
) -> list[tuple[Item, float]]:
    """The first ``depth`` items with scores lowered so that no group crowds out the others, best first.

    Greedy: an item's score is multiplied by 0.97 for every item of its group already taken, so a much
    better hit still wins and near-ties go to a jurisdiction not seen yet. What is not reached follows as it was.
    """
    left = list(ranked[: depth * 3])
    taken: list[tuple[Item, float]] = []
    seen: Counter[str | None] = Counter()

    def lowered(entry: tuple[Item, float]) -> float:
        return entry[1] * float(_REPEAT_DECAY ** seen[group(entry[0])])

    while left and len(taken) < depth:
        index = max(range(len(left)), key=lambda each: lowered(left[each]))
        score = min(lowered(left[index]), taken[-1][1] if taken else 1.0)
        item, _ = left.pop(index)
        seen[group(item)] += 1
        taken.append((item, score))
    last = taken[-1][1] if taken else 1.0
    rest = [*left, *ranked[depth * 3 :]]
    return [*taken, *((item, min(score, last)) for item, score in rest)]


def first(ranked: Sequence[tuple[Item, float]], meant: Callable[[Item], object | None]) -> list[tuple[Item, float]]:
    """What the question itself names comes first, with a score of at least the best; else the order stays."""
    best = ranked[0][1] if ranked else 0.0
    named = [(item, max(best, score)) for item, score in ranked if meant(item) is not None]
    return [*named, *((item, score) for item, score in ranked if meant(item) is None)]


def lifted(ranked: Sequence[tuple[Item, float]], group: Callable[[Item], str | None]) -> list[tuple[Item, float]]:
    """The first item of every group among the first ``_SHOWN``: who asks what holds, and names no place, compares.

    ``group`` is ``None`` for items that do not count. What is lifted takes the score of the place it comes to.
    """
    firsts: dict[str, int] = {}
    for place, (item, _) in enumerate(ranked):
        name = group(item)
        if name is not None:
            firsts.setdefault(name, place)
    late = [place for place in firsts.values() if place >= _SHOWN]
    spare = [place for place in reversed(range(min(_SHOWN, len(ranked)))) if place not in firsts.values()]
    moves = dict(zip(late, spare, strict=False))  # from the place of what is lifted to one that gives way
    if not moves:
        return list(ranked)
    front = [ranked[place] for place in range(_SHOWN) if place not in moves.values()]
    least = front[-1][1] if front else ranked[_SHOWN - 1][1]
    raised = [(ranked[place][0], least) for place in moves]
    behind = sorted({*range(_SHOWN, len(ranked)), *moves.values()} - {*moves})
    return [*front, *raised, *((ranked[place][0], min(ranked[place][1], least)) for place in behind)]
