"""A store that can be exchanged while it is asked."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import IO

from pyoxigraph import Quad

from graph.store import Answer, Dataset, RdfStore, Row
from ontology.errors import EngineError


class LiveStore:
    """``RdfStore`` that passes everything on to the one behind; what runs ends with the one that it began with."""

    def __init__(self, behind: RdfStore) -> None:
        self._behind = behind

    def switch(self, behind: RdfStore) -> None:
        """Let this one answer from now on."""
        self._behind = behind

    def copy(self, folder: Path) -> None:
        """A copy of the store behind in a new folder."""
        copy_store(self._behind, folder)

    def load(self, quads: Iterable[Quad]) -> int:
        return self._behind.load(quads)

    def load_turtle(self, turtle: bytes, *, graph: str) -> None:
        self._behind.load_turtle(turtle, graph=graph)

    def select(self, query: str, bindings: Mapping[str, str] | None = None) -> list[Row]:
        return self._behind.select(query, bindings)

    def answer(self, query: str, *, results: str, triples: str, dataset: Dataset) -> Answer:
        return self._behind.answer(query, results=results, triples=triples, dataset=dataset)

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
        self._behind.write(query, open_output, results=results, triples=triples, dataset=dataset, base=base)

    def dump(self, media_type: str, *, graph: str | None = None) -> bytes:
        return self._behind.dump(media_type, graph=graph)

    def graphs(self) -> list[str]:
        return self._behind.graphs()

    def __len__(self) -> int:
        return len(self._behind)


def copy_store(store: RdfStore, folder: Path) -> None:
    """A copy in a new folder; raises ``EngineError`` where the engine cannot make one."""
    copy = getattr(store, "copy", None)
    if copy is None:
        raise EngineError("Only a graph in Oxigraph can be changed. Set ALINEA_STORE=oxigraph.")
    copy(folder)
