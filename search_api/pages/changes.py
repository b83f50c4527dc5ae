"""What changed: in the law by its own days, and in what we know; as a page and as a feed (Atom, RFC 4287)."""

from datetime import timedelta
from itertools import accumulate
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response

from search_api.pages.cards.whole import of_changes
from search_api.pages.rendering import Renderer
from search_api.pages.tracking import Asked, Entry, Told, sections, told
from search_api.pages.tracking.feed import FEED, feed

_HEAVIEST = 55_000
"""Bytes of one part of the page, about: more would be slow to load, and nobody would read it."""
_PERIODS = (30, 90, 365, 1826)
"""Days back to which links lead: a month, a quarter, a year, five."""


def add(router: APIRouter, renderer: Renderer) -> None:
    """``/changes`` and ``/changes.atom``."""

    @router.get("/changes")
    def changes(since: str = "", country: str = "", mechanism: str = "") -> Response:
        asked = Asked.of(renderer, since=since, country=country, mechanism=mechanism)
        found = told(renderer, asked)
        return renderer.page(
            "changes.html",
            asked=asked,
            card=of_changes(renderer.names, found.law, asked),
            told=found,
            law=_Part(found.law),
            learned=_Part(found.learned or ()),
            used=sorted(renderer.collection.mechanisms, key=renderer.names.mechanism),
            json=_address("/api/changes" if found.learned is not None else "/api/changes/law", _json(asked, found)),
            atom=_address(f"{renderer.root}/changes.atom", _filters(asked)),
            periods=[(days, _since(renderer, asked, days)) for days in _PERIODS],
        )

    @router.get("/changes.atom")
    def atom(request: Request, since: str = "", country: str = "", mechanism: str = "") -> Response:
        asked = Asked.of(renderer, since=since, country=country, mechanism=mechanism)
        site = str(request.base_url).rstrip("/")
        address = _address(f"{renderer.root}/changes.atom", {"since": since} | _filters(asked))
        page = _address(f"{renderer.root}/changes", {"since": since} | _filters(asked))
        body = feed(renderer, told(renderer, asked), site=site, address=address, page=page)
        headers = {"Content-Language": renderer.interface.tag}
        return Response(body, media_type=FEED, headers=headers)


class _Part:
    """One part of the page: its first entries under their heads, and how many there are."""

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        weights = accumulate(map(_weight, entries))
        shown = [each for each, weight in zip(entries, weights, strict=True) if weight <= _HEAVIEST]
        self.sections = sections(shown)
        self.total = len(entries)
        self.left = len(entries) - len(shown)


def _weight(entry: Entry) -> int:
    """How many bytes an entry takes on the page, about: its words and what stands around them."""
    lines = sum(300 + len(f"{each.before}{each.after}".encode()) for each in entry.lines)
    return 550 + lines + sum(90 + len(each.text.encode()) for each in entry.runs)


def _filters(asked: Asked) -> dict[str, str]:
    return {"country": asked.country, "mechanism": asked.mechanism}


def _since(renderer: Renderer, asked: Asked, days: int) -> str:
    since = str(asked.today - timedelta(days=days))
    return _address(f"{renderer.root}/changes", {"since": since} | _filters(asked))


def _json(asked: Asked, found: Told) -> dict[str, str]:
    """The API refuses a day of which no snapshot is kept; the page has told that it begins later."""
    return {"since": str(found.learned_since or asked.since)} | _filters(asked)


def _address(path: str, parameters: dict[str, str]) -> str:
    given = {name: value for name, value in parameters.items() if value}
    return f"{path}?{urlencode(given)}" if given else path
