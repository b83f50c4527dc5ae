"""Nearest vectors with FAISS (Douze et al., 2024, arXiv:2401.08281).

Up to 100,000 rows every row is compared: of 384 numbers each they take 19 ms a question on two cores, and nothing is
lost. Beyond, rows lie in as many cells as four times the root of their number, one byte a number, and a question
looks into the nearest cells (an inverted file with scalar quantisation). ``bench/vectors.py`` measures both.
"""

from collections.abc import Collection
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ontology.errors import EngineError
from search_api.ports import Ranked, Vectors

try:
    import faiss
except ImportError as error:
    raise EngineError("The package faiss-cpu is not installed; run: pip install faiss-cpu") from error

_FAISS: Any = faiss  # its types know neither keywords of parameters nor arrays for pointers
_FILE = "vectors.faiss"
_MOST_EXACT = 100_000
SAMPLE = 131_072
"""So many rows are enough to learn the cells from."""
_EACH = 32  # rows of the sample to a cell, at least
_PROBES = 0.03  # of the cells
_LEAST_PROBES = 8


class FaissIndex:
    """Implements ``VectorIndex`` over rows of ``dimensions`` numbers; reads may run in several threads."""

    def __init__(self, dimensions: int) -> None:
        self._index: faiss.Index = faiss.IndexFlatIP(dimensions)
        self._mapped = False

    @classmethod
    def sized(cls, rows: int, sample: Vectors) -> "FaissIndex":
        """An empty index for so many rows; their cells, where they need some, are learned from a sample of them."""
        index = cls(sample.shape[1])
        if rows > _MOST_EXACT:
            index._index = _cells(rows, np.ascontiguousarray(sample, dtype=np.float32))
        return index

    @classmethod
    def read(cls, folder: Path) -> "FaissIndex":
        """What ``save`` wrote, memory-mapped: opens in under 1 ms and cannot grow. Raises EngineError."""
        try:
            # FAISS reports a missing or cut file as RuntimeError.
            index = faiss.read_index(str(folder / _FILE), faiss.IO_FLAG_MMAP_IFC)
        except RuntimeError as error:
            raise EngineError(f"No vector index can be read in {folder} ({error}); run: alinea build") from error
        opened = cls(index.d)
        opened._index, opened._mapped = index, True
        return opened

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    def dimensions(self) -> int:
        """Length of a row."""
        return int(self._index.d)

    def add(self, vectors: Vectors) -> None:
        """Append rows of shape ``(n, dimensions)``. Raises EngineError for another width or an opened index."""
        if self._mapped:  # FAISS would abort the process
            raise EngineError("A vector index that was opened from disk cannot grow; run: alinea build")
        self._check_width(vectors.shape[-1])
        self._index.add(np.ascontiguousarray(vectors, dtype=np.float32))

    def nearest(self, vector: Vectors, *, limit: int, among: Collection[int] | None = None) -> list[Ranked]:
        """The rows with the largest inner product, best first, equal ones by row; unknown rows are ignored.

        ``vector`` has shape ``(dimensions,)``. Raises EngineError for another width.
        """
        self._check_width(vector.shape[-1])
        rows = None if among is None else self._known(among)
        most = min(limit, len(self) if rows is None else len(rows))
        if most < 1:
            return []
        question = np.ascontiguousarray(vector, dtype=np.float32).reshape(1, -1)
        if rows is None:
            scores, found = self._index.search(question, most)
        else:
            scores, found = self._among(question, most, rows)
        order = np.lexsort((found[0], -scores[0]))
        return [Ranked(row=int(found[0][at]), score=float(scores[0][at])) for at in order if found[0][at] >= 0]

    def save(self, folder: Path) -> None:
        """Write the index below a folder that exists. Raises EngineError when the disk refuses."""
        try:
            faiss.write_index(self._index, str(folder / _FILE))
        except RuntimeError as error:
            raise EngineError(
                f"The vector index cannot be written to {folder} ({error}); check disk space."
            ) from error

    def _among(self, question: Vectors, most: int, rows: NDArray[np.int64]) -> tuple[Vectors, NDArray[np.int64]]:
        index: Any = self._index
        if isinstance(index, faiss.IndexFlat):
            # The array selector is walked, not probed: 0.2 ms for 1,000 of 200,000 rows, a bitmap takes 0.5 ms.
            selector = _FAISS.IDSelectorArray(rows)  # this name keeps it alive; the parameters hold a bare pointer
            scores, found = index.search(question, most, params=_FAISS.SearchParameters(sel=selector))
        else:
            chosen = np.zeros(len(self), dtype=bool)
            chosen[rows] = True
            selector = _FAISS.IDSelectorBitmap(np.packbits(chosen, bitorder="little"))
            # The few rows of a filter may lie in any cell.
            every = _FAISS.SearchParametersIVF(sel=selector, nprobe=index.nlist)
            scores, found = index.search(question, most, params=every)
        return scores, found

    def _known(self, among: Collection[int]) -> NDArray[np.int64]:
        rows = np.unique(np.fromiter(among, dtype=np.int64, count=len(among)))
        return rows[(rows >= 0) & (rows < len(self))]

    def _check_width(self, width: int) -> None:
        if width != self.dimensions:
            raise EngineError(
                f"The vector index has {self.dimensions} dimensions, the embedder {width}; run: alinea build"
            )


def _cells(rows: int, sample: Vectors) -> faiss.Index:
    cells = max(1, min(4 * int(rows**0.5), len(sample) // _EACH))
    index: faiss.Index = faiss.index_factory(sample.shape[1], f"IVF{cells},SQ8", faiss.METRIC_INNER_PRODUCT)
    index.train(sample)
    faiss.ParameterSpace().set_index_parameter(index, "nprobe", max(_LEAST_PROBES, round(cells * _PROBES)))
    return index
