"""Numbers with what they count: the unit behind them, or the noun that the sentence speaks of."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, lru_cache

from ingest.quantities.bounding import bound_after, bound_before
from ingest.quantities.counting import heads_paragraph, is_no_count
from ingest.quantities.frequencies import every, every_behind
from ingest.quantities.numerals import Numeral, number_words, read_numerals
from ingest.quantities.quantity import Quantity
from ingest.quantities.ranges import joined_as
from ingest.quantities.tables import crowd, units
from ontology.codes import Operator, Unit
from ontology.toml_tables import toml_table

_CARRIED = 140
_CHAINED = 90
_CHOSEN = 80
# Behind the number of some of them: the words of who takes the seats.
_TAKEN = re.compile(r"(?:\s?\([^()\n]{1,20}\))?\s[a-z]{2}")
_ALONE = re.compile(r"(?:\s?\([^()\n]{1,30}\))?(?:\s?[,.;]|\s(?:ni|niti|nitu|a|as|nor|and|dhe)\b)")
_REACH = 30
_UNIT_BEFORE = re.compile(r"(?:(?P<percent>yuzde\s{1,3}|%\s?)|(?P<years>\bage of ))\Z")
_BEFORE_LONG = 8


def find_counts(folded: str, text: str, numbers: Iterable[re.Match[str]]) -> Iterator[Quantity]:
    """Numbers with the unit behind them, and the first numbers of ranges; ``numbers`` are those of the text."""
    waiting: Numeral | None = None
    seats_until = -_CHAINED
    for numeral in read_numerals(numbers, text):
        found = _unit_behind(folded, numeral)
        if found is None:
            carried = _carried(folded, numeral) or _seats(folded, numeral, seats_until)
            if carried:
                seats_until = carried.end
                yield carried
            waiting = numeral
            continue
        unit, end, between = found
        if unit is Unit.PERSONS and _chosen().search(folded, max(0, numeral.start - _CHOSEN), numeral.start):
            unit = Unit.MEMBERS
        if is_no_count(folded, numeral, unit, end) or heads_paragraph(text, numeral):
            continue
        joined = waiting and joined_as(folded, waiting, numeral)
        if waiting and joined and (joined == "range" or bound_before(folded, waiting.start)):
            yield _bounded(folded, waiting, waiting.end, unit, Operator.MIN if joined == "range" else None)
        yield _bounded(folded, numeral, end, unit, Operator.MAX if joined == "range" else between)
        waiting = None


def _carried(folded: str, numeral: Numeral) -> Quantity | None:
    """A bounded number without a noun counts what the sentence speaks of: "the number of members is at most nine"."""
    behind = folded[numeral.end : numeral.end + 1]
    if not (behind.isspace() or behind in "(,.;") or not _ALONE.match(folded, numeral.end):
        return None
    if bound_before(folded, numeral.start) is None:
        return None
    told = list(_number_of().finditer(folded, max(0, numeral.start - _CARRIED), numeral.start))
    if not told or "." in folded[told[-1].end() : numeral.start].replace(". ", ".", 1):
        return None
    unit = next(Unit(name) for name, value in told[-1].groupdict().items() if value is not None)
    return replace(_bounded(folded, numeral, numeral.end, unit, None), form="carried")


def _seats(folded: str, numeral: Numeral, since: int) -> Quantity | None:
    """Some of the members named before: "nine members, of whom five are elected, and four proposed"."""
    if not _TAKEN.match(folded, numeral.end):
        return None
    start, end = _whom()
    if numeral.start - since < _CHAINED:
        led = end.search(folded, since, numeral.start)
    else:
        led = start.search(folded, max(0, numeral.start - _REACH), numeral.start)
    told = list(_crowd().finditer(folded, max(0, numeral.start - _CARRIED), numeral.start)) if led else []
    if not told:
        return None
    unit = next(Unit(name) for name, value in told[-1].groupdict().items() if value is not None)
    return replace(_bounded(folded, numeral, numeral.end, unit, None), form="carried")


@cache
def _whom() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words before the first number of some of them, and words between it and the next."""
    raw = toml_table("ingest.quantities", "operators")["seats"]
    return re.compile(rf"(?:{raw['of_whom']})\s(?:{raw['fillers']})*\Z"), re.compile(
        rf"[^.;:]*\b(?:{raw['and']})\s\Z"
    )


@cache
def _chosen() -> re.Pattern[str]:
    return re.compile(toml_table("ingest.quantities", "operators")["seats"]["chosen"].replace("$", r"\Z"))


@cache
def _crowd() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{crowd()})")


@cache
def _number_of() -> re.Pattern[str]:
    raw = toml_table("ingest.quantities", "operators")["carried"]
    return re.compile(rf"{raw['number_of']}(?:{crowd()})")


def _unit_behind(folded: str, numeral: Numeral) -> tuple[Unit, int, Operator | None] | None:
    """The unit of a number, its end, and the bound between them ("six or more members")."""
    match = _unit_match(folded, numeral, numeral.family)
    if match is None and numeral.family is not None:
        others = _also_in(numeral.family, folded[numeral.start : numeral.end])
        match = next(filter(None, (_unit_match(folded, numeral, each) for each in others)), None)
    if match:
        named = [name for name, value in match.groupdict().items() if value is not None and name != "bracket"]
        between = next((Operator(name[3:]) for name in named if name.startswith("or_")), None)
        return next(Unit(name) for name in named if not name.startswith("or_")), match.end(), between
    before = folded[max(0, numeral.start - _BEFORE_LONG) : numeral.start]
    ahead = _UNIT_BEFORE.search(before) if before[-1:] in ("%", " ") else None
    return (Unit(ahead.lastgroup or Unit.PERCENT), numeral.end, None) if ahead else None


def _unit_match(folded: str, numeral: Numeral, family: str | None) -> re.Match[str] | None:
    known = units(family)
    match = known.spaced.match(folded, numeral.end)
    return match or (known.glued.match(folded, numeral.end) if known.glued and family is None else None)


@lru_cache(maxsize=1024)
def _also_in(own: str, word: str) -> tuple[str, ...]:
    """The other families that have the same word for the same number: "tri" is Slavic and Albanian."""
    worth = number_words()[own].get(word)
    others = ((family, words) for family, words in number_words().items() if family != own)
    return tuple(family for family, words in others if worth is not None and words.get(word) == worth)


def _bounded(folded: str, numeral: Numeral, end: int, unit: Unit, told: Operator | None) -> Quantity:
    """A quantity with the words that bound it; ``told`` is the operator where its place in a range tells it."""
    bound = bound_before(folded, numeral.start)
    after = bound_after(folded, end) if bound is None else None
    again = every().search(folded, max(0, numeral.start - 24), numeral.start) or every_behind().match(
        folded, numeral.end
    )
    return Quantity(
        start=bound.start if bound else numeral.start,
        end=after[1] if after else end,
        at=numeral.start,
        value=numeral.value,
        unit=unit,
        form="number",
        operator=told or (bound.operator if bound else after[0] if after else None),
        per="every" if again else None,
    )
