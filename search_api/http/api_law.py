"""``/api/acts`` and ``/api/provisions``."""

from typing import Annotated

from fastapi import APIRouter, Query

from graph.differences import as_record, differences
from search_api import catalogue
from search_api.http import shapes
from search_api.http.addresses import iri_of_path
from search_api.http.parameters import Countries, Iri, ManyLimit, Offset
from search_api.http.replies import Json, listed
from search_api.http.schemas import json_of
from search_api.services import Services


def router(services: Services) -> APIRouter:
    """Acts and their provisions."""
    routes = APIRouter(prefix="/api", tags=["law"])
    known = services.known

    @routes.get("/acts", response_class=Json, responses=json_of(shapes.Acts))
    def acts(
        country: Countries = [],  # noqa: B006  FastAPI copies it
        type: Annotated[str | None, Query(description="Key of the scheme act-types.")] = None,  # noqa: A002
        limit: ManyLimit = 1000,
        offset: Offset = 0,
    ) -> Json:
        """All acts, without their facts and texts."""
        known.check(countries=country)
        known.check_concept("type", type, scheme="act-types")
        found = catalogue.acts(services.store, countries=country)
        return listed("acts", [act for act in found if type in (None, act.type)], limit=limit, offset=offset)

    @routes.get("/acts/{path:path}", response_class=Json, responses=json_of(catalogue.ActView))
    def act(path: str) -> Json:
        """One act by the path of its IRI (``eli/rs/law/2007/129-...``), or by that of one of its documents."""
        return Json(catalogue.act(services.store, iri_of_path(path, base=services.base)).as_dict())

    @routes.get("/provisions", response_class=Json, responses=json_of(catalogue.ProvisionView))
    def provision_by_iri(iri: Iri) -> Json:
        """One provision by its full IRI."""
        return Json(catalogue.provision(services.store, iri).as_dict())

    @routes.get("/provisions/{path:path}", response_class=Json, responses=json_of(catalogue.ProvisionView))
    def provision(path: str) -> Json:
        """One provision by the path of its IRI (``eli/rs/law/2007/129-.../sr-Cyrl/art_68``).

        Without a language in the path: what is known of that part of the work, and where its words stand.
        """
        return Json(catalogue.provision(services.store, iri_of_path(path, base=services.base)).as_dict())

    _versions(routes, services)
    return routes


def _versions(routes: APIRouter, services: Services) -> None:
    @routes.get("/diff", response_class=Json, responses=json_of(shapes.Differences))
    def diff(before: Iri, after: Iri) -> Json:
        """Two documents article by article: what was added, removed, changed or moved, with the words."""
        return Json(as_record(before, after, differences(services.store, before, after)))
