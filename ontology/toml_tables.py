"""Tables of words and settings that lie as TOML beside the code that walks them."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def toml_table(package: str, name: str) -> dict[str, Any]:
    """The table ``name.toml`` of a package (``ingest.repair``), read once and not to be changed."""
    return tomllib.loads(files(package).joinpath(f"{name}.toml").read_text("utf-8"))
