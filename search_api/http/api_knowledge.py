"""What people curated: mechanisms and their comparison, practices, facts, actors, jurisdictions."""

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Header, Query
from starlette.responses import Response

from ontology.namespaces import fact_iri, practice_iri
from search_api import catalogue
from search_api.catalogue import MechanismNode
from search_api.catalogue.comparison import COLUMNS
from search_api.http import shapes, shapes_of_search
from search_api.http.parameters import AsOf, Countries, Held, Key, Limit, ManyLimit, Offset, Types, day_of
from search_api.http.replies import Json, listed, table
from search_api.http.schemas import json_of
from search_api.negotiation import choose
from search_api.passages import Filters
from search_api.retrieval.lists import DEPTH
from search_api.services import Services

_COMPARISONS = {"json": "application/json", "csv": "text/csv"}


def router(services: Services) -> APIRouter:
    """Curated knowledge."""
    routes = APIRouter(prefix="/api", tags=["knowledge"])
    _mechanisms(routes, services)
    _practices(routes, services)
    _home(routes, services)
    _registers(routes, services)
    return routes


def _mechanisms(routes: APIRouter, services: Services) -> None:
    @routes.get("/mechanisms", response_class=Json, responses=json_of(shapes.Mechanisms))
    def mechanisms() -> Json:
        """All mechanisms with counts by jurisdiction, and the tree of their keys."""
        found = services.mechanisms
        tree = [_branch(node) for node in catalogue.mechanism_trees(found)]
        return Json({"total": len(found), "mechanisms": [each.as_dict() for each in found.values()], "tree": tree})

    @routes.get("/mechanisms/{key}", response_class=Json, responses=json_of(catalogue.MechanismView))
    def mechanism(key: str) -> Json:
        """One mechanism: names, definitions, comparison and practices."""
        return Json(catalogue.mechanism(services.store, key).as_dict())

    _comparison(routes, services)


def _comparison(routes: APIRouter, services: Services) -> None:
    known = services.known

    @routes.get(
        "/compare",
        response_class=Json,
        responses=json_of(shapes.Comparison, "text/csv"),
    )
    def comparison(
        mechanism: Key,
        country: Countries = [],  # noqa: B006  FastAPI copies it
        as_of: AsOf = None,
        format: Annotated[Literal["json", "csv"] | None, Query(description="Overrules Accept.")] = None,  # noqa: A002
        accept: Annotated[str | None, Header(include_in_schema=False)] = None,
    ) -> Response:
        """What the law says of one mechanism, side by side: a row for each typed value.

        ``silent`` are the jurisdictions asked for of which nothing is known on that day.
        """
        known.check(countries=country)
        day = day_of(as_of)
        found = catalogue.comparison(services.store, mechanism, countries=country, as_of=day)
        rows = [asdict(row) for row in found.rows]
        wanted = _COMPARISONS[format] if format else choose(accept, _COMPARISONS.values())
        if wanted == "text/csv":
            return table(COLUMNS, rows)
        reply = {"mechanism": mechanism, "as_of": day, "total": len(rows), "silent": found.silent}
        return Json(reply | {"rows": rows})


def _branch(node: MechanismNode) -> dict[str, Any]:
    return {"key": node.mechanism.key, "children": [_branch(child) for child in node.children]}


def _practices(routes: APIRouter, services: Services) -> None:
    known = services.known

    @routes.get("/practices", response_class=Json, responses=json_of(shapes.Practices))
    def practices(
        country: Countries = [],  # noqa: B006  FastAPI copies it
        mechanism: Key | None = None,
        limit: ManyLimit = 1000,
        offset: Offset = 0,
    ) -> Json:
        """All practices."""
        known.check(countries=country, mechanisms=[mechanism] if mechanism else ())
        found = catalogue.practices(services.store, countries=country, mechanism=mechanism)
        return listed("practices", found, limit=limit, offset=offset)

    @routes.get("/practices/{key}", response_class=Json, responses=json_of(catalogue.PracticeView))
    def practice(key: str) -> Json:
        """One practice."""
        return Json(catalogue.practice(services.store, key).as_dict())

    @routes.get("/practices/{key}/similar", response_class=Json, responses=json_of(shapes_of_search.Similar))
    def similar(
        key: str,
        type: Types = ["practice"],  # noqa: A002, B006  FastAPI copies it
        country: Countries = [],  # noqa: B006
        limit: Limit = 10,
    ) -> Json:
        """Practices close in meaning, or with ``type`` the laws and facts that would allow it elsewhere."""
        known.check(countries=country)
        catalogue.practice(services.store, key)
        filters = Filters(countries=country, types=list(type))
        hits = services.search.similar(practice_iri(services.base, key), filters=filters, limit=DEPTH)
        return Json({"practice": key, "total": len(hits), "hits": [hit.as_dict() for hit in hits[:limit]]})

    @routes.get("/facts/{key}", response_class=Json, responses=json_of(shapes.FactAndPractices))
    def fact(key: str) -> Json:
        """One curated fact with its typed values and the practices it enabled."""
        found = catalogue.fact(services.store, fact_iri(services.base, key))
        enabled = catalogue.practices_enabled_by(services.store, found.iri)
        return Json(found.as_dict() | {"practices": [each.iri for each in enabled]})


def _home(routes: APIRouter, services: Services) -> None:
    @routes.get("/practices/{key}/at/{code}", response_class=Json, responses=json_of(catalogue.AtHome))
    def at_home(key: str, code: str, as_of: Held = None) -> Json:
        """Could it be done there: a verdict from what is recorded of the law of a jurisdiction; no legal advice."""
        day = as_of or datetime.now(tz=UTC).date()
        return Json(catalogue.at_home(services.store, key, code, day=day).as_dict())


def _registers(routes: APIRouter, services: Services) -> None:
    known = services.known

    @routes.get("/actors", response_class=Json, responses=json_of(shapes.Actors))
    def actors(
        country: Countries = [],  # noqa: B006  FastAPI copies it
        kind: Annotated[str | None, Query(description="Key of the scheme actor-kinds.")] = None,
        limit: ManyLimit = 1000,
        offset: Offset = 0,
    ) -> Json:
        """Institutions, associations and organisations."""
        known.check(countries=country)
        known.check_concept("kind", kind, scheme="actor-kinds")
        found = catalogue.actors(services.store, countries=country, kind=kind)
        return listed("actors", found, limit=limit, offset=offset)

    @routes.get("/actors/{key}", response_class=Json, responses=json_of(catalogue.ActorView))
    def actor(key: str) -> Json:
        """One actor."""
        return Json(catalogue.actor(services.store, key).as_dict())

    @routes.get("/coverage", response_class=Json, responses=json_of(shapes.Coverage))
    def coverage() -> Json:
        """What is known, only reported or missing: a cell for every mechanism in every jurisdiction."""
        return listed("cells", catalogue.coverage(services.store))

    @routes.get("/jurisdictions", response_class=Json, responses=json_of(shapes.Jurisdictions))
    def jurisdictions() -> Json:
        """All jurisdictions; a footnote goes wherever its name is shown."""
        return listed("jurisdictions", catalogue.jurisdictions(services.store))
