"""The tables of ``words.toml`` for names of acts, compiled."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from ontology.toml_tables import toml_table

_STATE_NUMBER = r"(?P<number>\d{2}\s?/\s?l\s?-\s?\d{2,3}|\d{4}/\d{1,3}(?!\d)|\d{1,5}/(?:19|20)\d\d|\d{3,5})(?!\d)"
_DATED = r"(?:\W{1,3}(?:te )?(?:dat[ei]s?|dt\.?)\W{0,3}\d{1,2}[./ ]\s?(?:\d{1,2}|[a-z]{3,9})[./ ]\s?(?P<year>\d{4}))?"
_WORDS_BETWEEN = r"(?:\s{1,4}[^\W\d_]+){1,6}?"


@dataclass(frozen=True, slots=True)
class ActGrammar:
    """Patterns for folded text; ``english`` is for text as printed, ``nominatives`` are those of the heads."""

    heads: re.Pattern[str]
    any_head: re.Pattern[str]
    nominatives: tuple[str, ...]
    weak: frozenset[str]
    plans: frozenset[str]
    leads: re.Pattern[str]
    definite: re.Pattern[str]
    numbered: re.Pattern[str]
    constitution: re.Pattern[str]
    european: re.Pattern[str]
    turkish: re.Pattern[str]
    turkish_named: re.Pattern[str]
    turkish_behind: re.Pattern[str]
    stops: re.Pattern[str]
    goes_on: re.Pattern[str]
    amending: re.Pattern[str]
    not_after: re.Pattern[str]
    not_constitution: re.Pattern[str]
    issued: re.Pattern[str]
    issuer: re.Pattern[str]
    adjective: re.Pattern[str]
    adjective_here: re.Pattern[str]
    codes: re.Pattern[str]
    not_codes: re.Pattern[str]
    state: re.Pattern[str]
    qualifying: re.Pattern[str]
    number_behind: re.Pattern[str]
    english: re.Pattern[str]
    codes_in_english: re.Pattern[str]
    numbered_kinds: frozenset[str]
    joining: frozenset[str]
    small: frozenset[str]
    up_to_gazette: re.Pattern[str]
    cited: re.Pattern[str]
    between: re.Pattern[str]
    named_between: re.Pattern[str]


@cache
def act_grammar() -> ActGrammar:
    """The patterns, compiled once."""
    raw = toml_table("ingest.references", "words")["act"]
    heads = [(_spaced(forms), nominative) for forms, nominative in raw["heads"]]
    return ActGrammar(
        heads=re.compile("|".join(rf"(?P<h{turn}>\b(?:{forms})\b)" for turn, (forms, _) in enumerate(heads))),
        # Without groups each alternative is skipped by its first letter: a third of the time over a law.
        any_head=re.compile(rf"\b(?:{'|'.join(forms for forms, _ in heads)})\b"),
        nominatives=tuple(nominative for _, nominative in heads),
        weak=frozenset(raw["weak"]),
        plans=frozenset(raw["plans"]),
        numbered_kinds=frozenset(raw["numbered_kinds"]),
        joining=frozenset(raw["joining"]),
        small=frozenset(raw["prepositions"]),
        **_titles(raw),
        **_beginnings(raw),
        **_numbers(raw),
        **_languages(raw),
    )


def _titles(raw: dict[str, Any]) -> dict[str, re.Pattern[str]]:
    """How far a title reaches."""
    return {
        "up_to_gazette": re.compile(
            rf"(?P<title>(?:[^().;:„“”\"»«]|(?<=\b[ivx\d])\.|(?<=\b[ivx][ivx])\.){{3,400}}?)\s{{0,3}}\(\s?[„“”\"»«‘’]{{0,2}}\s?(?:{raw['gazette']})"
        ),
        "cited": re.compile(rf"(?:\s{{1,3}}|\s{{0,3}}\(\s?)[„“\"»«]|\s{{0,3}}(?:\(\s?(?:{raw['cited']}))"),
        "definite": re.compile(raw["definite"]),
        "leads": re.compile(rf"\s{{1,4}}(?:{raw['leads']})\s{{1,4}}"),
        "stops": re.compile(rf"{raw['stops']}\Z"),
        "goes_on": re.compile(_spaced(rf"(?:{raw['goes_on']})\b")),
        "amending": re.compile(rf"(?:{raw['amending']})"),
        "state": re.compile(_spaced(rf" (?:{raw['state']})")),
        "qualifying": re.compile(_spaced(rf" (?:{raw['qualifying']})(?= (?:per|mbi) )")),
        "between": re.compile(rf"(?<=[a-z])(?:{_WORDS_BETWEEN})(?=\s{{1,4}}(?:per|mbi)\s)"),
        "named_between": re.compile(rf"\b(?:{raw['named_between']})\b"),
    }


def _beginnings(raw: dict[str, Any]) -> dict[str, re.Pattern[str]]:
    """What a name begins with, and what stands before one that is none."""
    return {
        "constitution": re.compile(rf"\b(?:{raw['constitution']})\b"),
        "not_after": re.compile(rf"\b{raw['not_after']}\Z"),
        "not_constitution": re.compile(_spaced(rf"\b{raw['not_constitution']}") + r"\Z"),
        "issued": re.compile(_spaced(rf"\b(?:{raw['issued']})\b")),
        "issuer": re.compile(r"(?:\s{1,4}[^\W\d_]+(?:-[^\W\d_]+)?){1,9}?(?=\s{1,4}(?:nr\W{0,3})?(?:19|20)\d\d/\d)"),
        "adjective": re.compile(rf"(?<![^\W_]){raw['adjectives']}\s{{1,4}}\Z"),
        "adjective_here": re.compile(rf"{raw['adjectives']}\s{{1,4}}"),
        "codes": re.compile(rf"\b(?:{raw['codes']})\b"),
        "not_codes": re.compile(_spaced(rf" (?:{raw['not_codes']})")),
    }


def _numbers(raw: dict[str, Any]) -> dict[str, re.Pattern[str]]:
    """Acts by their numbers."""
    return {
        # "(види члан 12. Закона - 116/2022)": the issue alone tells which law an editor's note means.
        "numbered": re.compile(
            rf"\s{{0,4}}(?:[-–]\s{{1,3}}(?=\d{{1,3}}/(?:19|20)\d\d))?(?:{raw['numbered']})?{_STATE_NUMBER}{_DATED}"
        ),
        "number_behind": re.compile(rf"\s{{1,4}}(?:{raw['numbered']}){_STATE_NUMBER}{_DATED}"),
        "european": re.compile(
            rf"\b(?P<kind>{raw['european']})\W{{0,3}}(?:{raw['union_issuer']})?(?:(?:{raw['union']})\W{{0,3}})?(?:(?:{raw['numbered']}))?"
            rf"(?P<one>\d{{1,4}})/(?P<two>\d{{1,4}})(?:(?:/|\s(?=e[ec]?[cz]\b))(?P<union>eu|ez|ec|eez|eec|be|ke|kee|ab|es))?"
        ),
    }


def _languages(raw: dict[str, Any]) -> dict[str, re.Pattern[str]]:
    """Names whose words stand in an order of their own."""
    return {
        "turkish": re.compile(_spaced(raw["turkish"])),
        "turkish_named": re.compile(_spaced(raw["turkish_named"])),
        "turkish_behind": re.compile(
            rf"(?<=[a-z])['’]?[a-z]{{0,6}}\s{{1,4}}(?:(?:{raw['turkish_state']})\s{{1,4}})?".replace(" ", r"\s{1,4}")
        ),
        "codes_in_english": re.compile(rf"\b(?:{raw['codes_in_english']})".replace(" ", r"\s{1,2}")),
        "english": re.compile(rf"\b{raw['english']}".replace(" ", r"\s{1,2}")),
    }


def _spaced(pattern: str) -> str:
    return pattern.replace(" ", r"\s{1,4}")
