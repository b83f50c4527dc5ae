"""What every vector index promises, whichever engine is behind it."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from ontology.errors import EngineError
from search_api.ports import VectorIndex, Vectors
from search_api.vectors.faiss_index import FaissIndex
from tests.doubles.brute_vectors import BruteVectors, open_brute

Make = Callable[[int], VectorIndex]
Open = Callable[[Path], VectorIndex]


def in_cells(dimensions: int) -> FaissIndex:
    """As it is for more rows than can be compared one by one."""
    sample = np.random.default_rng(3).normal(size=(64, dimensions)).astype(np.float32)
    return FaissIndex.sized(1_000_000, sample / np.linalg.norm(sample, axis=1, keepdims=True))


ADAPTERS = {
    "faiss": (FaissIndex, FaissIndex.read),
    "faiss in cells": (in_cells, FaissIndex.read),
    "brute": (BruteVectors, open_brute),
}


NEARLY = {"faiss in cells": 0.01}
"""How far scores may be from inner products; 0.000001 where nothing is said."""


@pytest.fixture(params=ADAPTERS)
def adapter(request: pytest.FixtureRequest) -> tuple[Make, Open]:
    return ADAPTERS[request.param]


@pytest.fixture
def make(adapter: tuple[Make, Open]) -> Make:
    return adapter[0]


@pytest.fixture
def compass(make: Make) -> VectorIndex:
    """Four directions: east, north-east, north, west."""
    index = make(2)
    index.add(unit([[1, 0], [1, 1]]))
    index.add(unit([[0, 1], [-1, 0]]))
    return index


def unit(rows: list[list[float]]) -> Vectors:
    matrix = np.array(rows, dtype=np.float32)
    return matrix / np.linalg.norm(matrix, axis=-1, keepdims=True)


EAST = unit([[1, 0]])[0]


def test_rows_count_up_over_several_additions(compass: VectorIndex) -> None:
    assert len(compass) == 4
    assert [hit.row for hit in compass.nearest(EAST, limit=4)] == [0, 1, 2, 3]


def test_scores_are_inner_products_best_first(compass: VectorIndex, request: pytest.FixtureRequest) -> None:
    scores = [hit.score for hit in compass.nearest(EAST, limit=4)]
    nearly = NEARLY.get(request.node.callspec.params["adapter"], 1e-6)
    assert scores == pytest.approx([1, np.sqrt(0.5), 0, -1], abs=nearly)


def test_limit_cuts_and_may_exceed_the_rows(compass: VectorIndex) -> None:
    assert len(compass.nearest(EAST, limit=2)) == 2
    assert len(compass.nearest(EAST, limit=100)) == 4
    assert compass.nearest(EAST, limit=0) == []


def test_among_restricts_and_ignores_unknown_rows(compass: VectorIndex) -> None:
    assert [hit.row for hit in compass.nearest(EAST, limit=9, among={3, 1})] == [1, 3]
    assert [hit.row for hit in compass.nearest(EAST, limit=9, among=[2, 2, -1, 77])] == [2]
    assert compass.nearest(EAST, limit=9, among=()) == []
    assert compass.nearest(EAST, limit=9, among=[77]) == []


def test_equal_rows_come_in_their_order(make: Make) -> None:
    index = make(2)
    index.add(unit([[0, 1], [1, 0], [1, 0], [1, 0]]))
    assert [hit.row for hit in index.nearest(EAST, limit=4)] == [1, 2, 3, 0]


def test_an_empty_index_answers(make: Make) -> None:
    assert len(make(2)) == 0
    assert make(2).nearest(EAST, limit=5) == []
    assert make(2).nearest(EAST, limit=5, among={0}) == []


def test_another_width_is_refused(compass: VectorIndex) -> None:
    with pytest.raises(EngineError, match="dimensions"):
        compass.add(unit([[1, 0, 0]]))
    with pytest.raises(EngineError, match="dimensions"):
        compass.nearest(unit([[1, 0, 0]])[0], limit=1)


@pytest.mark.parametrize("rows", [0, 5])
def test_what_is_saved_opens_the_same(adapter: tuple[Make, Open], rows: int, tmp_path: Path) -> None:
    make, open_index = adapter
    index = make(8)
    vectors = random_rows(rows)
    index.add(vectors)
    index.save(tmp_path)
    opened = open_index(tmp_path)
    assert len(opened) == rows
    question = random_rows(1)[0]
    assert opened.nearest(question, limit=9) == index.nearest(question, limit=9)


def random_rows(count: int, seed: int = 7) -> Vectors:
    rows = np.random.default_rng(seed).standard_normal((count, 8)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=-1, keepdims=True) if count else rows


@pytest.mark.parametrize("among", [None, range(0, 500, 3), {4, 400}])
def test_both_engines_agree(among: range | set[int] | None) -> None:
    engines = [FaissIndex(8), BruteVectors(8)]
    for engine in engines:
        engine.add(random_rows(500))
    for question in random_rows(20, seed=8):
        faiss, brute = (engine.nearest(question, limit=10, among=among) for engine in engines)
        assert [hit.row for hit in faiss] == [hit.row for hit in brute]
        assert [hit.score for hit in faiss] == pytest.approx([hit.score for hit in brute], abs=1e-6)


def test_a_folder_without_an_index_names_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="alinea build"):
        FaissIndex.read(tmp_path)
    (tmp_path / "vectors.faiss").write_bytes(b"IxFI cut")
    with pytest.raises(EngineError, match="alinea build"):
        FaissIndex.read(tmp_path)


def test_an_opened_faiss_index_refuses_to_grow(tmp_path: Path) -> None:
    FaissIndex(8).save(tmp_path)
    with pytest.raises(EngineError, match="cannot grow"):
        FaissIndex.read(tmp_path).add(random_rows(1))
