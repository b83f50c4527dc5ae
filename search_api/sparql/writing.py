"""``/sparql/update`` and ``/rdf-graph-store``: who may come in, and what is done for them.

A snapshot is never written to, so a holder of the token can read graphs (SPARQL 1.1 Graph Store HTTP
Protocol, 5.2) but is told that nothing can be changed here.
"""

import hmac
from typing import Annotated

from fastapi import APIRouter, Header, Query, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from graph.store import Dataset
from ontology.errors import NotFoundError
from search_api.negotiation import choose
from search_api.services import Services
from search_api.sparql.media_types import GRAPH_ALIASES, GRAPH_TYPES, RESULT_TYPES

_READ_ONLY = (
    "This server serves a snapshot, which is never changed in place. Put documents or corpus files where they are "
    "read from, and build a new snapshot."
)
_ALL = "CONSTRUCT WHERE { ?subject ?property ?value }"
Authorization = Annotated[str | None, Header(include_in_schema=False)]


def add(routes: APIRouter, services: Services) -> None:
    """The writing doors: shut (403) without a token in the settings, else for holders of the token (401)."""

    @routes.post("/sparql/update")
    @routes.get("/sparql/update", include_in_schema=False)
    def update(authorization: Authorization = None) -> Response:
        """SPARQL 1.1 Update."""
        check_token(services.write_token, authorization)
        raise HTTPException(403, _READ_ONLY)

    @routes.get("/rdf-graph-store")
    def read_graph(
        request: Request,
        graph: Annotated[str | None, Query(max_length=2000, description="IRI of a named graph.")] = None,
        authorization: Authorization = None,
        accept: Annotated[str | None, Header(include_in_schema=False)] = None,
    ) -> Response:
        """One graph, or with ``?default`` the union of all."""
        check_token(services.write_token, authorization)
        if (graph is None) == ("default" not in request.query_params):
            raise HTTPException(400, "Name one graph: ?default or ?graph=IRI.")
        wanted = choose(accept, GRAPH_TYPES, aliases=GRAPH_ALIASES)
        if wanted is None:
            raise HTTPException(406, f"This can be had as {', '.join(GRAPH_TYPES)}.")
        return Response(_graph(services, graph, wanted), media_type=wanted)

    @routes.api_route("/rdf-graph-store", methods=["PUT", "POST", "DELETE", "PATCH"], include_in_schema=False)
    def change_graph(authorization: Authorization = None) -> Response:
        """Writing to graphs."""
        check_token(services.write_token, authorization)
        raise HTTPException(403, _READ_ONLY)


def check_token(token: str | None, authorization: str | None) -> None:
    """Raise 403 where no token is set, 401 where another one or none is brought (RFC 6750, 3)."""
    if not token:
        raise HTTPException(403, "Writing is off: this server has no write token.")
    scheme, _, brought = (authorization or "").partition(" ")
    if scheme.lower() != "bearer":
        raise HTTPException(
            401, "Bring the write token: Authorization: Bearer TOKEN.", {"WWW-Authenticate": "Bearer"}
        )
    if not hmac.compare_digest(brought.strip().encode(), token.encode()):
        raise HTTPException(
            401, "This token is not the right one.", {"WWW-Authenticate": 'Bearer error="invalid_token"'}
        )


def _graph(services: Services, graph: str | None, media_type: str) -> bytes:
    if graph is None:
        return services.store.answer(_ALL, results=RESULT_TYPES[0], triples=media_type, dataset=Dataset()).body
    if graph not in services.store.graphs():
        raise NotFoundError(f"There is no graph {graph}.")
    return services.store.dump(media_type, graph=graph)
