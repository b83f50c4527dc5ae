"""The shipped corpus as a graph, for the questions that the ontology must be able to answer."""

import pytest

from graph.describe import describe_corpus, describe_dataset
from graph.stores.oxigraph import OxigraphStore
from graph.vocabulary import load_vocabulary
from ingest.knowledge import load_corpus, load_mechanisms
from ingest.register import act_work
from ontology.eli import DEFAULT_BASE
from tests.graph.conftest import BUILT, CORPUS


def _raise(problem: Exception) -> None:
    raise problem


@pytest.fixture(scope="session")
def shipped() -> OxigraphStore:
    """Corpus, vocabulary and the description of both, without embeddings; only for reading."""
    store = OxigraphStore.create()
    corpus = load_corpus(CORPUS, mechanisms=frozenset(load_mechanisms()), on_problem=_raise)
    store.load(describe_corpus(corpus, work_of=lambda act: act_work(act, base=DEFAULT_BASE), base=DEFAULT_BASE))
    load_vocabulary(store)
    store.load(describe_dataset(store, base=DEFAULT_BASE, version="test", issued=BUILT))
    return store
