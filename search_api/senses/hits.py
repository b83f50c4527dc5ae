"""What is kept of each hit beside the index of its senses: its first row, its length, what its heading speaks of."""

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Self
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from ontology.errors import EngineError

_FILE = "hits.npz"
Numbers = NDArray[np.int32]


class HitTable:
    """By row: the first row of its hit, and the words that the hit has in the row's language; by hit its heading."""

    def __init__(self, firsts: Numbers, words: Numbers, bounds: Numbers, headings: Numbers) -> None:
        self._firsts = firsts
        self._hits = np.unique(firsts)
        self._words = words
        self._bounds = bounds  # of the senses of each row's heading; only first rows have some
        self._headings = headings

    def __len__(self) -> int:
        return len(self._firsts)

    @property
    def count(self) -> int:
        """How many hits there are."""
        return len(self._hits)

    def first(self, row: int) -> int:
        """The first row of the hit of a row."""
        return int(self._firsts[row])

    def places(self, rows: Sequence[int]) -> NDArray[np.intp]:
        """For each row the place of its hit among all hits, in the order in which they were added."""
        return np.searchsorted(self._hits, self._firsts[np.array(rows, dtype=np.intp)])

    def words(self, row: int) -> int:
        """How many words the hit has in the language of this row."""
        return int(self._words[row])

    def heading(self, row: int) -> frozenset[int]:
        """The senses that the headings of the hit of a row carry."""
        first = self._firsts[row]
        return frozenset(self._headings[self._bounds[first] : self._bounds[first + 1]].tolist())

    def save(self, folder: Path) -> None:
        """Write it into a folder that exists."""
        with (folder / _FILE).open("wb") as file:
            np.savez(file, firsts=self._firsts, words=self._words, bounds=self._bounds, headings=self._headings)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """What was saved. Raises ``EngineError`` where it is not there."""
        try:
            with np.load(folder / _FILE) as stored:
                return cls(*(stored[name] for name in ("firsts", "words", "bounds", "headings")))
        except (OSError, EOFError, ValueError, KeyError, BadZipFile) as error:
            raise EngineError(f"No table of hits can be read in {folder} ({error}); run: alinea build") from error


class HitTableBuilder:
    """Takes the hits in row order."""

    def __init__(self) -> None:
        self._firsts: list[int] = []
        self._words: list[int] = []
        self._bounds = [0]
        self._headings: list[int] = []

    def add(self, texts: Sequence[tuple[str, str]], heading: Collection[int]) -> int:
        """A hit by the language and the text of each of its rows, and the senses of its headings; its first row."""
        first = len(self._firsts)
        counts: dict[str, int] = {}
        for language, text in texts:
            counts[language] = counts.get(language, 0) + len(text.split())
        self._firsts += [first] * len(texts)
        self._words += [counts[language] for language, _ in texts]
        self._headings += sorted(heading)
        self._bounds += [len(self._headings)] * len(texts)
        return first

    def table(self) -> HitTable:
        """All that was added."""
        return HitTable(*map(_numbers, (self._firsts, self._words, self._bounds, self._headings)))


def _numbers(values: Iterable[int]) -> Numbers:
    return np.array([*values], dtype=np.int32)
