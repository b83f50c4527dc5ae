"""Typed values in words: ``min 10 percent`` of voters is "at least 10 % of voters"."""

import re
from dataclasses import dataclass

_BOUNDS = {"min": "at least", "max": "at most", "more_than": "more than", "less_than": "less than", "exact": ""}
_TIMES = frozenset({"hours", "days", "working_days", "calendar_days", "weeks", "months", "years"})
_DEADLINES = frozenset({"answer_term", "collection_term", "procedure_term"})
_SINGULAR = {
    "signatures": "signature",
    "persons": "person",
    "voters": "voter",
    "councillors": "councillor",
    "members": "member",
    "organisations": "organisation",
    "meetings": "meeting",
    **{unit: unit[:-1] for unit in _TIMES},
}
_FRACTIONS = {
    "1/2": "half",
    "1/3": "one third",
    "2/3": "two thirds",
    "1/4": "one quarter",
    "3/4": "three quarters",
    "1/5": "one fifth",
    "2/5": "two fifths",
    "3/5": "three fifths",
    "4/5": "four fifths",
    "1/10": "one tenth",
}
_MONTHS = (
    "January February March April May June July August September October November December".split()
)  # fmt: skip
_DATE = re.compile(r"(\d{4})-(0[1-9]|1[0-2])-(\d\d)")
_DAY = re.compile(r"--(0[1-9]|1[0-2])-(\d\d)")
_DAY_BOUNDS = {"min": "not before", "max": "by", "more_than": "after", "less_than": "before", "exact": "on"}
_SHARES = frozenset({"percent", "fraction"})
_OF = _SHARES | {"signatures"}
_COUNTED_FROM = re.compile(r"(?:from|after|before|since|of|counted)\b")
_PERIODS = frozenset({"day", "week", "month", "quarter", "year"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A value in words: ``amount`` is what matters ("at least 5 %"), ``rest`` says of what ("of the voters")."""

    amount: str
    rest: str = ""

    def __str__(self) -> str:
        return f"{self.amount} {self.rest}".strip()


def phrase(
    *,
    role: str | None,
    operator: str | None,
    printed: str | None,
    unit: str | None,
    base: str | None = None,
    per: str | None = None,
    valid_from: str | None = None,
    valid_to: str | None = None,
) -> Phrase:
    r"""The value of a comparison row or a parameter; keys that are not known are written as they are.

    >>> str(phrase(role="support", operator="min", printed="10", unit="percent", base="voters"))
    'at least 10\xa0% of voters'
    """
    role, operator, printed, unit = role or "", operator or "exact", printed or "", unit or ""
    if role == "frequency":
        amount, rest = _frequency(operator, printed, unit, per), _aside(base, per)
    else:
        amount, rest = _amount(role, operator, printed, unit), _of_what(unit, base)
    return Phrase(amount=amount, rest=" ".join(part for part in (rest, _validity(valid_from, valid_to)) if part))


def _amount(role: str, operator: str, printed: str, unit: str) -> str:
    day = _DAY.fullmatch(printed)
    if day:
        return f"{_DAY_BOUNDS.get(operator, operator)} {int(day[2])} {_MONTHS[int(day[1]) - 1]}"
    bound = _BOUNDS.get(operator, operator.replace("_", " "))
    quantity = _quantity(printed, unit)
    if unit in _TIMES:
        bound = "within" if role in _DEADLINES and operator == "max" else bound
        bound = f"for {bound}".strip() if role == "moratorium" else bound
        quantity = f"{quantity} ahead" if role == "notice_term" else quantity
    if unit in _SHARES and operator != "exact" and quantity == "50\u00a0%":
        quantity = "half"
    return f"{bound} {quantity}".strip()


def _quantity(printed: str, unit: str) -> str:
    """A number with its unit, held together by a no-break space where the unit is a sign."""
    number = _number(printed)
    if unit == "percent":
        return f"{number}\u00a0%"
    if unit == "fraction":
        return _FRACTIONS.get(printed.replace(" ", ""), number)
    if unit == "EUR":
        return f"EUR\u00a0{number}"
    words = _SINGULAR.get(unit, unit) if printed == "1" else unit
    return f"{number} {words.replace('_', ' ')}".strip()


def _number(printed: str) -> str:
    """The number with its thousands apart; anything else as it was printed."""
    whole, point, decimals = printed.partition(".")
    return f"{int(whole):,}{point}{decimals}" if whole.isdecimal() else printed


def _frequency(operator: str, printed: str, unit: str, per: str | None) -> str:
    if unit in _TIMES:
        return f"every {_SINGULAR[unit]}" if printed == "1" else f"every {_quantity(printed, unit)}"
    bound = _BOUNDS.get(operator, operator)
    times = {"1": "once", "2": "twice"}.get(printed, f"{_number(printed)} times")
    period = f"a {per}" if per in _PERIODS else ""
    return " ".join(part for part in (bound, times, period) if part)


def _aside(base: str | None, per: str | None) -> str:
    """What a frequency is counted for, where it is not a plain period."""
    if per and per not in _PERIODS:
        return f"in the {per}" if per.startswith(("first", "second", "last")) else f"in each {per}"
    return f"({base})" if base else ""


def _of_what(unit: str, base: str | None) -> str:
    if not base:
        return ""
    if unit in _OF:
        return f"of {base}"
    return base if _COUNTED_FROM.match(base) else f"({base})"


def _validity(valid_from: str | None, valid_to: str | None) -> str:
    if valid_from and valid_to:
        return f"({date_in_words(valid_from)} to {date_in_words(valid_to)})"
    if valid_from:
        return f"(since {date_in_words(valid_from)})"
    return f"(until {date_in_words(valid_to)})" if valid_to else ""


def date_in_words(date: str) -> str:
    """An ISO 8601 date as people write it (``28 June 2018``); a year, or anything else, as it is."""
    match = _DATE.fullmatch(date)
    return f"{int(match[3])}\u00a0{_MONTHS[int(match[2]) - 1]}\u00a0{match[1]}" if match else date
