"""The ``Executor`` port: one piece of work done on many items, here, in processes beside this one, or elsewhere.

Adapters are named in ``alinea.wiring`` and pass ``tests/contracts/test_executor.py``:
``InlineExecutor`` below, ``alinea.pipeline.processes`` and ``alinea.pipeline.dask_cluster``.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Answer = TypeVar("Answer", covariant=True)


class Loss(StrEnum):
    """Why an item has no result: its worker died over it, or was stopped because it took too long."""

    DIED = "died"
    TOO_SLOW = "too_slow"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one item may cost its worker; ``None`` is no limit.

    ``seconds`` is wall time. ``megabytes`` bounds what a worker may write to in memory (``RLIMIT_DATA``,
    setrlimit(2)): files that are mapped and libraries do not count, but only Linux counts all the rest.
    """

    seconds: float | None = None
    megabytes: int | None = None


class Executor(Protocol):
    """Does work on items; an item that kills its worker or takes too long costs itself, not the run."""

    def map(
        self, work: Callable[[Item], Result], items: Iterable[Item], *, lost: Callable[[Item, Loss], Result]
    ) -> Iterator[Result]:
        """Results in the order of the items, each as soon as its turn has come and it is there.

        ``lost`` gives the result of an item whose worker was lost. What ``work`` raises is raised at the turn of
        its item. Items are taken from ``items`` as they are needed: only so many are taken before the
        first of them was handed out. ``work``, items and results must pickle.
        """

    def close(self) -> None:
        """Stop all workers at once, busy or not, and give back what they held."""


class InlineExecutor:
    """Everything in this process, one after another: for tests and single files. It cannot limit anything."""

    def map(
        self, work: Callable[[Item], Result], items: Iterable[Item], *, lost: Callable[[Item, Loss], Result]
    ) -> Iterator[Result]:
        del lost  # a crash here takes the process with it
        yield from map(work, items)

    def close(self) -> None:
        """Nothing was started."""


class Pending(Protocol[Answer]):
    """A result that is on its way."""

    def done(self) -> bool:
        """Whether ``result`` would return, or raise, at once."""

    def result(self) -> Answer:
        """Wait for it; raises what the work raised."""

    def cancel(self) -> object:
        """It is not wanted any more."""


def in_order(submit: Callable[[Item], Pending[Result]], items: Iterable[Item], *, ahead: int) -> Iterator[Result]:
    """The results of submitted items in the order of the items, at most ``ahead`` of them on their way or waiting.

    A slow item holds back the results after it, but not the work on them, up to ``ahead`` items.
    """
    waiting: deque[Pending[Result]] = deque()
    try:
        for item in items:
            waiting.append(submit(item))
            while waiting and (len(waiting) >= ahead or waiting[0].done()):
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for each in waiting:
            each.cancel()
