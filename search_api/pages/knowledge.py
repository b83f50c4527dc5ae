"""Mechanisms, facts and jurisdictions."""

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from ontology.namespaces import fact_iri
from search_api.catalogue import fact, mechanism, practices_enabled_by
from search_api.pages.addresses import data_of
from search_api.pages.cards.things import of_fact, of_mechanism
from search_api.pages.comparing.asked import asked
from search_api.pages.comparing.notes import day_in_words
from search_api.pages.comparing.pictures import pictures
from search_api.pages.comparison import answers, statement
from search_api.pages.declared import declared
from search_api.pages.filters import known
from search_api.pages.rendering import Renderer


def add(router: APIRouter, renderer: Renderer) -> None:
    """``/mechanisms`` and pages of mechanisms, facts and jurisdictions."""
    _add_mechanisms(router, renderer)
    _add_the_rest(router, renderer)


def _add_mechanisms(router: APIRouter, renderer: Renderer) -> None:
    services, names = renderer.services, renderer.names

    @router.get("/mechanisms")
    def all_mechanisms() -> Response:
        return renderer.page("mechanisms.html")

    @router.get("/page/id/mechanism/{key}")
    def one_mechanism(key: str, as_of: str = "") -> Response:
        view = mechanism(services.store, key)
        wanted = asked(names, mechanism=[key], as_of=as_of, root=renderer.root)
        on_day = answers(names, key, wanted.day)
        return renderer.page(
            "mechanism.html",
            view=view,
            answers=on_day if as_of else answers(names, key),
            asked=wanted,
            told=day_in_words(names, wanted),
            pictures=pictures(names, key, on_day) if wanted.day else None,
            data=data_of(view.iri, base=services.base),
            thing=declared(view),
            card=of_mechanism(names, key, on_day, wanted, defined=lambda: view.definitions),
        )


def _add_the_rest(router: APIRouter, renderer: Renderer) -> None:
    services, names = renderer.services, renderer.names

    @router.get("/page/id/fact/{key}")
    def one_fact(key: str) -> Response:
        view = fact(services.store, fact_iri(services.base, key))
        enabled = practices_enabled_by(services.store, view.iri)
        told = statement(names, view)
        return renderer.page(
            "fact.html",
            told=told,
            enabled=enabled,
            data=data_of(view.iri, base=services.base),
            thing=declared(view),
            card=of_fact(names, told, base=services.base),
        )

    @router.get("/page/id/jurisdiction/{code}")
    def one_jurisdiction(code: str) -> Response:
        known(names.collection.jurisdictions, code.upper(), "There is no jurisdiction %(key)s.")
        return RedirectResponse(f"{renderer.root}/acts?country={code.upper()}", status_code=303)
