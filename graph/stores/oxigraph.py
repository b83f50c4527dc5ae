"""Oxigraph, embedded: on disk, or in memory where no folder is given."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    Variable,
)

from graph.store import Answer, Dataset, Row
from graph.stores.formats import DATASET_FORMATS, GRAPH_FORMATS, RESULT_FORMATS
from graph.stores.query_words import has_dataset_clause, refuse_service
from ontology.errors import EngineError, QueryError, QueryRefusedError, SnapshotError
from ontology.namespaces import PREFIXES


class OxigraphStore:
    """``RdfStore`` over pyoxigraph; thread-safe for readers."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @classmethod
    def create(cls, folder: Path | None = None) -> "OxigraphStore":
        """A new store in a folder, or in memory."""
        return cls(Store(str(folder)) if folder else Store())

    @classmethod
    def open(cls, folder: Path) -> "OxigraphStore":
        """An existing store for reading only, so that a snapshot never changes under its readers."""
        try:
            return cls(Store.read_only(str(folder)))
        except OSError as error:
            raise SnapshotError(f"The graph in {folder} cannot be opened. Build a new snapshot.") from error

    def load(self, quads: Iterable[Quad]) -> int:
        count = 0

        def counted() -> Iterable[Quad]:
            nonlocal count
            for quad in quads:
                count += 1
                yield quad

        self._store.bulk_extend(counted())
        return count

    def load_turtle(self, turtle: bytes, *, graph: str) -> None:
        try:
            self._store.bulk_load(turtle, RdfFormat.TURTLE, to_graph=NamedNode(graph))
        except SyntaxError as error:
            raise EngineError(f"The Turtle for {graph} does not parse: {error}") from error

    def select(self, query: str, bindings: Mapping[str, str] | None = None) -> list[Row]:
        substitutions: dict[Variable, NamedNode | BlankNode | Literal | Triple] = {
            Variable(name): _named(iri) for name, iri in (bindings or {}).items()
        }
        try:
            found = self._store.query(
                query, prefixes=PREFIXES, use_default_graph_as_union=True, substitutions=substitutions
            )
        except (SyntaxError, ValueError, RuntimeError) as error:
            raise QueryError(str(error)) from error
        if not isinstance(found, QuerySolutions):
            raise QueryError("select takes a SELECT query")
        names = [variable.value for variable in found.variables]
        return [{name: _value(term) for name, term in zip(names, solution, strict=True)} for solution in found]

    def answer(self, query: str, *, results: str, triples: str, dataset: Dataset) -> Answer:
        refuse_service(query)
        try:
            return _serialised(self._ask(query, dataset), results, triples)
        except (SyntaxError, ValueError) as error:
            raise QueryError(str(error)) from error
        except RuntimeError as error:  # it parses, but names a function that is not there
            raise QueryRefusedError(str(error)) from error

    def _ask(self, query: str, dataset: Dataset) -> QuerySolutions | QueryBoolean | QueryTriples:
        if dataset.default or dataset.named:
            default: list[NamedNode | BlankNode | DefaultGraph] = [NamedNode(iri) for iri in dataset.default]
            named: list[NamedNode | BlankNode] = [NamedNode(iri) for iri in dataset.named]
            return self._store.query(query, default_graph=default, named_graphs=named)
        # The union would silently override the query's own FROM.
        return self._store.query(query, use_default_graph_as_union=not has_dataset_clause(query))

    def dump(self, media_type: str, *, graph: str | None = None) -> bytes:
        if graph is not None:
            return self._store.dump(format=GRAPH_FORMATS[media_type], from_graph=NamedNode(graph)) or b""
        return self._store.dump(format=DATASET_FORMATS[media_type]) or b""

    def graphs(self) -> list[str]:
        return sorted(graph.value for graph in self._store.named_graphs() if isinstance(graph, NamedNode))

    def optimize(self) -> None:
        """Compact the files and flush them to disk; called once, at the end of a build."""
        self._store.flush()
        self._store.optimize()

    def __len__(self) -> int:
        return len(self._store)


def _serialised(found: QuerySolutions | QueryBoolean | QueryTriples, results: str, triples: str) -> Answer:
    if isinstance(found, QueryTriples):
        return Answer(body=found.serialize(format=GRAPH_FORMATS[triples]) or b"", media_type=triples)
    return Answer(body=found.serialize(format=RESULT_FORMATS[results]) or b"", media_type=results)


def _named(iri: str) -> NamedNode:
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise QueryError(f"{iri!r} is not an IRI: {error}. Write it whole, without spaces or brackets.") from error


def _value(term: object) -> str | None:
    return term.value if isinstance(term, NamedNode | Literal | BlankNode) else None
