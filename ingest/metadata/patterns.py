"""The pattern table of ``patterns.toml``, compiled once."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Patterns:
    """Compiled patterns: act types, jurisdiction cues with weights, gazettes by name, act numbers, self-references.

    ``title_ends`` finds what follows a title on its line without belonging to it, ``title_closes`` are the words a
    Turkish title ends with, ``title_continues`` finds a name in the genitive that goes on with a wrapped title.
    """

    types: tuple[tuple[str, re.Pattern[str]], ...]
    jurisdictions: dict[str, tuple[tuple[re.Pattern[str], float], ...]]
    gazettes: tuple[tuple[str, re.Pattern[str]], ...]
    act_numbers: tuple[re.Pattern[str], ...]
    self_references: tuple[tuple[str, re.Pattern[str]], ...]
    title_ends: re.Pattern[str]
    title_closes: frozenset[str]
    title_continues: re.Pattern[str]


@cache
def patterns() -> Patterns:
    """The table, ready for use."""
    raw = tomllib.loads(files("ingest.metadata").joinpath("patterns.toml").read_text("utf-8"))
    return Patterns(
        types=tuple((entry["type"], _any_of(entry["words"])) for entry in raw["type"]),
        jurisdictions={
            entry["code"]: tuple((_compiled(cue), weight) for cue, weight in entry["cues"].items())
            for entry in raw["jurisdiction"]
        },
        # A gazette's name may break over two lines.
        gazettes=tuple((entry["name"], _compiled(entry["pattern"].replace(" ", r"\s"))) for entry in raw["gazette"]),
        act_numbers=tuple(_compiled(entry["pattern"]) for entry in raw["act_number"]),
        self_references=tuple((entry["type"], _any_of(entry["words"])) for entry in raw["self_reference"]),
        title_ends=_compiled(rf"(?<=\S\s)\W*\b(?:{'|'.join(raw['title_ends'])})\b.*"),
        title_closes=frozenset(raw["title_closes"]),
        title_continues=re.compile(rf"(?:{'|'.join(raw['title_continues'])})\b"),
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _any_of(words: list[str]) -> re.Pattern[str]:
    return _compiled(rf"\b(?:{'|'.join(words)})\b")
