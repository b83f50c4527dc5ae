"""Acts and their provisions."""

from collections import defaultdict
from functools import partial

from fastapi import APIRouter, Response

from graph.store import RdfStore
from ontology.eli import Eli
from ontology.errors import IdentifierError, NotFoundError
from search_api.catalogue import (
    ActView,
    Citation,
    ProvisionView,
    act,
    amendments,
    comparable,
    expression,
    practices_enabled_by,
    provision,
    references_in_text,
    versions,
)
from search_api.catalogue.subject import pointing, subject
from search_api.citing import pinpoint, reference_to_act, reference_to_provision, style_tags, units_of_iri
from search_api.pages.addresses import data_of_law
from search_api.pages.cards.things import of_act, of_provision
from search_api.pages.citations import Citations, citations
from search_api.pages.comparison import Statement, statement
from search_api.pages.contents import tree
from search_api.pages.declared import declared
from search_api.pages.rendering import Renderer
from search_api.pages.text_values import noted
from search_api.pages.wording import Wording


def add(router: APIRouter, renderer: Renderer) -> None:
    """``/acts`` and ``/page/eli/...``."""

    @router.get("/acts")
    def all_acts(country: str = "") -> Response:
        wanted = country.upper()
        if wanted and wanted not in renderer.collection.jurisdictions:
            raise NotFoundError("There is no jurisdiction %(key)s.", key=country)
        listed = [each for each in renderer.collection.acts.values() if _in(each.jurisdiction, wanted)]
        grouped = defaultdict(list)
        for each in listed:
            grouped[each.jurisdiction].append(each)
        return renderer.page("acts.html", groups=grouped, country=wanted, total=len(listed))

    @router.get("/page/eli/{path:path}")
    def law(path: str) -> Response:
        eli = Eli.parse(f"{renderer.services.base}eli/{path}", base=renderer.services.base)
        return _provision(renderer, str(eli)) if eli.parts else _act(renderer, eli)


def _provision(renderer: Renderer, iri: str) -> Response:
    names, store = renderer.names, renderer.services.store
    view, worded = worded_provision(store, iri)
    statements = [statement(names, fact) for fact in view.facts]
    document = worded.document and expression(store, worded.document.iri, contents=True)
    notes = noted(names, store, worded)
    wording = Wording(worded, notes, references_in_text(store, worded), partial(_leads, renderer))
    return renderer.page(
        "provision.html",
        view=view,
        worded=worded,
        document=document,
        contents=tree(document) if document else [],
        pieces=wording.pieces(),
        notes=notes,
        statements=statements,
        cite=_cite_provision(renderer, view),
        tongue=partial(_tongue, renderer),
        pinpointed=partial(_pinpointed, renderer),
        data=data_of_law(view.iri, base=renderer.services.base, whole_act=False),
        thing=declared(view),
        card=of_provision(names, view, worded, statements, base=renderer.services.base),
    )


def worded_provision(store: RdfStore, iri: str) -> tuple[ProvisionView, ProvisionView]:
    """A provision, and the one with its words: of a part of a work that of the first text that has it."""
    view = provision(store, iri)
    return view, provision(store, view.realisations[0].iri) if view.text is None and view.realisations else view


def _cite_provision(renderer: Renderer, view: ProvisionView) -> Citations | None:
    return citations(renderer.names, lambda language: reference_to_provision(view, language=language))


def _act(renderer: Renderer, eli: Eli) -> Response:
    names, store = renderer.names, renderer.services.store
    view = act(store, str(eli))
    by_mechanism: dict[str, list[Statement]] = defaultdict(list)
    for fact in view.provisions:
        by_mechanism[fact.mechanism].append(statement(names, fact))
    enabled = {each.iri: each for fact in view.provisions for each in practices_enabled_by(store, fact.iri)}
    held = versions(store, view.iri)
    return renderer.page(
        "act.html",
        view=view,
        opened=str(eli) if eli.language else None,
        by_mechanism=by_mechanism,
        held=held,
        pairs=comparable(held),
        contents={each.iri: tree(each) for each in view.expressions},
        amending=amendments(store, view.iri),
        enabled=sorted(enabled.values(), key=lambda each: each.key),
        cite=_cite_act(renderer, view, eli),
        data=data_of_law(view.iri, base=renderer.services.base, whole_act=True),
        thing=declared(view),
        card=of_act(names, view, str(eli), base=renderer.services.base),
    )


def _cite_act(renderer: Renderer, view: ActView, eli: Eli) -> Citations | None:
    document = next((each for each in view.expressions if each.iri == str(eli)), None)
    return citations(renderer.names, lambda tag: reference_to_act(view, language=tag, document=document))


def _leads(renderer: Renderer, iri: str) -> str | None:
    """The page of a reference's target; of the act where the text refers to a part of it that is not known."""
    store, base = renderer.services.store, renderer.services.base
    if subject(store, iri) or pointing(store, iri, via="eli:realizes"):
        return renderer.linked(iri)
    try:
        work = str(Eli.parse(iri, base=base).work)
    except IdentifierError:
        return None
    return renderer.linked(work) if work in renderer.collection.acts else None


def _pinpointed(renderer: Renderer, linked: Citation) -> str:
    """Which part of a law a link leads to, article and all; empty where it leads to a whole act."""
    return pinpoint(units_of_iri(linked.iri, linked.number), style_tags(renderer.interface.tag, None))


def _tongue(renderer: Renderer, iri: str) -> str | None:
    """The language in which something is worded, by its identifier; ``None`` for a part of a work."""
    try:
        return Eli.parse(iri, base=renderer.services.base).language
    except IdentifierError:
        return None


def _in(jurisdiction: str | None, wanted: str) -> bool:
    return not wanted or jurisdiction == wanted or (jurisdiction or "").startswith(f"{wanted}-")
