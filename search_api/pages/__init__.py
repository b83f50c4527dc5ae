"""Pages for people: server-rendered, scripts on the query page alone, nothing from elsewhere."""

from fastapi import APIRouter

from search_api.pages import assets, front, knowledge, law, queries, search
from search_api.pages.door import page_route
from search_api.pages.rendering import Renderer
from search_api.services import Services

__all__ = ["Renderer", "router"]


def router(services: Services) -> APIRouter:
    """All pages of one snapshot, and the files they need."""
    renderer = Renderer(services)
    pages = APIRouter(route_class=page_route(renderer), include_in_schema=False)
    for part in (front, search, law, knowledge, queries, assets):
        part.add(pages, renderer)
    return pages
