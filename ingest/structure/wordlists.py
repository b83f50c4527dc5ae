"""Word lists of this folder as patterns: in capitals, spaced out, or as a line opens."""

import re
from collections.abc import Iterable
from typing import Any

from ontology.toml_tables import toml_table


def table(name: str) -> dict[str, Any]:
    """A ``.toml`` file of this folder, read once."""
    return toml_table("ingest.structure", name)


def words(name: str, entry: str) -> list[str]:
    """The words of one entry of a file, the longest first, so that a pattern takes the whole word."""
    return sorted(table(name)[entry]["words"], key=len, reverse=True)


def any_of(choices: Iterable[str]) -> str:
    """A pattern of words, each as it is; one space may be a line break."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in choices)


def in_print_capitals(choices: Iterable[str]) -> str:
    """A pattern of words in capitals, closed up or with a space between any two letters (Z A K O N)."""
    return "|".join(r"[ \t]?".join(map(re.escape, word.upper().replace(" ", ""))) for word in choices)


def capitalised(choices: Iterable[str]) -> str:
    """A pattern of words with a capital first letter."""
    return any_of(word[:1].upper() + word[1:] for word in choices)
