"""Problem documents (RFC 9457): every error leaves by this door."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

import orjson
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from ontology.errors import (
    AlineaError,
    EngineError,
    IdentifierError,
    NotFoundError,
    OwnedGraphError,
    QueryError,
    QueryRefusedError,
    QuerySyntaxError,
    QueryTimeoutError,
    QueryTooLongError,
    SnapshotError,
)
from search_api.negotiation import choose

MEDIA_TYPE = "application/problem+json"
_STATUS: dict[type[AlineaError], HTTPStatus] = {
    NotFoundError: HTTPStatus.NOT_FOUND,
    OwnedGraphError: HTTPStatus.FORBIDDEN,
    QueryTooLongError: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    QueryTimeoutError: HTTPStatus.SERVICE_UNAVAILABLE,
    QueryRefusedError: HTTPStatus.UNPROCESSABLE_ENTITY,
    QueryError: HTTPStatus.BAD_REQUEST,
    IdentifierError: HTTPStatus.BAD_REQUEST,
    SnapshotError: HTTPStatus.SERVICE_UNAVAILABLE,
    EngineError: HTTPStatus.SERVICE_UNAVAILABLE,
    AlineaError: HTTPStatus.INTERNAL_SERVER_ERROR,
}


class InvalidParameter(BaseModel):
    """A parameter that cannot be taken as it is."""

    parameter: str
    message: str


class Problem(BaseModel):
    """A problem document; ``errors`` names the parameters where some were wrong.

    ``line`` and ``column``, from 1, say where a query does not parse.
    """

    type: str
    title: str
    status: int
    detail: str
    instance: str
    errors: list[InvalidParameter] = []
    line: int | None = None
    column: int | None = None


RESPONSES: dict[int | str, dict[str, Any]] = {
    status: {"description": HTTPStatus(status).phrase} for status in (400, 404, 422, 500, 503)
}
"""What every route may answer besides; ``DescribedApi`` tells in which media type."""


def problem(
    request: Request,
    status: int,
    detail: str,
    *,
    headers: Mapping[str, str] | None = None,
    errors: list[dict[str, str]] | None = None,
    place: tuple[int, int] | None = None,
) -> Response:
    """A problem document; its ``title`` is the phrase of the status code, its type therefore ``about:blank``."""
    document: dict[str, object] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "instance": request.url.path,
    }
    if errors:
        document["errors"] = errors
    if place:
        document["line"], document["column"] = place
    body = orjson.dumps(document)
    return Response(body, status, dict(headers or {}) | {"Cache-Control": "no-store"}, MEDIA_TYPE)


def install(app: FastAPI, *, page: Callable[[str], Response]) -> None:
    """Let every error of an application leave as a problem document, or to a lost browser as the page of its path."""

    def nothing_here(request: Request, error: Exception) -> Response:
        if choose(request.headers.get("accept"), [MEDIA_TYPE, "text/html"]) == "text/html":
            return page(request.url.path)
        return _http(request, error)

    app.add_exception_handler(HTTPStatus.NOT_FOUND, nothing_here)
    app.add_exception_handler(AlineaError, _domain)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _validation)
    app.add_exception_handler(Exception, _unexpected)


def _domain(request: Request, error: Exception) -> Response:
    status = next(_STATUS[each] for each in type(error).__mro__ if each in _STATUS)
    headers = {"Retry-After": "5"} if status is HTTPStatus.SERVICE_UNAVAILABLE else {}
    place = (error.line, error.column) if isinstance(error, QuerySyntaxError) and error.line else None
    return problem(request, status, str(error), headers=headers, place=place)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    phrase = HTTPStatus(error.status_code).phrase
    plain = {404: "There is nothing at this address.", 405: f"{request.method} is not possible here."}
    detail = plain.get(error.status_code, error.detail) if error.detail == phrase else error.detail
    return problem(request, error.status_code, detail, headers=error.headers)


def _validation(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    errors = [
        {"parameter": str(each["loc"][-1] if len(each["loc"]) < 3 else each["loc"][1]), "message": str(each["msg"])}
        for each in error.errors()
    ]
    detail = "; ".join(f"{each['parameter']}: {each['message']}" for each in errors)
    return problem(request, HTTPStatus.UNPROCESSABLE_ENTITY, detail, errors=errors)


def _unexpected(request: Request, error: Exception) -> Response:
    """Nothing of the error itself: the log has it."""
    del error
    return problem(request, HTTPStatus.INTERNAL_SERVER_ERROR, "Something went wrong here; it has been logged.")
