"""What the writing doors refuse: without a token, what the build owns, and what cannot be done as it is written."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.doubles.graph_alone import graph_of, services_over
from tests.search_api.http.conftest import served
from tests.search_api.http.test_sparql_writing import BUILT, LIMITS, MINE, RIGHT, TOKEN, TURTLE, update

JSON_LD = RIGHT | {"Content-Type": "application/ld+json"}
DOORS = [("POST", "/sparql/update"), ("PUT", "/rdf-graph-store?graph=x:y"), ("POST", "/rdf-graph-store?default"),
         ("DELETE", "/rdf-graph-store?graph=x:y"), ("GET", "/rdf-graph-store?default")]  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return graph_of(tmp_path_factory.mktemp("refused") / "graph", rows=500)


@pytest.fixture(scope="module")
def shut(folder: Path) -> Iterator[httpx.Client]:
    """A server without a token in its settings."""
    with served(services_over(folder), limits=LIMITS) as client:
        yield client


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("refusing")


@pytest.fixture(scope="module")
def refusing(folder: Path, home: Path) -> Iterator[httpx.Client]:
    """One server for all requests that are refused: what they leave behind would be seen by the next."""
    with served(services_over(folder, home=home, token=TOKEN), limits=LIMITS) as client:
        yield client


@pytest.mark.parametrize(("method", "address"), DOORS)
def test_without_a_token_in_the_settings(shut: httpx.Client, method: str, address: str):
    for headers in ({}, RIGHT):
        reply = shut.request(method, address, headers=headers)
        assert (reply.status_code, reply.headers["content-type"]) == (403, "application/problem+json")


@pytest.mark.parametrize(
    "authorization", [None, "Bearer wrong", "Basic eDp5", "Bearer", "bearer x", "Bearer открыть"]
)
def test_without_the_right_token(refusing: httpx.Client, authorization: str | None):
    for method, address in DOORS:
        headers = {"Authorization": authorization.encode()} if authorization else {}
        reply = refusing.request(method, address, headers=headers)
        assert reply.status_code == 401
        assert reply.headers["www-authenticate"].startswith("Bearer")


@pytest.mark.parametrize(
    "text",
    [
        "CLEAR ALL",
        "DROP NAMED",
        "CLEAR GRAPH <G>",
        "DELETE WHERE { GRAPH ?g { ?s ?p ?o } }",
        "DELETE WHERE { GRAPH # any\n ?g { ?s ?p ?o } }",
        "INSERT DATA { GRAPH <G> { <x:a> <x:b> 1 } }",
        "PREFIX e: <http://x.example/> INSERT DATA { GRAPH e:built { <x:a> <x:b> 1 } }",
        "BASE <http://x.example/z/> INSERT DATA { GRAPH <../built> { <x:a> <x:b> 1 } }",
        "INSERT DATA { GRAPH <http://x.example/bu\\u0069lt> { <x:a> <x:b> 1 } }",
        "WITH <G> DELETE { ?s ?p ?o } INSERT { ?s ?p 'changed' } WHERE { ?s ?p ?o }",
        "ADD DEFAULT TO <x:new> ; INSERT DATA { <x:a> <x:b> 1 } ; MOVE DEFAULT TO <G>",
    ],
)
def test_what_the_build_owns_is_refused_and_stays(refusing: httpx.Client, home: Path, text: str):
    reply = update(refusing, text.replace("<G>", f"<{BUILT}>"))
    assert (reply.status_code, reply.headers["content-type"]) == (403, "application/problem+json"), reply.text
    count = refusing.get("/sparql", params={"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"}).json()
    assert count["results"]["bindings"][0]["n"]["value"] == "500"
    assert (home / "curation.rdfp").read_bytes() == b""


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE"])
def test_whole_graphs_of_the_build_are_refused(refusing: httpx.Client, method: str):
    reply = refusing.request(
        method, "/rdf-graph-store", params={"graph": BUILT}, headers=TURTLE, content="<x:a> <x:b> 1 ."
    )
    assert reply.status_code == 403


@pytest.mark.parametrize(
    ("options", "status"),
    [
        ({"params": {"graph": MINE}, "content": "<a> <b>", "headers": TURTLE}, 400),
        ({"params": {"graph": "no iri"}, "content": "", "headers": TURTLE}, 400),
        ({"params": {"graph": MINE, "default": ""}, "content": "", "headers": TURTLE}, 400),
        ({"params": {}, "content": "", "headers": TURTLE}, 400),
        ({"params": {"graph": MINE}, "content": "12", "headers": JSON_LD}, 400),
        ({"params": {"graph": MINE}, "content": "a,b", "headers": RIGHT | {"Content-Type": "text/csv"}}, 415),
    ],
)
def test_puts_that_are_none(refusing: httpx.Client, options: dict, status: int):
    reply = refusing.put("/rdf-graph-store", **options)
    assert (reply.status_code, reply.headers["content-type"]) == (status, "application/problem+json"), reply.text


def test_where_an_update_does_not_parse_is_told(refusing: httpx.Client):
    reply = update(refusing, "INSERT DATA {\n  <x:a> <x:b> }")
    assert (reply.status_code, reply.json()["line"], reply.json()["column"]) == (400, 2, 15)


@pytest.mark.parametrize(
    "text",
    [
        "DROP GRAPH <x:nowhere>",
        "INSERT { <x:a> <x:b> ?o } WHERE { BIND(<x:no-function>(1) AS ?o) }",
    ],
)
def test_what_parses_but_fails_is_not_called_badly_written(refusing: httpx.Client, text: str):
    reply = update(refusing, text)
    assert (reply.status_code, reply.headers["content-type"]) == (422, "application/problem+json"), reply.text
