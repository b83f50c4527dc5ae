"""Processes that answer queries and can be ended.

Oxigraph cannot be stopped inside a query: a cross product with ORDER BY or COUNT keeps its thread, and its
memory, until it is done. A process of its own can be ended, and one that a query breaks (20,000 brackets
overflow the parser's stack) takes nothing with it.
"""

import multiprocessing
import os
import pickle
import queue
import resource
import threading
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from multiprocessing.reduction import recv_handle, send_handle
from typing import Any, Protocol

from graph.store import RdfStore
from ontology.errors import AlineaError, EngineError, QueryError, QueryTimeoutError
from search_api.sparql.limits import Limits
from search_api.sparql.spool import Spooled

_START_SECONDS = 60.0
_MOST_MEMORY = 2 * 1024**3
"""Of one process. Sorting a cross product takes half a gigabyte a second."""

OpenStore = Callable[[], RdfStore]


class Job(Protocol):
    """Something to be done with a store in another process; it and what it returns can be pickled."""

    def run(self, store: RdfStore) -> Any:
        """Do it; raises ``AlineaError``. The file of a ``Spooled`` is handed over open."""


@dataclass(slots=True)
class _Worker:
    """One process; ``fresh`` until it has said that it runs."""

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
    """A few processes that each hold the graph open; many threads may ask, each waits for a free process.

    Whoever takes the last free process has it for ``quick_seconds`` only: however many long queries run, a short
    one waits no longer than that.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._context = multiprocessing.get_context("spawn")
        self._long = threading.BoundedSemaphore(max(1, limits.concurrent - 1))
        self._waiting = threading.BoundedSemaphore(limits.concurrent + limits.waiting)
        self._idle: queue.SimpleQueue[_Worker] | None = None

    def start(self) -> None:
        """Start the processes; they open their stores while others go on."""
        self._idle = queue.SimpleQueue()
        for _ in range(max(2, self._limits.concurrent)):
            self._idle.put(self._new())

    def stop(self) -> None:
        """End the processes that are idle; busy ones end with this process."""
        while self._idle is not None and not self._idle.empty():
            self._idle.get().end()
        self._idle = None

    def do(self, job: Job, open_store: OpenStore) -> Any:
        """What the job returns from the store; raises what it raises.

        Raises ``QueryTimeoutError`` where it takes too long or no process comes free.
        """
        if self._idle is None:
            raise EngineError("The processes that answer queries are not running.")
        if not self._waiting.acquire(blocking=False):
            raise QueryTimeoutError("Too many queries are waiting. Try again in a moment.")
        try:
            return self._in_turn(self._idle, job, open_store)
        finally:
            self._waiting.release()

    def _in_turn(self, idle: "queue.SimpleQueue[_Worker]", job: Job, open_store: OpenStore) -> Any:
        try:
            worker = idle.get(timeout=self._limits.seconds)
        except queue.Empty:
            raise QueryTimeoutError("Too many queries are running. Try again in a moment.") from None
        unhurried = self._long.acquire(blocking=False)
        usable = False
        try:
            reply = self._exchange(worker, (open_store, job), unhurried=unhurried)
            usable = True
        finally:
            if unhurried:
                self._long.release()
            if not usable:
                worker.end()
            idle.put(worker if usable else self._new())
        if isinstance(reply, AlineaError):
            raise reply
        return reply

    def _exchange(self, worker: _Worker, message: tuple[OpenStore, Job], *, unhurried: bool) -> Any:
        limit = self._limits.seconds if unhurried else min(self._limits.quick_seconds, self._limits.seconds)
        why = "" if unhurried else " While other long queries run, one gets no more; try again in a moment."
        try:
            if worker.fresh:
                _receive(worker, _START_SECONDS, "The process that answers queries did not start.")
                worker.fresh = False
            worker.pipe.send(message)
            reply = _receive(
                worker, limit, f"The query took longer than {limit:g} seconds and was ended. Narrow it.{why}"
            )
            if isinstance(reply, Spooled) and not reply.body and reply.size:
                reply.file = os.fdopen(recv_handle(worker.pipe), "rb")
            return reply
        except (EOFError, OSError) as error:
            raise QueryError(
                "The query could not be evaluated: it is nested too deeply or takes more memory than there is."
            ) from error

    def _new(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(theirs,), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)


def _receive(worker: _Worker, seconds: float, too_late: str) -> Any:
    if not worker.pipe.poll(seconds):
        raise QueryTimeoutError(too_late)
    return worker.pipe.recv()


def _serve(pipe: Connection) -> None:
    """What a process does: say that it runs, then do jobs until nobody is there."""
    resource.setrlimit(resource.RLIMIT_DATA, (_MOST_MEMORY, _MOST_MEMORY))
    opened: tuple[bytes, RdfStore] | None = None
    try:
        pipe.send(None)
        while True:
            open_store, job = pipe.recv()
            name = pickle.dumps(open_store)
            if opened is None or opened[0] != name:
                opened = None
                opened = (name, open_store())
            _send(pipe, _done(job, opened[1]))
    except (EOFError, OSError, KeyboardInterrupt):
        return


def _done(job: Job, store: RdfStore) -> Any:
    try:
        return job.run(store)
    except AlineaError as error:
        return error.with_traceback(None)
    except MemoryError:
        return QueryError("The query takes more memory than there is. Narrow it.")


def _send(pipe: Connection, reply: Any) -> None:
    """The reply, and after it the open file that goes with it."""
    file = None
    if isinstance(reply, Spooled):
        file, reply.file = reply.file, None
    pipe.send(reply)
    if file:
        with file:
            send_handle(pipe, file.fileno(), None)
