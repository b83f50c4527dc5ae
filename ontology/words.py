"""Words of the house in the region's languages (``words.toml``)."""

from ontology.toml_tables import toml_table


def _table() -> dict[str, dict[str, str]]:
    return toml_table("ontology", "words")


def word(key: str, language: str) -> str:
    """A word in a language (BCP 47), in English where the table has none."""
    forms = _table()[key]
    return forms.get(language) or forms.get(language.split("-")[0]) or forms["en"]
