"""Whether anything here answers: how near a question comes, against questions that no collection of laws answers.

A search always finds what is nearest. Questions on cooking, chess or the weather (the development half of
``corpus/gold/unanswerable.jsonl``) are put to every snapshot when it is built; how near they come is what chance
gives there, with its model and its passages. A question that comes no nearer than a tenth of them is told so.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from ontology.errors import EngineError
from search_api.ports import Ranked

_FILE = "chance.npy"
_MOST = 0.1
_WORTH = {"dense": 1.0, "tokens": 2.0, "senses": 0.03}
"""AUC of questions with an answer in the corpus against questions without, development and test halves: 0.991 and
0.984; without senses 0.968 and 0.961."""

_FIRST = 5


def nearness(lists: Mapping[str, Sequence[Ranked]]) -> float:
    """How near each list comes to the question, half by its best, half by its first five; cosines, a little BM25.

    One row may come near by chance where five do not: by the best alone the AUC is 0.989 and 0.979.
    """
    return sum(worth * _near(lists[name]) for name, worth in _WORTH.items() if lists.get(name))


def _near(ranked: Sequence[Ranked]) -> float:
    some = ranked[:_FIRST]
    return (some[0].score + sum(entry.score for entry in some) / len(some)) / 2


class Chance:
    """What questions without an answer reach in one snapshot.

    >>> Chance([0.4, 0.9, 0.5, 0.6]).of({"dense": [Ranked(row=1, score=0.8)]})
    0.25
    """

    def __init__(self, reached: Iterable[float]) -> None:
        self._reached = np.sort(np.fromiter(reached, dtype=np.float64))

    def of(self, *asked: Mapping[str, Sequence[Ranked]]) -> float | None:
        """Share of them that come as near as this question, in the mean of its wordings; ``None`` for none asked."""
        if not len(self._reached):
            return None
        near = sum(map(nearness, asked)) / len(asked)
        nearer = len(self._reached) - np.searchsorted(self._reached, near)
        return float(nearer / len(self._reached))

    def save(self, folder: Path) -> None:
        """Write it into a folder that exists."""
        np.save(folder / _FILE, self._reached)

    @classmethod
    def load(cls, folder: Path) -> "Chance":
        """What was saved. Raises ``EngineError`` where it is not there."""
        try:
            return cls(np.load(folder / _FILE))
        except (OSError, ValueError) as error:
            raise EngineError(f"No measure of chance can be read in {folder} ({error}); run: alinea build") from error


def answered(chance: float | None) -> bool:
    """Whether a question that comes so near is taken for one that is answered."""
    return chance is None or chance <= _MOST
