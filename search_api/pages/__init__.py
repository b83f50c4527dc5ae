"""Pages for people: server-rendered, scripts on the query page alone, nothing from elsewhere."""

from collections.abc import Callable
from functools import cache, partial
from http import HTTPStatus

from fastapi import APIRouter, Response
from fastapi.routing import APIRoute
from starlette.routing import Mount
from starlette.types import ASGIApp, Receive, Scope, Send

from ontology.errors import NotFoundError
from search_api.pages import (
    actors,
    assets,
    changes,
    comparing,
    coverage,
    front,
    knowledge,
    law,
    practices,
    queries,
    search,
    two_versions,
)
from search_api.pages.cards import routes as cards
from search_api.pages.collection import Collection
from search_api.pages.door import page_route
from search_api.pages.interface import DEFAULT, interface, languages
from search_api.pages.rendering import Renderer
from search_api.services import Services

__all__ = ["Renderer", "first_parts", "nowhere", "router"]


def router(services: Services) -> APIRouter:
    """All pages of a snapshot and the files they need: below ``/{language}``, and in the default one at the root."""
    collection = Collection(services.store, lambda: services.version)

    def in_language(tag: str, root: str) -> APIRouter:
        return _pages(Renderer(services, collection=collection, speaking=interface(tag), root=root))

    pages = APIRouter(include_in_schema=False)
    for tag in languages():
        pages.routes.append(Mount(f"/{tag}", app=_WhenAsked(partial(in_language, tag, f"/{tag}"))))
    # Not included, which would have FastAPI look at every page once more, and list none of them (``first_parts``).
    pages.routes.extend(in_language(DEFAULT, "").routes)
    assets.add(pages)
    return pages


class _WhenAsked:
    """An application that is made at its first request: FastAPI takes 60 ms to look at the pages of a language."""

    def __init__(self, make: Callable[[], ASGIApp]) -> None:
        self._make = make
        self._made: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._made is None:
            self._made = self._make()
        await self._made(scope, receive, send)


def first_parts(pages: APIRouter) -> set[str]:
    """The first parts of the paths of pages whose address names no language: ``acts``, ``""`` for the first page.

    ``pages`` is what ``router`` gives: it holds their routes itself, and those of languages as applications.
    """
    return {route.path.split("/")[1] for route in pages.routes if isinstance(route, APIRoute)} - {"static"}


def nowhere(services: Services) -> Callable[[str], Response]:
    """What is shown for a path at which there is nothing (404), in the language that the path begins with."""
    collection = Collection(services.store, lambda: services.version)

    @cache
    def renderer(tag: str, root: str) -> Renderer:
        return Renderer(services, collection=collection, speaking=interface(tag), root=root)

    def page(path: str) -> Response:
        tag = path.removeprefix("/").partition("/")[0]
        speaking = renderer(tag, f"/{tag}") if tag in languages() else renderer(DEFAULT, "")
        error = NotFoundError("There is nothing at this address.")
        return speaking.error(HTTPStatus.NOT_FOUND, speaking.interface.told(error))

    return page


def _pages(renderer: Renderer) -> APIRouter:
    """The pages in one language."""
    pages = APIRouter(route_class=page_route(renderer), include_in_schema=False)
    parts = (front, comparing, search, law, two_versions, knowledge, practices, actors, changes, coverage, queries)
    for part in (*parts, cards):
        part.add(pages, renderer)
    return pages
