"""Measures of a ranking against graded judgements."""

import math
from collections.abc import Mapping, Sequence


def ndcg(ranking: Sequence[str], grades: Mapping[str, int], *, depth: int = 10) -> float:
    """Normalised discounted cumulative gain with gain 2^grade - 1 (Järvelin and Kekäläinen, 2002; Burges, 2005)."""
    gains = [2 ** grades.get(key, 0) - 1 for key in ranking[:depth]]
    ideal = sorted((2**grade - 1 for grade in grades.values()), reverse=True)[:depth]
    best = _discounted(ideal)
    return _discounted(gains) / best if best else 0.0


def reciprocal_rank(ranking: Sequence[str], grades: Mapping[str, int], *, depth: int = 10) -> float:
    """One over the rank of the first hit with the best grade that the question has; 0 beyond ``depth``."""
    best = max(grades.values(), default=0)
    return next((1 / rank for rank, key in enumerate(ranking[:depth], start=1) if grades.get(key) == best), 0.0)


def found_among(ranking: Sequence[str], grades: Mapping[str, int], *, depth: int = 5) -> float:
    """1 where a hit with the best grade that the question has is among the first ``depth``, else 0."""
    return float(reciprocal_rank(ranking, grades, depth=depth) > 0)


def recall(ranking: Sequence[str], grades: Mapping[str, int], *, depth: int = 50) -> float:
    """Share of the relevant (grade 2 and 3; where there is none, all) among the first ``depth``."""
    relevant = {key for key, grade in grades.items() if grade >= 2} or set(grades)
    return len(relevant & set(ranking[:depth])) / len(relevant) if relevant else 0.0


def _discounted(gains: Sequence[int]) -> float:
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, start=1))
