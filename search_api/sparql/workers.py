"""Processes that answer queries and can be ended.

Oxigraph cannot be stopped inside a query: a cross product with ORDER BY or COUNT keeps its thread, and its
memory, until it is done. A process of its own can be ended, and one that a query breaks (20,000 brackets
overflow the parser's stack) takes nothing with it.
"""

import asyncio
import logging
import multiprocessing
import pickle
import threading
from dataclasses import dataclass
from typing import Any

from ontology.errors import AlineaError, EngineError, QueryError, QueryTimeoutError
from search_api.sparql.free_workers import FreeWorkers, Worker
from search_api.sparql.limits import Limits
from search_api.sparql.worker_process import Job, OpenStore, send_job, serve, take_reply

_IMPORTED = [
    "graph.stores.oxigraph",
    "graph.curation.changes",
    "search_api.sparql.ask",
    "search_api.sparql.worker_process",
]


@dataclass(slots=True)
class _Turn:
    """A process that somebody has, how long it may take, and whether it is one of those for long queries."""

    worker: Worker
    seconds: float
    unhurried: bool

    def too_long(self) -> QueryTimeoutError:
        """The error of a job that takes longer."""
        return QueryTimeoutError(
            f"The query took longer than {self.seconds:.3g} seconds and was ended. Narrow it, or ask again when "
            "fewer queries run."
        )


class QueryWorkers:
    """A few processes that each hold the graph open; whoever asks waits for a free one.

    Whoever takes the last free process has it for ``quick_seconds`` only: however many long queries run, a short
    one waits no longer than that. Processes are forked from one that has everything imported: 30 ms in place of
    a second, so that one that was ended is replaced before it is missed.

    They are handed out in the event loop that serves, which also watches their pipes: a thread for each query,
    handed over and back, costs as much as a look-up. Counts need no lock, as they change in that loop alone.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(_IMPORTED)
        self._unhurried = max(1, limits.concurrent - 1)
        self._room = limits.concurrent + limits.waiting
        self._loop: asyncio.AbstractEventLoop | None = None
        self._free: FreeWorkers | None = None
        self._opener: tuple[OpenStore | None, bytes] = (None, b"")

    def start(self) -> None:
        """Start the processes, in the loop that will ask them; they open their stores while others go on."""
        self._loop = asyncio.get_running_loop()
        self._free = FreeWorkers()
        for _ in range(max(2, self._limits.concurrent)):
            self._add(self._loop, self._free)

    def stop(self) -> None:
        """End the processes that are idle; busy ones end with this process."""
        free, self._free = self._free, None
        if free is not None:
            free.end()

    async def ask(self, job: Job, open_store: OpenStore) -> Any:
        """What the job returns from the store; raises what it raises. For short jobs: sending them holds up the loop.

        Raises ``QueryTimeoutError`` where it takes too long or no process comes free. A job is ended where its
        asker is cancelled.
        """
        turn = await self._take()
        usable = False
        try:
            reply = await _exchanged(turn, job, self._pickled(open_store))
            usable = True
        finally:
            self._give_back(turn, usable=usable)
        return _returned(reply)

    def do(self, job: Job, open_store: OpenStore) -> Any:
        """``ask`` for another thread than the loop's: messages may be long, as the graphs of a change are."""
        if self._loop is None:
            raise _not_running()
        turn = asyncio.run_coroutine_threadsafe(self._take(watched=False), self._loop).result()
        usable = False
        try:
            reply = _exchange(turn, job, self._pickled(open_store))
            usable = True
        finally:
            self._loop.call_soon_threadsafe(lambda: self._give_back(turn, usable=usable, watched=False))
        return _returned(reply)

    def _pickled(self, open_store: OpenStore) -> bytes:
        """Pickling takes longer than what is pickled each time, and the store changes seldom."""
        opener, pickled = self._opener
        if opener is not open_store:
            pickled = pickle.dumps(open_store)
            self._opener = (open_store, pickled)
        return pickled

    async def _take(self, *, watched: bool = True) -> _Turn:
        if self._free is None:
            raise _not_running()
        if not self._room:
            raise QueryTimeoutError("Too many queries are waiting. Try again in a moment.")
        clock = asyncio.get_running_loop().time
        asked = clock()
        self._room -= 1
        try:
            worker = await self._free.take(self._limits.seconds)
        except BaseException as error:
            self._room += 1
            if isinstance(error, TimeoutError):
                raise QueryTimeoutError("Too many queries are running. Try again in a moment.") from None
            raise
        if not watched:
            worker.unwatch()
        unhurried = self._unhurried > 0
        self._unhurried -= unhurried
        left = max(1.0, self._limits.seconds - (clock() - asked))
        return _Turn(worker, left if unhurried else min(self._limits.quick_seconds, left), unhurried)

    def _give_back(self, turn: _Turn, *, usable: bool, watched: bool = True) -> None:
        self._room += 1
        self._unhurried += turn.unhurried
        if usable and self._free is not None:
            if not watched:
                turn.worker.watch()
            self._free.put(turn.worker)
            return
        if watched:
            turn.worker.unwatch()
        if self._loop is not None and self._free is not None:
            self._add(self._loop, self._free, instead_of=turn.worker)
        else:
            turn.worker.end()

    def _add(self, loop: asyncio.AbstractEventLoop, free: FreeWorkers, instead_of: Worker | None = None) -> None:
        """Start one more process; whoever asks sees it when it runs. In a thread: ending a large one takes long."""
        arguments = (loop, free, instead_of)
        threading.Thread(target=self._start_one, args=arguments, name="sparql-worker", daemon=True).start()

    def _start_one(self, loop: asyncio.AbstractEventLoop, free: FreeWorkers, instead_of: Worker | None) -> None:
        if instead_of:
            instead_of.end()
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=serve, args=(theirs,), daemon=True)
        process.start()
        theirs.close()
        worker = Worker(process, ours)
        try:
            ours.recv_bytes()
        except (EOFError, OSError):
            logging.getLogger(__name__).exception("A process that answers queries did not start")
            worker.end()
            return
        try:
            loop.call_soon_threadsafe(self._welcome, free, worker)
        except RuntimeError:  # the loop has ended meanwhile
            worker.end()

    def _welcome(self, free: FreeWorkers, worker: Worker) -> None:
        if self._free is free:
            worker.watch()
            free.put(worker)
        else:  # stopped meanwhile
            worker.end()


def _not_running() -> EngineError:
    return EngineError("The processes that answer queries are not running.")


def _returned(reply: Any) -> Any:
    if isinstance(reply, AlineaError):
        raise reply
    return reply


async def _exchanged(turn: _Turn, job: Job, open_store: bytes) -> Any:
    pipe = turn.worker.pipe
    try:
        send_job(pipe, job, open_store)
        if not await turn.worker.has_replied(turn.seconds):
            raise turn.too_long()
        return take_reply(pipe)
    except (EOFError, OSError) as error:
        raise _broken() from error


def _exchange(turn: _Turn, job: Job, open_store: bytes) -> Any:
    pipe = turn.worker.pipe
    try:
        send_job(pipe, job, open_store)
        if not pipe.poll(turn.seconds):
            raise turn.too_long()
        return take_reply(pipe)
    except (EOFError, OSError) as error:
        raise _broken() from error


def _broken() -> QueryError:
    return QueryError("The query could not be evaluated: it is nested too deeply or takes more memory than there is.")
