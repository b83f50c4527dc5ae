"""A query as a job for a process that answers queries."""

from contextlib import suppress
from dataclasses import dataclass
from typing import IO

from graph.store import Dataset, RdfStore
from search_api.sparql.spool import EnoughRowsError, Spool, Spooled


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A query with all that decides about its answer; ``results`` and ``triples`` as for ``RdfStore.answer``."""

    query: str
    results: str
    triples: str
    dataset: Dataset
    base: str | None
    rows: int
    answer_bytes: int

    def run(self, store: RdfStore) -> Spooled:
        """The answer from this store, whole."""
        spool: Spool | None = None

        def open_output(media_type: str) -> IO[bytes]:
            nonlocal spool
            spool = Spool(media_type, rows=self.rows, most_bytes=self.answer_bytes)
            return spool  # type: ignore[return-value]  # engines ask no more of an output than to be written to

        kinds = {"results": self.results, "triples": self.triples}
        with suppress(EnoughRowsError):
            store.write(self.query, open_output, **kinds, dataset=self.dataset, base=self.base)
        assert spool is not None
        return spool.finished()
