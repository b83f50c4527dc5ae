"""``/rdf-graph-store`` (SPARQL 1.1 Graph Store HTTP Protocol), for those who bring the token.

A graph is named by ``?graph=IRI``, by ``?default``, or is the address below ``/rdf-graph-store/`` itself (4.1, 4.2).
"""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Annotated
from uuid import uuid4

from fastapi import APIRouter, Header, Query, Request
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import Response

from graph.curation import DropGraph, PutGraph
from graph.store import DEFAULT_GRAPH
from ontology.errors import NotFoundError
from search_api.negotiation import choose
from search_api.services import Services
from search_api.sparql.asking import body_of
from search_api.sparql.described import GRAPHS, TOKEN, WRITING, WRITTEN, operation
from search_api.sparql.evaluation import Evaluator
from search_api.sparql.media_types import GRAPH_ALIASES, GRAPH_TYPES
from search_api.sparql.writing import Authorization, check_token, make

_MOST_BYTES = 50_000_000
_TYPES = {each: each for each in GRAPH_TYPES} | GRAPH_ALIASES
Name = Annotated[str | None, Query(max_length=2000, description="IRI of a named graph.")]
_PUT = WRITING | WRITTEN | {201: {}}
Maker = Callable[..., Awaitable[None]]
Accept = Annotated[str | None, Header(include_in_schema=False)]


def add(routes: APIRouter, services: Services, evaluator: Evaluator) -> None:
    """Reading and writing whole graphs."""

    @routes.get(
        "/rdf-graph-store",
        response_class=Response,
        responses=GRAPHS | WRITING,
        openapi_extra=operation("graph"),
        dependencies=[TOKEN],
    )
    @routes.get("/rdf-graph-store/{path:path}", include_in_schema=False)
    def read_graph(
        request: Request, graph: Name = None, authorization: Authorization = None, accept: Accept = None
    ) -> Response:
        """One named graph, or with ``?default`` the one without a name."""
        check_token(services.write_token, authorization)
        name = _named(request, graph)
        wanted = choose(accept, GRAPH_TYPES, aliases=GRAPH_ALIASES)
        if wanted is None:
            raise HTTPException(406, f"This can be had as {', '.join(GRAPH_TYPES)}.")
        if name is not None and name not in services.store.graphs():
            raise NotFoundError(f"There is no graph {name}.")
        return Response(services.store.dump(wanted, graph=name or DEFAULT_GRAPH), media_type=wanted)

    _changing(routes, services, evaluator)


def _changing(routes: APIRouter, services: Services, evaluator: Evaluator) -> None:
    do: Maker = partial(make, services=services, evaluator=evaluator)

    @routes.put(
        "/rdf-graph-store",
        status_code=204,
        responses=_PUT,
        openapi_extra=operation("graph", "triples"),
        dependencies=[TOKEN],
    )
    @routes.put("/rdf-graph-store/{path:path}", include_in_schema=False)
    async def replace_graph(request: Request, graph: Name = None, authorization: Authorization = None) -> Response:
        """Put a graph in place of what stands there: 201 where there was none, else 204."""
        check_token(services.write_token, authorization)
        return await _put(request, graph, services, do, replace=True)

    @routes.post(
        "/rdf-graph-store",
        status_code=204,
        responses=_PUT,
        openapi_extra=operation("graph", "triples"),
        dependencies=[TOKEN],
    )
    @routes.post("/rdf-graph-store/{path:path}", include_in_schema=False)
    async def add_to_graph(request: Request, graph: Name = None, authorization: Authorization = None) -> Response:
        """Add triples to a graph; without a name a new one is made, and ``Location`` tells where."""
        check_token(services.write_token, authorization)
        return await _put(request, graph, services, do, replace=False)

    @routes.delete(
        "/rdf-graph-store", status_code=204, responses=WRITING, openapi_extra=operation("graph"), dependencies=[TOKEN]
    )
    @routes.delete("/rdf-graph-store/{path:path}", include_in_schema=False)
    async def drop_graph(request: Request, graph: Name = None, authorization: Authorization = None) -> Response:
        """Drop a named graph, or empty the default one."""
        check_token(services.write_token, authorization)
        name = _named(request, graph)
        await do(DropGraph(graph=name), what=f"DELETE {name or 'default'}")
        return Response(status_code=204)


async def _put(request: Request, graph: str | None, services: Services, do: Maker, *, replace: bool) -> Response:
    new = not replace and graph is None and "default" not in request.query_params and _at_root(request)
    name = f"{request.url_for('read_graph')}/{uuid4()}" if new else _named(request, graph)
    existed = name is None or name in services.store.graphs()
    payloads = await _payloads(request)
    change = PutGraph(graph=name, payloads=payloads, base=name or str(request.url), replace=replace)
    await do(change, what=f"{request.method} {name or 'default'}")
    headers = {"Location": name} if new and name else {}
    return Response(status_code=204 if existed else 201, headers=headers)


def _at_root(request: Request) -> bool:
    return request.url.path.rstrip("/") == "/rdf-graph-store"


def _named(request: Request, graph: str | None) -> str | None:
    """The graph that a request names, ``None`` for the default one; raises 400 where it names none or two."""
    ways = [graph is not None, "default" in request.query_params, not _at_root(request)]
    if sum(ways) != 1 or len(request.query_params.getlist("graph")) > 1:
        raise HTTPException(400, "Name one graph: ?default, ?graph=IRI, or an address below /rdf-graph-store/.")
    if not _at_root(request):
        return str(request.url.replace(query=""))
    return graph


async def _payloads(request: Request) -> tuple[tuple[str, bytes], ...]:
    """The RDF that a request brings, by media type; raises 413 or 415."""
    header = request.headers.get("content-type", "")
    if header.startswith("multipart/form-data"):
        length = request.headers.get("content-length", "")
        if not length.isdigit() or int(length) > _MOST_BYTES:
            raise HTTPException(413, f"Files may have {_MOST_BYTES:,} bytes, told beforehand (Content-Length).")
        async with request.form() as form:
            files = [each for _, each in form.multi_items() if isinstance(each, UploadFile)]
            return tuple([(_known(each.content_type or ""), await each.read()) for each in files])
    media_type = _known(header)
    return (
        (
            media_type,
            await body_of(request, most_bytes=_MOST_BYTES, too_long=f"A graph may have {_MOST_BYTES:,} bytes."),
        ),
    )


def _known(header: str) -> str:
    media_type = header.split(";")[0].strip().lower()
    if media_type not in _TYPES:
        raise HTTPException(415, f"RDF is taken as {', '.join(GRAPH_TYPES)}, not as {media_type or 'nothing'}.")
    return _TYPES[media_type]
