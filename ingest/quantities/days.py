"""Terms that end on a day of every year ("do 31. marta")."""

import re
from collections.abc import Iterator
from functools import cache

from ingest.quantities.quantity import Quantity
from ontology.codes import Operator, Unit
from ontology.toml_tables import toml_table

_LAST_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def find_days(folded: str) -> Iterator[Quantity]:
    """Every such day of a folded text, as ``--MM-DD``; a day with its year is a date and none of these."""
    for match in days().finditer(folded):
        month = next(int(name[1:]) for name, value in match.groupdict().items() if value and name[0] == "m")
        day = int(match["day"] or match["late"])
        if not 1 <= day <= _LAST_DAYS[month - 1]:
            continue
        yield Quantity(
            start=match.start(),
            end=match.end(),
            at=match.start("day") if match["day"] else match.start("late"),
            value=f"--{month:02d}-{day:02d}",
            unit=Unit.DAY_OF_YEAR,
            form="date",
            operator=Operator.MAX,
        )


@cache
def days() -> re.Pattern[str]:
    """The pattern for such days."""
    raw = toml_table("ingest.quantities", "days")
    months = "|".join(f"(?P<m{turn}>{names})" for turn, names in enumerate(raw["months"], start=1))
    named = re.sub(r"\?P<m", "?P<m0", months)
    first = rf"(?:dat[eu]n? )?(?P<day>\d{{1,2}})\.?\s?(?:{months})(?!\w|,?\s{{0,2}}(?:viti )?\d{{4}})"
    second = rf"(?:{named})\s(?P<late>\d{{1,2}})\b(?!,?\s\d{{4}})"
    return re.compile(rf"\b(?:{raw['before']})\s(?:{first}|{second})")
