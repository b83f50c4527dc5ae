"""RDF Patch (RDF Delta, https://afs.github.io/rdf-delta/rdf-patch.html): which quads a change took and gave."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

import pyoxigraph
from pyoxigraph import Literal, Quad, RdfFormat


@dataclass(frozen=True, slots=True)
class Patch:
    """The effect of one change; taking comes before giving. Blank nodes keep their labels."""

    taken: frozenset[Quad]
    given: frozenset[Quad]

    def written(self, *, when: datetime, what: str) -> bytes:
        """One transaction, from ``H`` to ``TC``: header lines, then a quad a line."""
        head = f'H time "{when.isoformat()}" .\nH what {Literal(what)} .\nTX .\n'
        return head.encode() + _lines(b"D ", self.taken) + _lines(b"A ", self.given) + b"TC .\n"


def transactions(text: bytes) -> Iterator[Patch]:
    """The whole transactions of a journal in order; what is left after the last ``TC`` was never confirmed."""
    taken: list[bytes] = []
    given: list[bytes] = []
    for line in text.splitlines():
        if line.startswith(b"D "):
            taken.append(line[2:])
        elif line.startswith(b"A "):
            given.append(line[2:])
        elif line.startswith(b"TX"):
            taken, given = [], []
        elif line.startswith(b"TC"):
            yield Patch(_quads(taken), _quads(given))


def _lines(mark: bytes, quads: Iterable[Quad]) -> bytes:
    written = pyoxigraph.serialize(quads, format=RdfFormat.N_QUADS) or b""
    return b"".join(mark + line + b"\n" for line in sorted(written.split(b"\n")) if line)


def _quads(lines: list[bytes]) -> frozenset[Quad]:
    return frozenset(pyoxigraph.parse(b"\n".join(lines), format=RdfFormat.N_QUADS))
