"""Processes that answer queries and can be ended.

Oxigraph cannot be stopped inside a query: a cross product with ORDER BY or COUNT keeps its thread, and its
memory, until it is done. A process of its own can be ended, and one that a query breaks (20,000 brackets
overflow the parser's stack) takes nothing with it.
"""

import logging
import multiprocessing
import os
import pickle
import queue
import resource
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from multiprocessing.reduction import recv_handle, send_handle
from typing import Any, Protocol

from graph.store import RdfStore
from ontology.errors import AlineaError, EngineError, QueryError, QueryTimeoutError
from search_api.sparql.limits import Limits
from search_api.sparql.spool import Spooled

_IMPORTED = ["graph.stores.oxigraph", "search_api.sparql.evaluation", "search_api.sparql.workers"]
_MOST_MEMORY = 2 * 1024**3
"""Of one process. Sorting a cross product takes half a gigabyte a second."""

OpenStore = Callable[[], RdfStore]


class Job(Protocol):
    """Something to be done with a store in another process; it and what it returns can be pickled."""

    def run(self, store: RdfStore) -> Any:
        """Do it; raises ``AlineaError``. The file of a ``Spooled`` is handed over open."""


@dataclass(slots=True)
class _Worker:
    """One process that runs and waits for its next job."""

    process: BaseProcess
    pipe: Connection

    def end(self) -> None:
        """Kill the process and wait until it is gone."""
        self.process.kill()
        self.process.join()
        self.pipe.close()
        self.process.close()


class QueryWorkers:
    """A few processes that each hold the graph open; many threads may ask, each waits for a free process.

    Whoever takes the last free process has it for ``quick_seconds`` only: however many long queries run, a short
    one waits no longer than that. Processes are forked from one that has everything imported: 30 ms in place of
    a second, so that one that was ended is replaced before it is missed.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(_IMPORTED)
        self._long = threading.BoundedSemaphore(max(1, limits.concurrent - 1))
        self._waiting = threading.BoundedSemaphore(limits.concurrent + limits.waiting)
        self._idle: queue.SimpleQueue[_Worker] | None = None

    def start(self) -> None:
        """Start the processes; they open their stores while others go on."""
        self._idle = queue.SimpleQueue()
        for _ in range(max(2, self._limits.concurrent)):
            self._add(self._idle)

    def stop(self) -> None:
        """End the processes that are idle; busy ones end with this process."""
        idle, self._idle = self._idle, None
        if idle is not None:
            self._clear(idle)

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
        asked = time.monotonic()
        try:
            worker = idle.get(timeout=self._limits.seconds)
        except queue.Empty:
            raise QueryTimeoutError("Too many queries are running. Try again in a moment.") from None
        unhurried = self._long.acquire(blocking=False)
        usable = False
        try:
            left = max(1.0, self._limits.seconds - (time.monotonic() - asked))
            reply = _exchange(worker, (open_store, job), left if unhurried else min(self._limits.quick_seconds, left))
            usable = True
        finally:
            if unhurried:
                self._long.release()
            if usable:
                idle.put(worker)
            else:
                worker.end()
                self._add(idle)
        if isinstance(reply, AlineaError):
            raise reply
        return reply

    def _add(self, idle: "queue.SimpleQueue[_Worker]") -> None:
        """Start one more process; whoever asks sees it when it runs."""
        threading.Thread(target=self._start_one, args=(idle,), name="sparql-worker", daemon=True).start()

    def _start_one(self, idle: "queue.SimpleQueue[_Worker]") -> None:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(theirs,), daemon=True)
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        try:
            ours.recv()
        except (EOFError, OSError):
            logging.getLogger(__name__).exception("A process that answers queries did not start")
            worker.end()
            return
        idle.put(worker)
        if self._idle is not idle:  # stopped meanwhile
            self._clear(idle)

    @staticmethod
    def _clear(idle: "queue.SimpleQueue[_Worker]") -> None:
        with suppress(queue.Empty):
            while True:
                idle.get_nowait().end()


def _exchange(worker: _Worker, message: tuple[OpenStore, Job], seconds: float) -> Any:
    try:
        worker.pipe.send(message)
        if not worker.pipe.poll(seconds):
            raise QueryTimeoutError(
                f"The query took longer than {seconds:.3g} seconds and was ended. Narrow it, or ask again when "
                "fewer queries run."
            )
        reply = worker.pipe.recv()
        if isinstance(reply, Spooled) and not reply.body and reply.size:
            reply.file = os.fdopen(recv_handle(worker.pipe), "rb")
        return reply
    except (EOFError, OSError) as error:
        raise QueryError(
            "The query could not be evaluated: it is nested too deeply or takes more memory than there is."
        ) from error


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
    except Exception:  # whatever an engine raises, the process can do the next job
        logging.getLogger(__name__).exception("A job failed")
        return EngineError("The graph could not be asked; it has been logged.")


def _send(pipe: Connection, reply: Any) -> None:
    """The reply, and after it the open file that goes with it."""
    file = None
    if isinstance(reply, Spooled):
        file, reply.file = reply.file, None
    pipe.send(reply)
    if file:
        with file:
            send_handle(pipe, file.fileno(), None)
