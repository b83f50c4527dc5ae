"""Cue words and what they say of the role of a quantity."""

import re
from collections import defaultdict, deque
from dataclasses import dataclass
from functools import cache
from typing import Any

from ingest.parameters.families import one_letter
from ingest.quantities import SHARES, Quantity
from ingest.sieve import Sieve
from ontology.codes import Operator, ParameterRole, Unit
from ontology.toml_tables import toml_table

NONE, ANY = "none", "any"
_TERMS = frozenset(
    {Unit.HOURS, Unit.DAYS, Unit.WORKING_DAYS, Unit.CALENDAR_DAYS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS}
)
_SHORTEST = frozenset({Unit.HOURS, Unit.DAYS})
_LONGEST_WINDOW = 300
_BEYOND = 0.5
_FADING = 0.25
_OTHER = "¦"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cue:
    role: str
    side: str
    reach: int
    weight: float
    beyond: float
    words: re.Pattern[str]
    behind: re.Pattern[str] | None


def kinds_of(quantity: Quantity) -> frozenset[str]:
    """The kinds of cue that speak of a quantity: ``term``, ``years``, ``crowd``, ``majority``, ``frequency``, ..."""
    kinds = set()
    if quantity.form in ("majority", "frequency", "carried"):
        kinds.add(quantity.form)
    elif quantity.unit is Unit.DAY_OF_YEAR:
        kinds |= {"term", "day"}
    elif quantity.unit in _TERMS:
        kinds |= {"over"} if quantity.operator is Operator.MORE_THAN else set()
        kinds |= {"term"} | ({"years"} if quantity.unit in (Unit.YEARS, Unit.MONTHS) else set())
        kinds |= {"every"} if quantity.per == "every" else set()
        kinds |= {"single"} if _may_be_an_article(quantity) and quantity.unit in _SHORTEST else set()
    else:
        kinds |= {"crowd"} | ({"signatures"} if quantity.unit is Unit.SIGNATURES else set())
        kinds |= {"share"} if quantity.unit in SHARES else set()
        kinds |= _counted(quantity)
    return frozenset(kinds)


def _counted(quantity: Quantity) -> set[str]:
    """What is counted: ``people`` at large, the ``body`` they make up, ``meetings``; ``single`` beside it."""
    kinds = {"people"} if quantity.unit in (Unit.PERSONS, Unit.VOTERS) else set()
    kinds |= {"body"} if quantity.unit in (Unit.MEMBERS, Unit.COUNCILLORS) else set()
    kinds |= {"meetings"} if quantity.unit is Unit.MEETINGS else set()
    if kinds and _may_be_an_article(quantity):
        return kinds | {"single"} | ({"seat"} if "body" in kinds else set())
    return kinds


def _may_be_an_article(quantity: Quantity) -> bool:
    """Whether "one" may be no number but the article of its noun."""
    return quantity.value == "1" and quantity.operator is None


def weigh(quantity: Quantity, before: str, own: str, after: str) -> dict[str, float]:
    """The sum of weights by role (``none`` for what speaks against any), from the folded words of a sentence.

    They are those before a quantity, its own, and those behind it. Each cue counts once, at its best place; beyond
    another quantity of the sentence it counts half.
    """
    before, own = one_letter(before[-_LONGEST_WINDOW:]), one_letter(own)
    after = one_letter(_coordinated().sub("", after)[:_LONGEST_WINDOW])
    found: defaultdict[str, float] = defaultdict(float)
    may = _sieve().passing(f"{before} {own} {after}")
    for cue in _cues(kinds_of(quantity)):
        best = _strength(cue, before, own, after) if cue.words.pattern in may else 0.0
        if best:
            found[cue.role] += cue.weight * best
    return dict(found)


@cache
def _coordinated() -> re.Pattern[str]:
    """What joins a quantity to the next: what is said behind "at the latest 45 days" is said of both."""
    words = toml_table("ingest.parameters", "cues")["coordinated"]
    return re.compile(rf"^(?:, ?)?(?:(?:{words}) )?{_OTHER} ?")


def _strength(cue: _Cue, before: str, own: str, after: str) -> float:
    """How strongly a cue speaks at its best place, which is its nearest on either side; 0 where it does not."""
    if cue.behind and not cue.behind.match(after):
        return 0.0
    if cue.side == "own":
        return 1.0 if cue.words.search(own) else 0.0
    last = deque(cue.words.finditer(before), maxlen=1) if cue.side != "after" else ()
    first = cue.words.search(after) if cue.side != "before" else None
    return max(
        _faded(before[last[0].end() :], cue) if last else 0.0,
        _faded(after[: first.start()], cue) if first else 0.0,
    )


def _faded(between: str, cue: _Cue) -> float:
    """Full right at the quantity, less the farther a cue stands, and less beyond another quantity."""
    if len(between) > cue.reach:
        return 0.0
    return (cue.beyond if _OTHER in between else 1.0) * (1 - _FADING * len(between) / max(1, cue.reach))


@cache
def _cues(kinds: frozenset[str]) -> tuple[_Cue, ...]:
    return tuple(
        _Cue(
            role=each["role"],
            side=each["side"],
            reach=each["reach"],
            weight=each["weight"],
            beyond=each.get("beyond", _BEYOND),
            words=_words(each),
            behind=re.compile(_letters("|".join(each["behind"]))) if "behind" in each else None,
        )
        for each in toml_table("ingest.parameters", "cues")["cue"]
        if kinds & {*each["of"].split()}
    )


def _words(cue: dict[str, Any]) -> re.Pattern[str]:
    return re.compile(_letters("|".join(cue["words"])))


@cache
def _sieve() -> Sieve:
    """Of a hundred cues five have a word in a sentence; each is known by its pattern."""
    every = [_words(each) for each in toml_table("ingest.parameters", "cues")["cue"]]
    return Sieve({each.pattern: each for each in every})


def _letters(pattern: str) -> str:
    return one_letter(pattern.replace("nj?", "n").replace("lj?", "l"))


def roles_of(quantity: Quantity) -> frozenset[str]:
    """The roles that a quantity of its kinds can have: those that a cue speaks of, and any term may be a step."""
    return _roles(kinds_of(quantity))


@cache
def _roles(kinds: frozenset[str]) -> frozenset[str]:
    found = {cue.role for cue in _cues(kinds)} - {NONE, ANY}
    return frozenset(found | ({ParameterRole.PROCEDURE_TERM.value} if "term" in kinds else set()))


def start_of(quantity: Quantity) -> float:
    """What a quantity is worth without any cue, below nothing for a share, of which most are shares of money."""
    raw = toml_table("ingest.parameters", "cues")["start"]
    kinds = kinds_of(quantity)
    if "term" in kinds:
        return float(raw["bounded" if quantity.operator else "plain"])
    return float(raw["share"]) if "share" in kinds else 0.0
