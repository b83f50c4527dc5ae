"""The senses that each hit carries, with what each counts for: what is asked of hits that other lists found."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from ontology.errors import EngineError
from search_api.ports import Vectors

_BOUNDS, _SENSES, _WEIGHTS = "hit_senses.bounds.npy", "hit_senses.senses.i32", "hit_senses.weights.f16"
_Write = Callable[[list[int], Vectors], None]


class HitSenses:
    """By the place of a hit its senses and their weights, one after the other; ``bounds`` tells from where to where.

    The two long arrays are memory-mapped: at a million passages of laws they take 240 MB.
    """

    def __init__(self, bounds: NDArray[np.int64], senses: NDArray[np.int32], weights: NDArray[np.float16]) -> None:
        self._bounds = bounds
        self._senses = senses
        self._weights = weights

    def of(self, places: NDArray[np.intp]) -> tuple[NDArray[np.int32], Vectors, NDArray[np.int64]]:
        """The senses and weights of some hits, and where those of each begin among them, with the end of the last."""
        starts, counts = self._bounds[places], self._bounds[places + 1] - self._bounds[places]
        bounds = np.concatenate([[0], np.cumsum(counts)])
        rows = np.arange(bounds[-1]) + np.repeat(starts - bounds[:-1], counts)
        return np.asarray(self._senses[rows]), self._weights[rows].astype(np.float32), bounds

    @classmethod
    def open(cls, folder: Path, hits: int) -> Self:
        """What was written of so many hits. Raises ``EngineError`` where it is not there, or not whole."""
        try:
            bounds = np.load(folder / _BOUNDS)
            if len(bounds) != hits + 1:
                raise ValueError(f"it tells of {len(bounds) - 1} hits where there are {hits}")
            if not bounds[-1]:
                return cls(bounds, np.zeros(0, np.int32), np.zeros(0, np.float16))
            senses, weights = (
                np.memmap(folder / _SENSES, np.int32, "r"),
                np.memmap(folder / _WEIGHTS, np.float16, "r"),
            )
            if not len(senses) == len(weights) == bounds[-1]:
                raise ValueError(f"{len(senses)} senses and {len(weights)} weights where {bounds[-1]} belong")
            return cls(bounds, senses, weights)
        except (OSError, EOFError, ValueError, IndexError, TypeError, KeyError) as error:
            raise EngineError(f"No senses of hits can be read in {folder} ({error}); run: alinea build") from error


@contextmanager
def writing_senses(folder: Path) -> Iterator[_Write]:
    """Takes the senses of hits and their weights, hit by hit, into a folder that exists."""
    bounds = [0]
    with (folder / _SENSES).open("wb") as senses, (folder / _WEIGHTS).open("wb") as weights:

        def write(carried: list[int], counting: Vectors) -> None:
            senses.write(np.array(carried, dtype=np.int32).tobytes())
            weights.write(counting.astype(np.float16).tobytes())
            bounds.append(bounds[-1] + len(carried))

        yield write
    np.save(folder / _BOUNDS, np.array(bounds, dtype=np.int64))
