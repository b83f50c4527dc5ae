"""The whole thing as a stranger starts it: a process, a port, questions over HTTP."""

import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def server(built) -> Iterator[tuple[str, str]]:
    """Address of a running `alinea serve`, and the example it printed."""
    settings, _ = built
    process = subprocess.Popen(
        [sys.executable, "-m", "alinea", "serve", "--home", str(settings.home), "--port", "0"],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )
    try:
        assert process.stdout is not None
        address = process.stdout.readline().split(" at ")[1].strip()
        example = process.stdout.readline().removeprefix("Try ").strip()
        yield address, example
    finally:
        process.terminate()
        process.wait(30)
        process.stdout.close()


def get(url: str, accept: str = "*/*") -> tuple[int, str, str]:
    request = urllib.request.Request(url, headers={"Accept": accept})
    try:
        with urllib.request.urlopen(request, timeout=60) as reply:
            return reply.status, reply.headers["Content-Type"], reply.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers["Content-Type"], error.read().decode()


def test_the_printed_example_answers_for_all_six(server):
    _, example = server
    status, media_type, page = get(example, "text/html")
    assert (status, media_type.split(";")[0]) == (200, "text/html")
    for name in ("Albania", "Bosnia and Herzegovina", "Montenegro", "North Macedonia", "Serbia", "Kosovo*"):
        assert name in page
    assert "Art. 68" in page


def test_the_api_answers_in_macedonian(server):
    address, _ = server
    question = urllib.parse.urlencode({"q": "колку потписи се потребни за граѓанска иницијатива", "limit": 20})
    reply = json.loads(get(f"{address}/api/search?{question}")[2])
    assert reply["language"] == "mk"
    assert {"AL", "BA", "ME", "MK", "RS", "XK"} <= {hit["country"] for hit in reply["hits"]}
    assert reply["facets"]["country"]["RS"] > 0


def test_sparql_answers(server):
    address, _ = server
    query = urllib.parse.urlencode({"query": "ASK { ?act a <http://data.europa.eu/eli/ontology#LegalResource> }"})
    status, media_type, body = get(f"{address}/sparql?{query}", "application/sparql-results+json")
    assert (status, media_type.split(";")[0]) == (200, "application/sparql-results+json")
    assert json.loads(body)["boolean"] is True


def test_replies_are_not_held_back_on_kept_connections(server):
    """A reply goes in two parts; with Nagle's algorithm the second waits 40 ms for the client (RFC 1122, 4.2.3.4)."""
    client = HTTPConnection(urllib.parse.urlsplit(server[0]).netloc)
    times = []
    for _ in range(15):
        start = time.perf_counter()
        client.request("GET", "/sparql", headers={"Accept": "text/turtle"})
        assert client.getresponse().read()
        times.append(time.perf_counter() - start)
    client.close()
    assert min(times[1:]) < 0.035


def test_a_port_in_use_is_explained(server, built):
    settings, _ = built
    port = server[0].rsplit(":", 1)[1]
    command = [sys.executable, "-m", "alinea", "serve", "--home", str(settings.home), "--port", port]
    process = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert process.returncode == 2
    assert f"Port {port}" in process.stderr
    assert "--port 8123 (make serve PORT=8123)" in process.stderr


def test_make_leaves_the_port_to_the_settings_unless_it_is_given_one():
    def told(*words: str) -> str:
        command = ["make", "--dry-run", "--assume-old=snapshot", "serve", *words]
        root, environment = Path(__file__).parents[2], os.environ | {"ALINEA_PORT": "8923"}
        process = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, timeout=60)
        return next(line for line in process.stdout.splitlines() if "alinea serve" in line)

    assert "--port" not in told()
    assert "--port 8123" in told("PORT=8123")
