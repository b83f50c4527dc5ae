"""What is done to every reply: HEAD as GET without content, caching by snapshot and day, the language of readers."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import UTC, date, datetime
from zlib import crc32

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from search_api.negotiation import choose_language

UNCACHED = ("/api/health", "/rdf-graph-store", "/sparql/update")
"""How the paths begin of what is told anew each time."""


class HeadAsGet:
    """Answers HEAD with what GET would send, without the content (RFC 9110, 9.3.2)."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return

        async def without_content(message: Message) -> None:
            if message["type"] == "http.response.body":
                if message.get("more_body"):
                    return
                message = {"type": "http.response.body", "body": b""}
            await send(message)

        await self._app({**scope, "method": "GET"}, receive, without_content)


class PreferredLanguage:
    """Answers a page whose address names no language in the one that the browser asks for (RFC 9110, 12.5.4).

    Inside, such a request is one for the address below ``/{language}``. ``pages`` are the first parts of the paths of
    pages (``""`` for the first page); ``offered`` maps a language to the tags that mean it.
    """

    def __init__(
        self, app: ASGIApp, *, pages: Collection[str], offered: Mapping[str, Iterable[str]], default: str
    ) -> None:
        self._app = app
        self._pages = frozenset(pages)
        self._offered = offered
        self._default = default

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or _first_part(scope["path"]) not in self._pages:
            await self._app(scope, receive, send)
            return
        header = Headers(scope=scope).get("accept-language")
        wanted = choose_language(header, self._offered, default=self._default)
        if wanted != self._default:
            path = f"/{wanted}{scope['path']}"
            scope = {**scope, "path": path, "raw_path": path.encode()}

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).add_vary_header("Accept-Language")
            await send(message)

        await self._app(scope, receive, told)


def _first_part(path: str) -> str | None:
    """``acts`` of ``/acts?...``; ``None`` for the target ``*`` of OPTIONS (RFC 9112, 3.2.4), which is no path."""
    return path[1:].partition("/")[0] if path.startswith("/") else None


def _today() -> date:
    return datetime.now(tz=UTC).date()


class SnapshotCaching:
    """Validators and freshness: who holds a copy from the version that serves need not load it again.

    The entity tag is weak, because compression changes the bytes, and differs by ``Accept`` and by the language that
    was preferred (RFC 9110, 8.8.3). It holds the day, for what is in force today is told otherwise tomorrow although
    the snapshot stays, and the ``software``, for the same snapshot may be told in other words.
    """

    def __init__(
        self, app: ASGIApp, *, version: Callable[[], str], software: str, today: Callable[[], date] = _today
    ) -> None:
        self._app = app
        self._version = version
        self._software = software
        self._today = today

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"].startswith(UNCACHED):
            await self._app(scope, receive, send)
            return
        asked = Headers(scope=scope)
        variant = f"{self._software} {scope['path']} {asked.get('accept', '')}"
        tag = f'W/"{self._version()}-{self._today()}-{crc32(variant.encode()):08x}"'

        empty = False

        async def with_validator(message: Message) -> None:
            nonlocal empty
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if message["status"] == 200:
                    headers.setdefault("ETag", tag)
                    headers.setdefault("Cache-Control", "public, max-age=60")
                    if _holds(asked.get("if-none-match"), headers["ETag"]):
                        message["status"] = 304
                        empty = True
                        for name in ("content-length", "content-type", "content-encoding"):
                            del headers[name]
                headers.add_vary_header("Accept")
                headers.setdefault("X-Content-Type-Options", "nosniff")
            elif empty:
                message = {"type": "http.response.body", "body": b"", "more_body": message.get("more_body", False)}
            await send(message)

        await self._app(scope, receive, with_validator)


def _holds(header: str | None, tag: str) -> bool:
    """Weak comparison (RFC 9110, 8.8.3.2) of a list of tags with one."""
    tags = [each.strip().removeprefix("W/") for each in (header or "").split(",")]
    return "*" in tags or tag.removeprefix("W/") in tags
