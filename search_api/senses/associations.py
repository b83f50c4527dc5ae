"""Which senses of articles answer which senses of questions: a translation model between the two.

Retrieval as statistical translation (Berger and Lafferty, 1999, SIGIR): who asks about being fired is answered by an
article that speaks of rescission and of termination. Pairs were found by how much oftener the second stands in what
answers the first than in the texts of the same law (Karimzadehgan and Zhai, 2010, ECIR), and weighed by which
articles answer which questions. ``python -m alinea.training.senses`` learns the table that ships.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Self
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from ontology.errors import EngineError
from ontology.glossary import Sense
from search_api.ports import Vectors
from search_api.senses.hit_senses import HitSenses
from search_api.senses.space import sense_keys

_FILE = "associations.npz"
_SHIPPED = Path(__file__).with_name(_FILE)
OFTEN = 1.2
"""k1 of BM25."""

_LONG = 0.75  # b
_USUAL = 316.0  # senses of an article, each as often as it stands there; so many are neither long nor short
Numbers = NDArray[np.int32]


def saturated(counts: Mapping[int, int]) -> Vectors:
    """What each sense of a hit counts for, by how often it stands there and how long the hit is; as in BM25."""
    times = np.fromiter(counts.values(), dtype=np.float32, count=len(counts))
    found: Vectors = times / (times + OFTEN * (1 - _LONG + _LONG * times.sum() / np.float32(_USUAL)))
    return found


@dataclass(frozen=True, slots=True)
class Pairs:
    """Senses of questions, senses that answer them, and weights above 0; three arrays of one length."""

    asked: Numbers
    answering: Numbers
    weights: Vectors


class SenseAssociations:
    """For each sense of a glossary the senses that answer it, with weights."""

    def __init__(self, pairs: Pairs, senses: int) -> None:
        order = np.lexsort((pairs.answering, pairs.asked))
        self._pairs = Pairs(pairs.asked[order], pairs.answering[order], pairs.weights[order])
        self._bounds = np.searchsorted(self._pairs.asked, np.arange(senses + 1))
        self._senses = senses

    @property
    def senses(self) -> int:
        """How many senses the glossary has."""
        return self._senses

    @classmethod
    def learned(cls, senses: Sequence[Sense]) -> Self:
        """Those that ship, for the senses of a glossary in its order."""
        keys, pairs = _shipped()
        places = {key: place for place, key in enumerate(sense_keys(senses))}
        rows = np.array([places.get(key, -1) for key in keys], dtype=np.int32)
        asked, answering = rows[pairs.asked], rows[pairs.answering]
        known = (asked >= 0) & (answering >= 0)
        return cls(Pairs(asked[known], answering[known], pairs.weights[known]), len(senses))

    def of(self, sense: int) -> dict[int, float]:
        """The senses that answer one, with their weights."""
        answering, weights = self._row(sense)
        return dict(zip(answering.tolist(), weights.tolist(), strict=True))

    def scores(self, asked: Sequence[int], said: HitSenses, places: NDArray[np.intp]) -> Vectors:
        """How strongly hits answer senses of a question that they do not carry themselves, shape ``(hits,)``.

        ``places`` are those of the hits in ``said``. What a hit carries other lists compare.
        """
        if not asked:
            return np.zeros(len(places), dtype=np.float32)
        senses, weights, bounds = said.of(places)
        table = np.zeros((self._senses, len(asked)), dtype=np.float32)  # rows are gathered: half the time
        column = np.full(self._senses, -1)
        for turn, sense in enumerate(asked):
            answered, counting = self._row(sense)
            table[answered, turn] = counting
            column[sense] = turn
        answering = (table.max(axis=1) > 0)[senses]
        kept = np.concatenate([[0], np.cumsum(answering)])[bounds]
        told = _summed(table[senses[answering]] * weights[answering, None], kept)
        carried = np.flatnonzero(column[senses] >= 0)
        told[np.searchsorted(bounds, carried, side="right") - 1, column[senses[carried]]] = 0
        found: Vectors = told.sum(axis=1)
        return found

    def _row(self, sense: int) -> tuple[Numbers, Vectors]:
        some = slice(self._bounds[sense], self._bounds[sense + 1])
        return self._pairs.answering[some], self._pairs.weights[some]

    def save(self, folder: Path) -> None:
        """Write it into a folder that exists."""
        asked, answering, weights = self._pairs.asked, self._pairs.answering, self._pairs.weights
        with (folder / _FILE).open("wb") as file:
            np.savez(file, asked=asked, answering=answering, weights=weights, senses=self._senses)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """What was saved. Raises ``EngineError`` where it is not there."""
        try:
            with np.load(folder / _FILE) as stored:
                pairs, senses = Pairs(stored["asked"], stored["answering"], stored["weights"]), int(stored["senses"])
            if not all(((each >= 0) & (each < senses)).all() for each in (pairs.asked, pairs.answering)):
                raise ValueError(f"it names senses beyond its {senses}")
            return cls(pairs, senses)
        except (OSError, EOFError, ValueError, KeyError, TypeError, BadZipFile) as error:
            message = f"No associations of senses can be read in {folder} ({error}); run: alinea build"
            raise EngineError(message) from error


def write_associations(senses: Sequence[Sense], pairs: Pairs, path: Path = _SHIPPED) -> None:
    """The table that ships, with the keys of its senses; weights lose what float16 does not hold."""
    weights = pairs.weights.astype(np.float16)
    asked, answering = pairs.asked[weights > 0], pairs.answering[weights > 0]
    told = np.unique(np.concatenate([asked, answering]))
    number = np.min_scalar_type(max(len(told) - 1, 0))
    every = sense_keys(senses)
    with path.open("wb") as file:
        np.savez_compressed(
            file,
            keys=np.array([every[row] for row in told.tolist()], dtype="U"),
            asked=np.searchsorted(told, asked).astype(number),
            answering=np.searchsorted(told, answering).astype(number),
            weights=weights[weights > 0],
        )


def _summed(values: Vectors, bounds: NDArray[np.int64]) -> Vectors:
    """Sums of rows from each bound to the next, shape ``(bounds - 1, columns)``; of none, 0."""
    sums = np.zeros((len(bounds) - 1, values.shape[1]), dtype=np.float32)
    filled = np.flatnonzero(np.diff(bounds))
    if len(filled):
        sums[filled] = np.add.reduceat(values, bounds[filled], axis=0)
    return sums


@cache
def _shipped() -> tuple[list[str], Pairs]:
    with np.load(_SHIPPED) as stored:
        asked, answering = (stored[name].astype(np.int32) for name in ("asked", "answering"))
        return stored["keys"].tolist(), Pairs(asked, answering, stored["weights"].astype(np.float32))
