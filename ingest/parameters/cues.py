"""Cue words and what they say of the role of a quantity."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ingest.quantities import Quantity
from ontology.codes import Unit
from ontology.toml_tables import toml_table

NONE, ANY = "none", "any"
_TERMS = frozenset({Unit.HOURS, Unit.DAYS, Unit.WORKING_DAYS, Unit.CALENDAR_DAYS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS})
_LONGEST_WINDOW = 300
_BEYOND = 0.5
_FADING = 0.25
_OTHER = "¦"


@dataclass(frozen=True, slots=True)
class _Cue:
    role: str
    side: str
    reach: int
    weight: float
    words: re.Pattern[str]


def kinds_of(quantity: Quantity) -> frozenset[str]:
    """The kinds of cue that speak of a quantity: ``term``, ``years``, ``crowd``, ``majority``, ``frequency``, ..."""
    kinds = set()
    if quantity.form in ("majority", "frequency"):
        kinds.add(quantity.form)
    elif quantity.unit in _TERMS or quantity.unit is Unit.DAY_OF_YEAR:
        kinds |= {"term"} | ({"years"} if quantity.unit in (Unit.YEARS, Unit.MONTHS) else set())
        kinds |= {"every"} if quantity.per == "every" else set()
    else:
        kinds |= {"crowd"} | ({"signatures"} if quantity.unit is Unit.SIGNATURES else set())
        kinds |= {"share"} if quantity.unit in (Unit.PERCENT, Unit.FRACTION) else set()
    return frozenset(kinds)


def weigh(quantity: Quantity, before: str, after: str) -> dict[str, float]:
    """The sum of weights by role (``none`` for what speaks against any), from the words before and behind a quantity.

    Each cue counts once, at its best place; beyond another quantity of the sentence it counts half.
    """
    before, after = before[-_LONGEST_WINDOW:], after[:_LONGEST_WINDOW]
    found: defaultdict[str, float] = defaultdict(float)
    for cue in _cues(kinds_of(quantity)):
        best = max(_strengths(cue, before, after), default=0.0)
        if best:
            found[cue.role] += cue.weight * best
    return dict(found)


def _strengths(cue: _Cue, before: str, after: str) -> Iterator[float]:
    if cue.side != "after":
        for match in cue.words.finditer(before, max(0, len(before) - cue.reach - _LONGEST_WINDOW)):
            between = before[match.end() :]
            if len(between) <= cue.reach:
                yield _strength(between, cue.reach)
    if cue.side != "before":
        for match in cue.words.finditer(after):
            if match.start() > cue.reach:
                return
            yield _strength(after[: match.start()], cue.reach)


def _strength(between: str, reach: int) -> float:
    """Full right at the quantity, less the farther a cue stands, half beyond another quantity."""
    return (_BEYOND if _OTHER in between else 1.0) * (1 - _FADING * len(between) / reach)


@cache
def _cues(kinds: frozenset[str]) -> tuple[_Cue, ...]:
    return tuple(
        _Cue(each["role"], each["side"], each["reach"], each["weight"], re.compile("|".join(each["words"])))
        for each in toml_table("ingest.parameters", "cues")["cue"]
        if kinds & {*each["of"].split()}
    )


def start_of(quantity: Quantity) -> float:
    """What a quantity is worth without any cue, below nothing for a share, of which most are shares of money."""
    raw = toml_table("ingest.parameters", "cues")["start"]
    kinds = kinds_of(quantity)
    if "term" in kinds:
        return float(raw["bounded" if quantity.operator else "plain"])
    return float(raw["share"]) if "share" in kinds else 0.0
