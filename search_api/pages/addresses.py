"""Where the page of a thing is: the IRI's own path below ``/page/``."""

import re
from urllib.parse import quote, urlencode

from ontology.namespaces import CONCEPTS

_SHOWN = (
    "eli/", "id/mechanism/", "id/practice/", "id/fact/", "id/actor/", "id/project/", "id/jurisdiction/",
)  # fmt: skip

_VALUE = re.compile(r"^(id/fact/[^/]+)/.*")


def page_of(iri: str, *, base: str) -> str | None:
    """The path of a thing's page (``/page/eli/rs/law/...``); ``None`` for what has none.

    What is told on the page of another has that page: a value that of its fact, ``...#link-1`` that of its document.
    """
    for start in (base, CONCEPTS.removesuffix("id/")):
        local = _VALUE.sub(r"\1", iri.removeprefix(start).partition("#")[0])
        if iri.startswith(start) and local.startswith(_SHOWN):
            return f"/page/{quote(local, safe='/@:~')}"
    return None


def data_of(iri: str, *, base: str) -> dict[str, str]:
    """The same thing as data, by the name of the format."""
    links = {}
    if iri.startswith(f"{base}id/practice/"):
        links["JSON"] = f"/api/practices/{_last(iri)}"
    if iri.startswith(f"{base}id/actor/"):
        links["JSON"] = f"/api/actors/{_last(iri)}"
    if iri.startswith(f"{CONCEPTS}mechanism/"):
        links["JSON"] = f"/api/mechanisms/{_last(iri)}"
        links["Comparison as JSON"] = f"/api/compare?{urlencode({'mechanism': iri.rsplit('/', 1)[-1]})}"
    return links | {"RDF": f"/sparql?{urlencode({'query': f'DESCRIBE <{iri}>'})}"}


def data_of_law(iri: str, *, base: str, whole_act: bool) -> dict[str, str]:
    """An act or a provision as data."""
    path = quote(iri.removeprefix(f"{base}eli/"), safe="/@:~")
    door = "acts" if whole_act else "provisions"
    return {"JSON": f"/api/{door}/{path}"} | data_of(iri, base=base)


def search_for(*, root: str = "", **parameters: str | int | list[str] | None) -> str:
    """The address of a search; empty parameters are left out."""
    return listing(f"{root}/search", **parameters)


def listing(path: str, **parameters: str | int | list[str] | None) -> str:
    """The address of a list with what narrows it; empty parameters are left out."""
    given = {name: value for name, value in parameters.items() if value}
    return f"{path}?{urlencode(given, doseq=True)}" if given else path


def _last(iri: str) -> str:
    return quote(iri.rsplit("/", 1)[-1], safe="")
