"""Any SPARQL 1.1 server, asked over HTTP (SPARQL 1.1 Protocol)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import IO, Any

import httpx
from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
    serialize,
)

from graph.store import Answer, Dataset, Row
from graph.stores.data_patterns import batches, pattern
from graph.stores.formats import DATASET_FORMATS, GRAPH_FORMATS, RESULT_FORMATS
from graph.stores.query_faults import no_query
from graph.stores.query_words import first_word, query_form
from graph.stores.silent_services import with_own_services
from ontology.errors import EngineError, QueryError, QueryTimeoutError
from ontology.namespaces import PREFIXES

_JSON, _LINES = "application/sparql-results+json", "application/n-triples"
_QUADS = """
{ { GRAPH ?g { ?s ?p ?o } } UNION { ?s ?p ?o FILTER NOT EXISTS { GRAPH ?any { ?s ?p ?o } } } }
"""
"""Named graphs, and what stands in none of them: a default graph that is the union holds the others once more."""
_NO_GRAPH = "urn:x-alinea:no-graph"
_TOO_LONG = (httpx.codes.REQUEST_ENTITY_TOO_LARGE, httpx.codes.REQUEST_URI_TOO_LONG)
_BUSY = (httpx.codes.TOO_MANY_REQUESTS, httpx.codes.SERVICE_UNAVAILABLE, httpx.codes.GATEWAY_TIMEOUT)
_SHUT = (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN, httpx.codes.NOT_FOUND, httpx.codes.METHOD_NOT_ALLOWED)


class RemoteStore:
    """``RdfStore`` at another address; thread-safe, connections are kept.

    The server's default graph must be the union of all graphs (Oxigraph: ``--union-default-graph``; Fuseki:
    ``tdb2:unionDefaultGraph``; Virtuoso and our own endpoint: always). Virtuoso has no graph without a name, and one
    of its own, to be made private (``RDF_GRAPH_GROUP_INS``); it then describes only where its rule for hosts says
    ``define sql:describe-mode "CBD"``. ``update`` is the address for SPARQL 1.1 Update, without
    it the store is read-only; ``headers`` go with every request (``Authorization``). ``seconds`` limit one reply;
    ``services`` may be called by ``SERVICE``. Every method raises ``EngineError`` where the server cannot be reached
    or shuts its door, and ``QueryTimeoutError`` where it is too slow or too busy.
    """

    def __init__(
        self,
        query: str,
        *,
        update: str | None = None,
        headers: Mapping[str, str] | None = None,
        seconds: float = 60.0,
        services: frozenset[str] = frozenset(),
    ) -> None:
        self._query = query
        self._services = services
        self._update = update
        self._client = httpx.Client(headers=dict(headers or {}), timeout=seconds)

    def close(self) -> None:
        """Close the connections that are kept."""
        self._client.close()

    def load(self, quads: Iterable[Quad]) -> int:
        """Add quads by INSERT DATA; those with blank nodes in one request, because their names end with it."""
        count = 0
        together: list[Quad] = []

        def apart() -> Iterator[Quad]:
            nonlocal count
            for quad in quads:
                count += 1
                if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
                    together.append(quad)
                else:
                    yield quad

        for batch in batches(apart()):
            self._insert(batch)
        if together:
            # A template, for not all servers take blank nodes as data; it is filled once.
            self._insert([pattern(quad) for quad in together], "INSERT {{\n{}}} WHERE {{ BIND(1 AS ?once) }}")
        return count

    def load_turtle(self, turtle: bytes, *, graph: str) -> None:
        name = NamedNode(graph)
        try:
            triples = list(parse(turtle, RdfFormat.TURTLE))
        except SyntaxError as error:
            raise EngineError(f"The Turtle for {graph} does not parse: {error}") from error
        self.load(Quad(each.subject, each.predicate, each.object, name) for each in triples)

    def select(self, query: str, bindings: Mapping[str, str] | None = None) -> list[Row]:
        if query_form(query) != "SELECT":
            raise QueryError("select takes a SELECT query")
        prefixes = " ".join(f"PREFIX {name}: <{iri}>" for name, iri in PREFIXES.items())
        found = self._solutions(f"{prefixes} {query}\n{_values(bindings or {})}")
        names = [variable.value for variable in found.variables]
        return [{name: _value(row[name]) for name in names} for row in found]

    def answer(self, query: str, *, results: str, triples: str, dataset: Dataset) -> Answer:
        query = with_own_services(query, allowed=self._services)
        form = query_form(query)
        if form is None:  # some servers take updates at this address too
            raise QueryError(f"This is no query: {no_query(first_word(query))}")
        # Tables are asked for in JSON, for servers write the other formats each in a way of its own; graphs in what
        # is wanted, else in the format that all can. What else comes is rewritten here.
        graph = form in ("CONSTRUCT", "DESCRIBE")
        reply = self._ask(query, accept=f"{triples}, {_LINES};q=0.5" if graph else _JSON, dataset=dataset)
        found = _media_type(reply)
        if found == (triples if graph else results):
            return Answer(body=reply.content, media_type=found)
        if found not in (GRAPH_FORMATS if graph else (_JSON,)):
            raise EngineError(f"{self._query} answers {found}, which is no result of this query. Is it an endpoint?")
        try:
            if graph:
                return _triples_as(triples, reply.content, GRAPH_FORMATS[found], base=self._query)
            return _solutions_as(results, reply.content)
        except SyntaxError as error:
            raise self._unreadable(error) from error

    def write(
        self,
        query: str,
        open_output: Callable[[str], IO[bytes]],
        *,
        results: str,
        triples: str,
        dataset: Dataset,
        base: str | None = None,
    ) -> None:
        declared = f"BASE <{base}> {query}" if base else query
        # Tables are written here, for outputs that cut them know our way of writing them.
        answer = self.answer(declared, results=_JSON, triples=triples, dataset=dataset)
        if answer.media_type != _JSON:
            open_output(triples).write(answer.body)
            return
        try:
            found = parse_query_results(answer.body, QueryResultsFormat.JSON)
            found.serialize(open_output(results), RESULT_FORMATS[results])
        except SyntaxError as error:
            raise self._unreadable(error) from error

    def dump(self, media_type: str, *, graph: str | None = None) -> bytes:
        if graph is not None:
            query = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {NamedNode(graph)} {{ ?s ?p ?o }} }}"
            return self.answer(query, results=_JSON, triples=media_type, dataset=Dataset()).body
        rows = self._solutions(f"SELECT ?g ?s ?p ?o WHERE {_QUADS}")
        quads = (Quad(row["s"], row["p"], row["o"], row["g"]) for row in rows)
        return serialize(quads, format=DATASET_FORMATS[media_type]) or b""

    def graphs(self) -> list[str]:
        # Grouped, for Virtuoso lists graphs too that may not be read where they are only to be told apart.
        rows = self._solutions("SELECT ?g (COUNT(*) AS ?count) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g")
        return sorted(name.value for row in rows if isinstance(name := row["g"], NamedNode))

    def __len__(self) -> int:
        (row,) = self._solutions(f"SELECT (COUNT(*) AS ?count) WHERE {_QUADS}")
        return int(_value(row["count"]) or 0)

    def _solutions(self, query: str) -> QuerySolutions:
        reply = self._ask(query, accept=_JSON, dataset=Dataset())
        if _media_type(reply) != _JSON:
            raise QueryError(f"{self._query} answers {_media_type(reply)}: select takes a SELECT query")
        try:
            found = parse_query_results(reply.content, QueryResultsFormat.JSON)
        except SyntaxError as error:
            raise self._unreadable(error) from error
        if isinstance(found, QueryBoolean):
            raise QueryError("select takes a SELECT query")
        return found

    def _unreadable(self, error: SyntaxError) -> EngineError:
        return EngineError(f"The answer of {self._query} cannot be read: {error}. It may have been cut off.")

    def _ask(self, query: str, *, accept: str, dataset: Dataset) -> httpx.Response:
        graphs = {"default-graph-uri": list(dataset.default), "named-graph-uri": list(dataset.named)}
        if any(graphs.values()):
            # Virtuoso takes a part that is not named for all graphs, not for none (Protocol, 2.1.4).
            graphs = {part: names or [_NO_GRAPH] for part, names in graphs.items()}
        return self._post(self._query, {"Accept": accept}, data={"query": query, **graphs})

    def _insert(self, patterns: list[str], update: str = "INSERT DATA {{\n{}}}") -> None:
        if self._update is None:
            raise EngineError(f"{self._query} is only read from. Name its address for updates to write to it.")
        content = update.format("".join(patterns)).encode()
        self._post(self._update, {"Content-Type": "application/sparql-update"}, content=content)

    def _post(self, address: str, headers: dict[str, str], **sent: Any) -> httpx.Response:
        try:
            reply = self._client.post(address, headers=headers, **sent)
        except httpx.TimeoutException as error:
            raise QueryTimeoutError(f"{address} did not answer in time. Narrow the query.") from error
        except httpx.HTTPError as error:
            raise EngineError(f"{address} cannot be reached: {error}. Is the server running?") from error
        if reply.is_success:
            return reply
        told = f"{address} answers {reply.status_code}: {reply.text.strip()[:500]}"
        if reply.status_code in _BUSY:
            raise QueryTimeoutError(told)
        if reply.status_code in _SHUT or (reply.is_server_error and reply.status_code not in _BUSY):
            raise EngineError(told)
        raise QueryError(f"{told} Shorten it." if reply.status_code in _TOO_LONG else told)


def _solutions_as(media_type: str, body: bytes) -> Answer:
    found = parse_query_results(body, QueryResultsFormat.JSON)
    return Answer(body=found.serialize(format=RESULT_FORMATS[media_type]) or b"", media_type=media_type)


def _triples_as(media_type: str, body: bytes, form: RdfFormat, *, base: str) -> Answer:
    triples = (quad.triple for quad in parse(body, form, base_iri=base))
    return Answer(body=serialize(triples, format=GRAPH_FORMATS[media_type]) or b"", media_type=media_type)


def _values(bindings: Mapping[str, str]) -> str:
    """Variables bound beforehand, as a VALUES behind the query: it is joined before solutions are cut (18.2.4.3)."""
    if not bindings:
        return ""
    try:
        terms = [str(NamedNode(iri)) for iri in bindings.values()]
    except ValueError as error:
        raise QueryError(f"{', '.join(bindings.values())!r} is not an IRI: {error}. Write it whole.") from error
    names = " ".join(f"?{name}" for name in bindings)
    return f"VALUES ({names}) {{ ({' '.join(terms)}) }}"


def _media_type(reply: httpx.Response) -> str:
    found = reply.headers.get("content-type", "").split(";")[0].strip().lower()
    return {"application/json": _JSON}.get(found, str(found))


def _value(term: NamedNode | BlankNode | Literal | Triple | None) -> str | None:
    return term.value if isinstance(term, NamedNode | Literal | BlankNode) else None
