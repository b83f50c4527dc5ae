import numpy as np
import pytest

from ontology.errors import EngineError
from search_api.embedding.token_basis import TokenBasis
from search_api.tokens import PieceWeights, TokenIndex, TokenWriter


def unit(rows):
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


@pytest.fixture
def passages():
    rng = np.random.default_rng(3)
    return [unit(rng.normal(size=(length, 128))) for length in (5, 1, 9)]


@pytest.fixture
def index(tmp_path, passages):
    with TokenWriter(tmp_path) as writer:
        for tokens in (*passages, np.zeros((0, 128), np.float32)):
            writer.add(tokens)
    return TokenIndex(tmp_path, 128)


def test_scores_are_those_of_the_textbook(index, passages):
    question, weights = passages[2][:3], np.array([1.0, 2.0, 0.5], dtype=np.float32)
    wanted = [float(weights @ (question @ tokens.T).max(axis=1) / weights.sum()) for tokens in passages]
    assert index.scores(question, weights, [2, 0, 1]) == pytest.approx([wanted[2], wanted[0], wanted[1]], abs=0.01)
    assert wanted[2] == pytest.approx(1, abs=1e-5)


def test_a_passage_without_tokens_is_last(index, passages):
    assert len(index) == 4
    assert index.scores(passages[0], np.ones(5, np.float32), [3, 0])[0] == -1
    assert index.scores(np.zeros((0, 128), np.float32), np.zeros(0, np.float32), [0]).tolist() == [-1]


def test_an_index_without_passages_opens(tmp_path):
    with TokenWriter(tmp_path):
        pass
    assert len(TokenIndex(tmp_path, 128)) == 0


def test_what_was_cut_off_is_refused(tmp_path, index):
    (tmp_path / "tokens.i8").write_bytes(b"short")
    with pytest.raises(EngineError, match="alinea build"):
        TokenIndex(tmp_path, 128)


def test_rare_pieces_weigh_more_and_unseen_ones_most(tmp_path):
    weights = PieceWeights.estimate([np.array([1, 2]), np.array([1, 3]), np.array([1])])
    common, rare, unseen = weights.of(np.array([1, 3, 99]))
    assert 0 < common < rare < unseen
    weights.save(tmp_path / "weights.npz")
    assert PieceWeights.load(tmp_path / "weights.npz").of(np.array([1, 3, 99])) == pytest.approx(
        [common, rare, unseen]
    )


def test_a_basis_keeps_the_directions_in_which_tokens_differ(tmp_path):
    rng = np.random.default_rng(5)
    tokens = rng.normal(size=(400, 3)) @ rng.normal(size=(3, 20)) + 7
    basis = TokenBasis.fit(tokens.astype(np.float32), 3)
    basis.save(tmp_path / "basis.npz")
    again = TokenBasis.load(tmp_path / "basis.npz")
    assert again.name == basis.name
    assert again.name.startswith("3 by ")
    one, other = again.reduce(tokens[:200]), tokens[:200] - tokens.mean(axis=0)
    assert one @ one.T == pytest.approx(other @ other.T, rel=1e-2, abs=0.5)
