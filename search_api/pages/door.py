"""Errors inside a page become pages."""

import logging
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.responses import Response

from ontology.errors import AlineaError, IdentifierError, NotFoundError, QueryError
from search_api.pages.rendering import Renderer, asked_address, asked_site
from search_api.pages.script import asked_script, script_named

STATUSES: dict[type[Exception], int] = {
    NotFoundError: 404,
    IdentifierError: 404,
    QueryError: 400,
    RequestValidationError: 400,
}


def page_route(renderer: Renderer) -> type[APIRoute]:
    """A route class that answers every error with a page of the renderer."""

    class PageRoute(APIRoute):
        """A route whose errors are pages."""

        def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
            handler = super().get_route_handler()

            async def guarded(request: Request) -> Response:
                path = request.url.path.removeprefix(renderer.root)
                asked_address.set(f"{path}?{request.url.query}" if request.url.query else path)
                asked_site.set(str(request.base_url).rstrip("/"))
                asked_script.set(script_named(request.query_params.get("script")))
                try:
                    return await handler(request)
                except Exception as error:  # the last line before the visitor
                    return _told(renderer, error)

            return guarded

    return PageRoute


def _told(renderer: Renderer, error: Exception) -> Response:
    speaking = renderer.interface
    status = next((code for kind, code in STATUSES.items() if isinstance(error, kind)), 500)
    if status == 500:
        logging.getLogger(__name__).exception("A page failed", exc_info=error)
        error = AlineaError(
            "Something went wrong on our side. Try again; if it happens once more, tell us what you did."
        )
    elif not isinstance(error, AlineaError):
        error = QueryError("The address is not one that we understand.")
    return renderer.error(status, speaking.told(error))
