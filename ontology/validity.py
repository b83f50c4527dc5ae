"""The time in which a rule holds: half open, as ``[first, end)``, from dates or years as curators write them.

Follows ELI (``first_date_entry_in_force``, ``date_no_longer_in_force``): the end is the first day on which the
rule no longer holds. A bare year is meant whole: as a beginning it is 1 January, as an end it runs to 31 December.
``law_of`` is the one rule by which search, the comparison and every other door judge what was the law on a day.
"""

from dataclasses import dataclass
from datetime import date

from ontology.codes import ActStatus

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


Written = tuple[str | None, str | None]
"""A beginning and an end as they are known: dates or years (ISO 8601), ``None`` where a side is open or not known."""


@dataclass(frozen=True, slots=True)
class Law:
    """When something was the law, or was done: ``first`` and ``end`` as they are known, the ``end`` half open.

    ``known`` is false for what never was the law and for what ended nobody knows when. With neither ``first`` nor
    ``end`` nothing is known of its time, and it may have held on any day.
    """

    first: str | None = None
    end: str | None = None
    known: bool = True

    def holds_on(self, day: date) -> bool:
        """Whether it was the law on a day, or may have been: of a beginning or an end only the year may be known."""
        return self.known and Period(_first_day(self.first, years=0), _first_day(self.end, years=1)).holds_on(day)


def law_of(written: Written, *, status: str | None = None, year: int | None = None) -> Law:
    """When a rule was the law, by its own days and the status (a key) and year of its act.

    A proposal never was. What was repealed was the law until its end, and nobody knows when where that is not told.
    Where no beginning is known it was not the law before the year of its act.

    >>> law_of((None, "2024"), status="repealed", year=2010)
    Law(first='2010', end='2024', known=True)
    """
    if status == ActStatus.PROPOSED:
        return Law(known=False)
    first, end = written
    ended_unknown = status == ActStatus.REPEALED and end is None
    return Law(first or (f"{year:04}" if year else None), end, known=not ended_unknown)


def narrower(one: Written, other: Written) -> Written:
    """The later beginning and the earlier end; of a year and its own first or last day the day, which says more."""
    firsts = [each for each in (one[0], other[0]) if each]
    ends = [each for each in (one[1], other[1]) if each]
    return (
        max(firsts, key=lambda each: (_first_day(each, years=0), len(each)), default=None),
        min(ends, key=lambda each: (_first_day(each, years=1), -len(each)), default=None),
    )


def years_of(written: str | None) -> Law:
    """The time that years of a practice tell: a year, a range (``2014-2022``) or an open range (``2019-``).

    Nothing where none is written.

    >>> years_of("2019-")
    Law(first='2019', end=None, known=True)
    """
    first, dash, last = (written or "").partition("-")
    return Law(first or None, (last or None) if dash else first or None)


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
