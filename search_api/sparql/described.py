"""What OpenAPI says of the doors (``openapi.toml``): they read requests themselves, so nothing is told by itself."""

import tomllib
from importlib.resources import files
from typing import Any

from fastapi import Security
from fastapi.security import HTTPBearer

from search_api.sparql.media_types import GRAPH_TYPES, RESULT_TYPES

_TOLD: dict[str, dict[str, Any]] = tomllib.loads(files(__package__).joinpath("openapi.toml").read_text("utf-8"))
ASK, ASK_BY_POST, UPDATE, GRAPH = (_TOLD[each] for each in ("ask", "ask_by_post", "update", "graph"))
PUT_GRAPH = GRAPH | _TOLD["triples"]
GRAPHS: dict[int | str, dict[str, Any]] = {200: {"content": {each: {} for each in GRAPH_TYPES}}, 406: {}}
ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {"content": {each: {} for each in (*RESULT_TYPES, *GRAPH_TYPES)}},
    **{status: {} for status in (406, 413, 415, 429)},
}
WRITING: dict[int | str, dict[str, Any]] = {status: {} for status in (401, 403)}
WRITTEN: dict[int | str, dict[str, Any]] = {status: {} for status in (413, 415)}
TOKEN = Security(
    HTTPBearer(auto_error=False, scheme_name="writeToken", description="The write token of the server's settings.")
)
"""Says that a route wants the token; ``check_token`` does the asking."""
