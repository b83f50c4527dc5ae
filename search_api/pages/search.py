"""The page of results: what is asked, the comparison where a mechanism is named, hits, facets, paging."""

from math import ceil

from fastapi import APIRouter, Response

from ontology.errors import QueryError
from search_api.catalogue.known import unknown
from search_api.pages.asked import Asked, Many, asked_from
from search_api.pages.collection import Collection
from search_api.pages.comparison import Answer, answers
from search_api.pages.facets import chips, facets
from search_api.pages.filters import known
from search_api.pages.found import PAGE, WIDE, folded, grouped
from search_api.pages.names import Names
from search_api.pages.rendering import Renderer
from search_api.pages.script import in_both
from search_api.passages import HitType
from search_api.retrieval import Mode, Query, Results

_COMPARED = 2
_COMPARED_BY = frozenset({HitType.FACT, HitType.CONCEPT})


def add(router: APIRouter, renderer: Renderer) -> None:
    """``/search``."""

    @router.get("/search")
    def search(
        q: str = "",
        also: Many = [],  # noqa: B006
        country: Many = [],  # noqa: B006
        language: Many = [],  # noqa: B006
        type: Many = [],  # noqa: A002, B006
        mechanism: Many = [],  # noqa: B006
        mode: str = "hybrid",
        by: str = "",
        as_of: str = "",
        since: str = "",
        until: str = "",
        page: str = "1",
    ) -> Response:
        asked = asked_from(
            root=renderer.root, q=q, also=also, country=country, language=language, type=type, mechanism=mechanism,
            mode=mode, by=by, as_of=as_of, since=since, until=until, page=page,
        )  # fmt: skip
        if not asked.q:
            return renderer.page("search.html", asked=asked, results=None, problem=None)
        try:
            return _answered(renderer, asked)
        except QueryError as error:
            return renderer.page(
                "search.html", status=400, asked=asked, results=None, problem=renderer.interface.told(error)
            )


def _answered(renderer: Renderer, asked: Asked) -> Response:
    names, search = renderer.names, renderer.services.search.search
    _check(names.collection, asked)
    limit, offset = (WIDE, 0) if asked.by else (PAGE, (asked.page - 1) * PAGE)
    query = Query(
        text=asked.q,
        also=tuple(asked.also),
        limit=limit,
        offset=offset,
        mode=Mode(asked.mode),
        filters=asked.filters,
        readers=renderer.interface.readers,
        folded=not asked.by,
    )
    results = search(query)
    return renderer.page(
        "search.html",
        asked=asked,
        results=results,
        problem=None,
        hits=[] if asked.by else folded(names, results.hits, dated=bool(asked.as_of)),
        groups=grouped(names, asked, query, results, search) if asked.by and results.total else [],
        compared=_compared(names, asked, results),
        facets=facets(names, asked, results),
        chips=chips(names, asked),
        in_both=any(in_both(hit.passage.language) for hit in results.hits),
        pages=1 if asked.by else max(1, ceil(results.cards / PAGE)),
    )


def _check(collection: Collection, asked: Asked) -> None:
    """Raise ``NotFoundError`` or ``QueryError`` for a filter by what there is not, as other pages and doors do."""
    for code in asked.country:
        known(collection.jurisdictions, code.upper(), "There is no jurisdiction %(key)s.")
    for key in asked.mechanism:
        known(collection.mechanisms, key, "There is no mechanism %(key)s.")
    for each in asked.type:
        if each not in [*HitType]:
            raise unknown("type", each, HitType)


def _compared(names: Names, asked: Asked, results: Results) -> dict[str, list[Answer]]:
    """Comparisons of the mechanisms a question names, on its first page; only of those anything is known of.

    They are narrowed as the hits are, and left out where these are neither of facts nor of mechanisms.
    """
    if asked.page > 1 or (asked.type and not _COMPARED_BY & {*asked.type}):
        return {}
    found = (key for key in results.understanding.mechanisms if not asked.mechanism or key in asked.mechanism)
    named = [key for key in found if names.collection.facts_of(key)]
    within = [code.upper() for code in asked.country]
    return {key: answers(names, key, asked.filters.as_of, within=within) for key in named[:_COMPARED]}
