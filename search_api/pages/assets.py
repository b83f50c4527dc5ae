"""The style sheet and the mark, served by ourselves."""

from fastapi import APIRouter, Response

from ontology.errors import NotFoundError
from search_api.pages.rendering import ASSETS, Renderer, asset

_YEAR = 31_536_000


def add(router: APIRouter, renderer: Renderer) -> None:  # noqa: ARG001
    """``/static/{name}``: addresses carry a hash of the content, so they may be kept for a year."""

    @router.get("/static/{name}")
    def static(name: str) -> Response:
        if name not in ASSETS:
            raise NotFoundError(f"There is no file {name}.")
        headers = {"Cache-Control": f"public, max-age={_YEAR}, immutable", "X-Content-Type-Options": "nosniff"}
        return Response(asset(name), media_type=ASSETS[name], headers=headers)
