"""BM25 as the textbook has it (Robertson and Zaragoza, 2009), word by word, over three weighted fields."""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from search_api.ports import Ranked

_K1, _B = 1.2, 0.75
_BOOSTS = {"title": 2.0, "heading": 1.5, "body": 1.0}
_WORD = re.compile(r"[^\W_]+")


class PlainBm25:
    """Implements ``LexicalIndex`` in memory, exact words only."""

    def __init__(self) -> None:
        self._passages: list[dict[str, Counter[str]]] = []

    def __len__(self) -> int:
        return len(self._passages)

    def add(self, passages: Iterable[Mapping[str, str]]) -> None:
        self._passages += [
            {field: Counter(_WORD.findall(passage[field])) for field in _BOOSTS} for passage in passages
        ]

    def search(self, folded_query: str, *, limit: int, among: Collection[int] | None = None) -> list[Ranked]:
        terms = list(dict.fromkeys(_WORD.findall(folded_query)))
        rows = [row for row in range(len(self)) if among is None or row in among]
        found = []
        for row in rows:
            matched = tuple(term for term in terms if any(term in self._passages[row][field] for field in _BOOSTS))
            if matched:
                score = sum(self._weight(term, field, row) for term in matched for field in _BOOSTS)
                found.append(Ranked(row=row, score=score))
        return sorted(found, key=lambda hit: (-hit.score, hit.row))[: max(limit, 0)]

    def matched(self, folded_query: str, passage: Mapping[str, str]) -> tuple[str, ...]:
        words = {word for field in _BOOSTS for word in _WORD.findall(passage[field])}
        return tuple(term for term in dict.fromkeys(_WORD.findall(folded_query)) if term in words)

    def _weight(self, term: str, field: str, row: int) -> float:
        counts = self._passages[row][field]
        if term not in counts:
            return 0.0
        holding = sum(term in passage[field] for passage in self._passages)
        rarity = math.log1p((len(self) - holding + 0.5) / (holding + 0.5))
        mean_length = sum(passage[field].total() for passage in self._passages) / len(self)
        length = 1 - _B + _B * counts.total() / mean_length
        return _BOOSTS[field] * rarity * counts[term] * (_K1 + 1) / (counts[term] + _K1 * length)
