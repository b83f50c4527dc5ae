"""The time in which a rule holds: half open, as ``[first, end)``, from dates or years as curators write them.

Follows ELI (``first_date_entry_in_force``, ``date_no_longer_in_force``): the end is the first day on which the
rule no longer holds. A bare year is meant whole: as a beginning it is 1 January, as an end it runs to 31 December.
"""

from dataclasses import dataclass
from datetime import date

_YEAR = 4  # letters


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``first`` up to, not including, ``end``; ``None`` where a side is open or not known."""

    first: date | None = None
    end: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the rule holds on a day.

        >>> Period(None, date(2018, 6, 28)).holds_on(date(2018, 6, 28))
        False
        """
        return (self.first is None or self.first <= day) and (self.end is None or day < self.end)

    def within(self, outer: "Period") -> "Period":
        """The days of both: what an article says holds no longer than its act."""
        firsts = [each.first for each in (self, outer) if each.first]
        ends = [each.end for each in (self, outer) if each.end]
        return Period(max(firsts, default=None), min(ends, default=None))


def period(valid_from: str | None, valid_to: str | None) -> Period:
    """The period between two dates or years (ISO 8601).

    Raises ``ValueError`` for anything else, and for an end that is not after the beginning.

    >>> period("2017", "2018")
    Period(first=datetime.date(2017, 1, 1), end=datetime.date(2019, 1, 1))
    """
    found = Period(_first_day(valid_from, years=0), _first_day(valid_to, years=1))
    if found.first and found.end and found.end <= found.first:
        raise ValueError(f"valid_to ({valid_to}) is not after valid_from ({valid_from})")
    return found


def year_alone(written: str) -> bool:
    """Whether of a date as curators write it only the year is known."""
    return len(written) == _YEAR


def _first_day(written: str | None, *, years: int) -> date | None:
    if written is None:
        return None
    try:
        return date(int(written) + years, 1, 1) if year_alone(written) else date.fromisoformat(written)
    except ValueError:
        raise ValueError(f"{written} is neither a date (2018-06-28) nor a year (2018)") from None
