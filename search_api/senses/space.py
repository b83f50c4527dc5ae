"""A direction for each sense of the glossary, learned from which articles answer which questions.

Supervised semantic indexing (Bai et al., 2009, CIKM): a text lies where the sum of its senses' directions points, and
an article that answers lies near its question though the two share no sense: who asks after a boss is answered where
an employer is held liable. ``python -m alinea.training.senses`` learns the table that ships.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Self
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from ontology.errors import EngineError
from ontology.glossary import Sense
from search_api.ports import Vectors
from search_api.senses.finder import WordSenses

Directions = NDArray[np.float16]

_FILE = "space.npz"
_HITS = "hits.f16"
_SHIPPED = Path(__file__).with_name(_FILE)
_STEPS = 127
_KEY_BYTES = 8
_REPEATED = 2  # a word said three times asks no more than one said twice
_LEAST = 1e-9


def sense_keys(senses: Sequence[Sense]) -> list[str]:
    """What senses are known by in a glossary of another order: digests of their English words.

    The words of other languages may be mended, and the English ones put in another order, without a loss. Senses
    with the same English are told apart by which of them comes first.
    """
    said: Counter[str] = Counter()
    keys = []
    for sense in senses:
        words = ", ".join(sorted(sense.words.get("en", ())))
        said[words] += 1
        keys.append(blake2b(f"{words}\t{said[words]}".encode(), digest_size=_KEY_BYTES).hexdigest())
    return keys


def passage_weights(counts: Mapping[int, int]) -> Vectors:
    """What each sense of a text counts for, by how often it stands there; shape ``(senses,)``."""
    return np.log1p(np.fromiter(counts.values(), dtype=np.float32, count=len(counts)))


def question_weights(counts: Mapping[int, int]) -> Vectors:
    """The same of a question."""
    return np.minimum(np.fromiter(counts.values(), dtype=np.float32, count=len(counts)), np.float32(_REPEATED))


def counted(words: Iterable[WordSenses]) -> Counter[int]:
    """How often words carry each sense."""
    return Counter(sense for word in words for sense in word.senses)


class SenseSpace:
    """Directions by the number of the sense, shape ``(senses, dimensions)``; one not learned has none (zeros)."""

    def __init__(self, directions: Vectors) -> None:
        self._directions = directions

    @classmethod
    def learned(cls, senses: Sequence[Sense]) -> Self:
        """The directions that ship, for the senses of a glossary in its order."""
        places, directions = _shipped()
        rows = np.array([places.get(key, -1) for key in sense_keys(senses)], dtype=np.intp)
        return cls(directions[rows])

    @property
    def senses(self) -> int:
        """How many senses the glossary has."""
        return len(self._directions)

    @property
    def dimensions(self) -> int:
        """Length of a direction."""
        return int(self._directions.shape[1])

    def passage(self, counts: Mapping[int, int]) -> Vectors:
        """Where a text lies that carries each sense so many times: a unit vector, or zeros."""
        return self._unit(passage_weights(counts), counts)

    def question(self, words: Iterable[WordSenses]) -> Vectors:
        """Where a question lies, by its words: a unit vector, or zeros."""
        counts = counted(words)
        return self._unit(question_weights(counts), counts)

    def _unit(self, weights: Vectors, senses: Iterable[int]) -> Vectors:
        total: Vectors = weights @ self._directions[np.fromiter(senses, dtype=np.intp)]
        return total / max(float(np.linalg.norm(total)), _LEAST)

    def save(self, folder: Path) -> None:
        """Write it into a folder that exists."""
        rows, scales = _rounded(self._directions)
        with (folder / _FILE).open("wb") as file:
            np.savez(file, rows=rows, scales=scales)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """What was saved. Raises ``EngineError`` where it is not there."""
        try:
            with np.load(folder / _FILE) as stored:
                return cls(stored["rows"] * stored["scales"][:, None])
        except (OSError, EOFError, ValueError, KeyError, BadZipFile) as error:
            raise EngineError(f"No space of senses can be read in {folder} ({error}); run: alinea build") from error


@contextmanager
def writing_directions(folder: Path) -> Iterator[Callable[[Vectors], None]]:
    """Takes the directions of hits one by one, into a folder that exists."""
    with (folder / _HITS).open("wb") as file:

        def write(direction: Vectors) -> None:
            file.write(direction.astype(np.float16).tobytes())

        yield write


def open_directions(folder: Path, shape: tuple[int, int]) -> Directions:
    """The directions that were written, shape ``(hits, dimensions)``, memory-mapped.

    Raises ``EngineError`` where they are not there, or not so many.
    """
    try:
        if not shape[0]:
            return np.zeros(shape, dtype=np.float16)
        return np.memmap(folder / _HITS, np.float16, "r").reshape(shape)
    except (OSError, ValueError) as error:
        raise EngineError(f"No directions can be read in {folder} ({error}); run: alinea build") from error


def write_learned(senses: Sequence[Sense], directions: Vectors, path: Path = _SHIPPED) -> None:
    """The table that ships: the directions of those senses that have one."""
    told = np.flatnonzero(np.abs(directions).max(axis=1)).tolist()
    every = sense_keys(senses)
    rows, scales = _rounded(directions[told])
    with path.open("wb") as file:
        np.savez_compressed(file, keys=np.array([every[row] for row in told], dtype="U"), rows=rows, scales=scales)


@cache
def _shipped() -> tuple[dict[str, int], Vectors]:
    """The row of each sense by its key, and the directions; the last is that of every other sense: zeros."""
    with np.load(_SHIPPED) as stored:
        places = {key: row for row, key in enumerate(stored["keys"].tolist())}
        directions: Vectors = stored["rows"] * stored["scales"][:, None]
    return places, np.vstack([directions, np.zeros((1, directions.shape[1]), dtype=np.float32)])


def _rounded(directions: Vectors) -> tuple[NDArray[np.int8], Vectors]:
    """Directions in steps of a 127th of their longest part, and that step; some 1 % of their length is lost."""
    scales = np.maximum(np.abs(directions).max(axis=1), _LEAST).astype(np.float32) / _STEPS
    return np.rint(directions / scales[:, None]).astype(np.int8), scales
