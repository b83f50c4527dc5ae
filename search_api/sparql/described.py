"""What OpenAPI says of the doors (``openapi.toml``): they read requests themselves, so nothing is told by itself."""

from typing import Any

from fastapi import Security
from fastapi.security import HTTPBearer

from ontology.toml_tables import toml_table
from search_api.sparql.media_types import GRAPH_TYPES, RESULT_TYPES

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


def operation(*names: str) -> dict[str, Any]:
    """What an operation takes, by the names of its parts in the table."""
    table = toml_table("search_api.sparql", "openapi")
    return {key: told for name in names for key, told in table[name].items()}
