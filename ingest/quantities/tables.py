"""The tables of units as compiled patterns, for folded text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ingest.quantities.numerals import number_words
from ingest.sieve import trie
from ontology.codes import Unit
from ontology.toml_tables import toml_table

_PACKAGE = "ingest.quantities"
# One word between a number and its noun: "30 narodnih poslanika".
_ADJECTIVE = (
    r"(?!(?:ovog|ovoga|tog|toga|istog|ovaa|ovoj|kojih|clana?) )"
    r"[a-z]{2,14}(?:ih|ni|na|ne|nog|og|nja|nje|ski|ska|eni|ani|lni|te)\s"
)
_BRACKET = r"(?:\s?[(/]\s?(?P<bracket>[^()\n/]{1,40})[)/])?"
FAMILIES = tuple(number_words())


@dataclass(frozen=True, slots=True)
class Units:
    """Patterns that match right behind a number; the group that took part is the unit.

    ``glued`` is for figures alone ("30-dnevni"). The groups ``or_min`` and ``or_max`` are a bound between number and
    unit.
    """

    spaced: re.Pattern[str]
    glued: re.Pattern[str] | None


@cache
def units(family: str | None) -> Units:
    """The units behind a number in words of a family, or behind figures (``None``: of every family)."""
    raw = toml_table(_PACKAGE, "units")
    chosen = [family] if family else [*FAMILIES]
    order = [Unit(name) for name in raw[FAMILIES[0]]]
    spaced = _named({unit: [p for f in chosen for p in raw[f].get(unit, [])] for unit in order})
    glued = _named({unit: [raw["compound"][f][unit] for f in chosen if unit in raw["compound"][f]] for unit in order})
    between = "|".join(f"(?P<or_{key}>{words})" for key, words in raw["between"].items())
    return Units(
        spaced=re.compile(rf"{_BRACKET}(?:\s(?:{between}))?\s{{0,3}}(?:{spaced})"),
        glued=re.compile(rf"\s?-?\s?(?:{glued})") if family is None else None,
    )


def _named(patterns: Mapping[Unit, list[str]]) -> str:
    return "|".join(
        f"(?P<{unit}>{'|'.join(each)})".replace("ADJ ", _ADJECTIVE) for unit, each in patterns.items() if each
    )


def crowd() -> str:
    """A pattern for the nouns of people that a body is made of, in every language; the group is the unit."""
    raw = toml_table(_PACKAGE, "units")
    return _named(
        {unit: [p for f in FAMILIES for p in raw[f].get(unit, [])] for unit in (Unit.COUNCILLORS, Unit.MEMBERS)}
    )


@cache
def compounds() -> re.Pattern[str]:
    """Number and unit in one word ("dyvjecar"): the groups are ``FAMILY``, which is the stem, and ``FAMILY_unit``."""
    raw = toml_table(_PACKAGE, "units")["compound"]
    parts = []
    for family in FAMILIES:
        ends = "|".join(f"(?P<{family}_{unit}>{pattern})" for unit, pattern in raw[family].items())
        parts.append(rf"(?P<{family}>{trie(stems()[family])})[ \-]?(?:{ends})")
    return re.compile(rf"\b(?:{'|'.join(parts)})")


@cache
def stems() -> Mapping[str, Mapping[str, str]]:
    """The value of each stem of a number in such words, by family."""
    return {
        family: {stem: value for value, words in table.items() for stem in words.split()}
        for family, table in toml_table(_PACKAGE, "units")["stems"].items()
    }


_EVERY = "(?P<every>"


@cache
def alone() -> re.Pattern[str]:
    """Phrases that mean one unit without a number: the group is the unit, ``every_`` before it for a frequency."""
    raw = toml_table(_PACKAGE, "units")["alone"]
    parts = []
    for unit, patterns in raw.items():
        for turn, each in enumerate(patterns):
            name = f"every_{unit}_{turn}" if _EVERY in each else f"{unit}_{turn}"
            parts.append(f"(?P<{name}>{each.replace('(?P<one>', '(?:').replace(_EVERY, '(?:')})")
    return re.compile("|".join(parts))
