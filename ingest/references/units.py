"""The tables of ``words.toml`` as compiled patterns, for folded text."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from ontology.toml_tables import toml_table

ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class Grammar:
    """Everything that the scanner matches. ``ranks`` order the units from the widest to the narrowest.

    ``unit`` matches one word for a unit and names it by its group; ``start``, ``listed``, ``ranging`` and ``of``
    match what may stand before and between numbers and units, white space and comma included.
    """

    ranks: dict[str, int]
    unit: re.Pattern[str]
    beginning: re.Pattern[str]
    glued: re.Pattern[str]
    glued_behind: re.Pattern[str]
    number_first: re.Pattern[str]
    number_before: re.Pattern[str]
    bare_before: re.Pattern[str]
    possessive: re.Pattern[str]
    joined_before: re.Pattern[str]
    bare_article: re.Pattern[str]
    bracketed: re.Pattern[str]
    budget: re.Pattern[str]
    behind_act: re.Pattern[str]
    excepted: re.Pattern[str]
    number: re.Pattern[str]
    roman: re.Pattern[str]
    letter: re.Pattern[str]
    ordinal: re.Pattern[str]
    listed: re.Pattern[str]
    start: re.Pattern[str]
    ranging: re.Pattern[str]
    of: re.Pattern[str]
    measure: re.Pattern[str]
    plural: re.Pattern[str]
    genitive: re.Pattern[str]
    own_act: re.Pattern[str]
    own_unit: re.Pattern[str]
    own_paragraph: re.Pattern[str]
    same_unit: re.Pattern[str]
    same_act: re.Pattern[str]


@cache
def grammar() -> Grammar:
    """The patterns, compiled once."""
    raw = toml_table("ingest.references", "words")
    between, own = raw["between"], raw["own"]
    lead = rf"{_LEAD}(?:(?:{_any(between['of'])})\s+|{'|'.join(between['glued'])}){{0,2}}"
    return Grammar(
        ranks={each["name"]: rank for rank, each in enumerate(raw["unit"])},
        unit=re.compile("|".join(map(_unit, raw["unit"]))),
        beginning=re.compile(rf"\b(?:{raw['beginnings']['unit']})"),
        glued=re.compile(raw["beginnings"]["glued"]),
        glued_behind=re.compile(rf"(?:{raw['beginnings']['behind']})\Z"),
        **_before(raw["before"]),
        number=re.compile(rf"{_NUMBER}(?:(?!\w)|(?={'|'.join(between['glued'])}))"),
        bracketed=re.compile(_BRACKETED),
        budget=re.compile(rf"\b(?:{raw['budget']['division']})\s{{1,3}}[\d.]{{1,6}},?\s{{1,3}}\Z"),
        roman=re.compile(r"\(?(?P<n>[ivx]{1,6})\b[.)]?"),
        letter=re.compile(rf"{_QUOTES}{{0,2}}(?P<n>[a-z]{{1,2}}|\d{{1,2}}(?:\.\d{{1,2}})*)(?:[)”“\"'»«‘’]+|{_ENDS})"),
        ordinal=re.compile(rf"(?:[ts]?e\s{{1,3}}|i\s{{1,3}})?(?:{_ordinals(raw['ordinals'])})"),
        **_between(between),
        behind_act=re.compile(_behind_act(raw["behind_act"])),
        of=re.compile(lead),
        plural=re.compile(rf"(?:{raw['plural']['article']})"),
        genitive=re.compile(raw["plural"]["genitive"]),
        own_act=_own(lead, own["act"]),
        own_unit=_own(lead, own["unit"]),
        own_paragraph=re.compile(rf"\b(?:{own['paragraph']})\Z"),
        same_unit=_own(lead, own["same_unit"]),
        same_act=_own(lead, own["same"]),
    )


_LEAD = r"\s{0,4}(?:,|\((?![a-z0-9]{1,2}\)))?\s{0,4}"
# 12, 12a, 12-a, 252-a, 6/1, 68.1, (2), 2), IV, IV.B.7; what follows must not make it a longer word.
_NUMBER = (
    r"(?:\(\s?)?(?P<n>\d{1,4}(?:\s?[-–]\s?[a-z](?![a-z])|[a-z](?![a-z])|/\d{1,2}(?![\d/])|[⁰¹²³⁴-⁹]{1,2})?"
    r"(?:\.\d{1,2}(?!\d))*(?:\.(?![ie]\s(?:ketij|kesaj|nen))[a-z](?![a-z]))?"
    r"|[ivx]{1,5}\.[a-c](?:\.\d{1,2})?(?![a-z])|[ivx]{2,6}(?![a-z]))\)?\.?"
)
# (a), (2), (iv), (dh), but not (dy), which writes a number out; "IV 4. d)" of constitutions; "paragrafin 3 b të".
_BRACKETED = (
    r"[ ]?(?=\((?:[a-z]|ii|i[vx]|vi|dh|gj|ll|nj|rr|sh|th|xh|zh|\d{1,2})\)|[a-z]\)\s?(?:\(|ustav)"
    r"|\d\.? [a-z]\) ustav|\d\.? ustav|[b-df-h]\s(?:te|i)\s(?:ketij|nen))"
)
_QUOTES = "[(„“\"'»«‘’]"
_ENDS = r"(?=[\s,.;]|\Z)"


def _ordinals(words: dict[str, str]) -> str:
    return "|".join(rf"(?P<o{number}>{forms})\b" for number, forms in words.items())


def _between(words: dict[str, list[str]]) -> dict[str, re.Pattern[str]]:
    """What stands before the first number, between two, and behind the last."""
    first = rf"(?:(?:{_any(words['from'])})\s+(?=\d))?"
    listed = _any(words["list"])
    return {
        "start": re.compile(rf"\s{{0,3}}:?\s{{0,6}}(?:(?:nr|br|no)\b\.?\s{{0,2}}(?=\d|[ivx]+\b))?{first}"),
        "listed": re.compile(
            rf"\s{{0,4}}(?:,\s{{0,4}}(?:(?:{listed})(?:\s+|(?=[\d“„])))?|(?:{listed})(?:\s+|(?=[\d“„]))){first}|\s{{1,4}}e\s{{1,4}}(?=[“„\"\d])"
        ),
        "ranging": re.compile(rf"\s{{0,3}}(?:[-–—]|(?:{_any(words['range'])})(?=[\s“„\"(\d]))\s{{0,3}}"),
        "excepted": re.compile(rf"\s{{0,2}},?\s{{1,4}}(?:{_any(words['except'])})\s{{1,4}}"),
        "measure": re.compile(rf"\s{{0,3}}(?:%|(?:{_any(words['measures'])}))"),
    }


def _before(words: dict[str, Any]) -> dict[str, re.Pattern[str]]:
    """Patterns for numbers that stand before their unit: where one may begin, and one that ends at the unit."""
    kinds, ordinals = rf"(?:\b(?:{words['kinds']})\s)?", words["ordinals"]
    named = "|".join(rf"(?P<o{number}>\b{word})" for number, word in enumerate(ordinals, start=1))
    joined, called = r"(?:ve|veya|ile|ila)", rf"\s{{1,3}}(?:{words['called']})"
    first = (
        rf"(?<=\()\d{{1,3}}[a-z]?\s(?={words['bare']})",
        rf"\(?[a-z]\)|{kinds}\d{{1,4}}\s?(?:[iu]?nc[iu])(?=[\s,])|(?:{'|'.join(ordinals)})\b",
        rf"\d{{1,4}}(?:\.|/[a-z])\s{{1,3}}(?=(?:{joined}\s\d{{1,4}}\.\s)?(?:{words['units']}))",
        rf"\(\d{{1,3}}\)(?=(?:(?:,|\s{{1,3}}{joined})\s{{1,3}}\(\d{{1,3}}\)){{0,9}}{called})",
    )
    number = rf"(?P<n>(?<![\d/.]){kinds}\d{{1,4}}(?:/[a-z])?|(?<=\()[a-z]{{1,2}}(?=\)))"
    return {
        "number_first": re.compile(rf"(?<![\w/.])(?:{'|'.join(first)})"),
        "number_before": re.compile(
            rf"\(?{number}(?:\)|\s?['’]?[iu]?nc[iu])(?:{called})?\s{{0,3}}\Z|(?:{named})\s{{0,3}}\Z"
        ),
        "bare_article": re.compile(rf"(?<=\()(?P<n>\d{{1,3}}[a-z]?)(?=\s(?:{words['bare']})\s?\(?\d)"),
        "bare_before": re.compile(rf"(?P<n>(?<![\d/.]){kinds}\d{{1,4}}(?:/[a-z]|(?=\.)))\.?\s{{0,3}}\Z"),
        "possessive": re.compile(words["units"]),
        "joined_before": re.compile(rf"(?:{words['joined']})\Z"),
    }


def _own(lead: str, forms: str) -> re.Pattern[str]:
    spaced = forms.replace(" ", r"\s{0,4}")
    return re.compile(rf"{lead}(?:{spaced})\b")


def _behind_act(words: dict[str, str]) -> str:
    stressed = words["in_particular"].replace(" ", r"\s{1,4}")
    alias = r"(?:\s{1,2}\([a-z]{2,10}\))?"
    return rf"{alias}\s{{0,2}},\s{{1,4}}(?:(?:{stressed})\s{{1,4}})?(?=(?:{words['units']})\b)"


def _unit(entry: dict[str, Any]) -> str:
    """One word for a unit, for ``match`` alone: the spaces around it may be lost ("të pikës1tënenit 19")."""
    short = rf"|(?:{entry['short']})\." if "short" in entry else ""
    return rf"(?P<{entry['name']}>(?:{entry['forms']})(?![^\W\d_]){short})"


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s{1,4}") for word in sorted(words, key=len, reverse=True))
