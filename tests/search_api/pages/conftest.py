"""The pages of the small snapshot, served by a real server on a free port."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import httpx
import pytest
import uvicorn
from fastapi import FastAPI

from alinea.wiring import Installation
from search_api.pages import router
from search_api.services import Services
from tests.doubles.tracked import tracked


@contextmanager
def _serving(services: Services) -> Iterator[str]:
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.include_router(router(services))
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off", ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=10)


@contextmanager
def pages_served(services: Services) -> Iterator[httpx.Client]:
    """A client of a server of the pages alone."""
    with _serving(services) as address, httpx.Client(base_url=address, timeout=120) as opened:
        yield opened


@pytest.fixture(scope="session")
def serving() -> Callable[[Services], AbstractContextManager[str]]:
    """Serves the pages of some services while its context lasts; gives their address."""
    return _serving


@pytest.fixture(scope="session")
def site(installation: Installation) -> Iterator[str]:
    """Address of the served pages."""
    with _serving(installation.services()) as address:
        yield address


@pytest.fixture(scope="session")
def client(site: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=site, timeout=120) as opened:
        yield opened


@pytest.fixture(scope="session")
def tracker() -> Iterator[httpx.Client]:
    """The pages over two small snapshots."""
    with pages_served(tracked()) as opened:
        yield opened
