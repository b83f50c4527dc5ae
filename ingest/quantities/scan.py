"""All quantities of a text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from ingest.quantities.bounding import bound_after, bound_before
from ingest.quantities.counting import heads_paragraph, is_no_count
from ingest.quantities.days import find_days
from ingest.quantities.frequencies import every, find_frequencies
from ingest.quantities.narrowing import moved_back, narrowed, unwrapped, wide_spaces
from ingest.quantities.numerals import Numeral, find_numerals, number_words
from ingest.quantities.quantity import Quantity
from ingest.quantities.ranges import joined_as
from ingest.quantities.shares import find_shares
from ingest.quantities.tables import alone, compounds, crowd, stems, units
from ingest.references.folding import fold
from ontology.codes import Operator, Unit
from ontology.toml_tables import toml_table

_BASE = re.compile(r"\s(?:\([^()\n]{1,40}\)\s)?(?P<base>[^.,;:()\n]{3,90})")
_BASE_WORDS = 8
_OF = frozenset({"", "of", "of the", "od", "prej", "prej se paku", "of at least", "od najmanje", "od najmalku"})
_CARRIED = 140
_CHAINED = 90
# Behind the number of some of them: the words of who takes the seats.
_TAKEN = re.compile(r"(?:\s?\([^()\n]{1,20}\))?\s[a-z]{2}")
_REMEMBERED_LETTERS = 50_000
_ALONE = re.compile(r"(?:\s?\([^()\n]{1,30}\))?(?:\s?[,.;]|\s(?:ni|niti|nitu|a|as|nor|and|dhe)\b)")
_SHARES = frozenset({Unit.PERCENT, Unit.FRACTION})
_REACH = 30
_PERCENT_BEFORE = re.compile(r"(?:yuzde\s{1,3}|%\s?)\Z")


def find_quantities(text: str) -> Sequence[Quantity]:
    """Every quantity of a text in order of place, none inside another."""
    return _remembered(text) if len(text) <= _REMEMBERED_LETTERS else _found(text)


# Mentions and parameters ask for the same articles, one after the other: 0.7 s of 911,000 letters are saved.
@lru_cache(maxsize=1024)
def _remembered(text: str) -> Sequence[Quantity]:
    return _found(text)


def _found(text: str) -> Sequence[Quantity]:
    folded = unwrapped(fold(text), text)
    wide = wide_spaces(folded)
    if not wide:
        return _read(folded, text)
    return moved_back(_read(narrowed(folded, wide), narrowed(text, wide)), wide)


def _read(folded: str, text: str) -> Sequence[Quantity]:
    found = [*_frequencies(folded), *_shares(folded), *_numbers(folded, text), *_words(folded), *find_days(folded)]
    found.sort(key=lambda each: (each.at, each.form == "number", -each.end))
    kept: list[Quantity] = []
    for each in found:
        if kept and _is_of(kept[-1], each, folded):
            kept[-1] = replace(each, start=kept[-1].start, form="majority", operator=each.operator or Operator.MIN)
        elif kept and _repeats(kept[-1], each, folded):
            kept[-1] = replace(kept[-1], end=each.end)
        elif not kept or each.at >= kept[-1].end:
            kept.append(each)
    return tuple(replace(each, base=_base(text, each.end)) if each.unit in _SHARES else each for each in kept)


def _is_of(majority: Quantity, share: Quantity, folded: str) -> bool:
    """Whether a majority is told by the share behind it: "a majority of two thirds"."""
    between = folded[majority.end : share.at]
    return majority.form == "majority" and share.form == "share" and between.strip() in _OF


def _repeats(first: Quantity, second: Quantity, folded: str) -> bool:
    """Whether the second is the first again in figures: "dy përqind (2%)"."""
    same = (first.value, first.unit) == (second.value, second.unit)
    return same and folded[first.end : second.start].strip() == "("


def _numbers(folded: str, text: str) -> Iterator[Quantity]:
    """Numbers with the unit behind them, and the first numbers of ranges."""
    waiting: Numeral | None = None
    seats_until = -_CHAINED
    for numeral in find_numerals(folded, text):
        found = _unit_behind(folded, numeral)
        if found is None:
            carried = _carried(folded, numeral) or _seats(folded, numeral, seats_until)
            if carried:
                seats_until = carried.end
                yield carried
            waiting = numeral
            continue
        unit, end, between = found
        if is_no_count(folded, numeral, unit, end) or heads_paragraph(text, numeral):
            continue
        joined = waiting and joined_as(folded, waiting, numeral)
        if waiting and joined and (joined == "range" or bound_before(folded, waiting.start)):
            yield _bounded(folded, waiting, waiting.end, unit, Operator.MIN if joined == "range" else None)
        yield _bounded(folded, numeral, end, unit, Operator.MAX if joined == "range" else between)
        waiting = None


def _carried(folded: str, numeral: Numeral) -> Quantity | None:
    """A bounded number without a noun counts what the sentence speaks of: "the number of members is at most nine"."""
    if not _ALONE.match(folded, numeral.end) or bound_before(folded, numeral.start) is None:
        return None
    told = list(_number_of().finditer(folded, max(0, numeral.start - _CARRIED), numeral.start))
    if not told or "." in folded[told[-1].end() : numeral.start].replace(". ", ".", 1):
        return None
    unit = next(Unit(name) for name, value in told[-1].groupdict().items() if value is not None)
    return replace(_bounded(folded, numeral, numeral.end, unit, None), form="carried")


def _seats(folded: str, numeral: Numeral, since: int) -> Quantity | None:
    """Some of the members named before: "nine members, of whom five are elected, and four proposed"."""
    start, end = _whom()
    if numeral.start - since < _CHAINED:
        led = end.search(folded, since, numeral.start)
    else:
        led = start.search(folded, max(0, numeral.start - _REACH), numeral.start)
    told = list(_crowd().finditer(folded, max(0, numeral.start - _CARRIED), numeral.start)) if led else []
    if not told or not _TAKEN.match(folded, numeral.end):
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
def _crowd() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{crowd()})")


@cache
def _number_of() -> re.Pattern[str]:
    raw = toml_table("ingest.quantities", "operators")["carried"]
    return re.compile(rf"{raw['number_of']}(?:{crowd()})")


def _unit_behind(folded: str, numeral: Numeral) -> tuple[Unit, int, Operator | None] | None:
    """The unit of a number, its end, and the bound between them ("six or more members")."""
    match = next(filter(None, (_unit_match(folded, numeral, each) for each in _families(folded, numeral))), None)
    if match:
        named = [name for name, value in match.groupdict().items() if value is not None and name != "bracket"]
        between = next((Operator(name[3:]) for name in named if name.startswith("or_")), None)
        return next(Unit(name) for name in named if not name.startswith("or_")), match.end(), between
    if _PERCENT_BEFORE.search(folded, max(0, numeral.start - 8), numeral.start):
        return Unit.PERCENT, numeral.end, None
    return None


def _unit_match(folded: str, numeral: Numeral, family: str | None) -> re.Match[str] | None:
    known = units(family)
    match = known.spaced.match(folded, numeral.end)
    return match or (known.glued.match(folded, numeral.end) if known.glued and family is None else None)


def _families(folded: str, numeral: Numeral) -> Iterator[str | None]:
    """The family of a number, then the others that have the same word for it: "tri" is Slavic and Albanian."""
    yield numeral.family
    if numeral.family is not None:
        word = folded[numeral.start : numeral.end]
        for family, words in number_words().items():
            if family != numeral.family and str(words.get(word)) == numeral.value:
                yield family


def _bounded(folded: str, numeral: Numeral, end: int, unit: Unit, told: Operator | None) -> Quantity:
    """A quantity with the words that bound it; ``told`` is the operator where its place in a range tells it."""
    bound = bound_before(folded, numeral.start)
    after = bound_after(folded, end) if bound is None else None
    before = every().search(folded, max(0, numeral.start - 24), numeral.start)
    return Quantity(
        start=bound.start if bound else numeral.start,
        end=after[1] if after else end,
        at=numeral.start,
        value=numeral.value,
        unit=unit,
        form="number",
        operator=told or (bound.operator if bound else after[0] if after else None),
        per="every" if before else None,
    )


def _shares(folded: str) -> Iterator[Quantity]:
    for share in find_shares(folded):
        bound = None if share.majority else bound_before(folded, share.start)
        after = None if share.majority or bound else bound_after(folded, share.end)
        yield Quantity(
            start=bound.start if bound else share.start,
            end=after[1] if after else share.end,
            at=share.start,
            value=share.value,
            unit=Unit.PERCENT if share.percent else Unit.FRACTION,
            form="majority" if share.majority else "share",
            operator=bound.operator if bound else after[0] if after else share.operator,
        )


def _frequencies(folded: str) -> Iterator[Quantity]:
    for each in find_frequencies(folded):
        bound = bound_before(folded, each.start)
        yield Quantity(
            start=bound.start if bound else each.start,
            end=each.end,
            at=each.start,
            value=each.times,
            unit=Unit.MEETINGS,
            form="frequency",
            operator=bound.operator if bound else Operator.MIN if each.at_least else None,
            per=each.period,
        )


def _words(folded: str) -> Iterator[Quantity]:
    """Numbers grown together with their unit, and units alone that mean one."""
    for match in compounds().finditer(folded):
        family, unit = (name for name, value in match.groupdict().items() if value is not None)
        value = stems()[family][match[family]]
        yield _quantity(folded, match.span(), value, Unit(unit.partition("_")[2]))
    for match in alone().finditer(folded):
        unit = next(name.rpartition("_")[0] for name, value in match.groupdict().items() if value)
        yield _quantity(folded, match.span(), "1", Unit(unit))


def _quantity(folded: str, span: tuple[int, int], value: str, unit: Unit) -> Quantity:
    bound = bound_before(folded, span[0])
    start = bound.start if bound else span[0]
    operator = bound.operator if bound else None
    return Quantity(start=start, end=span[1], at=span[0], value=value, unit=unit, form="number", operator=operator)


def _base(text: str, end: int) -> str | None:
    """What a share is a share of: the words behind it, as far as the next sign, eight at most."""
    match = _BASE.match(text, end)
    return " ".join(match["base"].split()[:_BASE_WORDS]) if match else None
