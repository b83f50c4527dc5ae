"""Work spread over the workers of a Dask cluster (Rocklin, 2015, "Dask: Parallel Computation with Blocked Algorithms
and Task Scheduling").

Each Dask worker does the work in a process beside it (``alinea.pipeline.worker``): an item that dies or takes too
long then costs that process. Left to Dask, a death costs the whole worker, is tried three times more, and is
laid to whatever else that worker had in hand.
"""

import logging
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Generic

from alinea.pipeline.executor import Item, Limits, Loss, Result, in_order
from alinea.pipeline.worker import Worker
from ontology.errors import EngineError

if TYPE_CHECKING:
    from distributed import Future

_AHEAD = 1024  # the scheduler keeps about 10 KB for each
_CONNECT_SECONDS = 10

_beside: dict[tuple[int, Limits], Worker] = {}
"""In a Dask worker: the process beside each of its threads."""


class DaskExecutor:
    """Implements ``Executor`` on the cluster of a scheduler (``tcp://host:port``), or on one of this machine.

    The machines of a cluster have this package, and see sources and cache under the same paths. Raises
    ``EngineError`` where the extra is not installed or the scheduler does not answer.
    """

    def __init__(
        self, scheduler: str | None, *, workers: int = 1, limits: Limits | None = None, ahead: int = _AHEAD
    ) -> None:
        try:
            import distributed
        except ImportError as error:
            raise EngineError('Dask is not installed; run: pip install "alinea[dask]"') from error
        self._limits, self._ahead = limits or Limits(), ahead
        self._cluster = None if scheduler else _local_cluster(workers)
        try:
            self._client = distributed.Client(
                scheduler or self._cluster, timeout=_CONNECT_SECONDS, set_as_default=False
            )
        except (OSError, ValueError) as error:
            message = f"No Dask scheduler answers at {scheduler}; see ALINEA_DASK_SCHEDULER."
            raise EngineError(message) from error

    def map(
        self, work: Callable[[Item], Result], items: Iterable[Item], *, lost: Callable[[Item, Loss], Result]
    ) -> Iterator[Result]:
        def submit(item: Item) -> _Submitted[Result]:
            # Not pure: the same file read twice is two readings, for it may have changed in between.
            send = partial(self._client.submit, _done_beside, work, item, self._limits, pure=False)
            return _Submitted(send(), send, partial(lost, item))

        return in_order(submit, items, ahead=self._ahead)

    def close(self) -> None:
        """Ends the processes beside the workers, and the cluster where it was started here; no one else's."""
        with suppress(OSError, TimeoutError):  # a scheduler that has gone away has nothing to end
            self._client.run(_stop_beside, on_error="ignore")
        self._client.close()
        if self._cluster is not None:
            self._cluster.close()


@dataclass(frozen=True, slots=True)
class _Submitted(Generic[Result]):
    """A task of the cluster as a pending result; it is sent again once where its worker itself went away.

    Dask lays the end of a worker to everything that it had in hand, so the first time proves nothing.
    """

    future: "Future[Any]"
    send: Callable[[], "Future[Any]"]
    lost: Callable[[Loss], Result]

    def done(self) -> bool:
        return bool(self.future.done())

    def result(self) -> Result:
        from concurrent.futures import CancelledError

        from distributed import KilledWorker

        try:
            try:
                found = self.future.result()
            except KilledWorker:
                found = self.send().result()
        except KilledWorker:
            return self.lost(Loss.DIED)
        except CancelledError as error:
            raise EngineError("The Dask scheduler went away during the build; start it and build again.") from error
        if isinstance(found, _Lost):
            return self.lost(found.loss)
        result: Result = found
        return result

    def cancel(self) -> object:
        return self.future.cancel()


@dataclass(frozen=True, slots=True)
class _Lost:
    """What a Dask worker answers where the process beside it was lost."""

    loss: Loss


def _done_beside(work: Callable[[Any], Any], item: Any, limits: Limits) -> Any:
    """In a Dask worker: the work done by the process beside this thread."""
    worker = _beside.setdefault((threading.get_ident(), limits), Worker(limits))
    return worker.do(work, item, lost=lambda _, loss: _Lost(loss))


def _stop_beside() -> None:
    """In a Dask worker: end the processes beside it; work that comes later starts others."""
    while _beside:
        _beside.popitem()[1].stop()


def _local_cluster(workers: int) -> Any:
    from distributed import LocalCluster

    return LocalCluster(
        n_workers=workers, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None,
        silence_logs=logging.ERROR,
    )  # fmt: skip
