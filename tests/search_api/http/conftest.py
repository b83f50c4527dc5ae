"""The whole application over the small snapshot, served by a real server on a free port."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import httpx
import pytest
import uvicorn

from alinea.wiring import Installation
from search_api.http import create_app
from search_api.services import Services
from search_api.sparql import Limits


@contextmanager
def served(services: Services, **options: Limits) -> Iterator[httpx.Client]:
    """A client of a server that runs in a thread of its own."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(services, **options), log_level="critical", ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    with httpx.Client(base_url=f"http://127.0.0.1:{listening.getsockname()[1]}", timeout=120) as client:
        yield client
    server.should_exit = True
    thread.join(timeout=20)


@pytest.fixture(scope="session")
def services(installation: Installation) -> Services:
    return installation.services()


@pytest.fixture(scope="session")
def client(services: Services) -> Iterator[httpx.Client]:
    with served(services) as opened:
        yield opened


@pytest.fixture(scope="session")
def impatient(services: Services) -> Iterator[httpx.Client]:
    """A server that gives a query two seconds, and that has a write token."""
    with served(replace(services, write_token="open sesame"), limits=Limits(seconds=2.0)) as opened:
        yield opened
