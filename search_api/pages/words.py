"""Words of the interface (``words.toml``), so that a second language is a second file."""

from ontology.toml_tables import toml_table


def _tables() -> dict[str, dict[str, str]]:
    return toml_table("search_api.pages", "words")


def said(table: str, key: str | None) -> str:
    """The word for a key (``said("confidence", "medium")``); a key without a word is written with spaces."""
    return _tables()[table].get(key or "", (key or "").replace("_", " "))
