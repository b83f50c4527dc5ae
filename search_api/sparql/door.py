"""``/sparql``, ``/sparql/update`` and ``/rdf-graph-store``."""

from collections.abc import Awaitable, Callable
from enum import Enum
from functools import lru_cache
from typing import Any

from fastapi import APIRouter, FastAPI, Request
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from search_api.negotiation import choose
from search_api.services import Services
from search_api.sparql import described, description, graphs, writing
from search_api.sparql.asking import ACCEPT_POST, read
from search_api.sparql.evaluation import Evaluator
from search_api.sparql.leaving import WhileThere
from search_api.sparql.limits import Limits, Throttle
from search_api.sparql.media_types import FORMATS, GRAPH_ALIASES, GRAPH_TYPES, RESULT_ALIASES, RESULT_TYPES
from search_api.sparql.spool import Spooled

CUT = "SPARQL-Max-Rows"
"""Header of a table that was cut: how many rows it has (Virtuoso calls it X-SPARQL-MaxRows)."""
_GONE = 499
"""What logs call it when a client leaves before its answer is there."""
_TELLS = (*GRAPH_TYPES, "text/html")
"""As what the door introduces itself to a GET without a query."""
_TAGS: list[str | Enum] = ["SPARQL"]


class _AtOnce(APIRoute):
    """A route whose function takes the request and gives the response: nothing is read for it, solved or checked.

    What FastAPI does around a function takes a tenth of the time of a look-up. Errors leave as everywhere.
    """

    def __init__(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        super().__init__(path, endpoint, **options)

        async def app(scope: Scope, receive: Receive, send: Send) -> None:
            response: Response = await endpoint(Request(scope, receive, send))
            await response(scope, receive, send)

        self.app = app


def install(app: FastAPI, services: Services, evaluator: Evaluator) -> None:
    """Open the doors to one snapshot.

    Without a dataset in the request, queries speak of the union of all graphs. To be called before other routes are
    added: routes are tried in their order, and a look-up takes less time than trying a hundred of them.
    """
    sparql = _querying(services, evaluator)
    for method, told in (("GET", "ask"), ("POST", "ask_by_post")):
        app.router.add_api_route(
            "/sparql",
            sparql,
            methods=[method],
            response_class=Response,
            responses=described.ANSWERS | ({303: {}} if method == "GET" else {}),
            openapi_extra=described.operation(told),
            tags=_TAGS,
            route_class_override=_AtOnce,
        )
    routes = APIRouter(tags=_TAGS)
    writing.add(routes, services, evaluator)
    graphs.add(routes, services, evaluator)
    _options(routes)
    app.include_router(routes)


def _querying(services: Services, evaluator: Evaluator) -> Callable[[Request], Awaitable[Response]]:
    throttle = Throttle(evaluator.limits)

    async def sparql(request: Request) -> Response:
        """SPARQL 1.1 Protocol: ``query``, ``default-graph-uri``, ``named-graph-uri``; ``format`` overrules Accept.

        A GET without a query gives the service description, or leads a browser to the query page. An answer is
        whole: it leaves when its last byte is there, and one that was cut has the header ``SPARQL-Max-Rows``.
        """
        throttle.admit(request.client.host if request.client else "")
        asked = await read(request, most_bytes=evaluator.limits.query_bytes)
        accept = request.headers.get("accept")
        endpoint = f"{request.base_url}sparql"
        if asked is None:
            form = request.query_params.get("format")
            wanted = _wanted(form, None)[1] if form is not None else choose(accept, _TELLS, aliases=GRAPH_ALIASES)
            return _introduction(services, evaluator.limits, wanted, endpoint)
        results, triples = _wanted(asked.format, accept)
        try:
            async with WhileThere(request):
                answer = await evaluator.answer(
                    asked.query,
                    results=results or RESULT_TYPES[0],
                    triples=triples or GRAPH_TYPES[0],
                    dataset=asked.dataset,
                    base=endpoint,
                )
        except ClientDisconnect:
            return Response(status_code=_GONE)  # to nobody
        return _reply(answer, results, triples)

    return sparql


def _options(routes: APIRouter) -> None:
    @routes.options("/sparql", include_in_schema=False)
    def options() -> Response:
        """What can be done here (RFC 9110, 9.3.7)."""
        return Response(status_code=204, headers={"Allow": "GET, HEAD, OPTIONS, POST", "Accept-Post": ACCEPT_POST})


@lru_cache(maxsize=256)
def _wanted(form: str | None, accept: str | None) -> tuple[str | None, str | None]:
    """The types for solutions and for graphs; which of them it will be shows when the query is answered."""
    if form is None:
        results = choose(accept, RESULT_TYPES, aliases=RESULT_ALIASES)
        triples = choose(accept, GRAPH_TYPES, aliases=GRAPH_ALIASES)
    elif form in FORMATS:
        results, triples = FORMATS[form]
    else:
        raise HTTPException(400, f"format: {form} is not known; known are {', '.join(FORMATS)}.")
    if results is None and triples is None:
        raise _not_acceptable((*RESULT_TYPES, *GRAPH_TYPES))
    return results, triples


def _reply(answer: Spooled, results: str | None, triples: str | None) -> Response:
    if answer.media_type in GRAPH_TYPES and triples is None:
        raise _not_acceptable(GRAPH_TYPES)
    if answer.media_type in RESULT_TYPES and results is None:
        raise _not_acceptable(RESULT_TYPES)
    headers = {"Content-Length": str(answer.size)}
    if answer.cut is not None:
        headers[CUT] = str(answer.cut)
    if answer.file is None:
        return Response(answer.body, headers=headers, media_type=answer.media_type)
    return StreamingResponse(answer.chunks(), headers=headers, media_type=answer.media_type)


def _not_acceptable(types: tuple[str, ...]) -> HTTPException:
    return HTTPException(406, f"This can be had as {', '.join(types)}.")


def _introduction(services: Services, limits: Limits, wanted: str | None, endpoint: str) -> Response:
    if wanted is None:
        raise _not_acceptable(_TELLS)
    if wanted == "text/html":
        return RedirectResponse("/query", 303, {"Vary": "Accept"})
    return Response(description.describe(services, limits, endpoint, wanted), media_type=wanted)
