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
    number_first: re.Pattern[str]
    number_before: re.Pattern[str]
    joined_before: re.Pattern[str]
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
    own_act: re.Pattern[str]
    own_unit: re.Pattern[str]
    same_unit: re.Pattern[str]
    same_act: re.Pattern[str]


@cache
def grammar() -> Grammar:
    """The patterns, compiled once."""
    raw = toml_table("ingest.references", "words")
    between, own = raw["between"], raw["own"]
    lead = r"\s{0,4}(?:,|\((?![a-z0-9]{1,2}\)))?\s{0,4}"
    return Grammar(
        ranks={each["name"]: rank for rank, each in enumerate(raw["unit"])},
        unit=re.compile("|".join(map(_unit, raw["unit"]))),
        beginning=re.compile(rf"\b(?:{raw['beginnings']['unit']})"),
        **_before(raw["before"]),
        # 12, 12a, 12-a, 252-a, 6/1, 68.1, (2), 2), IV, IV.B.7; what follows must not make it a longer word.
        number=re.compile(
            r"\(?(?P<n>\d{1,4}(?:\s?[-–]\s?[a-z](?![a-z])|[a-z](?![a-z])|/\d{1,2}(?![\d/])|[⁰¹²³⁴-⁹]{1,2})?"
            r"(?:\.\d{1,2}(?!\d))*(?:\.[a-z](?![a-z]))?"
            r"|[ivx]{2,6}(?![a-z])|[ivx]{1,5}\.[a-c](?:\.\d{1,2})?(?![a-z]))\)?\.?(?!\w)"
        ),
        roman=re.compile(r"(?P<n>[ivx]{1,6})\b\.?"),
        letter=re.compile(r"""[(„“"'»«‘’]{0,2}(?P<n>[a-z]{1,2}|\d{1,2}(?:\.\d{1,2})*)(?:[)”“"'»«‘’]+|(?=[\s,.;]))"""),
        ordinal=re.compile("|".join(rf"(?P<o{number}>{forms})\b" for number, forms in raw["ordinals"].items())),
        start=re.compile(rf"\s{{0,3}}:?\s{{0,6}}(?:(?:{_any(between['from'])})\s+(?=\d))?"),
        listed=re.compile(
            rf"\s{{0,4}}(?:,\s{{0,4}}(?:(?:{_any(between['list'])})\s+)?|(?:{_any(between['list'])})\s+)"
            rf"(?:(?:{_any(between['from'])})\s+(?=\d))?|\s{{1,4}}e\s{{1,4}}(?=[“„\"\d])"
        ),
        ranging=re.compile(rf"\s{{0,3}}(?:[-–—]|(?:{_any(between['range'])})\s)\s{{0,3}}"),
        of=re.compile(rf"{lead}(?:(?:{_any(between['of'])})\s+){{0,2}}"),
        measure=re.compile(rf"\s{{0,3}}(?:%|(?:{_any(between['measures'])}))"),
        plural=re.compile(rf"(?:{raw['plural']['article']})"),
        own_act=_own(lead, between, own["act"]),
        own_unit=_own(lead, between, own["unit"]),
        same_unit=_own(lead, between, own["same_unit"]),
        same_act=_own(lead, between, own["same"]),
    )


def _before(words: dict[str, Any]) -> dict[str, re.Pattern[str]]:
    """Patterns for numbers that stand before their unit: where one may begin, and one that ends at the unit."""
    kinds, ordinals = rf"(?:\b(?:{words['kinds']})\s)?", words["ordinals"]
    named = "|".join(rf"(?P<o{number}>\b{word})" for number, word in enumerate(ordinals, start=1))
    return {
        "number_first": re.compile(
            rf"(?<![\w/.])(?:\(?[a-z]\)|{kinds}\d{{1,3}}\s?(?:[iu]?nc[iu])(?=[\s,])|(?:{'|'.join(ordinals)})\b)"
        ),
        "number_before": re.compile(
            rf"\(?(?P<n>(?<![\d/.]){kinds}\d{{1,4}}|(?<=\()[a-z]{{1,2}}(?=\)))(?:\)|\s?'?[iu]?nc[iu])\s{{0,3}}\Z"
            rf"|(?:{named})\s{{1,3}}\Z"
        ),
        "joined_before": re.compile(rf"(?:{words['joined']})\Z"),
    }


def _own(lead: str, between: dict[str, list[str]], forms: str) -> re.Pattern[str]:
    spaced = forms.replace(" ", r"\s{1,4}")
    return re.compile(rf"{lead}(?:(?:{_any(between['of'])})\s+){{0,2}}(?:{spaced})\b")


def _unit(entry: dict[str, Any]) -> str:
    short = rf"|(?:{entry['short']})\." if "short" in entry else ""
    return rf"(?P<{entry['name']}>\b(?:(?:{entry['forms']})\b{short}))"


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s{1,4}") for word in sorted(words, key=len, reverse=True))
