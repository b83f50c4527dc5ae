"""The SPARQL servers of the bench: ours, Oxigraph's own and rdflib-endpoint, each with its address while it runs."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx
from serving import QUESTIONS, _address, _ask


@contextmanager
def alinea(home: str, *, rate: str | None = "0") -> Iterator[str]:
    """Ours over a home, with ``rate`` requests a second at most: 0 is no limit, as elsewhere, ``None`` the usual."""
    command = [sys.executable, "-m", "alinea", "serve", "--home", home, "--port", "0"]
    limited = {} if rate is None else {"ALINEA_SPARQL_RATE": rate}
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | limited)
    try:
        address = _address(server)
        # The model would load beside the first queries. Where it cannot, the SPARQL door is open all the same.
        with suppress(urllib.error.HTTPError):
            _ask(address, QUESTIONS[0])
        yield f"{address}/sparql"
    finally:
        server.terminate()
        server.wait(30)


@contextmanager
def oxigraph(folder: Path, file: Path) -> Iterator[str]:
    program = str(shutil.which("oxigraph", path=search_path()))
    place, port = str(folder / "oxigraph"), _free_port()
    subprocess.run([program, "load", "--location", place, "--file", str(file)], check=True, capture_output=True)
    command = [program, "serve", "--location", place, "--bind", f"127.0.0.1:{port}", "--union-default-graph"]
    with _running(command, f"http://127.0.0.1:{port}/query") as address:
        yield address


@contextmanager
def rdflib_endpoint(file: Path) -> Iterator[str]:
    port = _free_port()
    command = [
        sys.executable,
        "-m",
        "rdflib_endpoint",
        "serve",
        str(file),
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
    ]
    with _running(command, f"http://127.0.0.1:{port}/") as address:
        yield address


@contextmanager
def _running(command: list[str], address: str) -> Iterator[str]:
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            try:
                httpx.get(address, params={"query": "ASK {}"})
                break
            except httpx.TransportError:
                time.sleep(0.1)
        else:
            raise SystemExit(f"{command[0]} did not start")
        yield address
    finally:
        server.terminate()
        server.wait(30)


def search_path() -> str:
    return f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin"


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])
