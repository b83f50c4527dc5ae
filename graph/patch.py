"""What changed from one store to another, statement by statement, as an RDF Patch (Apache Jena, RDF Delta)."""

import re
from collections.abc import Iterator

import pyoxigraph
from pyoxigraph import CanonicalizationAlgorithm, Dataset, Quad, RdfFormat

from graph.store import RdfStore

MEDIA_TYPE = "application/rdf-patch"
_BLANK = re.compile(rb"(?:^|\s)_:")
_TRIPLES = "application/n-triples"


def patch(old: RdfStore, new: RdfStore, *, old_id: str, new_id: str) -> Iterator[bytes]:
    """Lines that make the one store into the other: ``D`` for statements that went, ``A`` for those that came.

    Graphs are compared one by one, so no more than two of them are held in memory. Blank nodes are compared, and
    written, by the labels that RDF Dataset Canonicalization (RDFC-1.0) gives them within their graph.
    """
    yield f"H id <{new_id}> .\nH prev <{old_id}> .\nTX .\n".encode()
    before, after = set(old.graphs()), set(new.graphs())
    for graph in sorted(before | after):
        went = _statements(old, graph) if graph in before else set()
        came = _statements(new, graph) if graph in after else set()
        end = f"<{graph}> .\n".encode()
        yield from (b"D " + line[:-1] + end for line in sorted(went - came))
        yield from (b"A " + line[:-1] + end for line in sorted(came - went))
    yield b"TC .\n"


def _statements(store: RdfStore, graph: str) -> set[bytes]:
    """The triples of a graph as lines of N-Triples, each ending with a full stop."""
    dumped = store.dump(_TRIPLES, graph=graph)
    if _BLANK.search(dumped):
        dataset = Dataset(Quad(*each.triple) for each in pyoxigraph.parse(dumped, format=RdfFormat.N_TRIPLES))
        dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
        dumped = pyoxigraph.serialize((each.triple for each in dataset), format=RdfFormat.N_TRIPLES) or b""
    return {line for line in dumped.split(b"\n") if line}
