"""The servers that are held against the tests, each started on a free port and stopped again."""

import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import httpx
import uvicorn
from pyoxigraph import Quad, Store

from graph.curation.curation import Curation
from graph.stores.oxigraph import OxigraphStore
from search_api.http import create_app
from search_api.services import Services
from search_api.sparql import Limits

_TOKEN = "conformance"
_START_SECONDS = 30


@dataclass(frozen=True)
class Endpoint:
    """Where a server takes queries, updates and whole graphs; ``headers`` go with what writes."""

    query: str
    update: str
    graphs: str
    headers: dict[str, str] = field(default_factory=dict)


class _NoSearch:
    def search(self, query: object) -> list[object]:
        return []


@contextmanager
def ours(quads: list[Quad]) -> Iterator[Endpoint]:
    """Our own application over a store with these quads, with a write token and the processes that answer."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "graph"
        _fill(place, quads)
        opener = OxigraphStore.open
        curation = Curation(Path(folder), place, opener)
        services = Services(
            store=curation.store,
            open_search=_NoSearch,
            concepts={},
            base="https://w3id.org/alinea/",
            write_token=_TOKEN,
            open_store=partial(opener, place),
            curation=curation,
        )
        with _served(services) as address:
            yield Endpoint(
                query=f"{address}/sparql",
                update=f"{address}/sparql/update",
                graphs=f"{address}/rdf-graph-store",
                headers={"Authorization": f"Bearer {_TOKEN}"},
            )


@contextmanager
def bare_oxigraph(quads: list[Quad], *options: str) -> Iterator[Endpoint]:
    """The server of Oxigraph itself (package ``oxigraph``), in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "graph"
        _fill(place, quads)
        port = _free_port()
        command = [oxigraph_command(), "serve", "--location", str(place), "--bind", f"127.0.0.1:{port}", *options]
        server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(f"{address}/query")
            yield Endpoint(query=f"{address}/query", update=f"{address}/update", graphs=f"{address}/store")
        finally:
            server.terminate()
            server.wait(20)


def oxigraph_command() -> str | None:
    """The command of the package ``oxigraph``: beside this interpreter or on the path; ``None`` without it."""
    return shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")


def _fill(folder: Path, quads: list[Quad]) -> None:
    store = Store(str(folder))
    store.bulk_extend(quads)
    store.flush()


@contextmanager
def _served(services: Services) -> Iterator[str]:
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(services, limits=Limits(rate=0)), log_level="error", ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(timeout=_START_SECONDS)
        listening.close()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def _wait(address: str) -> None:
    for _ in range(10 * _START_SECONDS):
        try:
            httpx.get(address)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(f"{address} does not answer after {_START_SECONDS} seconds")
