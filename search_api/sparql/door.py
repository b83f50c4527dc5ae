"""``/sparql``, ``/sparql/update`` and ``/rdf-graph-store``."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response, StreamingResponse

from search_api.negotiation import choose
from search_api.services import Services
from search_api.sparql import description, graphs, writing
from search_api.sparql.asking import ACCEPT_POST, Asked, read
from search_api.sparql.evaluation import Evaluator
from search_api.sparql.limits import Limits, Throttle
from search_api.sparql.media_types import FORMATS, GRAPH_ALIASES, GRAPH_TYPES, RESULT_ALIASES, RESULT_TYPES
from search_api.sparql.spool import Spooled

_BESIDE = 8
"""Threads that wait for a process to come free."""
CUT = "SPARQL-Max-Rows"
"""Header of a table that was cut: how many rows it has (Virtuoso calls it X-SPARQL-MaxRows)."""
_DOCUMENTED: dict[int | str, dict[str, Any]] = {
    200: {"content": {each: {} for each in (*RESULT_TYPES, *GRAPH_TYPES)}}
}


def router(services: Services, evaluator: Evaluator) -> APIRouter:
    """The protocol over one snapshot; without a dataset in the request, queries speak of the union of all graphs."""
    routes = APIRouter(tags=["SPARQL"])
    threads = ThreadPoolExecutor(evaluator.limits.concurrent + _BESIDE, "sparql")
    throttle = Throttle(evaluator.limits)

    @routes.get("/sparql", responses=_DOCUMENTED)
    @routes.post("/sparql", responses=_DOCUMENTED)
    async def sparql(request: Request) -> Response:
        """SPARQL 1.1 Protocol: ``query``, ``default-graph-uri``, ``named-graph-uri``; ``format`` overrules Accept.

        A GET without a query gives the service description, or leads a browser to the query page. An answer is
        whole: it leaves when its last byte is there, and one that was cut has the header ``SPARQL-Max-Rows``.
        """
        throttle.admit(request.client.host if request.client else "")
        asked = await read(request, most_bytes=evaluator.limits.query_bytes)
        accept = request.headers.get("accept")
        endpoint = str(request.url_for("sparql"))
        if asked is None:
            return _introduction(services, evaluator.limits, accept, endpoint)
        results, triples = _wanted(asked, accept)
        call = partial(
            evaluator.answer,
            asked.query,
            results=results or RESULT_TYPES[0],
            triples=triples or GRAPH_TYPES[0],
            dataset=asked.dataset,
            base=endpoint,
        )
        # Threads of its own: slow queries must not take those that serve pages.
        answer = await asyncio.get_running_loop().run_in_executor(threads, call)
        return _reply(answer, results, triples)

    writing.add(routes, services, evaluator, threads)
    graphs.add(routes, services, evaluator, threads)
    _options(routes)
    return routes


def _options(routes: APIRouter) -> None:
    @routes.options("/sparql", include_in_schema=False)
    def options() -> Response:
        """What can be done here (RFC 9110, 9.3.7)."""
        return Response(status_code=204, headers={"Allow": "GET, HEAD, OPTIONS, POST", "Accept-Post": ACCEPT_POST})


def _wanted(asked: Asked, accept: str | None) -> tuple[str | None, str | None]:
    """The types for solutions and for graphs; which of them it will be shows when the query is answered."""
    if asked.format is None:
        results = choose(accept, RESULT_TYPES, aliases=RESULT_ALIASES)
        triples = choose(accept, GRAPH_TYPES, aliases=GRAPH_ALIASES)
    elif asked.format in FORMATS:
        results, triples = FORMATS[asked.format]
    else:
        raise HTTPException(400, f"format: {asked.format} is not known; known are {', '.join(FORMATS)}.")
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


def _introduction(services: Services, limits: Limits, accept: str | None, endpoint: str) -> Response:
    wanted = choose(accept, [*GRAPH_TYPES, "text/html"], aliases=GRAPH_ALIASES)
    if wanted is None:
        raise _not_acceptable((*GRAPH_TYPES, "text/html"))
    if wanted == "text/html":
        return RedirectResponse("/query", 303, {"Vary": "Accept"})
    return Response(description.describe(services, limits, endpoint, wanted), media_type=wanted)
