"""``/sparql``, ``/sparql/update`` and ``/rdf-graph-store``."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from graph.store import Answer
from search_api.negotiation import choose
from search_api.services import Services
from search_api.sparql import description, writing
from search_api.sparql.asking import Asked, read
from search_api.sparql.evaluation import Evaluator
from search_api.sparql.media_types import FORMATS, GRAPH_ALIASES, GRAPH_TYPES, RESULT_ALIASES, RESULT_TYPES

_THREADS = 8
_DOCUMENTED: dict[int | str, dict[str, Any]] = {
    200: {"content": {each: {} for each in (*RESULT_TYPES, *GRAPH_TYPES)}}
}


def router(services: Services, evaluator: Evaluator) -> APIRouter:
    """The protocol over one snapshot; without a dataset in the request, queries speak of the union of all graphs."""
    routes = APIRouter(tags=["SPARQL"])
    threads = ThreadPoolExecutor(_THREADS, "sparql")

    @routes.get("/sparql", responses=_DOCUMENTED)
    @routes.post("/sparql", responses=_DOCUMENTED)
    async def sparql(request: Request) -> Response:
        """SPARQL 1.1 Protocol: ``query``, ``default-graph-uri``, ``named-graph-uri``; ``format`` overrules Accept.

        A GET without a query gives the service description, or leads a browser to the query page.
        """
        asked = await read(request)
        accept = request.headers.get("accept")
        if asked is None:
            return _introduction(services, accept, str(request.url_for("sparql")))
        results, triples = _wanted(asked, accept)
        call = partial(
            evaluator.answer,
            asked.query,
            results=results or RESULT_TYPES[0],
            triples=triples or GRAPH_TYPES[0],
            dataset=asked.dataset,
        )
        # Threads of its own: slow queries must not take those that serve pages.
        answer = await asyncio.get_running_loop().run_in_executor(threads, call)
        return _reply(answer, results, triples)

    writing.add(routes, services)
    return routes


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


def _reply(answer: Answer, results: str | None, triples: str | None) -> Response:
    if answer.media_type in GRAPH_TYPES and triples is None:
        raise _not_acceptable(GRAPH_TYPES)
    if answer.media_type in RESULT_TYPES and results is None:
        raise _not_acceptable(RESULT_TYPES)
    return Response(answer.body, media_type=answer.media_type)


def _not_acceptable(types: tuple[str, ...]) -> HTTPException:
    return HTTPException(406, f"This can be had as {', '.join(types)}.")


def _introduction(services: Services, accept: str | None, endpoint: str) -> Response:
    wanted = choose(accept, [*GRAPH_TYPES, "text/html"], aliases=GRAPH_ALIASES)
    if wanted is None:
        raise _not_acceptable((*GRAPH_TYPES, "text/html"))
    if wanted == "text/html":
        return RedirectResponse("/query", 303, {"Vary": "Accept"})
    return Response(description.describe(services, endpoint, wanted), media_type=wanted)
