"""One test against one endpoint over HTTP: nothing where it passes, else what is wrong."""

import httpx
from pyoxigraph import Quad, RdfFormat, serialize

from graph.stores.formats import RESULT_FORMATS
from graph.stores.query_words import has_dataset_clause
from tests.conformance import results, service_description
from tests.conformance.endpoints import Endpoint
from tests.conformance.exchanges import judge_exchanges
from tests.conformance.manifests import Graphs, Test, iri_of

NOWHERE = "urn:x-conformance:nowhere"
"""A graph that does not exist: as the only default graph it makes that one empty."""
_QUERY, _UPDATE = "application/sparql-query", "application/sparql-update"
_NAMED = "SELECT ?g ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } }"
Trouble = str | None


class Judge:
    """Holds tests against one endpoint; those that ``writes`` names may empty its store."""

    def __init__(self, endpoint: Endpoint, client: httpx.Client) -> None:
        self._endpoint = endpoint
        self._client = client

    def judge(self, test: Test) -> Trouble:
        """What is wrong, ``None`` where the test passes."""
        try:
            return self._judge(test)
        except (ValueError, SyntaxError, httpx.HTTPError) as error:
            return f"{type(error).__name__}: {error}"

    def _judge(self, test: Test) -> Trouble:
        if test.kind == "ServiceDescriptionTest":
            return service_description.judge(test.name, self._endpoint.query, self._client)
        if writes(test) and (trouble := self._prepare(test.before)):
            return trouble
        if test.kind in ("ProtocolTest", "GraphStoreProtocolTest"):
            return judge_exchanges(test, self._endpoint, self._client)
        if test.kind in ("QueryEvaluationTest", "CSVResultFormatTest"):
            return self._evaluates(test)
        if test.kind == "UpdateEvaluationTest":
            return self._updates(test)
        return self._parses(test)

    def _evaluates(self, test: Test) -> Trouble:
        assert test.request is not None
        assert test.result is not None
        query = test.request.read_text("utf-8")
        wanted = results.MEDIA_TYPES[test.result.suffix]
        if results.asks_for_solutions(test.result) and wanted not in RESULT_FORMATS:
            wanted = "application/sparql-results+json"
        reply = self._client.post(
            self._endpoint.query,
            params=_dataset(test.before, query),
            content=f"BASE <{iri_of(test.request)}>\n{query}".encode(),
            headers={"Content-Type": _QUERY, "Accept": wanted},
        )
        if reply.status_code != 200:
            return _told(reply)
        found = results.read_answer(reply.content, reply.headers["content-type"].split(";")[0])
        return None if found == results.read_wanted(test.result, iri_of(test.result)) else "another answer"

    def _updates(self, test: Test) -> Trouble:
        assert test.request is not None
        assert test.after is not None
        reply = self._update(f"BASE <{iri_of(test.request)}>\n{test.request.read_text('utf-8')}")
        if not reply.is_success:
            return _told(reply)
        default = self._client.get(
            f"{self._endpoint.graphs}?default",
            headers=self._endpoint.headers | {"Accept": "application/n-triples"},
        )
        if default.status_code not in (200, 404):
            return _told(default)
        # A server may say that an empty default graph does not exist.
        body = default.content if default.status_code == 200 else b""
        if results.read_answer(body, "application/n-triples") != results.canonical(_quads(test.after.default)):
            return "another default graph"
        named = self._client.post(
            self._endpoint.query,
            content=_NAMED,
            headers={"Content-Type": _QUERY, "Accept": "application/sparql-results+json"},
        )
        return None if _named(named) == results.canonical(_named_quads(test.after)) else "other named graphs"

    def _parses(self, test: Test) -> Trouble:
        """Over HTTP a request that does not parse is a 400; one that parses may be refused otherwise (2.1.6)."""
        assert test.request is not None
        text = test.request.read_bytes().decode("utf-8")
        if "Update" in test.kind:
            reply = self._update(text)
        else:
            reply = self._client.post(
                self._endpoint.query,
                params={"default-graph-uri": NOWHERE},
                content=text.encode(),
                headers={"Content-Type": _QUERY},
            )
        if test.kind.startswith("Negative"):
            return None if reply.status_code == 400 else f"is taken: {_told(reply)}"
        return _told(reply) if reply.status_code == 400 else None

    def _prepare(self, graphs: Graphs) -> Trouble:
        """Empty the store and put the test's graphs into it."""
        reply = self._update("DROP ALL")
        if not reply.is_success:
            return f"DROP ALL: {_told(reply)}"
        named = {name for name, _ in graphs.named}
        states = [({"default": ""}, _quads(graphs.default))] if graphs.default else []
        states += [
            ({"graph": each}, [quad for name, file in graphs.named if name == each for quad in _quads([file])])
            for each in sorted(named)
        ]
        for params, quads in states:
            reply = self._client.put(
                self._endpoint.graphs,
                params=params,
                content=serialize([quad.triple for quad in quads], format=RdfFormat.N_TRIPLES),
                headers=self._endpoint.headers | {"Content-Type": "application/n-triples"},
            )
            if not reply.is_success:
                return f"PUT {params}: {_told(reply)}"
        return None

    def _update(self, update: str) -> httpx.Response:
        headers = self._endpoint.headers | {"Content-Type": _UPDATE}
        return self._client.post(self._endpoint.update, content=update.encode(), headers=headers)


def writes(test: Test) -> bool:
    """Whether a test needs a store that it may empty; those that only read share one with all their graphs."""
    return (
        "Update" in test.kind or "GraphStore" in test.kind or (test.kind == "ProtocolTest" and "update" in test.name)
    )


def read_by(tests: list[Test]) -> list[Quad]:
    """The graphs of all tests that only read, each under its own IRI, so that each test can name its own."""
    files = {
        (name, file)
        for test in tests
        if not writes(test)
        for name, file in [*((iri_of(each), each) for each in test.before.default), *test.before.named]
    }
    return [quad for name, file in sorted(files) for quad in results.read_quads(file, iri_of(file), name)]


def _dataset(graphs: Graphs, query: str) -> dict[str, list[str]]:
    """The dataset in the request (SPARQL 1.1 Protocol, 2.1.4), unless the test wants the query's own."""
    if not graphs.default and has_dataset_clause(query):
        return {}
    named = [name for name, _ in graphs.named]
    return {"default-graph-uri": [iri_of(each) for each in graphs.default] or [NOWHERE], "named-graph-uri": named}


def _quads(files: list) -> list[Quad]:
    return [quad for file in files for quad in results.read_quads(file, iri_of(file))]


def _named_quads(graphs: Graphs) -> list[Quad]:
    return [quad for name, file in graphs.named for quad in results.read_quads(file, iri_of(file), name)]


def _named(reply: httpx.Response) -> object:
    rows = reply.raise_for_status().content
    return results.canonical(results.read_rows_as_quads(rows))


def _told(reply: httpx.Response) -> str:
    body = reply.text.strip().replace("\n", " ")
    return f"{reply.status_code} {body[:160]}"
