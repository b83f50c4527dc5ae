"""rdflib in memory: the oracle that tests hold other stores against."""

from collections.abc import Callable, Iterable, Mapping
from typing import IO, Any

import pyoxigraph
from pyoxigraph import BlankNode, NamedNode
from rdflib import BNode, Graph, Literal, URIRef
from rdflib import Dataset as RdflibDataset
from rdflib.query import Result
from rdflib.term import Node

from graph.store import DEFAULT_GRAPH, Answer, Dataset, Row
from graph.stores.formats import RESULT_FORMATS
from graph.stores.query_words import has_dataset_clause
from graph.stores.silent_services import with_own_services
from ontology.errors import EngineError, QueryError
from ontology.namespaces import PREFIXES, XSD

_GRAPHS = {
    "text/turtle": "turtle",
    "application/n-triples": "nt",
    "application/rdf+xml": "xml",
    "application/ld+json": "json-ld",
    "application/n-quads": "nquads",
    "application/trig": "trig",
}


class MemoryStore:
    """``RdfStore`` over an rdflib dataset whose default graph is the union of all."""

    def __init__(self) -> None:
        self._dataset = RdflibDataset(default_union=True)

    def load(self, quads: Iterable[pyoxigraph.Quad]) -> int:
        count = 0
        for quad in quads:
            triple = (_term(quad.subject), _term(quad.predicate), _term(quad.object))
            self._graph(quad.graph_name).add(triple)
            count += 1
        return count

    def load_turtle(self, turtle: bytes, *, graph: str) -> None:
        try:
            self._dataset.graph(URIRef(graph)).parse(data=turtle, format="turtle")
        except Exception as error:  # rdflib raises bare parser errors of many kinds
            raise EngineError(f"The Turtle for {graph} does not parse: {error}") from error

    def select(self, query: str, bindings: Mapping[str, str] | None = None) -> list[Row]:
        bound = {name: URIRef(iri) for name, iri in (bindings or {}).items()}
        try:
            found = self._dataset.query(query, initNs=PREFIXES, initBindings=bound)
        except Exception as error:  # pyparsing and rdflib share no root of their errors
            raise QueryError(str(error)) from error
        if found.type != "SELECT":
            raise QueryError("select takes a SELECT query")
        names = list(found.vars or [])
        return [
            {str(name): None if (term := solution.get(name)) is None else str(term) for name in names}
            for solution in found.bindings
        ]

    def answer(self, query: str, *, results: str, triples: str, dataset: Dataset) -> Answer:
        query = with_own_services(query)
        if has_dataset_clause(query):
            # rdflib would download the graph from its IRI.
            raise QueryError("The memory store takes graphs from the request, not from FROM clauses.")
        try:
            found = self._source(dataset).query(query)
        except Exception as error:  # pyparsing and rdflib share no root of their errors
            raise QueryError(str(error)) from error
        if found.type in ("CONSTRUCT", "DESCRIBE"):
            return Answer(body=found.serialize(format=_GRAPHS[triples]) or b"", media_type=triples)
        return Answer(body=_serialised(found, results), media_type=results)

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
        declared = f"BASE <{base}>\n{query}" if base else query
        answer = self.answer(declared, results=results, triples=triples, dataset=dataset)
        open_output(answer.media_type).write(answer.body)

    def dump(self, media_type: str, *, graph: str | None = None) -> bytes:
        source: Any = self._dataset.graph(URIRef(graph)) if graph else self._dataset
        if graph == DEFAULT_GRAPH:
            source = self._dataset.default_graph
        return bytes(source.serialize(format=_GRAPHS[media_type], encoding="utf-8"))

    def graphs(self) -> list[str]:
        return sorted(
            str(each.identifier)
            for each in self._dataset.graphs()
            if len(each) and each.identifier.startswith("http")
        )

    def __len__(self) -> int:
        return sum(1 for _ in self._dataset.quads())

    def _graph(self, name: object) -> Graph:
        return self._dataset.graph(URIRef(name.value)) if isinstance(name, NamedNode) else self._dataset.default_graph

    def _source(self, dataset: Dataset) -> RdflibDataset:
        if not dataset.default and not dataset.named:
            return self._dataset
        chosen = RdflibDataset()
        for iri in dataset.default:
            for triple in self._dataset.graph(URIRef(iri)):
                chosen.add(triple)
        for iri in dataset.named:
            for triple in self._dataset.graph(URIRef(iri)):
                chosen.graph(URIRef(iri)).add(triple)
        return chosen


def _serialised(found: Result, media_type: str) -> bytes:
    """Solutions by way of JSON, because rdflib writes neither TSV nor a truth value in CSV."""
    json = found.serialize(format="json") or b""
    parsed = pyoxigraph.parse_query_results(json, pyoxigraph.QueryResultsFormat.JSON)
    return parsed.serialize(format=RESULT_FORMATS[media_type]) or b""


def _term(term: object) -> Node:
    """A pyoxigraph term as rdflib's; a plain literal is an ``xsd:string`` in RDF 1.1 but has no type in rdflib."""
    if isinstance(term, NamedNode):
        return URIRef(term.value)
    if isinstance(term, BlankNode):
        return BNode(term.value)
    if isinstance(term, pyoxigraph.Literal):
        typed = not term.language and term.datatype.value != XSD + "string"
        return Literal(term.value, lang=term.language, datatype=URIRef(term.datatype.value) if typed else None)
    raise EngineError(f"rdflib cannot hold {term}.")
