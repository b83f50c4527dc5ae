"""What a request asks (SPARQL 1.1 Protocol, 2.1 and 2.2): a query or an update with its graphs."""

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import Request
from starlette.exceptions import HTTPException

from graph.store import Dataset
from search_api.sparql import form

_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_UPDATE = "application/sparql-update"
ACCEPT_POST = f"{_FORM}, {_QUERY}"
ACCEPT_POST_UPDATE = f"{_FORM}, {_UPDATE}"
Fields = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with the graphs it speaks of; ``format`` overrules ``Accept``."""

    query: str
    dataset: Dataset
    format: str | None


@dataclass(frozen=True, slots=True)
class AskedUpdate:
    """An update with the graphs that its ``WHERE`` speaks of."""

    update: str
    using: Dataset


async def read(request: Request, *, most_bytes: int) -> Asked | None:
    """What a GET or POST asks, ``None`` for a GET without a query; raises ``HTTPException`` 400, 413 or 415."""
    if request.method == "GET":
        fields = _fields(request.scope["query_string"])
        if "query" not in fields and "update" not in fields:
            return None
    else:
        fields = await _posted(request, "query", _QUERY, most_bytes)
    if "update" in fields:
        raise HTTPException(400, "This address answers queries; updates go to /sparql/update.")
    text = _the_one(fields, "query", most_bytes)
    dataset = Dataset(default=fields.get("default-graph-uri", []), named=fields.get("named-graph-uri", []))
    return Asked(text, dataset, next(iter(fields.get("format", [])), None))


async def read_update(request: Request, *, most_bytes: int) -> AskedUpdate:
    """The update that a POST brings; raises ``HTTPException`` 400, 413 or 415."""
    fields = await _posted(request, "update", _UPDATE, most_bytes)
    if "query" in fields:
        raise HTTPException(400, "This address takes updates; queries go to /sparql.")
    text = _the_one(fields, "update", most_bytes)
    using = Dataset(default=fields.get("using-graph-uri", []), named=fields.get("using-named-graph-uri", []))
    return AskedUpdate(text, using)


async def body_of(request: Request, *, most_bytes: int, too_long: str) -> bytes:
    """The body, refused (413, with these words) as soon as it is too long."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most_bytes:
            raise HTTPException(413, too_long)
    return bytes(body)


async def _posted(request: Request, name: str, direct: str, most_bytes: int) -> dict[str, list[str]]:
    """The fields of a form, or of the address with the body under ``name`` where it is posted directly."""
    media_type = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if media_type not in (_FORM, direct):
        hint = {_UPDATE: " Updates go to /sparql/update.", _QUERY: " Queries go to /sparql."}.get(media_type, "")
        raise HTTPException(
            415, f"It is posted here as {_FORM} or {direct}.{hint}", {"Accept-Post": f"{_FORM}, {direct}"}
        )
    # A form may take three times the room: %20 for a space.
    too_long = f"A {name} may have {most_bytes:,} bytes."
    body = await body_of(request, most_bytes=3 * most_bytes, too_long=too_long)
    return _fields(body) if media_type == _FORM else _fields(request.scope["query_string"]) | {name: [_decoded(body)]}


def _fields(encoded: bytes) -> dict[str, list[str]]:
    try:
        return form.fields(encoded)
    except ValueError as error:
        raise HTTPException(400, f"The form cannot be read: {error}") from error


def _the_one(fields: Fields, name: str, most_bytes: int) -> str:
    texts = fields.get(name, [])
    if len(texts) != 1:
        raise HTTPException(400, f"A request brings exactly one {name}; this one has {len(texts)}.")
    if len(texts[0].encode()) > most_bytes:
        raise HTTPException(413, f"A {name} may have {most_bytes:,} bytes.")
    if not texts[0].strip():
        raise HTTPException(400, f"The {name} is empty.")
    return texts[0]


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise HTTPException(400, "The body is not in UTF-8.") from error
