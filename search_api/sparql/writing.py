"""``/sparql/update`` (SPARQL 1.1 Update over the Protocol, 2.2), for those who bring the token.

Without graphs in request or update, ``WHERE`` speaks of the default graph, not of the union that queries see, as
SPARQL 1.1 Update has it: what is deleted is what was found there.
"""

import asyncio
import hmac
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Header, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from graph.curation import Change, Update
from search_api.services import Services
from search_api.sparql.asking import ACCEPT_POST_UPDATE, read_update
from search_api.sparql.described import TOKEN, WRITING, WRITTEN, operation
from search_api.sparql.evaluation import Evaluator
from search_api.sparql.guard import check_depth

_READ_ONLY = "This server serves a graph that cannot be changed."
_LONGEST_NOTE = 2000
Authorization = Annotated[str | None, Header(include_in_schema=False)]


def add(routes: APIRouter, services: Services, evaluator: Evaluator) -> None:
    """The writing door: shut (403) without a token in the settings, else for holders of the token (401)."""

    @routes.post(
        "/sparql/update",
        status_code=204,
        responses=WRITING | WRITTEN,
        openapi_extra=operation("update"),
        dependencies=[TOKEN],
    )
    async def update(request: Request, authorization: Authorization = None) -> Response:
        """SPARQL 1.1 Update; what is written can be seen when the reply (204) comes.

        Graphs that the build writes are refused with 403.
        """
        check_token(services.write_token, authorization)
        asked = await read_update(request, most_bytes=evaluator.limits.query_bytes)
        check_depth(asked.update)
        change = Update(text=asked.update, base=str(request.url_for("update")), using=asked.using)
        await make(change, services, evaluator, what=asked.update[:_LONGEST_NOTE])
        return Response(status_code=204)

    @routes.options("/sparql/update", include_in_schema=False)
    def options() -> Response:
        """What can be done here (RFC 9110, 9.3.7)."""
        return Response(status_code=204, headers={"Allow": "OPTIONS, POST", "Accept-Post": ACCEPT_POST_UPDATE})


async def make(change: Change, services: Services, evaluator: Evaluator, *, what: str) -> None:
    """Make a change in a process that can be ended; raises as ``Curation.make``, and 403 where nothing is written."""
    if services.curation is None:
        raise HTTPException(403, _READ_ONLY)
    call = partial(services.curation.make, change, evaluator.do, what=what)
    await asyncio.get_running_loop().run_in_executor(evaluator.threads, call)


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
