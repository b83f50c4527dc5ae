"""Oxigraph, embedded: on disk, or in memory where no folder is given."""

import io
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import IO

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

from graph.store import DEFAULT_GRAPH, Answer, Dataset, Row
from graph.stores.formats import DATASET_FORMATS, GRAPH_FORMATS, RESULT_FORMATS
from graph.stores.query_faults import query_fault
from graph.stores.query_words import has_dataset_clause
from graph.stores.silent_services import with_own_services
from ontology.errors import (
    EngineError,
    QueryError,
    QueryRefusedError,
    QueryTimeoutError,
    SnapshotError,
)
from ontology.namespaces import PREFIXES


class OxigraphStore:
    """``RdfStore`` over pyoxigraph; thread-safe for readers. ``services`` may be called by ``SERVICE``."""

    def __init__(self, store: Store, *, services: frozenset[str] = frozenset()) -> None:
        self._store = store
        self._services = services

    @classmethod
    def create(cls, folder: Path | None = None) -> "OxigraphStore":
        """A new store in a folder, or in memory."""
        return cls(Store(str(folder)) if folder else Store())

    @classmethod
    def open(cls, folder: Path, *, services: frozenset[str] = frozenset()) -> "OxigraphStore":
        """An existing store for reading only, so that a snapshot never changes under its readers."""
        try:
            return cls(Store.read_only(str(folder)), services=services)
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
        try:
            solutions = [*found]
        finally:
            del found  # only the thread that asked may let go of it, and a traceback would carry it to another
        return [{name: _value(term) for name, term in zip(names, solution, strict=True)} for solution in solutions]

    def answer(self, query: str, *, results: str, triples: str, dataset: Dataset) -> Answer:
        body, written = io.BytesIO(), ""

        def open_output(media_type: str) -> IO[bytes]:
            nonlocal written
            written = media_type
            return body

        self.write(query, open_output, results=results, triples=triples, dataset=dataset)
        return Answer(body=body.getvalue(), media_type=written)

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
        query = with_own_services(query, allowed=self._services)
        try:
            found = self._ask(query, dataset, base)
        except SyntaxError as error:
            raise query_fault(error, query) from error
        except ValueError as error:
            raise QueryError(str(error)) from error
        except RuntimeError as error:  # it parses, but names a function that is not there
            raise QueryRefusedError(str(error)) from error
        try:
            if isinstance(found, QueryTriples):
                found.serialize(open_output(triples), GRAPH_FORMATS[triples])
            else:
                found.serialize(open_output(results), RESULT_FORMATS[results])
        except OSError as error:
            raise QueryTimeoutError(
                f"A service that the query calls, or room for its answer, failed: {error}"
            ) from error
        except (ValueError, RuntimeError) as error:  # it parses, but cannot be evaluated
            raise QueryRefusedError(str(error)) from error
        finally:
            del found  # as in ``select``

    def _ask(self, query: str, dataset: Dataset, base: str | None) -> QuerySolutions | QueryBoolean | QueryTriples:
        if dataset.default or dataset.named:
            default: list[NamedNode | BlankNode | DefaultGraph] = [NamedNode(iri) for iri in dataset.default]
            named: list[NamedNode | BlankNode] = [NamedNode(iri) for iri in dataset.named]
            return self._store.query(query, base_iri=base, default_graph=default, named_graphs=named)
        # The union would silently override the query's own FROM.
        union = not has_dataset_clause(query)
        return self._store.query(query, base_iri=base, use_default_graph_as_union=union)

    def dump(self, media_type: str, *, graph: str | None = None) -> bytes:
        if graph == DEFAULT_GRAPH:
            return self._store.dump(format=GRAPH_FORMATS[media_type], from_graph=DefaultGraph()) or b""
        if graph is not None:
            return self._store.dump(format=GRAPH_FORMATS[media_type], from_graph=NamedNode(graph)) or b""
        return self._store.dump(format=DATASET_FORMATS[media_type]) or b""

    def graphs(self) -> list[str]:
        return sorted(graph.value for graph in self._store.named_graphs() if isinstance(graph, NamedNode))

    def copy(self, folder: Path) -> None:
        """A copy in a new folder, as of now; on one file system files are shared (hard links), not copied."""
        self._store.backup(str(folder))

    def optimize(self) -> None:
        """Compact the files and flush them to disk; called once, at the end of a build."""
        self._store.flush()
        self._store.optimize()

    def __len__(self) -> int:
        return len(self._store)


def _named(iri: str) -> NamedNode:
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise QueryError(f"{iri!r} is not an IRI: {error}. Write it whole, without spaces or brackets.") from error


def _value(term: object) -> str | None:
    return term.value if isinstance(term, NamedNode | Literal | BlankNode) else None
