"""``/api/changes``: what was learned since a day, and what became law since then."""

from datetime import UTC, date, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query

from search_api.http import shapes
from search_api.http.parameters import Country, IsoDate, Key
from search_api.http.replies import Json
from search_api.http.schemas import json_of
from search_api.reform import listed_law, narrowed
from search_api.services import Services

Day = Annotated[IsoDate, Query(description="A day (ISO 8601); what is of this day is told too.")]


def router(services: Services) -> APIRouter:
    """Changes of what is known, and of the law."""
    routes = APIRouter(prefix="/api", tags=["changes"])
    known, reforms = services.known, services.reforms

    def of_law(since: date, country: str | None, mechanism: str | None) -> dict[str, Any]:
        known.check(countries=[country] if country else (), mechanisms=[mechanism] if mechanism else ())
        found = narrowed(services.legal_days.all(), since, _today(), country=country, mechanism=mechanism)
        return listed_law(found)

    @routes.get("/changes", response_class=Json, responses=json_of(shapes.ChangesSince))
    def changes(since: Day, country: Country | None = None, mechanism: Key | None = None) -> Json:
        """``learned``: what the snapshot that serves says otherwise than the one of that day, whenever it became law.

        ``law``: what entered into force or ceased since then, whenever we learned of it. 404 where no snapshot is
        kept that is old enough; ``/api/changes/law`` knows the second list for any day.
        """
        law = of_law(since, country, mechanism)
        found = reforms.since(since).of(country=country, mechanism=mechanism)
        return Json({"since": since, "learned": found.as_dict(), "law": law})

    @routes.get("/changes/law", response_class=Json, responses=json_of(shapes.LawSince))
    def law(since: Day, country: Country | None = None, mechanism: Key | None = None) -> Json:
        """What entered into force or ceased since a day according to the law itself; needs no older snapshot."""
        return Json({"since": since, "law": of_law(since, country, mechanism)})

    return routes


def _today() -> date:
    return datetime.now(tz=UTC).date()
