"""Shares of fees, prices, pay and taxes: amounts of money, which are no parameters however they are worded."""

import re
from functools import cache

from ingest.quantities import SHARES, Quantity
from ingest.references.folding import fold
from ontology.codes import Unit
from ontology.toml_tables import toml_table

_WHOLE = 100.0


def is_of_money(quantity: Quantity) -> bool:
    """Whether a share is one of money by what it is a share of, or more than the whole, as only prices can be."""
    if quantity.unit not in SHARES:
        return False
    if quantity.unit is Unit.PERCENT and float(quantity.value) > _WHOLE:
        return True
    return bool(quantity.base and _money().match(fold(quantity.base)))


@cache
def _money() -> re.Pattern[str]:
    words = toml_table("ingest.parameters", "cues")["money"]
    return re.compile(rf"(?:\S+ ){{0,2}}?(?:{words})")
