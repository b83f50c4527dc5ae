"""The query page: YASGUI where scripts run, a plain form where not, and questions to begin with."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from fastapi import APIRouter, Response

from ontology.errors import NotFoundError
from search_api.pages.rendering import Renderer

_HEADER = re.compile(r"# Question: (?P<question>.+)\n# Asked by: (?P<asker>.+)\n(?:# expect: .+\n)?")
_FOLDERS = {"search": ("search_api.pages", "examples"), "graph": ("ontology", "questions")}
_SCRIPTED = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; "
    "style-src 'self' 'unsafe-hashes' 'sha256-zCK2EVMoPc04mRF/g5CotUvxbJPWS+8V0b+s9ptqQIk='; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
}
"""YASGUI holds its icons as data, and its table measures itself by one inline style, let through by its hash."""


@dataclass(frozen=True, slots=True)
class ExampleQuery:
    """A question somebody asks, and the query that answers it; ``group`` is ``search`` or ``graph``."""

    key: str
    group: str
    question: str
    asker: str
    query: str


def add(router: APIRouter, renderer: Renderer) -> None:
    """``/query``, with ``?example=KEY`` filled in."""

    @router.get("/query")
    def query_page(example: str = "") -> Response:
        known = example_queries()
        chosen = known.get(example or next(iter(known)))
        if chosen is None:
            raise NotFoundError("There is no example %(key)s; /query lists them.", key=example)
        reply = renderer.page("query.html", chosen=chosen, examples=list(known.values()))
        reply.headers.update(_SCRIPTED)
        return reply


@cache
def example_queries() -> dict[str, ExampleQuery]:
    """All examples by key: those that search, then the competency questions of the ontology, in their order."""
    found = {}
    for group, (package, folder) in _FOLDERS.items():
        texts = {each.name: each.read_text("utf-8") for each in files(package).joinpath(folder).iterdir()
                 if each.name.endswith(".rq")}  # fmt: skip
        for name in sorted(texts):
            header = _HEADER.match(texts[name])
            if header:
                key = name.removesuffix(".rq")
                query = f"# {header['question']}\n{texts[name][header.end() :].strip()}\n"
                found[key] = ExampleQuery(key, group, header["question"], header["asker"], query)
    return found
