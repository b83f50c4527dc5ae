"""The remote store where a server is missing, shut, slow or speaks few formats; its promise is in tests/contracts."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QueryResultsFormat, RdfFormat, parse, parse_query_results

from graph.store import Dataset
from graph.stores.formats import GRAPH_FORMATS, RESULT_FORMATS
from graph.stores.remote import RemoteStore
from ontology.errors import EngineError, QueryError, QueryTimeoutError
from tests.conformance.endpoints import bare_oxigraph, oxigraph_command

EX = "http://x.example/"
REPLIES = {
    "json": (200, "application/sparql-results+json", b'{"head":{"vars":["s"]},"results":{"bindings":[]}}'),
    "lines": (200, "application/n-triples", b'<http://x.example/a> <http://x.example/b> "c" .\n'),
    "cut": (200, "application/sparql-results+json", b'{"head":{"vars":["s"]},"results":{"bindings":['),
    "cut-lines": (200, "application/n-triples", b"<http://x.example/a> <http://x.exa"),
    "page": (200, "text/html", b"<p>Welcome"),
    "shut": (401, "text/plain", b"Bring a token."),
    "broken": (500, "text/plain", b"Out of memory."),
    "busy": (503, "text/plain", b"Try again."),
    "long": (413, "text/plain", b"Too long."),
    "slow": (200, "application/sparql-results+json", b""),
}


class _Few(BaseHTTPRequestHandler):
    """A server that says one thing at each address."""

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        name = self.path.strip("/")
        status, media_type, body = REPLIES[name]
        if name == "slow":
            time.sleep(1.5)
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *told):
        pass


@pytest.fixture(scope="module")
def few() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Few) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def store(few: str, request: pytest.FixtureRequest) -> Iterator[RemoteStore]:
    opened = RemoteStore(f"{few}/{request.param}", seconds=1)
    yield opened
    opened.close()


@pytest.mark.parametrize("store", ["json"], indirect=True)
@pytest.mark.parametrize("wanted", RESULT_FORMATS)
def test_solutions_are_rewritten_where_the_server_has_few_formats(store: RemoteStore, wanted: str) -> None:
    found = store.answer("SELECT ?s {}", results=wanted, triples="text/turtle", dataset=Dataset())
    assert found.media_type == wanted
    assert b"s" in found.body


@pytest.mark.parametrize("store", ["lines"], indirect=True)
@pytest.mark.parametrize("wanted", GRAPH_FORMATS)
def test_triples_are_rewritten_where_the_server_has_few_formats(store: RemoteStore, wanted: str) -> None:
    found = store.answer("CONSTRUCT WHERE {}", results="text/csv", triples=wanted, dataset=Dataset())
    assert [quad.object for quad in parse(found.body, GRAPH_FORMATS[wanted])] == [Literal("c")]


@pytest.mark.parametrize(
    ("store", "error", "told"),
    [
        ("page", EngineError, "Is it an endpoint"),
        ("cut", EngineError, "cannot be read"),
        ("lines", EngineError, "Is it an endpoint"),  # a graph is no answer to SELECT
        ("shut", EngineError, "401: Bring a token"),
        ("broken", EngineError, "500: Out of memory"),
        ("busy", QueryTimeoutError, "503: Try again"),
        ("long", QueryError, "Shorten it"),
        ("slow", QueryTimeoutError, "in time"),
    ],
    indirect=["store"],
)
def test_what_a_server_refuses_is_told_with_its_address(store: RemoteStore, error: type, told: str) -> None:
    with pytest.raises(error, match=rf"http://127.*{told}"):
        store.answer("SELECT ?s {}", results="text/csv", triples="text/turtle", dataset=Dataset())


@pytest.mark.parametrize("store", ["cut-lines"], indirect=True)
def test_a_graph_that_was_cut_off_is_told_with_its_address(store: RemoteStore) -> None:
    with pytest.raises(EngineError, match=r"http://127.*cannot be read"):
        store.answer("CONSTRUCT WHERE {}", results="text/csv", triples="text/turtle", dataset=Dataset())


def test_a_server_that_is_not_there_is_named() -> None:
    store = RemoteStore("http://127.0.0.1:9/sparql")
    with pytest.raises(EngineError, match=r"127\.0\.0\.1:9/sparql cannot be reached"):
        store.graphs()
    store.close()


def test_without_an_address_for_updates_nothing_is_written(few: str) -> None:
    store = RemoteStore(f"{few}/json")
    with pytest.raises(EngineError, match="only read from"):
        store.load([Quad(NamedNode(f"{EX}a"), NamedNode(f"{EX}b"), Literal("c"))])
    with pytest.raises(QueryError, match="is not an IRI"):
        store.select("SELECT ?s {}", {"s": "no iri"})
    store.close()


def test_a_graph_without_a_name_is_refused(few: str) -> None:
    store = RemoteStore(f"{few}/json", update=f"{few}/json")
    with pytest.raises(EngineError, match="has no IRI"):
        store.load([Quad(NamedNode(f"{EX}a"), NamedNode(f"{EX}b"), Literal("c"), BlankNode("g"))])
    store.close()


def test_many_quads_come_over_and_blank_nodes_stay_what_they_are() -> None:
    """More than one update holds, a blank node at each end of them in two graphs."""
    if not oxigraph_command():
        pytest.skip("the package oxigraph is not installed: pip install oxigraph")
    node, says = BlankNode("n"), NamedNode(f"{EX}says")
    many = [Quad(NamedNode(f"{EX}{i}"), says, Literal("x" * 500), NamedNode(f"{EX}g")) for i in range(3000)]
    quads = [
        Quad(node, says, Literal(1), NamedNode(f"{EX}h")),
        *many,
        Quad(node, says, Literal(2), NamedNode(f"{EX}g")),
    ]
    with bare_oxigraph([], "--union-default-graph") as endpoint:
        store = RemoteStore(endpoint.query, update=endpoint.update)
        assert store.load(iter(quads)) == len(quads) == len(store)
        both = "SELECT ?n { GRAPH <h> { ?n ?p 1 } GRAPH <g> { ?n ?p 2 } }".replace("<", f"<{EX}")
        assert len(store.select(both)) == 1
        dumped = list(parse(store.dump("application/n-quads"), RdfFormat.N_QUADS))
        assert len(dumped) == len(quads)
        assert len({quad.subject for quad in dumped if isinstance(quad.subject, BlankNode)}) == 1
        found = store.answer(
            both, results="application/sparql-results+json", triples="text/turtle", dataset=Dataset()
        )
        assert len(list(parse_query_results(found.body, QueryResultsFormat.JSON))) == 1
        store.close()
