"""Quads as SPARQL 1.1 Update takes them (3.1.1, QuadData)."""

from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, NamedNode, Quad

from ontology.errors import EngineError

_BATCH = 500_000
"""Letters of one update; servers refuse long ones (Virtuoso beyond 10,000 lines, we beyond a million bytes)."""


def batches(quads: Iterable[Quad]) -> Iterator[list[str]]:
    """The patterns of the quads, as many together as one update may hold."""
    batch: list[str] = []
    room = _BATCH
    for each in map(pattern, quads):
        if batch and room < len(each):
            yield batch
            batch, room = [], _BATCH
        batch.append(each)
        room -= len(each)
    if batch:
        yield batch


def pattern(quad: Quad) -> str:
    """A quad as INSERT DATA takes it; terms are written alike in N-Triples and in SPARQL."""
    triple = f"{quad.subject} {quad.predicate} {quad.object} ."
    if isinstance(quad.graph_name, BlankNode):
        raise EngineError(f"The graph {quad.graph_name} has no IRI, so that no update can name it.")
    return f"GRAPH {quad.graph_name} {{ {triple} }}\n" if isinstance(quad.graph_name, NamedNode) else f"{triple}\n"
