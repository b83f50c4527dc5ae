"""How often: times within a period ("dva puta godišnje"), and every so many periods ("svake tri godine")."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ingest.quantities.numerals import number_words
from ontology.toml_tables import toml_table

_EVERY = "every_"
_NAMES = ("year", "half_year", "quarter", "month", "week")


@dataclass(frozen=True, slots=True)
class Frequency:
    """``times`` within a ``period`` (one of ``_NAMES``) at ``start`` to ``end``."""

    start: int
    end: int
    times: str
    period: str
    at_least: bool = False


def read_frequencies(matches: Iterable[re.Match[str]]) -> Iterator[Frequency]:
    """Frequencies with times and period side by side, from what ``frequencies`` matches in a folded text."""
    for match in matches:
        alone = next((name for name, found in match.groupdict().items() if found and name.startswith(_EVERY)), None)
        if alone:
            yield Frequency(match.start(), match.end(), "1", alone.removeprefix(_EVERY))
            continue
        times = next(name[1:] for name in match.groupdict() if name[0] in "tn" and name[1:].isdigit() and match[name])
        period = next(name for name in match.groupdict() if name.rstrip("_") in _NAMES and match[name])
        yield Frequency(match.start(), match.end(), times, period.rstrip("_"), at_least=bool(match["least"]))


@cache
def frequencies() -> re.Pattern[str]:
    """The pattern for times within a period."""
    raw = toml_table("ingest.quantities", "frequency")
    each = _times(raw)
    times = "|".join(f"(?P<t{value}>{words})" for value, words in each.items())
    again = "|".join(f"(?P<n{value}>{words})" for value, words in each.items())
    periods = "|".join(f"(?P<{name}>{raw['periods'][name]})" for name in _NAMES)
    turkish = "|".join(f"(?P<{name}_>{words})" for words, name in raw["periods"]["turkish"])
    alone = "|".join(f"(?P<{_EVERY}{name}>{words})" for name, words in raw["every"]["alone"].items())
    return re.compile(rf"\b(?:(?:{alone})|(?:{times})\s(?:{periods})|(?:{turkish})\s(?P<least>en az\s)?(?:{again}))")


def _times(raw: Mapping[str, Any]) -> dict[str, str]:
    """What says how many times, by number: its own words, and a number with a noun of its language."""
    told = dict(raw["times"])
    for value in range(2, raw["counted"]["most"] + 1):
        counted = [
            rf"(?:{_words(family, value)}|(?<![\d.,]){value})(?: \(\w{{1,12}}\))? ?(?:{nouns})\b"
            for family, nouns in raw["counted"]["nouns"].items()
        ]
        told[str(value)] = "|".join(filter(None, (told.get(str(value)), *counted)))
    return told


def _words(family: str, value: int) -> str:
    return "|".join(word for word, worth in number_words()[family].items() if worth == value)


@cache
def every() -> re.Pattern[str]:
    """Words before a period that make it a frequency."""
    return re.compile(rf"\b(?:{toml_table('ingest.quantities', 'frequency')['every']['words']})\s\Z")


@cache
def every_behind() -> re.Pattern[str]:
    """A period and the words behind it that make it a frequency, for what stands behind its number."""
    return re.compile(rf"\s{toml_table('ingest.quantities', 'frequency')['every']['behind']}")
