"""Words of the interface (``words.toml``), so that a second language is a second file."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _tables() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("search_api.pages").joinpath("words.toml").read_text("utf-8"))


def said(table: str, key: str | None) -> str:
    """The word for a key (``said("confidence", "medium")``); a key without a word is written with spaces."""
    return _tables()[table].get(key or "", (key or "").replace("_", " "))
