"""Processes that answer queries and can be ended.

Oxigraph cannot be stopped inside a query: a cross product with ORDER BY or COUNT keeps its thread, and its
memory, until it is done. A process of its own can be ended, and one that a query breaks (20,000 brackets
overflow the parser's stack) takes nothing with it.
"""

import multiprocessing
import queue
import resource
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from graph.store import Answer, Dataset, RdfStore
from ontology.errors import AlineaError, EngineError, QueryError, QueryTimeoutError

_START_SECONDS = 60.0
_MOST_MEMORY = 2 * 1024**3
"""Of one process. Sorting a cross product takes half a gigabyte a second."""
_MOST_ANSWER = 200_000_000


@dataclass(slots=True)
class _Worker:
    """One process; ``fresh`` until it has said that its store is open."""

    process: BaseProcess
    pipe: Connection
    fresh: bool = True

    def end(self) -> None:
        """Kill the process and wait until it is gone."""
        self.process.kill()
        self.process.join()
        self.pipe.close()
        self.process.close()


class QueryWorkers:
    """A few processes that each hold the graph open; many threads may ask, each waits for a free process."""

    def __init__(self, open_store: Callable[[], RdfStore], *, count: int, seconds: float) -> None:
        self._open_store = open_store
        self._count = count
        self._seconds = seconds
        self._context = multiprocessing.get_context("spawn")
        self._idle: queue.SimpleQueue[_Worker] | None = None

    def start(self) -> None:
        """Start the processes; they open their stores while others go on."""
        self._idle = queue.SimpleQueue()
        for _ in range(self._count):
            self._idle.put(self._new())

    def stop(self) -> None:
        """End the processes that are idle; busy ones end with this process."""
        while self._idle is not None and not self._idle.empty():
            self._idle.get().end()
        self._idle = None

    def answer(self, query: str, *, results: str, triples: str, dataset: Dataset) -> Answer:
        """As ``RdfStore.answer``; raises ``QueryTimeoutError`` where it takes too long or no process comes free."""
        if self._idle is None:
            raise EngineError("The processes that answer queries are not running.")
        idle = self._idle
        try:
            worker = idle.get(timeout=self._seconds)
        except queue.Empty:
            raise QueryTimeoutError("Too many queries are running. Try again in a moment.") from None
        usable = False
        try:
            reply = self._exchange(worker, (query, results, triples, dataset))
            usable = True
        finally:
            if not usable:
                worker.end()
            idle.put(worker if usable else self._new())
        if isinstance(reply, Answer):
            return reply
        raise reply

    def _exchange(self, worker: _Worker, asked: tuple[str, str, str, Dataset]) -> Answer | AlineaError:
        try:
            if worker.fresh:
                self._receive(worker, _START_SECONDS)
                worker.fresh = False
            worker.pipe.send(asked)
            reply: Answer | AlineaError = self._receive(worker, self._seconds)
            return reply
        except (EOFError, OSError) as error:
            raise QueryError(
                "The query could not be evaluated: it is nested too deeply or takes more memory than there is."
            ) from error

    def _receive(self, worker: _Worker, seconds: float) -> Any:
        if not worker.pipe.poll(seconds):
            raise QueryTimeoutError(f"The query took longer than {seconds:.0f} seconds and was ended. Narrow it.")
        return worker.pipe.recv()

    def _new(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(self._open_store, theirs), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)


def _serve(open_store: Callable[[], RdfStore], pipe: Connection) -> None:
    """What a process does: open the store, say so, then answer until nobody is there."""
    resource.setrlimit(resource.RLIMIT_DATA, (_MOST_MEMORY, _MOST_MEMORY))
    try:
        store = open_store()
        pipe.send(None)
        while True:
            query, results, triples, dataset = pipe.recv()
            pipe.send(_reply(store, query, results, triples, dataset))
    except (EOFError, OSError, KeyboardInterrupt):
        return


def _reply(store: RdfStore, query: str, results: str, triples: str, dataset: Dataset) -> Answer | AlineaError:
    try:
        answer = store.answer(query, results=results, triples=triples, dataset=dataset)
        if len(answer.body) > _MOST_ANSWER:
            return QueryError(
                f"The answer has more than {_MOST_ANSWER:,} bytes. Set a LIMIT, or take a dump: /data/."
            )
        return answer
    except AlineaError as error:
        return type(error)(str(error))
    except MemoryError:
        return QueryError("The query takes more memory than there is. Narrow it.")
