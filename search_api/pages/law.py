"""Acts and their provisions."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from fastapi import APIRouter, Response

from ontology.eli import Eli
from ontology.errors import NotFoundError
from search_api.catalogue import Part, ProvisionView, act, expression, provision
from search_api.pages.addresses import data_of_law
from search_api.pages.comparison import Statement, statement
from search_api.pages.declared import declared
from search_api.pages.names import Names
from search_api.pages.rendering import Renderer

_PAGE_LIMIT = 400


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a provision's own words, or one of its parts with the pieces of that."""

    words: str
    part: Part | None = None
    pieces: tuple["Piece", ...] = ()


def add(router: APIRouter, renderer: Renderer) -> None:
    """``/acts`` and ``/page/eli/...``."""

    @router.get("/acts")
    def all_acts(country: str = "") -> Response:
        wanted = country.upper()
        if wanted and wanted not in renderer.collection.jurisdictions:
            raise NotFoundError(f"There is no jurisdiction {country}.")
        listed = [each for each in renderer.collection.acts.values() if _in(each.jurisdiction, wanted)]
        grouped = defaultdict(list)
        for each in listed:
            grouped[each.jurisdiction].append(each)
        return renderer.page("acts.html", groups=grouped, country=wanted, total=len(listed))

    @router.get("/page/eli/{path:path}")
    def law(path: str) -> Response:
        eli = Eli.parse(f"{renderer.services.base}eli/{path}", base=renderer.services.base)
        return _provision(renderer, str(eli)) if eli.parts else _act(renderer, eli)


def pieces(text: str, parts: tuple[Part, ...]) -> Iterator[Piece]:
    """A text divided into its own words and its parts, in order; joined, the words are the text."""
    end = 0
    for part in parts:
        begin = text.find(part.text, end)
        if begin < 0:
            continue
        if text[end:begin].strip():
            yield Piece(text[end:begin].strip())
        yield Piece(part.text, part, tuple(pieces(part.text, part.children)))
        end = begin + len(part.text)
    if text[end:].strip():
        yield Piece(text[end:].strip())


def citation(names: Names, view: ProvisionView) -> str:
    """How to cite a provision, in plain text."""
    title = str(names.original_title(view.act) or names.act_title(view.act))
    kind = names.interface.said("kind", view.kind)
    place = f"{kind} {view.number}" if view.number else kind
    gazette = (view.act.gazette or "") if view.act else ""
    return ", ".join(part for part in (title, gazette, place) if part) + f". Alinea, {view.iri}"


def _provision(renderer: Renderer, iri: str) -> Response:
    names, store = renderer.names, renderer.services.store
    view = provision(store, iri)
    worded = view
    if view.text is None and view.realisations:
        worded = provision(store, view.realisations[0].iri)
    document = worded.document and expression(store, worded.document.iri, contents=True)
    return renderer.page(
        "provision.html",
        view=view,
        worded=worded,
        document=document,
        pieces=list(pieces(worded.text or "", worded.children)),
        statements=[statement(names, fact) for fact in view.facts],
        citation=citation(names, view),
        data=data_of_law(view.iri, base=renderer.services.base, whole_act=False),
        thing=declared(view),
    )


def _act(renderer: Renderer, eli: Eli) -> Response:
    view = act(renderer.services.store, str(eli))
    by_mechanism: dict[str, list[Statement]] = defaultdict(list)
    for fact in view.provisions:
        by_mechanism[fact.mechanism].append(statement(renderer.names, fact))
    return renderer.page(
        "act.html",
        view=view,
        opened=str(eli) if eli.language else None,
        by_mechanism=by_mechanism,
        contents_limit=_PAGE_LIMIT,
        data=data_of_law(view.iri, base=renderer.services.base, whole_act=True),
        thing=declared(view),
    )


def _in(jurisdiction: str | None, wanted: str) -> bool:
    return not wanted or jurisdiction == wanted or (jurisdiction or "").startswith(f"{wanted}-")
