"""What a pattern begins with: the letters of which some stand wherever it finds anything.

The first sets of compilers (Aho, Sethi, Ullman, 1986, "Compilers", 4.4), with more than one letter.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import product
from typing import Any, NamedTuple

from ingest.sieve.needles import may_be_empty, parsed

WORD_EDGE = "\b"
"""Stands in a beginning for an edge of a word."""

DIGIT = "0"
"""Stands in a beginning for digits in a row."""

SPACE = " "
"""Stands in a beginning for white space in a row."""

_MOST = 4096
_WIDEST = 64

LETTERS_BEHIND = 2
"""Letters of the second word that a beginning tells: with more, fewer pairs of words are alike."""


class _Begun(NamedTuple):
    """Beginnings that are ``told`` to their end, and those that what follows may go ``on`` with."""

    told: frozenset[str]
    on: frozenset[str]


_CATEGORIES = {"CATEGORY_DIGIT": DIGIT, "CATEGORY_SPACE": SPACE}
_NONE: frozenset[str] = frozenset()
_OPEN = _Begun(frozenset({""}), _NONE)
_NOTHING = _Begun(_NONE, frozenset({""}))
_IN_A_ROW = (frozenset({DIGIT}), frozenset({SPACE}))
_AHEAD = 1


def beginnings(pattern: re.Pattern[str]) -> frozenset[str] | None:
    r"""Strings of which one stands where a match begins; ``None`` where that is anywhere.

    ``WORD_EDGE``, ``DIGIT`` and ``SPACE`` in them stand for what they say. None goes further than
    ``LETTERS_BEHIND`` letters into a second word.

    >>> sorted(beginnings(re.compile(r"\b(?:dva?|\d+) puta")))
    ['\x080 pu', '\x08dv pu', '\x08dva pu']
    """
    parts = parsed(pattern)
    begun = _OPEN if parts is None or may_be_empty(pattern) else _sequence(parts)
    found = begun.told | begun.on
    return found if all(each.strip(WORD_EDGE + SPACE) for each in in_first_word(found)) else None


def in_first_word(found: Iterable[str]) -> frozenset[str]:
    """Beginnings as far as they tell the first word, with ``SPACE`` where it ends."""
    return frozenset(first + space for first, space, _ in (each.partition(SPACE) for each in found))


def _sequence(parts: Iterable[tuple[Any, Any]]) -> _Begun:
    """Parts one after the other, as far as the beginnings are few."""
    told, on = _NONE, _NOTHING.on
    for name, value in parts:
        part = _part(str(name), value)
        if len(on) * (len(part.told) + len(part.on)) > _MOST:
            part = _Begun(in_first_word(part.told | part.on), _NONE)
        if len(on) * len(part.told) > _MOST:
            return _Begun(told | on, _NONE)
        ended = _joined(on, part.told)
        reached = _joined(on, part.on)
        on = frozenset(each for each in reached if _shortened(each) is None)
        told |= {_shortened(each) or each for each in ended | (reached - on)}
    return _Begun(told, on)


def _joined(first: frozenset[str], second: frozenset[str]) -> frozenset[str]:
    return frozenset(
        one + (other[1:] if one and other and one[-1] == other[0] in (DIGIT, SPACE) else other)
        for one, other in product(first, second)
    )


def _shortened(begun: str) -> str | None:
    """A beginning that tells as much of the second word as is asked for; ``None`` where it may still go on."""
    first, space, second = begun.partition(SPACE)
    second = second.lstrip(WORD_EDGE)
    for at, sign in enumerate(second):
        if sign in (WORD_EDGE, SPACE, DIGIT) or at == LETTERS_BEHIND - 1:
            return first + space + (second[:at] if sign == WORD_EDGE else second[: at + 1])
    return None


def _part(name: str, value: Any) -> _Begun:
    if name == "ASSERT" and value[0] == _AHEAD:
        ahead = _sequence(value[1])
        return _Begun(ahead.told | ahead.on, _NONE)  # what follows stands where this does
    if name in ("ASSERT", "ASSERT_NOT"):
        return _NOTHING
    if name == "AT":
        return _Begun(_NONE, frozenset({WORD_EDGE})) if str(value) == "AT_BOUNDARY" else _NOTHING
    if name == "SUBPATTERN":
        _, more, fewer, inner = value
        return _OPEN if more or fewer else _sequence(inner)  # flags of its own: (?i:...)
    if name == "BRANCH":
        branches = [_sequence(each) for each in value[1]]
        return _Begun(_NONE.union(*(each.told for each in branches)), _NONE.union(*(each.on for each in branches)))
    if name in ("LITERAL", "IN"):
        return _one_of([(name, value)] if name == "LITERAL" else value)
    return _repeated(*value) if name in ("MAX_REPEAT", "MIN_REPEAT") else _OPEN


def _one_of(choices: Sequence[tuple[Any, Any]]) -> _Begun:
    letters: set[str] = set()
    for name, value in choices:
        first, last = value if str(name) == "RANGE" else (value, value)
        if str(name) in ("LITERAL", "RANGE") and last - first < _WIDEST:
            letters |= {chr(each) for each in range(first, last + 1)}
        elif str(value) in _CATEGORIES:
            letters.add(_CATEGORIES[str(value)])
        else:
            return _OPEN
    if WORD_EDGE in letters:
        return _OPEN
    signs = (DIGIT if each.isdecimal() else SPACE if each.isspace() else each for each in letters)
    return _Begun(_NONE, frozenset(signs))


def _repeated(least: int, most: int, inner: Iterable[tuple[Any, Any]]) -> _Begun:
    begun = _sequence(inner)
    if begun.on in _IN_A_ROW and not begun.told:
        return begun if least else _Begun(_NONE, begun.on | {""})
    again = _Begun(begun.told | begun.on, _NONE) if most > 1 else begun
    return again if least else _Begun(again.told, again.on | {""})
