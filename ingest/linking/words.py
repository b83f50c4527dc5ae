"""The table of ``words.toml`` as compiled patterns, for folded text."""

import re
from functools import cache
from typing import Any

from ontology.toml_tables import toml_table


@cache
def table(section: str) -> dict[str, Any]:
    """A section of the table as it stands."""
    section_table: dict[str, Any] = toml_table("ingest.linking", "words")[section]
    return section_table


@cache
def pattern(section: str, name: str) -> re.Pattern[str]:
    """A pattern of the table; its spaces match white space of any kind."""
    return compiled(table(section)[name])


def compiled(written: str) -> re.Pattern[str]:
    """A pattern as the table writes it."""
    return re.compile(written.replace(" ", r"\s{1,4}"))
