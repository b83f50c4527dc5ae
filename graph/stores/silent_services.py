"""Silent calls of other servers (``SERVICE SILENT``): where none is made, the rest of the query is answered."""

import re
from collections.abc import Collection
from typing import NamedTuple

from graph.stores.query_words import BLOCK, GAP, LOCAL, TOKEN, refuse_service

_TOKEN = re.compile(rf"{TOKEN.pattern} | (?P<brace>[{{}}])", re.VERBOSE | re.DOTALL)
_CALL = re.compile(
    rf"SERVICE{GAP}SILENT{GAP}(?:(?:<(?P<iri>[^>]*+)>|[?$]\w++){BLOCK}|[^\s{{<>\":?$]*+:{LOCAL})", re.IGNORECASE
)
_OPENED, _CLOSED = "OPTIONAL{FILTER(false){", "}}"


class _Edit(NamedTuple):
    start: int
    end: int
    text: str


def with_own_services(query: str, *, allowed: Collection[str] = ()) -> str:
    """The query without silent calls of what is not ``allowed``; raises ``QueryRefusedError`` for the other calls.

    In place of such a block stands one that parses and finds nothing, an ``OPTIONAL`` that is never true: one empty
    solution, with the block's variables (SPARQL 1.1 Federated Query, 2.4). Lines stay. What is left is looked at as
    any query is (``refuse_service``), so that reading a query otherwise than its engine can make no call.
    """
    if "SILENT" in query.upper():
        for edit in sorted(_edits(query, allowed), reverse=True):
            query = query[: edit.start] + edit.text + query[edit.end :]
    refuse_service(query, allowed=allowed)
    return query


def _edits(query: str, allowed: Collection[str]) -> list[_Edit]:
    """An edit for the beginning and one for the end of each block; none where it is not closed."""
    edits: list[_Edit] = []
    open_blocks: list[_Edit | None] = []
    after = 0
    for token in _TOKEN.finditer(query):
        if token.start() < after:
            continue
        call = _CALL.match(query, token.start()) if (token["word"] or "").upper() == "SERVICE" else None
        if call:
            after = call.end()
            lines = "\n" * call[0].count("\n")
            refused = call["iri"] not in allowed
            open_blocks.append(_Edit(call.start(), call.end(), _OPENED + lines) if refused else None)
        elif token["brace"] == "{":
            open_blocks.append(None)
        elif token["brace"] and open_blocks and (begun := open_blocks.pop()):
            edits += [begun, _Edit(token.start(), token.end(), _CLOSED)]
    return edits
