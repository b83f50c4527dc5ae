"""Actors: the register with its filters, one actor with what it took part in, and the picture of all of it."""

from collections.abc import Iterable
from itertools import groupby

from fastapi import APIRouter, Response

from search_api.catalogue import ActorView, actor, facts_naming, is_named, project
from search_api.catalogue.narrowing import Fields, counts, narrowed
from search_api.pages.addresses import data_of
from search_api.pages.cards.things import of_actor, of_project
from search_api.pages.collection import Collection
from search_api.pages.comparison import statement
from search_api.pages.declared import declared
from search_api.pages.filters import Paging, known, options, page_number
from search_api.pages.network import around, network, whole
from search_api.pages.rendering import Renderer

_PAGE = 60
NOWHERE = "none"
"""The choice of actors that belong to no one jurisdiction."""


def add(router: APIRouter, renderer: Renderer) -> None:
    """``/actors``, ``/actors/network``, and pages of actors and projects."""

    @router.get("/actors")
    def all_actors(q: str = "", country: str = "", kind: str = "", mechanism: str = "", page: str = "1") -> Response:
        code = country if country == NOWHERE else country.upper()
        return _register(renderer, q.strip(), {"country": code, "kind": kind, "mechanism": mechanism}, page)

    @router.get("/actors/network")
    def picture(country: str = "") -> Response:
        code = country.upper()
        known(renderer.collection.jurisdictions, code, "There is no jurisdiction %(key)s.")
        found = whole(renderer.collection, code)
        return renderer.page("network.html", country=code, network=network(renderer, found), found=found)

    @router.get("/page/id/actor/{key}")
    def one_actor(key: str) -> Response:
        return _actor(renderer, key)

    @router.get("/page/id/project/{key}")
    def one_project(key: str) -> Response:
        base = renderer.services.base
        view = project(renderer.services.store, key)
        card = of_project(renderer.names, view, base=base)
        return renderer.page("project.html", view=view, data=data_of(view.iri, base=base), card=card)


def _register(renderer: Renderer, q: str, chosen: dict[str, str], page: str) -> Response:
    names, collection = renderer.names, renderer.collection
    known({*collection.jurisdictions, NOWHERE}, chosen["country"], "There is no jurisdiction %(key)s.")
    known(collection.actor_kinds, chosen["kind"], "There is no kind of actor %(key)s.")
    known(collection.mechanisms, chosen["mechanism"], "There is no mechanism %(key)s.")
    asked = (each for each in collection.actors.values() if not q or is_named(each, q))
    every = sorted(asked, key=lambda each: (each.jurisdiction or "", str(names.actor(each.key)).casefold()))
    fields = _fields(collection)
    found, left = narrowed(every, fields, chosen), counts(every, fields, chosen)
    paging = Paging(
        path=f"{renderer.root}/actors", given={"q": q, **chosen}, page=page_number(page), size=_PAGE, total=len(found)
    )
    codes = [*collection.jurisdictions, NOWHERE]
    nowhere = renderer.interface.gettext("several countries, or beyond the region")
    choices = {
        "kind": options(left["kind"], chosen["kind"], names.actor_kind),
        "country": options(
            left["country"],
            chosen["country"],
            lambda code: nowhere if code == NOWHERE else names.jurisdiction(code),
            codes.index,
        ),
        "mechanism": options(left["mechanism"], chosen["mechanism"], names.mechanism),
    }
    return renderer.page(
        "actors.html",
        q=q,
        found=[(code, list(each)) for code, each in groupby(found[paging.cut()], lambda each: each.jurisdiction)],
        paging=paging,
        choices=choices,
        nowhere=nowhere,
        took_part=_took_part(collection),
    )


def _fields(collection: Collection) -> Fields[ActorView]:
    """What actors may be chosen by; one of a part of a state is one of the state too."""
    mechanisms = {key: set(each) for key, each in collection.actors_in_law.items()}
    for practice in collection.practices.values():
        for key in practice.participants:
            mechanisms.setdefault(key, set()).add(practice.mechanism)
    return {
        "kind": lambda each: (each.kind,),
        "country": lambda each: (
            {each.jurisdiction, each.jurisdiction.split("-")[0]} if each.jurisdiction else (NOWHERE,)
        ),
        "mechanism": lambda each: mechanisms.get(each.key, ()),
    }


def _took_part(collection: Collection) -> dict[str, int]:
    """How many practices each actor took part in, by its key."""
    found: dict[str, int] = {}
    for practice in collection.practices.values():
        for key in practice.participants:
            found[key] = found.get(key, 0) + 1
    return found


def _actor(renderer: Renderer, key: str) -> Response:
    services, collection = renderer.services, renderer.collection
    view = actor(services.store, key)
    took_part = [each for each in collection.practices.values() if key in each.participants]
    carried = [each for each in collection.projects.values() if key in each.participants]
    where = {each.jurisdiction for each in took_part} | {code for each in carried for code in each.jurisdictions}
    return renderer.page(
        "actor.html",
        view=view,
        practices=took_part,
        projects=carried,
        where=[code for code in collection.jurisdictions if code in where],
        members=_keys(each for each in collection.actors.values() if key in each.member_of),
        bodies=_keys(each for each in collection.actors.values() if key in each.part_of),
        mechanisms=sorted({each.mechanism for each in took_part}, key=renderer.names.mechanism),
        named=[statement(renderer.names, each) for each in facts_naming(services.store, view.iri)],
        network=network(renderer, around(collection, key), here=key),
        data=data_of(view.iri, base=services.base),
        thing=declared(view),
        card=of_actor(renderer.names, view, base=services.base),
    )


def _keys(found: Iterable[ActorView]) -> list[str]:
    return sorted(each.key for each in found)
