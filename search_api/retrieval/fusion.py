"""Fusing ranked lists, and spreading hits over jurisdictions.

Weighted reciprocal rank fusion (Cormack, Clarke and Büttcher, 2009): a hit scores the sum over lists of
weight / (K + rank). Weights, K and the decay of repeats were chosen by grid search on the development half of
the gold questions: nDCG@10 0.605 with the usual K of 60 and equal weights, 0.713 with these.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

_K = 10
_REPEAT_DECAY = 0.97
_SHOWN = 12  # twice the six jurisdictions
Item = TypeVar("Item")


def reciprocal_rank(
    ranks: Mapping[str, int], weights: Mapping[str, float], shares: Mapping[str, float] | None = None
) -> float:
    """Score of one hit from its rank (from 1) in each list, scaled so that first in all lists is 1.

    ``shares`` lowers the weight of single lists for this hit alone.
    """
    best = sum(weight / (_K + 1) for weight in weights.values())
    lowered = shares or {}
    return sum(weights[name] * lowered.get(name, 1.0) / (_K + rank) for name, rank in ranks.items()) / best


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
