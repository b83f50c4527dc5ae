"""The processes that have nothing to do, and those who wait for one; all within one event loop."""

import asyncio
import os
from collections import deque
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess


class Worker:
    """One process that runs and waits for its next job; its pipe is watched by the event loop that asks it."""

    def __init__(self, process: BaseProcess, pipe: Connection) -> None:
        self.process = process
        self.pipe = pipe
        self._told: asyncio.Future[bool] | None = None

    def watch(self) -> None:
        """Let the running loop tell when there is something to read; once, for this takes six calls of the system."""
        asyncio.get_running_loop().add_reader(self.pipe.fileno(), self._tell)
        os.set_blocking(self.pipe.fileno(), True)  # libuv takes that away; a reply is read to its end

    def unwatch(self) -> None:
        """Leave reading to somebody else."""
        asyncio.get_running_loop().remove_reader(self.pipe.fileno())

    async def has_replied(self, seconds: float) -> bool:
        """Whether something can be read within so many seconds."""
        loop = asyncio.get_running_loop()
        self._told = loop.create_future()
        timer = loop.call_later(seconds, self._tell, False)  # noqa: FBT003  # call_later takes no names
        try:
            return await self._told
        finally:
            timer.cancel()
            self._told = None

    def _tell(self, readable: bool = True) -> None:  # noqa: FBT001, FBT002  # see above
        if self._told is None:
            # Either told again of a reply that has been read meanwhile, or the process has ended or speaks unasked:
            # whoever asks it next finds that out.
            if self.pipe.poll():
                self.unwatch()
        elif not self._told.done():
            self._told.set_result(readable)

    def end(self) -> None:
        """Kill the process and wait until it is gone; it is not watched any more."""
        self.process.kill()
        self.process.join()
        self.pipe.close()
        self.process.close()


class FreeWorkers:
    """Who waits longest is served first, by the process that worked last: its graph is open and its memory warm."""

    def __init__(self) -> None:
        self._free: list[Worker] = []
        self._waiting: deque[asyncio.Future[Worker]] = deque()

    async def take(self, seconds: float) -> Worker:
        """A free process; raises ``TimeoutError`` where none comes free within so many seconds."""
        if self._free:
            return self._free.pop()
        turn: asyncio.Future[Worker] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        try:
            async with asyncio.timeout(seconds):
                return await turn
        except BaseException:
            if turn.done() and not turn.cancelled():  # it came in the moment when nobody waited any more
                self.put(turn.result())
            raise

    def put(self, worker: Worker) -> None:
        """Give a process to who waits longest, or lay it by."""
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(worker)
                return
        self._free.append(worker)

    def end(self) -> None:
        """End those that are free."""
        while self._free:
            worker = self._free.pop()
            worker.unwatch()
            worker.end()
