"""Terms that end on a day of every year ("do 31. marta")."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from ingest.quantities.numerals import number_words
from ingest.quantities.quantity import Quantity
from ontology.codes import Operator, Unit
from ontology.toml_tables import toml_table

_FEBRUARY, _DECEMBER = 2, 12
_ENDS = ("end", "late_end", "year")
"""Groups of words that mean the last day of a month, and of the year."""

_LAST_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def read_days(matches: Iterable[re.Match[str]]) -> Iterator[Quantity]:
    """Such days as ``--MM-DD``, from what ``days`` matches in a folded text.

    A day with its year is a date and none of these.
    """
    for match in matches:
        named = {name: value for name, value in match.groupdict().items() if value}
        month = next((int(name[1:]) for name in named if name[0] == "m"), _DECEMBER)
        printed = next((name for name in ("day", "late", "ahead", "item", "high") if name in named), None)
        day = int(named[printed]) if printed else _LAST_DAYS[month - 1]
        if not 1 <= day <= _LAST_DAYS[month - 1]:
            continue
        if "low" in named and 1 <= int(named["low"]) < day:
            yield _first(match, month, int(named["low"]))
        yield Quantity(
            start=match.start("high" if "low" in named else 0),
            end=match.end(),
            at=match.start(printed or next(name for name in _ENDS if name in named)),
            value=f"--{month:02d}-{day if printed or month != _FEBRUARY else 28:02d}",
            unit=Unit.DAY_OF_YEAR,
            form="date",
            operator=_operator(named),
        )


def _first(match: re.Match[str], month: int, day: int) -> Quantity:
    """The first day of a range that names its month once: "od 1. do 25. septembra"."""
    return Quantity(
        start=match.start(),
        end=match.end("low"),
        at=match.start("low"),
        value=f"--{month:02d}-{day:02d}",
        unit=Unit.DAY_OF_YEAR,
        form="date",
        operator=Operator.MIN,
    )


def _operator(named: Mapping[str, str]) -> Operator:
    if "since" in named:
        return Operator.MIN
    return Operator.LESS_THAN if "earlier" in named else Operator.MAX


@cache
def days() -> re.Pattern[str]:
    """The pattern for such days."""
    raw = toml_table("ingest.quantities", "days")
    months = "|".join(f"(?P<m{turn}>{names})" for turn, names in enumerate(raw["months"], start=1))
    day = rf"(?:dat[eu]n? )?\d{{1,2}}\.?\s?(?:{'|'.join(raw['months'])})"
    no_year = r"(?!\w|,?\s{0,2}(?:viti )?\d{4})"
    first = rf"(?:dat[eu]n? )?{_in_words()}(?P<day>\d{{1,2}})\)?\.?\s?(?:{months}){no_year}"
    second = rf"(?:{_again(months, 'm0')})\s(?P<late>\d{{1,2}})\b(?!,?\s\d{{4}})"
    last = rf"(?P<end>{raw['end_of']}) (?:{_again(months, 'm00')}){no_year}"
    since = rf"(?P<since>{raw['from']}) (?=(?:{day}|\d{{1,2}}\.?) {raw['until']} {day}{no_year})"
    turkish = rf"(?P<ahead>\d{{1,2}})\s(?:{_again(months, 'm000')})['’]?\w{{0,2}}\s{raw['behind']}"
    turkish_end = rf"(?<!yili )(?<!yilinin )(?:{_again(months, 'm000000')}) (?P<late_end>{raw['end_of_behind']})"
    both = rf"(?:{raw['from']}) (?P<low>\d{{1,2}})\.? {raw['until']} (?P<high>\d{{1,2}})\.?\s?"
    year = rf"(?P<year>{raw['end_of_year']})\b"
    item = rf"(?:(?<=\) )|(?<=\n))(?P<item>\d{{1,2}})\.?\s(?:{_again(months, 'm0000')})(?=\s{raw['item']}\s(?!\d))"
    told = rf"{since}|(?P<earlier>{raw['earlier']})\s|(?:{raw['before']})\s"
    both = rf"{both}(?:{_again(months, 'm00000')}){no_year}"
    return re.compile(rf"\b(?:{last}|{year}|{turkish}|{turkish_end}|{item}|{both}|(?:{told})(?:{first}|{second}))")


def _in_words() -> str:
    """The day in words, with its figures in brackets behind it: "deri më tridhjetë (30) qershor"."""
    words = "|".join(word for family in number_words().values() for word in family)
    return rf"(?:(?:{words})(?: (?:e|i|and|{words})){{0,3}} \((?=\d{{1,2}}\)))?"


def _again(months: str, prefix: str) -> str:
    """The months once more, in groups of other names."""
    return months.replace("?P<m", f"?P<{prefix}")
