"""The pictures of cards: ``/card``, the path of the page, ``.png``; asked for with what that page is asked for."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Response

from ontology.eli import Eli
from ontology.knowledge import Texts
from ontology.namespaces import fact_iri
from search_api.catalogue import act, actor, fact, mechanism, practice, project
from search_api.drawing import card, png
from search_api.pages.cards.shared import Shared
from search_api.pages.cards.site import of_site
from search_api.pages.cards.things import (
    of_act,
    of_actor,
    of_fact,
    of_mechanism,
    of_practice,
    of_project,
    of_provision,
)
from search_api.pages.cards.whole import of_changes, of_comparison
from search_api.pages.comparing.asked import Asked as Compared
from search_api.pages.comparing.asked import asked, asking
from search_api.pages.comparing.matrix import opened
from search_api.pages.comparison import answers, statement
from search_api.pages.law import worded_provision
from search_api.pages.rendering import Renderer
from search_api.pages.tracking import Asked, told


def add(router: APIRouter, renderer: Renderer) -> None:
    """The card of every page that has one, and ``/card/front.png`` for all others; 404 where the page would be."""
    _add_whole(router, renderer)
    _add_things(router, renderer)
    _add_law(router, renderer)


def _add_whole(router: APIRouter, renderer: Renderer) -> None:
    names = renderer.names

    @router.get("/card/front.png")
    def of_front() -> Response:
        return _picture(renderer, of_site(names))

    @router.get("/card/compare.png")
    def of_compare(wanted: Annotated[Compared, Depends(asking(names))]) -> Response:
        return _picture(renderer, of_comparison(names, wanted, opened(names, wanted)))

    @router.get("/card/changes.png")
    def of_changed(since: str = "", country: str = "", mechanism: str = "") -> Response:
        wanted = Asked.of(renderer, since=since, country=country, mechanism=mechanism)
        return _picture(renderer, of_changes(names, told(renderer, wanted).law, wanted))


def _add_things(router: APIRouter, renderer: Renderer) -> None:
    names, store, base = renderer.names, renderer.services.store, renderer.services.base

    @router.get("/card/page/id/mechanism/{key}.png")
    def of_one_mechanism(key: str, as_of: str = "") -> Response:
        wanted = asked(names, mechanism=[key], as_of=as_of)
        found = answers(names, key, wanted.day)
        defined = partial(_definitions, renderer, key)
        return _picture(renderer, of_mechanism(names, key, found, wanted, defined=defined))

    @router.get("/card/page/id/fact/{key}.png")
    def of_one_fact(key: str) -> Response:
        return _picture(renderer, of_fact(names, statement(names, fact(store, fact_iri(base, key))), base=base))

    @router.get("/card/page/id/practice/{key}.png")
    def of_one_practice(key: str) -> Response:
        return _picture(renderer, of_practice(names, practice(store, key), base=base))

    @router.get("/card/page/id/actor/{key}.png")
    def of_one_actor(key: str) -> Response:
        return _picture(renderer, of_actor(names, actor(store, key), base=base))

    @router.get("/card/page/id/project/{key}.png")
    def of_one_project(key: str) -> Response:
        return _picture(renderer, of_project(names, project(store, key), base=base))


def _add_law(router: APIRouter, renderer: Renderer) -> None:
    names, store, base = renderer.names, renderer.services.store, renderer.services.base

    @router.get("/card/page/eli/{path:path}.png")
    def of_law(path: str) -> Response:
        eli = Eli.parse(f"{base}eli/{path}", base=base)
        if not eli.parts:
            return _picture(renderer, of_act(names, act(store, str(eli)), str(eli), base=base))
        view, worded = worded_provision(store, str(eli))
        known = [statement(names, each) for each in view.facts]
        return _picture(renderer, of_provision(names, view, worded, known, base=base))


def _definitions(renderer: Renderer, key: str) -> Texts:
    return mechanism(renderer.services.store, key).definitions


def _picture(renderer: Renderer, shared: Shared) -> Response:
    headers = {"Content-Language": renderer.interface.tag, "X-Content-Type-Options": "nosniff"}
    return Response(png(card(shared.card), zoom=1), media_type="image/png", headers=headers)
