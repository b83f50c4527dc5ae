import numpy as np
import pytest

from alinea.pipeline.embedding import EmbeddingCache
from search_api.ports import Detail


class Counting:
    """Draws a detail for each text and counts how many it was asked for."""

    name, dimensions, token_dimensions = "drawn", 8, 4

    def __init__(self):
        self.asked = 0

    def passages(self, texts):
        self.asked += len(texts)
        return [self.draw(text) for text in texts]

    queries = passages

    def draw(self, text):
        rng = np.random.default_rng(len(text))
        pieces = np.arange(len(text), dtype=np.int32)
        return Detail(
            rng.normal(size=8).astype(np.float32), rng.normal(size=(len(text), 4)).astype(np.float32), pieces
        )


@pytest.fixture
def cache(tmp_path):
    opened = EmbeddingCache(tmp_path / "cache.sqlite")
    yield opened
    opened.close()


def test_a_text_is_embedded_once_and_comes_back_the_same(cache):
    embedder, texts = Counting(), ["abc", "", "a longer text", "abc"]
    first = cache.embed(texts, embedder, queries=False, progress=lambda _: None)
    again = cache.embed(texts, embedder, queries=False, progress=lambda _: None)
    assert embedder.asked == 3
    for text, one, other in zip(texts, first, again, strict=True):
        drawn = embedder.draw(text)
        assert np.array_equal(one.vector, drawn.vector)
        assert one.pieces.tolist() == drawn.pieces.tolist()
        assert one.tokens.shape == (len(text), 4)
        assert one.tokens == pytest.approx(drawn.tokens, abs=0.02)
        assert np.array_equal(one.tokens, other.tokens)


def test_questions_are_kept_apart_from_passages(cache):
    embedder = Counting()
    cache.embed(["abc"], embedder, queries=False, progress=lambda _: None)
    cache.embed(["abc"], embedder, queries=True, progress=lambda _: None)
    assert embedder.asked == 2


def test_steps_are_counted_whether_cached_or_not(cache):
    embedder, counted = Counting(), []
    cache.embed(["a", "bb"], embedder, queries=False, progress=counted.append)
    cache.embed(["a", "bb", "ccc"], embedder, queries=False, progress=counted.append)
    assert sum(counted) == 5
