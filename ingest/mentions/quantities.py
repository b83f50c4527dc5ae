"""Numbers with a unit that rights hang on: percentages, fractions of a body, days and months."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ontology.codes import Unit

_VALUE = r"(?P<value>\d{1,3}(?:[.,]\d{1,2})?)"
_UNITS: tuple[tuple[Unit, str], ...] = (
    (Unit.PERCENT, r"%|odsto\b|posto\b|procen\w+|одсто\b|посто\b|процен\w+|për qind|përqind\w*|percent|per cent"),
    (
        Unit.WORKING_DAYS,
        r"radn\w+ dan\w*|радн\w+ дан\w*|работн\w+ ден\w*|ditë\w* (?:të )?pun\w+|working days|iş günü",
    ),
    (Unit.CALENDAR_DAYS, r"kalendarsk\w+ dan\w*|календарск\w+ ден\w*|ditë\w* kalendarik\w+|calendar days"),
    (Unit.DAYS, r"dan[a]?\b|дан[а]?\b|ден(?:а|ови)?\b|ditë\w*|days?\b|gün\w*"),
    (Unit.MONTHS, r"mjesec\w*|mesec\w*|месец\w*|мјесец\w*|muaj\w*|months?\b|ay\b"),
    (Unit.HOURS, r"sat[ai]?\b|час[а]?\b|orë\w*|hours?\b"),
)
_SIGN = re.compile(
    rf"(?<![\d.,/]){_VALUE}\s?(?:\([^)]{{3,30}}\)\s?)?(?:" + "|".join(f"(?P<{u}>{w})" for u, w in _UNITS) + ")",
    re.IGNORECASE,
)
_TURKISH = re.compile(rf"yüzde\s+{_VALUE}", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with its unit; offsets count from the start of the given text."""

    start: int
    end: int
    value: str
    unit: Unit


def find_quantities(text: str) -> Iterator[Quantity]:
    """Every quantity written in figures, in order of place within each pattern."""
    for match in _SIGN.finditer(text):
        unit = next(unit for unit, _ in _UNITS if match[unit])
        yield _quantity(match, unit)
    for match in _TURKISH.finditer(text):
        yield _quantity(match, Unit.PERCENT)


def _quantity(match: re.Match[str], unit: Unit) -> Quantity:
    return Quantity(start=match.start(), end=match.end(), value=match["value"].replace(",", "."), unit=unit)
