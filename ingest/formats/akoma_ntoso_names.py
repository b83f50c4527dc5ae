"""What the elements of Akoma Ntoso are to a reader (``akoma_ntoso.toml``), and their numbers without words."""

import re
from functools import cache
from typing import Any

from ingest.structure.markers import article_words
from ontology.toml_tables import toml_table

_FIGURE = re.compile(r"\d+[^\W\d_]?|[IVXLC]+[a-zа-џ]?")
_EDGES = re.compile(r"^[^\w§]+|[^\w¹²³⁴-⁹⁰]+$")
_FOREIGN_WORD = re.compile(r"^[^\W\d_]{3,}\.?\s+(?=\d)")
_NAMED = re.compile(r"_(\d[\w-]*)$")


def table() -> dict[str, Any]:
    """The table as it is written."""
    return toml_table("ingest.formats", "akoma_ntoso")


@cache
def names(key: str) -> frozenset[str]:
    """The elements of one role."""
    return frozenset(table()[key])


@cache
def _article_word() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{article_words()})(?!\w)\.?\s*", re.IGNORECASE)


def bare(number: str) -> str | None:
    """A number without brackets and dots; ``None`` where nothing is left ("-")."""
    return _EDGES.sub("", " ".join(number.split())) or None


def opens_article(number: str) -> bool:
    """True for a number behind the word for an article ("Član 5.")."""
    return _article_word().search(number) is not None


def article_number(number: str, identifier: str | None) -> str | None:
    """The number of an article without its word; where none is printed, that of its ``eId`` (``art_68``)."""
    without_word, found = _article_word().subn("", number)
    if plain := bare(without_word):
        return plain if found else _FOREIGN_WORD.sub("", plain).lstrip("§ ")
    match = _NAMED.search(identifier or "")
    return match[1] if match else None


def division_number(number: str) -> str | None:
    """The figure alone ("II" of "GLAVA II"), or all of a number in words ("PRVI DEO")."""
    plain = bare(number)
    words = plain.split() if plain else []
    figures = (word for word in (words[-1:] + words[:1]) if _FIGURE.fullmatch(word))
    return next(figures, plain)
