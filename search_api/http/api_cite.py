"""``/api/cite``: how to cite what an IRI names."""

from datetime import date
from typing import Annotated, Literal

import orjson
from fastapi import APIRouter, Header, Query
from starlette.exceptions import HTTPException
from starlette.responses import Response

from search_api import catalogue, citing
from search_api.http.parameters import Iri, IsoDate
from search_api.negotiation import choose
from search_api.services import Services

_FORMS = {
    "plain": "text/plain",
    "bibtex": "application/x-bibtex",
    "csl-json": "application/vnd.citationstyles.csl+json",
}
_ALIASES = {"application/json": _FORMS["csl-json"], "text/x-bibtex": _FORMS["bibtex"]}
_Language = Annotated[
    str | None,
    Query(
        pattern="^[A-Za-z]{2,3}(-[A-Za-z]{4})?$",
        description="The language to cite in (BCP 47); the document's or the state's where nothing is said.",
    ),
]
_Accessed = Annotated[
    IsoDate | None, Query(description="The day of access (ISO 8601); left out where none is given.")
]


def router(services: Services) -> APIRouter:
    """Citations of acts, documents, provisions, facts and practices."""
    routes = APIRouter(prefix="/api", tags=["citing"])

    @routes.get(
        "/cite",
        response_class=Response,
        responses={200: {"content": {each: {} for each in _FORMS.values()}}, 406: {}},
    )
    def cite(
        iri: Iri,
        format: Annotated[  # noqa: A002
            Literal["plain", "bibtex", "csl-json"] | None, Query(description="Overrules Accept.")
        ] = None,
        language: _Language = None,
        accessed: _Accessed = None,
        accept: Annotated[str | None, Header(include_in_schema=False)] = None,
    ) -> Response:
        """One citation as text, as a BibTeX entry, or as a CSL-JSON list of one item."""
        wanted = _FORMS[format] if format else choose(accept, _FORMS.values(), aliases=_ALIASES)
        if wanted is None:
            raise HTTPException(406, f"This can be had as {', '.join(_FORMS.values())}.")
        found = citing.reference(services.store, iri, language=language)
        return Response(_written(services, found, wanted, accessed), media_type=wanted)

    return routes


def _written(services: Services, found: citing.Reference, wanted: str, accessed: date | None) -> str | bytes:
    if wanted == _FORMS["bibtex"]:
        return citing.bibtex(found, accessed=accessed)
    if wanted == _FORMS["csl-json"]:
        return orjson.dumps(citing.csl_json(found, accessed=accessed))
    named = {each.code: each for each in catalogue.jurisdictions(services.store)} if found.language == "en" else {}
    return citing.plain_text(found, accessed=accessed, jurisdictions=named) + "\n"
