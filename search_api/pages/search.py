"""The page of results: what is asked, the comparison where a mechanism is named, hits, facets, paging."""

from collections import Counter
from dataclasses import dataclass
from math import ceil
from typing import Annotated

from fastapi import APIRouter, Response
from fastapi import Query as Parameter

from ontology.errors import QueryError
from ontology.scripts import canonical_tag
from search_api.pages.addresses import search_for
from search_api.pages.comparison import Answer, answers
from search_api.pages.highlight import Run, excerpt, marked, surfaces
from search_api.pages.names import Names
from search_api.pages.rendering import Renderer
from search_api.passages import Filters
from search_api.retrieval import Hit, Mode, Query, Results

_PAGE = 10
_MOST_FACETS = 10
_FIELDS = {"country": "country", "type": "type", "language": "language", "mechanism": "mechanism"}
_COMPARED = 2
_SENSES = 4

Many = Annotated[list[str], Parameter()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The question with what narrows it, as it stands in the address."""

    q: str
    country: list[str]
    language: list[str]
    type: list[str]
    mechanism: list[str]
    mode: str
    page: int
    root: str

    def address(self, **changed: object) -> str:
        """The address of this search with something changed; any change but of the page leads to page 1."""
        given: dict[str, object] = {name: getattr(self, name) for name in ("q", *_FIELDS, "mode")}
        given |= changed
        if given["mode"] == Mode.HYBRID:
            given["mode"] = None
        return search_for(root=self.root, **given)  # type: ignore[arg-type]

    @property
    def narrowed(self) -> bool:
        """Whether any filter is set."""
        return bool(self.country or self.language or self.type or self.mechanism)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A facet's value: its name, how many hits it has, whether it is chosen, and where choosing leads."""

    label: str
    count: int | None
    chosen: bool
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A hit with its words marked and its reasons in words."""

    hit: Hit
    runs: list[Run]
    reasons: list[str]


def add(router: APIRouter, renderer: Renderer) -> None:
    """``/search``."""

    @router.get("/search")
    def search(
        q: str = "",
        country: Many = [],  # noqa: B006
        language: Many = [],  # noqa: B006
        type: Many = [],  # noqa: A002, B006
        mechanism: Many = [],  # noqa: B006
        mode: str = "hybrid",
        page: str = "1",
    ) -> Response:
        asked = Asked(
            q=q.strip(),
            country=_given(country),
            language=_given(language),
            type=_given(type),
            mechanism=_given(mechanism),
            mode=mode if mode in list(Mode) else Mode.HYBRID,
            page=max(1, int(page)) if page.isdecimal() and len(page) < 7 else 1,
            root=renderer.root,
        )
        if not asked.q:
            return renderer.page("search.html", asked=asked, results=None, problem=None)
        try:
            return _answered(renderer, asked)
        except QueryError as error:
            return renderer.page("search.html", status=400, asked=asked, results=None, problem=str(error))


def _given(values: list[str]) -> list[str]:
    return list(dict.fromkeys(each for each in values if each))


def _answered(renderer: Renderer, asked: Asked) -> Response:
    filters = Filters(countries=asked.country, languages=asked.language, types=asked.type, mechanisms=asked.mechanism)
    query = Query(text=asked.q, limit=_PAGE, offset=(asked.page - 1) * _PAGE, mode=Mode(asked.mode), filters=filters)
    results = renderer.services.search.search(query)
    return renderer.page(
        "search.html",
        asked=asked,
        results=results,
        problem=None,
        hits=[_shown(renderer.names, hit) for hit in results.hits],
        compared=_compared(renderer.names, asked, results),
        facets={name: _choices(renderer.names, asked, results, name) for name in _FIELDS},
        pages=max(1, ceil(results.total / _PAGE)),
    )


def _compared(names: Names, asked: Asked, results: Results) -> dict[str, list[Answer]]:
    """Comparisons of the mechanisms a question names, on its first page; only of those anything is known of."""
    if asked.page > 1:
        return {}
    named = [key for key in results.understanding.mechanisms if names.collection.facts_of(key)]
    return {key: answers(names, key) for key in named[:_COMPARED]}


def _shown(names: Names, hit: Hit) -> Shown:
    words = [*hit.why.words, *(found for _, found in hit.why.senses)]
    runs = marked(excerpt(hit.passage.text, words), words)
    same = surfaces(marked(hit.passage.text, hit.why.words)) or [word for word in hit.why.words if len(word) > 3][:5]
    return Shown(hit=hit, runs=runs, reasons=_reasons(names, hit, same))


def _reasons(names: Names, hit: Hit, same: list[str]) -> list[str]:
    """Why a hit is there, in words; ``same`` are the words that it shares with the question."""
    _ = names.interface.gettext
    reasons = [_("named in your question")] if hit.why.cited else []
    if same:
        reasons.append(_("same words: %(words)s") % {"words": ", ".join(same)})
    if hit.why.senses:
        pairs = (f"{asked} – {found}" for asked, found in hit.why.senses[:_SENSES])
        reasons.append(_("same sense: %(words)s") % {"words": ", ".join(pairs)})
    if hit.why.dense_rank:
        reasons.append(_("close in meaning"))
    if hit.why.mechanisms:
        about = (names.mechanism(key) for key in hit.why.mechanisms)
        reasons.append(_("about: %(mechanisms)s") % {"mechanisms": ", ".join(about)})
    return reasons


def _choices(names: Names, asked: Asked, results: Results, field: str) -> list[Choice]:
    """A facet's values, chosen ones first, then the most frequent."""
    counts: Counter[str] = Counter()
    for value, count in results.facets.get(field, {}).items():
        counts[canonical_tag(value) if field == "language" else value] += count
    chosen = getattr(asked, field)
    values = [*chosen, *(value for value, _ in counts.most_common() if value not in chosen)]
    return [
        Choice(
            label=_label(names, field, value),
            count=counts.get(value),
            chosen=value in chosen,
            address=asked.address(**{field: _toggled(chosen, value)}),
        )
        for value in values[:_MOST_FACETS]
    ]


def _toggled(chosen: list[str], value: str) -> list[str]:
    return [each for each in chosen if each != value] if value in chosen else [*chosen, value]


def _label(names: Names, field: str, value: str) -> str:
    if field == "country":
        return names.jurisdiction(value)
    if field == "mechanism":
        return names.mechanism(value)
    return names.interface.said("hit" if field == "type" else field, value)
