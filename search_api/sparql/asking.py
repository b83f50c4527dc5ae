"""What a request asks (SPARQL 1.1 Protocol, 2.1): the query and its dataset, from an address or a body."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs

from fastapi import Request
from starlette.exceptions import HTTPException

from graph.store import Dataset

MOST_BYTES = 1_000_000
_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_UPDATE = "application/sparql-update"
Fields = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with the graphs it speaks of; ``format`` overrules ``Accept``."""

    query: str
    dataset: Dataset
    format: str | None


async def read(request: Request) -> Asked | None:
    """What a GET or POST asks, ``None`` for a GET without a query; raises ``HTTPException`` 400, 413 or 415."""
    address = parse_qs(request.url.query, keep_blank_values=True)
    if request.method == "GET":
        return _asked(address, None) if "query" in address else None
    media_type = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if media_type not in (_FORM, _QUERY):
        hint = " Updates go to /sparql/update." if media_type == _UPDATE else ""
        raise HTTPException(
            415, f"A query is posted as {_FORM} or {_QUERY}.{hint}", {"Accept-Post": f"{_FORM}, {_QUERY}"}
        )
    text = _decoded(await _body(request))
    if media_type == _QUERY:
        return _asked(address, text)
    try:
        fields = parse_qs(text, keep_blank_values=True, errors="strict", max_num_fields=1000)
    except ValueError as error:
        raise HTTPException(400, f"The form cannot be read: {error}") from error
    return _asked(fields, None)


def _asked(fields: Fields, text: str | None) -> Asked:
    queries = fields.get("query", []) if text is None else [text]
    if "update" in fields:
        raise HTTPException(400, "This address answers queries; updates go to /sparql/update.")
    if len(queries) != 1:
        raise HTTPException(400, f"A request asks exactly one query; this one has {len(queries)}.")
    if len(queries[0].encode()) > MOST_BYTES:
        raise HTTPException(413, f"A query may have {MOST_BYTES} bytes.")
    if not queries[0].strip():
        raise HTTPException(400, "The query is empty.")
    dataset = Dataset(default=fields.get("default-graph-uri", []), named=fields.get("named-graph-uri", []))
    return Asked(queries[0], dataset, next(iter(fields.get("format", [])), None))


async def _body(request: Request) -> bytes:
    """The body, refused as soon as it is too long. A form may take three times the room: %20 for a space."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > 3 * MOST_BYTES:
            raise HTTPException(413, f"A query may have {MOST_BYTES} bytes.")
    return bytes(body)


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise HTTPException(400, "The query is not in UTF-8.") from error
