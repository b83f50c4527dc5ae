"""What strangers cannot do: make calls, run forever, take all memory, break the parser."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import nullcontext

import httpx
import pytest
from pyoxigraph import Store

from graph.store import Dataset
from graph.stores.oxigraph import OxigraphStore
from ontology.errors import QueryError
from search_api.sparql.guard import DEEPEST, check_depth

QUERY = {"Content-Type": "application/sparql-query"}
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture
def trap() -> Iterator[tuple[str, list[bytes]]]:
    """An address, and what was asked of it."""
    listening = socket.create_server(("127.0.0.1", 0))
    heard: list[bytes] = []

    def listen() -> None:
        while True:
            try:
                caller, _ = listening.accept()
            except OSError:
                return
            heard.append(caller.recv(1000))
            caller.close()

    thread = threading.Thread(target=listen, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}/", heard
    listening.shutdown(socket.SHUT_RDWR)
    listening.close()
    thread.join(5)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <U> { ?s ?p ?o } }",
        "SELECT * { { ?s ?p _:b}SERVICE<U>{?a ?b ?c} }",
        "SELECT * { BIND(1 AS ?a) BIND(2 AS ?b) FILTER(?a<?b)SERVICE#>\n<U>{?x ?y ?z} }",
        "PREFIX e: <U> SELECT * { SERVICE#{\ne:{ ?s ?p ?o } }",
        "SELECT * { BIND(<U> AS ?u) SERVICE ?u { ?s ?p ?o } }",
        "SELECT * { ?s ?p 'it''s' . SERVICE <U> { ?s ?p ?o } }",
        "SELECT * { { SELECT * { SERVICE <U> { ?s ?p ?o } } } }",
        "SELECT * FROM <U> { ?s ?p ?o }",
        "LOAD <U>",
    ],
)
def test_no_query_makes_a_call(client: httpx.Client, trap: tuple[str, list[bytes]], query: str):
    address, heard = trap
    reply = client.post("/sparql", content=query.replace("U", address), headers=QUERY)
    assert reply.status_code == (200 if "FROM" in query else 400 if "LOAD" in query else 422)
    assert heard == []


@pytest.mark.parametrize(
    "block",
    [
        "service silent <U> { ?s ?p ?o }",
        "SERVICE SILENT # all {\n<U> # of it }\n{ SELECT ?s { ?s ?p '}' . SERVICE SILENT ?u { ?s ?q ?r } } }",
        "SERVICE SILENT e:here { ?s ?p ?o . { ?o ?q ?r } OPTIONAL { ?s a ?t } }",
    ],
)
def test_a_silent_call_is_one_empty_solution_and_is_not_made(
    client: httpx.Client, trap: tuple[str, list[bytes]], block: str
):
    address, heard = trap
    query = f"PREFIX e: <U> SELECT * {{ values ?a {{ 1 2 }} {block} BIND(?a + 1 AS ?b) }}".replace("U", address)
    found = client.post("/sparql", content=query, headers=QUERY).json()
    assert [{name: cell["value"] for name, cell in row.items()} for row in found["results"]["bindings"]] == [
        {"a": "1", "b": "2"},
        {"a": "2", "b": "3"},
    ]
    assert "s" in found["head"]["vars"]
    wrong = client.post("/sparql", content=query.replace("BIND", "\nBIND(,"), headers=QUERY)
    assert (wrong.status_code, heard) == (400, [])
    assert wrong.json()["line"] == 2 + block.count("\n")


@pytest.mark.parametrize(
    "query", ["SELECT * { SERVICE <U> { ?s ?p ?o } }", "SELECT * { SERVICE SILENT <U> { ?s ?p ?o } }"]
)
def test_listed_services_alone_are_called(trap: tuple[str, list[bytes]], query: str):
    address, heard = trap
    store = OxigraphStore(Store(), services=frozenset({address}))

    def ask(text: str) -> None:
        store.answer(text, results="text/csv", triples="text/turtle", dataset=Dataset())

    for other in ("http://169.254.169.254/", address + "x", address.replace("127.0.0.1", "localhost")):
        with nullcontext() if "SILENT" in query else pytest.raises(QueryError, match="and from"):
            ask(query.replace("U", other))
    for disguise in (f"PREFIX e: <{address}> SELECT * {{ SERVICE e: {{ }} }}", "SELECT * { SERVICE ?u { } }",
                     f"BASE <{address}> SELECT * {{ SERVICE <> {{ }} }}"):  # fmt: skip
        with pytest.raises(QueryError, match="and from"):
            ask(disguise)
    ask("SELECT * { SERVICE SILENT ?u { } }")
    assert heard == []
    with nullcontext() if "SILENT" in query else pytest.raises(QueryError):  # the trap does not speak SPARQL
        ask(query.replace("U", address))
    assert len(heard) == 1


def test_a_query_that_takes_too_long_is_ended_while_others_are_served(impatient: httpx.Client):
    replies: list[httpx.Response] = []
    slow = [
        threading.Thread(target=lambda: replies.append(impatient.post("/sparql", content=ENDLESS, headers=QUERY)))
        for _ in range(2)
    ]
    for thread in slow:
        thread.start()
    time.sleep(0.3)
    began = time.monotonic()
    assert impatient.get("/api/health").status_code == 200
    assert time.monotonic() - began < 1.9
    for thread in slow:
        thread.join()
    assert [reply.status_code for reply in replies] == [503, 503]
    assert all(reply.headers["content-type"] == "application/problem+json" for reply in replies)
    assert "seconds and was ended" in replies[0].json()["detail"]
    assert impatient.post("/sparql", content="ASK {}", headers=QUERY).json()["boolean"] is True


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { FILTER(" + "(" * 20_000 + "1" + ")" * 20_000 + ") }",
        "SELECT * " + "{" * 20_000 + "}" * 20_000,
        "SELECT * " + "{" * 1000 + "}" * 1000,
        "SELECT * {" + " UNION ".join(["{ ?s ?p ?o }"] * 20_000) + "}",
        "SELECT * { ?s " + "/".join(["<x:p>"] * 20_000) + " ?o }",
        "SELECT * { ?s ?p " + "[ ?p " * 20_000 + "1" + "]" * 20_000 + "}",
        "SELECT * { FILTER(" + "!" * 100_000 + "true) }",
    ],
)
def test_a_query_that_would_break_the_parser(impatient: httpx.Client, query: str):
    reply = impatient.post("/sparql", content=query, headers=QUERY)
    assert (reply.status_code, reply.headers["content-type"]) == (400, "application/problem+json")
    assert impatient.post("/sparql", content="ASK {}", headers=QUERY).status_code == 200


def test_a_query_that_is_too_long(client: httpx.Client):
    for content in ("ASK {}" + " " * 1_000_000, "#" * 10_000_000):
        reply = client.post("/sparql", content=content, headers=QUERY)
        assert (reply.status_code, reply.headers["content-type"]) == (413, "application/problem+json")
    assert client.post("/sparql", content="ASK {}" + " " * 999_000, headers=QUERY).status_code == 200


def test_depth_counts_open_brackets_only():
    check_depth("{}" * 10_000 + "(" * DEEPEST)
    check_depth(")" * 500)
    with pytest.raises(QueryError, match="nests"):
        check_depth("({[" * DEEPEST)
