"""Ordinals that count: "every third year", "at the latest on the seventh working day", "on the following day"."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from ingest.quantities.quantity import Quantity
from ontology.codes import Operator, Unit
from ontology.toml_tables import toml_table


def read_ordinals(matches: Iterable[re.Match[str]]) -> Iterator[Quantity]:
    """What such ordinals count, from what ``ordinals`` matches in a folded text."""
    for match in matches:
        named = [name for name, value in match.groupdict().items() if value is not None]
        value = next((name for name in named if name[0] in "no" and name[1:].isdigit()), None)
        unit = next((Unit(name[2:]) for name in named if name[:2] in ("u_", "v_", "w_")), Unit.DAYS)
        yield Quantity(
            start=match.start(),
            end=match.end(),
            at=match.end("told") + 1,
            value=value[1:] if value else "1",
            unit=unit,
            form="number",
            operator=None if "every" in named else Operator.MAX,
            per="every" if "every" in named else None,
        )


@cache
def ordinals() -> re.Pattern[str]:
    """The pattern for an ordinal beside its unit, behind the words that make it count."""
    raw = toml_table("ingest.quantities", "ordinals")
    told = rf"(?P<told>(?P<every>{raw['before']['every']})|{raw['before']['bound']})"
    before = rf"(?:{_groups(raw['stems'], 'n')}) (?:{_groups(raw['units'], 'u_')})"
    behind = rf"(?:{_groups(raw['units'], 'v_')}) (?:te |e )?(?:{_groups(raw['stems'], 'o')})\b"
    following = rf"(?:{raw['following']['words']}) (?:{_groups(raw['units'], 'w_')})|{raw['following']['albanian']}"
    return re.compile(rf"\b{told} (?:{before}|{behind}|{following})")


def _groups(words: Mapping[str, str], prefix: str) -> str:
    """One of some words, each in a group named by the prefix and its key."""
    return "|".join(f"(?P<{prefix}{key}>{each})" for key, each in words.items())
