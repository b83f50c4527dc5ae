"""A vector index that can be read at a glance: one matrix, one product, one sort."""

from collections.abc import Collection
from pathlib import Path

import numpy as np

from ontology.errors import EngineError
from search_api.ports import Ranked, Vectors


class BruteVectors:
    """Implements ``VectorIndex`` over a matrix in memory."""

    def __init__(self, dimensions: int) -> None:
        self._rows: Vectors = np.empty((0, dimensions), dtype=np.float32)

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, vectors: Vectors) -> None:
        self._check_width(vectors)
        self._rows = np.concatenate([self._rows, vectors.astype(np.float32)])

    def nearest(self, vector: Vectors, *, limit: int, among: Collection[int] | None = None) -> list[Ranked]:
        self._check_width(vector)
        allowed = range(len(self)) if among is None else sorted(set(among) & set(range(len(self))))
        scored = sorted((-float(self._rows[row] @ vector), row) for row in allowed)
        return [Ranked(row=row, score=-negative) for negative, row in scored[: max(limit, 0)]]

    def save(self, folder: Path) -> None:
        np.save(folder / "rows.npy", self._rows)

    def _check_width(self, vectors: Vectors) -> None:
        if vectors.shape[-1] != self._rows.shape[1]:
            raise EngineError(f"{self._rows.shape[1]} dimensions expected, {vectors.shape[-1]} given")


def open_brute(folder: Path) -> BruteVectors:
    """What ``BruteVectors.save`` wrote."""
    rows: Vectors = np.load(folder / "rows.npy")
    opened = BruteVectors(rows.shape[1])
    opened.add(rows)
    return opened
