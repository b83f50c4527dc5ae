"""The ``Executor`` port: work spread over processes of this machine, or done in line."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class Executor(Protocol):
    """Maps a function over items; a worker that dies costs one item, not the run."""

    def map(
        self, work: Callable[[Item], Result], items: Iterable[Item], *, lost: Callable[[Item], Result]
    ) -> Iterator[Result]:
        """Results in the order of the items; ``lost`` gives the result of an item whose worker died."""


class InlineExecutor:
    """Everything in this process, for tests and single files."""

    def map(
        self, work: Callable[[Item], Result], items: Iterable[Item], *, lost: Callable[[Item], Result]
    ) -> Iterator[Result]:
        del lost  # a crash here takes the process with it
        yield from map(work, items)


class ProcessExecutor:
    """A pool of processes. A file that kills its reader (PDF engines are C++) is found out and left aside."""

    def __init__(self, workers: int) -> None:
        self._workers = workers

    def map(
        self, work: Callable[[Item], Result], items: Iterable[Item], *, lost: Callable[[Item], Result]
    ) -> Iterator[Result]:
        left = list(items)
        done = 0
        with self._pool(self._workers) as pool:
            futures = [pool.submit(work, item) for item in left]
            for future in futures:
                try:
                    result = future.result()
                except BrokenProcessPool:
                    break
                done += 1
                yield result
        # The pool breaks as a whole, so whoever broke it is found by giving each item a process of its own.
        for item in left[done:]:
            with self._pool(1) as pool:
                try:
                    yield pool.submit(work, item).result()
                except BrokenProcessPool:
                    yield lost(item)

    def _pool(self, workers: int) -> ProcessPoolExecutor:
        # forkserver: forking a process that holds threads (tokenizers, Oxigraph) can hang its child.
        return ProcessPoolExecutor(max_workers=workers, mp_context=get_context("forkserver"))
