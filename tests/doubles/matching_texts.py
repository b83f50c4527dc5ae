"""Texts that a pattern may match, made by walking what it is made of; chance is seeded."""

import re
from collections.abc import Iterable, Iterator
from random import Random
from typing import Any

from ingest.sieve.needles import parsed

_MOST = 3
_ANY = "abz3 "
_SPACES = (" ", "\n", " \n", "\n ", "  ", "\t")
_AHEAD = 1


def matching_texts(pattern: re.Pattern[str], count: int, *, seed: int = 1) -> Iterator[str]:
    """Texts of which most match, with spaces of every kind, in other words and alone."""
    chance, parts = Random(seed), parsed(pattern)
    assert parts is not None
    for _ in range(count):
        text = "".join(_written(parts, chance))
        text = "".join(chance.choice(_SPACES) if letter.isspace() else letter for letter in text)
        yield f"xx, {text}{chance.choice(('', ' ', ' xx', ', 5 dana'))}"


def _written(parts: Iterable[tuple[Any, Any]], chance: Random) -> Iterator[str]:
    for part, value in parts:
        name = str(part)
        if name == "LITERAL":
            yield chr(value)
        elif name in ("IN", "ANY", "NOT_LITERAL"):
            yield _one_of(value, chance) if name == "IN" else chance.choice(_ANY)
        elif name == "BRANCH":
            yield from _written(chance.choice(value[1]), chance)
        elif name == "SUBPATTERN":
            yield from _written(value[-1], chance)
        elif name in ("MAX_REPEAT", "MIN_REPEAT"):
            least, most, inner = value
            for _ in range(chance.randint(least, min(most, least + _MOST))):
                yield from _written(inner, chance)
        elif name == "ASSERT" and value[0] == _AHEAD:
            yield from _written(value[1], chance)


def _one_of(choices: list[tuple[Any, Any]], chance: Random) -> str:
    name, value = chance.choice(choices)
    if str(name) == "LITERAL":
        return chr(value)
    if str(name) == "RANGE":
        return chr(chance.randint(*value))
    return {"CATEGORY_DIGIT": "7", "CATEGORY_SPACE": " "}.get(str(value), chance.choice(_ANY))
