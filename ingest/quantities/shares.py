"""Shares without a unit: fractions in words and figures, majorities, unanimity."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from ingest.quantities.numerals import number_words
from ingest.sieve import trie
from ontology.codes import Operator
from ontology.toml_tables import toml_table

_LARGEST = 20
_ALBANIAN_CASE = "(?:a|en|es|at|ave|ta|tat|tave|et|eta|etat|atat|e)"
_DENOMINATORS = frozenset({*range(2, 11), 20, 100})
_SLASHED = r"(?<![\w/.,-])(?P<over>\d{1,2})\s?/\s?(?P<under>[1-9]\d{0,2})(?![\w/]|\.\d|-\w)(?=\s?\(?[^\W\d]|\s?\()"


@dataclass(frozen=True, slots=True)
class Share:
    """A share at ``start`` to ``end``: a fraction, or 100 for all (``percent``); a majority is more than 1/2."""

    start: int
    end: int
    value: str
    operator: Operator | None
    majority: bool
    percent: bool = False


def read_fractions(matches: Iterable[re.Match[str]]) -> Iterator[Share]:
    """Fractions from what ``fractions`` matches in a folded text."""
    for match in matches:
        share = _fraction(match)
        if share:
            yield share


def read_majorities(matches: Iterable[re.Match[str]]) -> Iterator[Share]:
    """Majorities from what ``majorities`` matches in a folded text."""
    for match in matches:
        yield _majority(match)


@cache
def fractions() -> re.Pattern[str]:
    """The pattern for fractions."""
    raw = toml_table("ingest.quantities", "shares")["fractions"]
    numbers = {
        family: trie(word for word, value in words.items() if value <= _LARGEST)
        for family, words in number_words().items()
    }
    stems = {family: _denominators(family, raw[family]) for family in raw}
    slavic = rf"(?:(?P<slavic>{numbers['slavic']}) )?(?:{stems['slavic']})(?:a|e|u|i|om|ama|ata|ite|ina)\b"
    albanian = rf"(?:(?P<albanian>{numbers['albanian']}) (?:e|te|se) )(?:{stems['albanian']}){_ALBANIAN_CASE}?\b"
    half = r"(?P<gjysma>gjysm(?:a|es|en|e|at|ave))\b"
    english = rf"(?P<english>{numbers['english']})[ -]{{1,2}}(?:{stems['english']})\b"
    turkish = rf"(?:{stems['turkish']})\w{{0,3}} (?P<turkish>{numbers['turkish']})\w{{0,4}}"
    turkish_half = r"(?P<yari>yarisi(?:ndan|nin|ni|na)?)\b"
    return re.compile(
        rf"{_SLASHED}|\b(?:{slavic}|{albanian}|{half}|{english}|(?P<half>one half|half of)|{turkish}|{turkish_half})"
    )


def _denominators(family: str, stems: dict[str, str]) -> str:
    return "|".join(f"(?P<{family}_{value}>{words})" for value, words in stems.items())


def _fraction(match: re.Match[str]) -> Share | None:
    found = {name: value for name, value in match.groupdict().items() if value}
    if "over" in found:
        over, under = int(found["over"]), int(found["under"])
    elif found.keys() & {"gjysma", "half", "yari"}:
        over, under = 1, 2
    else:
        family, _, value = next(name for name in found if "_" in name).partition("_")
        over, under = number_words()[family].get(found.get(family, ""), 1), int(value)
    if not 0 < over < under or under not in _DENOMINATORS:
        return None
    return Share(match.start(), match.end(), f"{over}/{under}", None, majority=False)


@cache
def majorities() -> re.Pattern[str]:
    """The pattern for majorities."""
    raw = toml_table("ingest.quantities", "shares")["majority"]
    shares = "|".join(f"(?P<q{value.replace('/', '_')}>{words})" for value, words in raw["qualified"])
    followed = "|".join(raw["followed"])
    after = "|".join(raw["adjectives"])
    nouns = raw["nouns"]
    plain = rf"{nouns}(?:\s{{1,3}}(?:{followed})|\s(?:{after})\b)"
    absolute = rf"{raw['absolute']}\s(?:\w{{1,12}} )?{nouns}"
    return re.compile(rf"\b(?:(?:{shares}) {nouns}|{absolute}|{plain}|{raw['votes']}|(?P<all>{raw['unanimous']})\b)")


def _majority(match: re.Match[str]) -> Share:
    if match["all"]:
        return Share(match.start(), match.end(), "100", Operator.EXACT, majority=True, percent=True)
    qualified = next((name[1:].replace("_", "/") for name, value in match.groupdict().items() if value), None)
    if qualified:
        return Share(match.start(), match.end(), qualified, Operator.MIN, majority=True)
    return Share(match.start(), match.end(), "1/2", Operator.MORE_THAN, majority=True)
