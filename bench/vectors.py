"""Nearest vectors at size: exact and in cells, over real passages and others drawn around them."""

import argparse
import resource
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

import numpy as np
from numpy.typing import NDArray
from table import Figure, show

from search_api.ports import Vectors
from search_api.vectors.faiss_index import SAMPLE, FaissIndex

SIZES = (100_000, 300_000, 1_000_000)
QUESTIONS = 100
LIMIT = 10
_SPREAD = 0.6  # of a drawn passage from the real one it is drawn around: cosine 0.86
_TOGETHER = 65_536


def measure(real: Vectors, sizes: Sequence[int] = SIZES) -> list[Figure]:
    """Build seconds, median and 95th percentile of a question in milliseconds, recall at 10 against every row."""
    chance = np.random.default_rng(5)
    figures = []
    for size in sizes:
        rows = drawn(real, size, chance)
        questions = drawn(real, QUESTIONS, chance)
        exact = FaissIndex(rows.shape[1])
        for start in range(0, size, _TOGETHER):
            exact.add(rows[start : start + _TOGETHER])
        truth, flat = _asked(exact, questions)
        begin = perf_counter()
        index = FaissIndex.sized(size, rows[chance.permutation(size)[:SAMPLE]])
        for start in range(0, size, _TOGETHER):
            index.add(rows[start : start + _TOGETHER])
        built = perf_counter() - begin
        found, times = _asked(index, questions)
        recall = np.mean([len(set(one) & set(other)) / LIMIT for one, other in zip(truth, found, strict=True)])
        figures += [
            Figure(f"{size:,} rows, every row compared: 95th percentile", float(np.percentile(flat, 95)), "ms"),
            Figure(f"{size:,} rows, as served: median", float(np.median(times)), "ms"),
            Figure(f"{size:,} rows, as served: 95th percentile", float(np.percentile(times, 95)), "ms"),
            Figure(f"{size:,} rows, as served: recall at {LIMIT}", float(recall), ""),
            Figure(f"{size:,} rows, as served: built in", built, "s"),
        ]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [*figures, Figure("memory at most, the rows themselves included", peak, "MB")]


def drawn(
    real: Vectors, count: int, chance: np.random.Generator, *, rows: NDArray[np.int64] | None = None
) -> Vectors:
    """Vectors near real ones, which are drawn too or given by their ``rows``."""
    return _near(real[chance.integers(len(real), size=count) if rows is None else rows], chance)


def _near(rows: Vectors, chance: np.random.Generator) -> Vectors:
    count = len(rows)
    for start in range(0, count, _TOGETHER):
        some = rows[start : start + _TOGETHER]
        noise = chance.normal(size=some.shape).astype(np.float32)
        some += _SPREAD * noise / np.linalg.norm(noise, axis=1, keepdims=True)
        some /= np.linalg.norm(some, axis=1, keepdims=True)
    return rows


def _asked(index: FaissIndex, questions: Vectors) -> tuple[list[list[int]], NDArray[np.float64]]:
    found, times = [], []
    for question in questions:
        begin = perf_counter()
        found.append([hit.row for hit in index.nearest(question, limit=LIMIT)])
        times.append((perf_counter() - begin) * 1000)
    return found, np.array(times)


def vectors_of(snapshot: Path) -> Vectors:
    """The vectors of a snapshot, shape ``(rows, dimensions)``."""
    import faiss

    index = faiss.read_index(str(snapshot / "vectors" / "vectors.faiss"))
    return np.asarray(index.reconstruct_n(0, index.ntotal), dtype=np.float32)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("snapshot", type=Path, help="folder of one snapshot")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    given = parser.parse_args()
    show("Nearest vectors", measure(vectors_of(given.snapshot), given.sizes))
