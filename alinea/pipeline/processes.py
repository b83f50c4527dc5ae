"""Work spread over processes of this machine, each of which can be lost without the others."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from queue import LifoQueue

from alinea.pipeline.executor import Item, Limits, Loss, Result, in_order
from alinea.pipeline.worker import Worker

_AHEAD = 8192


class ProcessExecutor:
    """Implements ``Executor``: a thread for each process hands it items and stops it where it breaks its limits.

    Threads, so that no process waits while whoever takes the results is busy. ``ahead`` is how many items may be
    on their way or done before their turn: results should be small, and a file that takes ten minutes then
    holds nobody back. Processes start when there is work for them and are reused until ``close``.
    """

    def __init__(self, workers: int, *, limits: Limits | None = None, ahead: int = _AHEAD) -> None:
        self._ahead = ahead
        self._workers = [Worker(limits or Limits()) for _ in range(workers)]
        # Last in, first out: where one process keeps up with the work, the second is never started.
        self._idle: LifoQueue[Worker] = LifoQueue()
        for worker in self._workers:
            self._idle.put(worker)
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="alinea-work")

    def map(
        self, work: Callable[[Item], Result], items: Iterable[Item], *, lost: Callable[[Item, Loss], Result]
    ) -> Iterator[Result]:
        def submit(item: Item) -> Future[Result]:
            return self._threads.submit(self._done, work, item, lost)

        return in_order(submit, items, ahead=self._ahead)

    def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in self._workers:
            worker.stop()
        self._threads.shutdown(wait=True)
        for worker in self._workers:
            worker.discard()

    def _done(self, work: Callable[[Item], Result], item: Item, lost: Callable[[Item, Loss], Result]) -> Result:
        worker = self._idle.get()
        try:
            return worker.do(work, item, lost=lost)
        finally:
            self._idle.put(worker)
