"""Practices: the fair with its filters, and one practice with what it would find elsewhere."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime

from fastapi import APIRouter, Response

from ontology.actor_names import ActorNames
from ontology.errors import EngineError, QueryError, SnapshotError
from ontology.knowledge import Actor
from search_api.catalogue import PracticeView, fact, practice, years_of
from search_api.catalogue.jurisdictions import lies_in
from search_api.catalogue.known import unknown
from search_api.catalogue.narrowing import Fields, counts, narrowed
from search_api.pages.addresses import data_of
from search_api.pages.cards.things import of_practice
from search_api.pages.collection import Collection
from search_api.pages.comparison import statement
from search_api.pages.declared import declared
from search_api.pages.filters import Option, Paging, known, options, page_number
from search_api.pages.home import Home, home_answer
from search_api.pages.names import Names
from search_api.pages.rendering import Renderer
from search_api.passages import Filters
from search_api.retrieval import Hit, Query
from search_api.services import Services

_PAGE = 24
_MOST = 200
_SIMILAR = 6
_NEAR = 0.5
"""A hit is shown where it scores at least this share of the best one's score, and has something of the question."""
_OUTCOMES = ("told", "untold")


def add(router: APIRouter, renderer: Renderer) -> None:
    """``/practices`` and ``/page/id/practice/...``."""

    @router.get("/practices")
    def all_practices(
        q: str = "",
        country: str = "",
        mechanism: str = "",
        place: str = "",
        actor: str = "",
        outcome: str = "",
        year: str = "",
        page: str = "1",
    ) -> Response:
        chosen = {"country": country.upper(), "mechanism": mechanism, "place": place, "actor": actor}
        chosen |= {"outcome": outcome, "year": year}
        _check(renderer.collection, chosen)
        return _fair(renderer, q.strip(), chosen, page_number(page))

    @router.get("/page/id/practice/{key}")
    def one_practice(key: str, at: str = "") -> Response:
        return _practice(renderer, key, at.upper())


def _check(collection: Collection, chosen: dict[str, str]) -> None:
    known(collection.jurisdictions, chosen["country"], "There is no jurisdiction %(key)s.")
    known(collection.mechanisms, chosen["mechanism"], "There is no mechanism %(key)s.")
    known(collection.towns, chosen["place"], "There is no place %(key)s.")
    known(collection.actors, chosen["actor"], "There is no actor %(key)s.")
    if chosen["outcome"] not in ("", *_OUTCOMES):
        raise unknown("outcome", chosen["outcome"], _OUTCOMES)
    if chosen["year"] and not (chosen["year"].isdecimal() and len(chosen["year"]) == 4):
        raise QueryError(
            "year: %(year)s is no year; write it with four digits, as in 2022.", year=repr(chosen["year"])
        )


def _fair(renderer: Renderer, q: str, chosen: dict[str, str], page: int) -> Response:
    every: Iterable[PracticeView] = renderer.collection.practices.values()
    if q:
        every = _asked(renderer.services, renderer.collection, q)
    every, fields = list(every), _fields(datetime.now(tz=UTC).year)
    found = narrowed(every, fields, chosen)
    paging = Paging(
        path=f"{renderer.root}/practices", given={"q": q, **chosen}, page=page, size=_PAGE, total=len(found)
    )
    return renderer.page(
        "practices.html",
        q=q,
        found=found[paging.cut()],
        paging=paging,
        choices=_choices(renderer.names, counts(every, fields, chosen), chosen),
    )


def _fields(latest: int) -> Fields[PracticeView]:
    """What practices may be chosen by; a practice in a part of a state is one of the state too."""
    return {
        "country": lambda each: {each.jurisdiction, each.jurisdiction.split("-")[0]},
        "mechanism": lambda each: (each.mechanism,),
        "place": lambda each: each.places,
        "actor": lambda each: each.participants,
        "outcome": lambda each: ("told" if each.outcomes else "untold",),
        "year": lambda each: map(str, years_of(each.years, latest=latest)),
    }


def _choices(names: Names, found: dict[str, Counter[str]], chosen: dict[str, str]) -> dict[str, list[Option]]:
    def made(field: str, label: Callable[[str], str], rank: Callable[[str], int] | None = None) -> list[Option]:
        return options(found[field], chosen[field], label, rank)

    codes = list(names.collection.jurisdictions)
    return {
        "country": made("country", names.jurisdiction, codes.index),
        "mechanism": made("mechanism", names.mechanism),
        "place": made("place", names.town),
        "actor": made("actor", lambda key: str(names.actor(key))),
        "outcome": made("outcome", lambda key: names.interface.said("outcome", key), _OUTCOMES.index),
        "year": made("year", str, lambda year: -int(year)),
    }


def _asked(services: Services, collection: Collection, q: str) -> list[PracticeView]:
    """The practices that answer a question, the nearest first.

    The engine ranks almost all of them by meaning. Kept are those that share a word, a sense or a mechanism with the
    question and come near the best.
    """
    hits = services.search.search(Query(text=q, limit=_MOST, filters=Filters(types=["practice"]))).hits
    least = _NEAR * max((hit.score for hit in hits), default=0.0)
    return _views(collection, [hit for hit in hits if hit.score >= least and _shares(hit)])


def _shares(hit: Hit) -> bool:
    return bool(hit.why.words or hit.why.senses or hit.why.mechanisms or hit.why.cited)


def _views(collection: Collection, hits: Iterable[Hit]) -> list[PracticeView]:
    by_iri = {each.iri: each for each in collection.practices.values()}
    return [by_iri[hit.passage.iri] for hit in hits if hit.passage.iri in by_iri]


def _practice(renderer: Renderer, key: str, at: str) -> Response:
    services, names, collection = renderer.services, renderer.names, renderer.collection
    view = practice(services.store, key)
    known(collection.jurisdictions, at, "There is no jurisdiction %(key)s.")
    home: Home | None = home_answer(renderer, key, at) if at else None
    return renderer.page(
        "practice.html",
        view=view,
        at=at,
        home=home,
        who=_who(collection, view),
        enabling=[statement(names, fact(services.store, iri)) for iri in view.enabled_by],
        similar=_similar(services, collection, view),
        data=data_of(view.iri, base=services.base),
        thing=declared(view),
        card=of_practice(names, view, base=services.base),
    )


def _who(collection: Collection, view: PracticeView) -> list[tuple[str, str | None]]:
    """The words for actors with the key of the one in the register, where the graph holds that they are the same."""
    wanted = (collection.actors[key] for key in view.participants if key in collection.actors)
    register = ActorNames(
        Actor(key=each.key, kind=each.kind, name=each.names, jurisdiction=each.jurisdiction, short=list(each.short))
        for each in wanted
    )
    found = ((words, register.find(words, view.jurisdiction)) for words in view.actors)
    return [(words, actor.key if actor else None) for words, actor in found]


def _similar(services: Services, collection: Collection, view: PracticeView) -> Sequence[PracticeView]:
    """Practices close in meaning that were done in another state; none while there is no search."""
    try:
        hits = services.search.similar(view.iri, filters=Filters(types=["practice"]), limit=_MOST)
    except (EngineError, SnapshotError):  # the rest of the page needs no model
        return []
    state = view.jurisdiction.split("-")[0]
    return [each for each in _views(collection, hits) if not lies_in(each.jurisdiction, state)][:_SIMILAR]
