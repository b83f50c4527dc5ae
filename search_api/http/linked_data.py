"""Dereferencing IRIs (W3C, Cool URIs for the Semantic Web, 4.2), descriptions, dumps and VoID."""

from html import escape
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Header, Query, Request
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse

from graph.queries import query
from graph.store import Dataset
from graph.vocabulary import VOCABULARY
from ontology.errors import NotFoundError
from ontology.namespaces import ALN
from search_api.catalogue.subject import is_iri
from search_api.http import shapes, void
from search_api.http.addresses import known_iri
from search_api.http.dump_files import DumpFile, DumpFiles
from search_api.http.dumps import DUMPS
from search_api.http.parameters import Iri
from search_api.http.replies import Json
from search_api.http.schemas import json_of
from search_api.negotiation import GRAPH_ALIASES, GRAPH_TYPES, SHORT_NAMES, choose
from search_api.pages.addresses import page_of
from search_api.services import Services
from search_api.sparql import description

_SUBJECT = "<urn:x-alinea:subject>"
_JSON_RESULTS = "application/sparql-results+json"
_GRAPHS: dict[int | str, dict[str, Any]] = {200: {"content": {each: {} for each in GRAPH_TYPES}}}
Accept = Annotated[str | None, Header(include_in_schema=False)]
Format = Annotated[Literal["turtle", "nt", "rdfxml", "jsonld"] | None, Query(description="Overrules Accept.")]


def router(services: Services, files: DumpFiles) -> APIRouter:
    """The addresses that IRIs, dumps and descriptions have."""
    routes = APIRouter(tags=["linked data"])
    _dereference(routes, services)
    _vocabulary(routes, services)
    _descriptions(routes, services, files)
    _dumps(routes, services, files)
    return routes


def _dereference(routes: APIRouter, services: Services) -> None:
    def see_other(path: str, accept: str | None) -> Response:
        iri = known_iri(services.store, path, base=services.base)
        if iri is None:
            raise NotFoundError(f"Nothing is known under {services.base}{path}.")
        page = page_of(iri, base=services.base)
        wanted = choose(accept, [*(["text/html"] if page else []), *GRAPH_TYPES], aliases=GRAPH_ALIASES)
        headers = {"Vary": "Accept"}
        if page and wanted in (None, "text/html"):
            return RedirectResponse(page, 303, headers)
        form = SHORT_NAMES[wanted or "text/turtle"]
        return RedirectResponse(f"/data?{urlencode({'iri': iri, 'format': form})}", 303, headers)

    @routes.get("/id/{path:path}", status_code=303, response_class=RedirectResponse)
    def thing(path: str, accept: Accept = None) -> Response:
        """A mechanism, fact, practice, actor or jurisdiction: see its page, or its data by ``Accept``."""
        return see_other(f"id/{path}", accept)

    @routes.get("/eli/{path:path}", status_code=303, response_class=RedirectResponse)
    def legislation(path: str, accept: Accept = None) -> Response:
        """An act, a document or a provision: see its page, or its data by ``Accept``."""
        return see_other(f"eli/{path}", accept)


def _vocabulary(routes: APIRouter, services: Services) -> None:
    def search_words(wanted: str) -> Response:
        """The words of SERVICE alinea:search: known to queries, not part of the graph."""
        return Response(description.search_vocabulary(wanted), media_type=wanted, headers={"Vary": "Accept"})

    @routes.get("/ontology", response_class=Response, responses=_GRAPHS)
    def vocabulary(accept: Accept = None) -> Response:
        """The vocabulary: what every term ``...ontology#act`` is told in (Cool URIs, 4.1)."""
        return part("", accept)

    @routes.get("/ontology/{path:path}", response_class=Response, responses=_GRAPHS)
    def part(path: str, accept: Accept = None) -> Response:
        """A part of the vocabulary: ``shapes``, or the words of searching in SPARQL, ``search``."""
        graph = f"{ALN.removesuffix('#')}/{path}".rstrip("/")
        if path == "search":
            return search_words(choose(accept, GRAPH_TYPES, aliases=GRAPH_ALIASES) or "text/turtle")
        if graph not in VOCABULARY.values():
            raise NotFoundError(f"There is no vocabulary {graph}; /ontology is the one that is used here.")
        wanted = choose(accept, GRAPH_TYPES, aliases=GRAPH_ALIASES) or "text/turtle"
        return Response(services.store.dump(wanted, graph=graph), media_type=wanted, headers={"Vary": "Accept"})


