"""Ending what nobody waits for any more."""

import asyncio
from types import TracebackType

from starlette.requests import ClientDisconnect, Request

_LOOK_AFTER = 0.5
"""Seconds. Most queries are answered by then, and never pay for a look."""


class WhileThere:
    """``async with``: cancels what runs inside when the client has gone, and raises ``ClientDisconnect``.

    To be entered when the body of the request has been read, for what comes after it is how leaving is told.
    """

    def __init__(self, request: Request) -> None:
        self._request = request
        self._gone = False
        self._watching: asyncio.Task[None] | None = None

    async def __aenter__(self) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._task = task
        self._timer = asyncio.get_running_loop().call_later(_LOOK_AFTER, self._look)

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, place: TracebackType | None
    ) -> None:
        self._timer.cancel()
        if self._watching:
            self._watching.cancel()
        # As asyncio.timeout does: only a cancellation of our own is turned into another error.
        if self._gone and self._task.uncancel() <= 0 and kind is asyncio.CancelledError:
            raise ClientDisconnect from error

    def _look(self) -> None:
        self._watching = asyncio.get_running_loop().create_task(self._wait())

    async def _wait(self) -> None:
        while (await self._request.receive())["type"] != "http.disconnect":
            pass
        self._gone = True
        self._task.cancel()
