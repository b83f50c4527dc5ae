"""A direction for each sense of the glossary, learned from which articles answer which questions.

Supervised semantic indexing (Bai et al., 2009, CIKM): a text lies where the sum of its senses' directions points, and
an article that answers lies near its question though the two share no sense: who asks after a boss is answered where
an employer is held liable. ``python -m alinea.training.semantic`` learns the table that ships.
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
from ontology.glossary import LANGUAGES, Sense
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


def sense_key(sense: Sense) -> str:
    """What a sense is known by wherever it stands in the glossary: a digest of its words."""
    words = "\t".join(", ".join(sense.words.get(language, ())) for language in LANGUAGES)
    return blake2b(words.encode(), digest_size=_KEY_BYTES).hexdigest()


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
        rows = np.array([places.get(sense_key(sense), -1) for sense in senses], dtype=np.intp)
        return cls(np.where((rows >= 0)[:, None], directions[rows], np.float32(0)))

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
        except (OSError, ValueError, KeyError, BadZipFile) as error:
            raise EngineError(f"No space of senses can be read in {folder} ({error}); run: alinea build") from error


@contextmanager
def writing_directions(folder: Path) -> Iterator[Callable[[Vectors], None]]:
    """Takes the directions of hits one by one, into a folder that exists."""
    with (folder / _HITS).open("wb") as file:

        def write(direction: Vectors) -> None:
            file.write(direction.astype(np.float16).tobytes())

        yield write


def open_directions(folder: Path, dimensions: int) -> Directions:
    """The directions that were written, shape ``(hits, dimensions)``, memory-mapped. Raises ``EngineError``."""
    path = folder / _HITS
    try:
        if not path.stat().st_size:
            return np.zeros((0, dimensions), dtype=np.float16)
        return np.memmap(path, np.float16, "r").reshape(-1, dimensions)
    except (OSError, ValueError) as error:
        raise EngineError(f"No directions can be read in {folder} ({error}); run: alinea build") from error


def write_learned(senses: Sequence[Sense], directions: Vectors, path: Path = _SHIPPED) -> None:
    """The table that ships: the directions of those senses that have one."""
    told = np.flatnonzero(np.abs(directions).max(axis=1)).tolist()
    rows, scales = _rounded(directions[told])
    with path.open("wb") as file:
        np.savez_compressed(file, keys=np.array([sense_key(senses[row]) for row in told]), rows=rows, scales=scales)


@cache
def _shipped() -> tuple[dict[str, int], Vectors]:
    """The row of each sense by its key, and the directions."""
    with np.load(_SHIPPED) as stored:
        places = {key: row for row, key in enumerate(stored["keys"].tolist())}
        directions: Vectors = stored["rows"] * stored["scales"][:, None]
    return places, directions


def _rounded(directions: Vectors) -> tuple[NDArray[np.int8], Vectors]:
    """Directions in steps of a 127th of their longest part, and that step; some 1 % of their length is lost."""
    scales = np.maximum(np.abs(directions).max(axis=1), _LEAST).astype(np.float32) / _STEPS
    return np.rint(directions / scales[:, None]).astype(np.int8), scales
