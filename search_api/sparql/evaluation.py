"""Evaluating queries of strangers: checked first, then answered within the limits."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from graph.store import Dataset
from search_api.services import Services
from search_api.sparql.ask import Ask
from search_api.sparql.guard import check_depth
from search_api.sparql.limits import Limits
from search_api.sparql.searching import SearchService
from search_api.sparql.spool import Spooled
from search_api.sparql.worker_process import Job, OpenStore
from search_api.sparql.workers import QueryWorkers

_BESIDE = 8
"""Threads that wait for a process to come free."""
_QUICK_LETTERS = 20_000
"""Of a query that is checked in the event loop, in less than a millisecond."""


_Given = TypeVar("_Given")
_Made = TypeVar("_Made")


class Evaluator:
    """Answers queries in processes that can be ended; a graph in memory is asked right here, without a time limit.

    ``threads`` do what would hold up the event loop; they are apart, as slow queries must not take those of pages.
    """

    def __init__(self, services: Services, limits: Limits) -> None:
        self.limits = limits
        self.threads = ThreadPoolExecutor(limits.concurrent + _BESIDE, "sparql")
        self._services = services
        self._searching = SearchService(services)
        self._workers = QueryWorkers(limits) if services.open_store else None

    def start(self) -> None:
        """Start what runs beside this process, and play the journal of changes; called in the loop that serves."""
        if self._services.curation:
            self._services.curation.start(writing=self._services.write_token is not None)
        if self._workers:
            self._workers.start()

    def stop(self) -> None:
        """Stop what ``start`` started."""
        if self._workers:
            self._workers.stop()
        if self._services.curation:
            self._services.curation.stop()

    async def answer(self, query: str, *, results: str, triples: str, dataset: Dataset, base: str) -> Spooled:
        """A whole answer; raises ``QueryError`` as ``RdfStore.answer`` does, and ``QueryTimeoutError``."""
        if len(query) <= _QUICK_LETTERS and not self._searching.is_asked(query):
            check_depth(query)
        else:
            query = await self._apart(self._resolved, query)
        ask = Ask(
            query=query,
            results=results,
            triples=triples,
            dataset=dataset,
            base=base,
            rows=self.limits.rows,
            answer_bytes=self.limits.answer_bytes,
        )
        opener = self._opener()
        answer: Spooled
        if self._workers and opener:
            answer = await self._workers.ask(ask, opener)
        else:
            answer = await self._apart(ask.run, self._services.store)
        return answer

    def do(self, job: Job) -> Any:
        """Do a job with the graph that serves now, within the limits of time and memory; not in the event loop."""
        opener = self._opener()
        if self._workers and opener:
            return self._workers.do(job, opener)
        return job.run(self._services.store)

    def _opener(self) -> OpenStore | None:
        curation = self._services.curation
        return curation.open_store if curation else self._services.open_store

    def _resolved(self, query: str) -> str:
        check_depth(query)
        return self._searching.resolve(query)  # before SERVICE is refused: what it leaves are graph patterns

    async def _apart(self, call: Callable[[_Given], _Made], given: _Given) -> _Made:
        return await asyncio.get_running_loop().run_in_executor(self.threads, call, given)
