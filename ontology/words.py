"""Words of the house in the region's languages (``words.toml``)."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("ontology").joinpath("words.toml").read_text("utf-8"))


def word(key: str, language: str) -> str:
    """A word in a language (BCP 47), in English where the table has none."""
    forms = _table()[key]
    return forms.get(language) or forms.get(language.split("-")[0]) or forms["en"]
