"""What a pattern cannot match without: pieces of words of which at least one stands in everything it finds.

Trying a pattern of two hundred alternatives at each place of a text costs far more than looking whether any of its
words has one of the pieces (R. Cox, 2012, "Regular Expression Matching with a Trigram Index", has the idea).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import product
from typing import Any

_parser: Any = import_module("re._parser")  # the standard library's own, which has no public name
_MOST_EXACT = 96
_MOST_LETTERS = 8

Needles = frozenset[str]


@dataclass(frozen=True, slots=True)
class _Told:
    """``exact``: all that a piece of a pattern can match, where that is little; ``best``: needles of a part of it."""

    exact: Needles | None
    best: Needles | None


_EMPTY = _Told(frozenset({""}), None)
_OPEN = _Told(None, None)


def needles(pattern: re.Pattern[str]) -> Needles | None:
    """Strings without white space of which each match of a pattern holds one; ``None`` where none can be told."""
    parts = parsed(pattern)
    told = _OPEN if parts is None else _sequence(parts)
    return _better(_pieces(told.exact), told.best)


def may_be_empty(pattern: re.Pattern[str]) -> bool:
    """Whether a pattern can find nothing at all at some place: ``(?=a)``."""
    least, _ = _parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE).getwidth()
    return bool(least == 0)


def parsed(pattern: re.Pattern[str]) -> Iterable[tuple[Any, Any]] | None:
    """The parts of a pattern as the standard library reads them; ``None`` where it does not tell cases apart."""
    if pattern.flags & (re.IGNORECASE | re.VERBOSE):
        return None
    found: Iterable[tuple[Any, Any]] = _parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)
    return found


def _sequence(parts: Iterable[tuple[Any, Any]]) -> _Told:
    """Pieces one after the other."""
    run, best, whole = _EMPTY.exact, None, True
    for name, value in parts:
        told = _part(str(name), value)
        joined = _joined(run, told.exact)
        if joined is None:
            best, whole = _better(best, _pieces(run)), False
            joined = told.exact
        best = _better(best, told.best)
        run = joined
    return _Told(run, best) if whole else _Told(None, _better(best, _pieces(run)))


def _part(name: str, value: Any) -> _Told:
    if name == "LITERAL":
        return _Told(frozenset({chr(value)}), None)
    if name in ("AT", "ASSERT", "ASSERT_NOT"):
        return _EMPTY
    if name == "SUBPATTERN":
        _, more, fewer, inner = value
        return _OPEN if more or fewer else _sequence(inner)  # flags of its own: (?i:...)
    if name == "BRANCH":
        return _either([_sequence(each) for each in value[1]])
    if name == "IN":
        return _one_of(value)
    if name == "MAX_REPEAT" or name == "MIN_REPEAT":
        return _repeated(*value)
    return _OPEN


def _one_of(choices: Sequence[tuple[Any, Any]]) -> _Told:
    letters = [chr(value) for name, value in choices if str(name) == "LITERAL"]
    known = len(letters) == len(choices) <= _MOST_LETTERS
    return _Told(frozenset(letters), None) if known else _OPEN


def _either(branches: Sequence[_Told]) -> _Told:
    exact: Needles | None = frozenset()
    best: Needles | None = frozenset()
    for each in branches:
        own = _better(_pieces(each.exact), each.best)
        exact = None if exact is None or each.exact is None else exact | each.exact
        best = None if best is None or own is None else best | own
    return _Told(exact if exact is not None and len(exact) <= _MOST_EXACT else None, best)


def _repeated(least: int, most: int, inner: Iterable[tuple[Any, Any]]) -> _Told:
    told = _sequence(inner)
    if (least, most) == (1, 1):
        return told
    if (least, most) == (0, 1) and told.exact is not None:
        return _Told(told.exact | {""}, None)
    return _Told(None, _better(_pieces(told.exact), told.best)) if least else _OPEN


def _joined(first: Needles | None, second: Needles | None) -> Needles | None:
    if first is None or second is None or len(first) * len(second) > _MOST_EXACT:
        return None
    return frozenset(one + other for one, other in product(first, second))


def _pieces(exact: Needles | None) -> Needles | None:
    """The longest piece without white space of each string."""
    if exact is None:
        return None
    found = frozenset(max(each.split(), key=len, default="") for each in exact)
    return None if "" in found else found


def _better(first: Needles | None, second: Needles | None) -> Needles | None:
    """The needles whose shortest is longer: fewer words have them by chance."""
    if first is None or second is None:
        return first or second
    return first if _worth(first) >= _worth(second) else second


def _worth(found: Needles) -> tuple[int, int]:
    return min(map(len, found), default=0), -len(found)
