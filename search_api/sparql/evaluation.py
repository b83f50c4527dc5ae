"""Evaluating queries of strangers: checked first, then answered within a time limit."""

from graph.store import Answer, Dataset, RdfStore
from search_api.services import Services
from search_api.sparql.guard import check_depth
from search_api.sparql.searching import SearchService
from search_api.sparql.workers import QueryWorkers

SECONDS = 20.0
_WORKERS = 2


class Evaluator:
    """Answers queries in processes that can be ended; a graph in memory is asked right here, without a limit."""

    def __init__(self, store: RdfStore, workers: QueryWorkers | None, searching: SearchService) -> None:
        self._store = store
        self._workers = workers
        self._searching = searching

    @classmethod
    def of(cls, services: Services, *, seconds: float = SECONDS) -> "Evaluator":
        """The evaluator for a snapshot; nothing runs until ``start``."""
        opener = services.open_store
        workers = QueryWorkers(opener, count=_WORKERS, seconds=seconds) if opener else None
        return cls(services.store, workers, SearchService(services))

    def start(self) -> None:
        """Start what runs beside this process."""
        if self._workers:
            self._workers.start()

    def stop(self) -> None:
        """Stop what ``start`` started."""
        if self._workers:
            self._workers.stop()

    def answer(self, query: str, *, results: str, triples: str, dataset: Dataset) -> Answer:
        """As ``RdfStore.answer``; raises ``QueryTimeoutError`` where it takes too long."""
        check_depth(query)
        query = self._searching.resolve(query)
        source = self._workers or self._store
        return source.answer(query, results=results, triples=triples, dataset=dataset)