def _descriptions(routes: APIRouter, services: Services, files: DumpFiles) -> None:
    @routes.get("/data", response_class=Response, responses=_GRAPHS | {406: {}})
    def described(iri: Iri, format: Format = None, accept: Accept = None) -> Response:  # noqa: A002
        """What the graph says of one IRI: its own statements, and its parameters with theirs."""
        if not is_iri(iri):
            raise NotFoundError(f"{iri} is not an IRI.")
        names = {name: media_type for media_type, name in SHORT_NAMES.items()}
        wanted = names[format] if format else choose(accept, GRAPH_TYPES, aliases=GRAPH_ALIASES)
        if wanted is None:
            raise HTTPException(406, f"This can be had as {', '.join(GRAPH_TYPES)}.")
        text = query("catalogue/description").replace(_SUBJECT, f"<{iri}>")
        answer = services.store.answer(text, results=_JSON_RESULTS, triples=wanted, dataset=Dataset())
        if known_iri(services.store, iri, base="") is None:
            raise NotFoundError(f"Nothing is known of {iri}.")
        return Response(answer.body, media_type=answer.media_type)

    @routes.get("/.well-known/void", response_class=Response, responses=_GRAPHS)
    def dataset(request: Request, accept: Accept = None) -> Response:
        """The dataset in VoID (W3C Interest Group Note, 6.2) and DCAT-AP, with the checksums of its files."""
        wanted = choose(accept, GRAPH_TYPES, aliases=GRAPH_ALIASES) or "text/turtle"
        return Response(void.describe(services, files, str(request.base_url), wanted), media_type=wanted)


def _dumps(routes: APIRouter, services: Services, files: DumpFiles) -> None:
    @routes.get(
        "/data/",
        response_class=Json,
        responses=json_of(shapes.DumpList, "text/html", *GRAPH_TYPES),
    )
    def dumps(request: Request, accept: Accept = None) -> Response:
        """The files that hold everything: for browsers a page, in RDF the catalogue (DCAT-AP), else JSON."""
        wanted = choose(accept, ["application/json", "text/html", *GRAPH_TYPES])
        if wanted in GRAPH_TYPES:
            return Response(void.describe(services, files, str(request.base_url), wanted), media_type=wanted)
        entries = [_entry(name, files.get(name), str(request.base_url)) for name in DUMPS]
        if wanted == "text/html":
            return HTMLResponse(_list_page(entries))
        feed = f"{request.base_url}data/changes.atom"
        return Json({"snapshot": services.manifest.get("snapshot"), "dumps": entries, "changes": feed})

    @routes.get(
        "/data/{name}",
        response_class=Response,
        responses={200: {"content": {each.media_type: {} for each in DUMPS.values()}}},
    )
    def dump(name: str) -> Response:
        """One of the files that ``/data/`` lists."""
        if name not in DUMPS:
            raise NotFoundError(f"There is no file {name}; there are {', '.join(DUMPS)}.")
        file = files.get(name)
        headers = {
            "Content-Disposition": f'attachment; filename="{name}"',
            "Content-Length": str(file.size),
            "ETag": f'W/"{file.sha256}"',
        }
        return StreamingResponse(file.pieces(), media_type=DUMPS[name].media_type, headers=headers)


def _entry(name: str, file: DumpFile, address: str) -> dict[str, str | int]:
    dump = DUMPS[name]
    return {
        "name": name,
        "url": f"{address}data/{name}",
        "media_type": dump.media_type,
        "what": dump.what,
        "bytes": file.size,
        "sha256": file.sha256,
    }


def _list_page(entries: list[dict[str, str | int]]) -> str:
    lines = "".join(
        f'<li><a href="{escape(str(each["url"]))}">{escape(str(each["name"]))}</a>: {escape(str(each["what"]))}, '
        f"{each['bytes']:,} bytes, SHA-256 <code>{each['sha256']}</code></li>"
        for each in entries
    )
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        '<link rel="alternate" type="application/atom+xml" title="Snapshots" href="/data/changes.atom">'
        '<link rel="alternate" type="text/turtle" title="DCAT" href="/.well-known/void">'
        f'<title>Data</title><body><main><h1>Data</h1><ul>{lines}</ul><p><a href="/query">SPARQL</a>, '
        '<a href="/.well-known/void">VoID and DCAT</a>, '
        '<a href="/data/changes.atom">changes</a>, <a href="/openapi.json">API</a></p></main></body></html>'
    )
