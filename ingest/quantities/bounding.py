"""Words that bound a number: "at least" before it, "or more" behind it, "may not be longer than"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ontology.codes import Operator
from ontology.toml_tables import toml_table

_REACH = 70
_TOKEN = re.compile(r"[^\W_]+")
# Words that may stand between a bound and its number.
_FILLERS = frozenset("od nga nje e te ova oko the a of ote prej yuzde".split())
_MOST_FILLERS = 2
_OPPOSITE = {Operator.MORE_THAN: Operator.MAX, Operator.LESS_THAN: Operator.MIN}


@dataclass(frozen=True, slots=True)
class Bound:
    """An operator, and where its words begin."""

    operator: Operator
    start: int


@cache
def _words() -> tuple[Mapping[tuple[str, ...], Operator], int]:
    raw = toml_table("ingest.quantities", "operators")["before"]
    known = {tuple(_plain(words).split()): Operator(key) for key, each in raw.items() for words in each}
    return known, max(map(len, known))


@cache
def _after() -> re.Pattern[str]:
    raw = toml_table("ingest.quantities", "operators")["after"]
    told = "|".join(f"(?P<{key}>{'|'.join(each)})" for key, each in raw.items())
    return re.compile(rf"(?:\s?[(/][^()\n/]{{1,40}}[)/])?\s(?:\w{{1,9}}\s)?(?:{told})\b")


@cache
def _denied() -> re.Pattern[str]:
    return re.compile(toml_table("ingest.quantities", "operators")["denied"]["words"].replace("$", r"\Z"))


def _plain(words: str) -> str:
    """Two Latin letters for one Cyrillic letter are one letter here, as in Cyrillic folded."""
    return words.replace("nj", "n").replace("lj", "l")


def bound_before(folded: str, at: int, *, since: int = 0) -> Bound | None:
    """The bound whose words end at ``at``: the longest of them; what lies before ``since`` is not looked at."""
    begin = max(since, at - _REACH)
    piece = folded[begin:at]
    tokens = list(_TOKEN.finditer(piece, max(map(piece.rfind, ",.;:)")) + 1))
    if not tokens:
        return None
    words = [_plain(each.group()) for each in tokens]
    known, longest = _words()
    for skipped in range(_MOST_FILLERS + 1):
        last = len(tokens) - skipped
        for size in range(min(longest, last), 0, -1):
            operator = known.get(tuple(words[last - size : last]))
            if operator:
                start = begin + tokens[last - size].start()
                return Bound(_denied_or(operator, folded, start), start)
        if last < 1 or tokens[last - 1].group() not in _FILLERS:
            return None
    return None


def _denied_or(operator: Operator, folded: str, start: int) -> Operator:
    """What may not be more is at most."""
    opposite = _OPPOSITE.get(operator)
    if opposite and _denied().search(folded, max(0, start - _REACH), start):
        return opposite
    return operator


def bound_after(folded: str, end: int) -> tuple[Operator, int] | None:
    """The bound whose words begin behind a unit, and their end."""
    match = _after().match(folded, end, end + _REACH)
    return (Operator(match.lastgroup or ""), match.end()) if match and match.lastgroup else None
