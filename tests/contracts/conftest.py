"""The stores of quads: those that live in this process, and two servers of others."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from graph.store import RdfStore
from graph.stores.memory import MemoryStore
from graph.stores.oxigraph import OxigraphStore
from graph.stores.remote import RemoteStore
from tests.conformance.endpoints import Endpoint, bare_oxigraph, oxigraph_command
from tests.contracts.quads import QUADS
from tests.contracts.virtuoso import is_installed, virtuoso

UPDATE = {"Content-Type": "application/sparql-update"}


@pytest.fixture(scope="session")
def oxigraph_server() -> Iterator[Endpoint]:
    """The server of Oxigraph itself."""
    if not oxigraph_command():
        pytest.skip("the package oxigraph is not installed: pip install oxigraph")
    with bare_oxigraph([], "--union-default-graph") as endpoint:
        yield endpoint


@pytest.fixture(scope="session")
def virtuoso_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    if not is_installed():
        pytest.skip("Virtuoso is not installed; on Debian: apt install virtuoso-opensource-7-bin")
    with virtuoso(tmp_path_factory.mktemp("virtuoso")) as endpoint:
        yield endpoint


@pytest.fixture(params=["oxigraph in memory", "oxigraph on disk", "rdflib", "oxigraph_server", "virtuoso_server"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[RdfStore]:
    if request.param.endswith("server"):
        yield from _emptied(request.getfixturevalue(request.param))
    elif request.param == "rdflib":
        yield MemoryStore()
    else:
        yield OxigraphStore.create(tmp_path if request.param.endswith("disk") else None)


def _emptied(endpoint: Endpoint) -> Iterator[RemoteStore]:
    remote = RemoteStore(endpoint.query, update=endpoint.update)
    for update in ["DROP DEFAULT", *[f"DROP SILENT GRAPH <{graph}>" for graph in remote.graphs()]]:
        httpx.post(endpoint.update, content=update, headers=UPDATE)
    yield remote
    remote.close()


@pytest.fixture
def store(empty: RdfStore) -> RdfStore:
    assert empty.load(iter(QUADS)) == len(QUADS)
    return empty
