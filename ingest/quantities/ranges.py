"""Two numbers with one unit: ranges, and two bounds with words of their own."""

import re
from functools import cache

from ingest.quantities.numerals import Numeral
from ontology.toml_tables import toml_table

_LONGEST_RANGE = 34


def joined_as(folded: str, first: Numeral, second: Numeral) -> str | None:
    """How two numbers are joined: as a ``range``, as two bounds with words of their own, or not at all."""
    if second.start - first.end > _LONGEST_RANGE:
        return None
    ranging, either = _joints()
    if ranging.fullmatch(folded, first.end, second.start):
        return "range" if float(first.value) < float(second.value) else None
    return "either" if either.fullmatch(folded, first.end, second.start) else None


@cache
def _joints() -> tuple[re.Pattern[str], re.Pattern[str]]:
    raw = toml_table("ingest.quantities", "operators")["joined"]
    return re.compile(raw["range"]), re.compile(raw["either"])
