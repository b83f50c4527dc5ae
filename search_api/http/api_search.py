"""``/api/search``."""

from typing import Annotated

from fastapi import APIRouter, Query

from ontology.scripts import canonical_tag
from search_api import retrieval
from search_api.http import shapes_of_search
from search_api.http.parameters import Countries, Held, Languages, Limit, Mechanisms, Offset, Since, Types, Until
from search_api.http.replies import Json
from search_api.http.schemas import json_of
from search_api.passages import Filters
from search_api.retrieval import MAX_ALSO, Mode
from search_api.services import Services

Question = Annotated[str, Query(min_length=1, max_length=4000, description="The question, in any language.")]

Also = Annotated[
    list[Annotated[str, Query(min_length=1, max_length=4000)]],
    Query(max_length=MAX_ALSO, description="The same question in other words, in any language; repeatable."),
]


def router(services: Services) -> APIRouter:
    """Search over one snapshot."""
    routes = APIRouter(prefix="/api", tags=["search"])
    known = services.known

    @routes.get("/search", response_class=Json, responses=json_of(shapes_of_search.Found))
    def search(
        q: Question,
        also: Also = [],  # noqa: B006  FastAPI copies it
        country: Countries = [],  # noqa: B006
        language: Languages = [],  # noqa: B006
        mechanism: Mechanisms = [],  # noqa: B006
        type: Types = [],  # noqa: A002, B006
        mode: Mode = Mode.HYBRID,
        act: Annotated[str | None, Query(max_length=2000, description="IRI of an act or a document.")] = None,
        as_of: Held = None,
        since: Since = None,
        until: Until = None,
        limit: Limit = 10,
        offset: Offset = 0,
    ) -> Json:
        """Laws, facts, practices and concepts in any language of the region; every hit says why it is there."""
        known.check(countries=country, mechanisms=mechanism, act=act)
        filters = Filters(
            countries=country,
            languages=[canonical_tag(tag) for tag in language],
            mechanisms=mechanism,
            types=list(type),
            act=act,
            as_of=as_of,
            since=since,
            until=until,
        )
        query = retrieval.Query(text=q, also=tuple(also), limit=limit, offset=offset, mode=mode, filters=filters)
        return Json(services.search.search(query).as_dict(facets=True))

    return routes
