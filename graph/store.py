"""The port behind which quads live.

Terms and quads are pyoxigraph's value objects (RDF 1.1 Concepts): measured here, 160,000 quads of rdflib
terms take ten times as long to make and load. The rdflib adapter converts at its edge.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import IO, Protocol

from pyoxigraph import Quad

Row = dict[str, str | None]
"""One solution: variable name to the term's value (IRI or lexical form), ``None`` where unbound."""


DEFAULT_GRAPH = "urn:x-arq:DefaultGraph"
"""What Apache Jena calls the graph without a name; queries see it in the union of all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """The graphs a query speaks of (SPARQL 1.1 Protocol, 2.1.4); empty lists mean every graph, as one."""

    default: Sequence[str] = ()
    named: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A serialised SPARQL result with its media type."""

    body: bytes
    media_type: str


class RdfStore(Protocol):
    """Quads, bulk-loaded once and then queried by many readers."""

    def load(self, quads: Iterable[Quad]) -> int:
        """Add quads; returns how many were given."""

    def load_turtle(self, turtle: bytes, *, graph: str) -> None:
        """Add a Turtle document to a named graph; raises ``EngineError`` where it does not parse."""

    def select(self, query: str, bindings: Mapping[str, str] | None = None) -> list[Row]:
        """All solutions of a SELECT over the union of graphs, with variables bound to IRIs beforehand.

        Bound variables must be in the projection (RDF-dev SEP-0007). A statement that stands in two graphs
        may be matched twice (Oxigraph does, rdflib does not): say DISTINCT where that matters. Raises
        ``QueryError`` for anything but a SELECT that parses.
        """

    def answer(self, query: str, *, results: str, triples: str, dataset: Dataset) -> Answer:
        """Any query form, serialised: ``results`` is a media type for SELECT and ASK, ``triples`` for graphs.

        A query's own FROM counts where ``dataset`` is empty. Raises ``QueryError`` for a query that does not
        parse (``QuerySyntaxError`` where the engine tells so) and its kind ``QueryRefusedError`` for one that
        calls another server or an unknown function.
        """

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
        """As ``answer``, written as it comes into what ``open_output`` gives for the media type of the answer.

        ``base`` resolves relative IRIs (SPARQL 1.1 Query, 4.1.1.2). An error that the output raises ends the
        query and comes through.
        """

    def dump(self, media_type: str, *, graph: str | None = None) -> bytes:
        """All quads, or the triples of one graph (``DEFAULT_GRAPH`` is one), serialised."""

    def graphs(self) -> list[str]:
        """IRIs of all named graphs, sorted."""

    def __len__(self) -> int: ...
