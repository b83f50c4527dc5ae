"""Typed values in words: ``min 10 percent`` of voters is "at least 10 % of voters", in the language of a page."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from search_api.pages.interface import Interface

_TIMES = frozenset({"hours", "days", "working_days", "calendar_days", "weeks", "months", "years"})
_DEADLINES = frozenset({"answer_term", "collection_term", "procedure_term", "notice_term"})
_DATE = re.compile(r"(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_DAY = re.compile(r"--(0[1-9]|1[0-2])-(\d\d)")
_SHARES = frozenset({"percent", "fraction"})
_OF = _SHARES | {"signatures"}
_HALF = "1/2"
_WHOLE_PHRASES = {"more_than": "beyond", "less_than": "below"}  # with fractions, for cases differ
_COUNTED_FROM = re.compile(
    r"(?:from|after|before|since|of|counted|od|prije|pre|nakon|poslije|posle|од|пре|пред|после|по|nga|pas|para|prej)\b"
)
_PERIODS = frozenset({"day", "week", "month", "quarter", "year"})
_OPEN_NUMBER = 5
"""The number whose plural form fits one that is no number, such as "several": that of many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A value in words: ``amount`` is what matters ("at least 5 %"), ``rest`` says of what ("of voters") and when.

    ``of`` is the rest without the time in which the value holds, for where a day is asked for anyhow.
    """

    amount: str
    rest: str = ""
    of: str = ""

    def __str__(self) -> str:
        return f"{self.amount} {self.rest}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What is to be put in words; keys that are not known are written as they are."""

    role: str = ""
    operator: str = "exact"
    printed: str = ""
    unit: str = ""
    base: str = ""
    per: str = ""
    valid_from: str | None = None
    valid_to: str | None = None


def phrase(interface: Interface, stated: Stated) -> Phrase:
    r"""The value in words.

    >>> from search_api.pages.interface import interface
    >>> str(phrase(interface(), Stated(role="support", operator="min", printed="10", unit="percent", base="voters")))
    'at least 10\xa0% of voters'
    """
    if stated.role == "frequency":
        amount, rest = _frequency(interface, stated), _aside(interface, stated)
    else:
        amount, rest = _amount(interface, stated), _of_what(interface, stated)
    validity = _validity(interface, stated.valid_from, stated.valid_to)
    return Phrase(amount=amount, rest=" ".join(part for part in (rest, validity) if part), of=rest)


def _amount(interface: Interface, stated: Stated) -> str:
    day = _DAY.fullmatch(stated.printed)
    if day:
        said = interface.day_of_year(int(day[1]), int(day[2]))
        return _within_pattern(interface, "day_bound", stated.operator, day=said)
    if stated.unit in _TIMES and stated.role in _DEADLINES and stated.operator == "max":
        return _counted(interface, "within", stated)
    fraction = _fraction(stated)
    whole = _WHOLE_PHRASES.get(stated.operator)
    if fraction and whole and interface.knows(whole, fraction):
        return interface.said(whole, fraction)
    told = interface.said("fraction", fraction) if fraction else quantity(interface, stated)
    if stated.role == "notice_term" and stated.unit in _TIMES:
        told = _within_pattern(interface, "aside", "notice", quantity=told)
    bounded = _within_pattern(interface, "bound", stated.operator, quantity=told)
    if stated.role == "moratorium" and stated.unit in _TIMES:
        return _within_pattern(interface, "aside", "moratorium", quantity=bounded)
    return bounded


def _fraction(stated: Stated) -> str:
    """The fraction that is said in words; a bound of 50 % is one of half."""
    if stated.unit == "fraction":
        return stated.printed.replace(" ", "")
    return _HALF if (stated.unit, stated.printed) == ("percent", "50") and stated.operator != "exact" else ""


def _within_pattern(interface: Interface, table: str, key: str, **inserted: str) -> str:
    """The pattern of a key with something inserted; a key without a pattern stands before it."""
    pattern = interface.said(table, key)
    return pattern % inserted if "%(" in pattern else " ".join([pattern, *inserted.values()]).strip()


def quantity(interface: Interface, stated: Stated) -> str:
    """A number with its unit, held together by a no-break space where the unit is a sign."""
    if stated.unit == "fraction":
        return interface.said("fraction", _fraction(stated))
    if stated.unit in ("percent", "EUR"):
        return interface.said("sign", stated.unit) % {"number": _number(interface, stated.printed)}
    return _counted(interface, "unit", stated)


def _counted(interface: Interface, table: str, stated: Stated) -> str:
    number = _decimal(stated.printed)
    pattern = interface.counted(table, stated.unit, _OPEN_NUMBER if number is None else int(number))
    shown = _number(interface, stated.printed)
    return pattern % {"number": shown} if pattern else f"{shown} {stated.unit.replace('_', ' ')}".strip()


def _decimal(printed: str) -> Decimal | None:
    try:
        found = Decimal(printed)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def _number(interface: Interface, printed: str) -> str:
    """The number with its thousands apart; anything else as it was printed."""
    number = _decimal(printed)
    return printed if number is None else interface.number(number)


def _frequency(interface: Interface, stated: Stated) -> str:
    if stated.unit in _TIMES and not stated.per:
        alone = stated.printed == "1"
        return interface.said("every_one", stated.unit) if alone else _counted(interface, "every", stated)
    if stated.unit in _TIMES:
        times = _counted(interface, "unit", stated)
    elif stated.printed in ("1", "2"):
        times = interface.said("times", stated.printed)
    else:
        times = _counted_times(interface, stated)
    if stated.per in _PERIODS:
        times = interface.said("per", stated.per) % {"times": times}
    return _within_pattern(interface, "bound", stated.operator, quantity=times)


def _counted_times(interface: Interface, stated: Stated) -> str:
    number = _decimal(stated.printed)
    many = interface.ngettext("%(number)s time", "%(number)s times", _OPEN_NUMBER if number is None else int(number))
    return many % {"number": _number(interface, stated.printed)}


def _aside(interface: Interface, stated: Stated) -> str:
    """What a frequency is counted for, where it is not a plain period."""
    if stated.per and stated.per not in _PERIODS:
        known = interface.knows("period", stated.per)
        return interface.said("period", stated.per) if known else f"({stated.per})"
    return f"({stated.base})" if stated.base else ""


def _of_what(interface: Interface, stated: Stated) -> str:
    if not stated.base:
        return ""
    if stated.unit in _OF:
        return interface.said("aside", "of") % {"what": stated.base}
    return stated.base if _COUNTED_FROM.match(stated.base) else f"({stated.base})"


def _validity(interface: Interface, valid_from: str | None, valid_to: str | None) -> str:
    days = {"since": date_in_words(interface, valid_from or ""), "until": date_in_words(interface, valid_to or "")}
    if valid_from and valid_to:
        return interface.said("validity", "between") % days
    if valid_from:
        return interface.said("validity", "since") % days
    return interface.said("validity", "until") % days if valid_to else ""


def date_in_words(interface: Interface, day: str) -> str:
    """An ISO 8601 date as people write it (``28 June 2018``); a year, or anything else, as it is."""
    match = _DATE.fullmatch(day)
    if not match:
        return day
    try:
        return interface.date(date(int(match[1]), int(match[2]), int(match[3])))
    except ValueError:  # 31 June
        return day
