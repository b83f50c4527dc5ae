"""The pattern table of ``patterns.toml``, compiled once."""

import re
from dataclasses import dataclass
from functools import cache

from ontology.toml_tables import toml_table


@dataclass(frozen=True, slots=True)
class Patterns:
    """Compiled patterns: act types, jurisdiction cues with weights, whose a gazette is, act numbers, self-references.

    ``title_ends`` finds what follows a title on its line without belonging to it, ``title_closes`` are the words a
    Turkish title ends with, ``title_continues`` finds a name in the genitive that goes on with a wrapped title.
    ``amended_titles`` and ``act_names`` find acts named in a text (groups ``kind``, ``rest``), ``nominatives`` give
    the name of a kind in another case.
    """

    types: tuple[tuple[str, re.Pattern[str]], ...]
    jurisdictions: dict[str, tuple[tuple[re.Pattern[str], float], ...]]
    gazette_owners: tuple[tuple[re.Pattern[str], str], ...]
    gazettes_in_full: dict[str, dict[str, str]]
    act_numbers: tuple[re.Pattern[str], ...]
    self_references: tuple[tuple[str, re.Pattern[str]], ...]
    title_ends: re.Pattern[str]
    title_closes: frozenset[str]
    title_continues: re.Pattern[str]
    amended_titles: re.Pattern[str]
    act_names: re.Pattern[str]
    nominatives: dict[str, str]


@cache
def patterns() -> Patterns:
    """The table, ready for use."""
    raw = toml_table("ingest.metadata", "patterns")
    return Patterns(
        types=tuple((entry["type"], _any_of(entry["words"])) for entry in raw["type"]),
        jurisdictions={
            entry["code"]: tuple((_compiled(cue), weight) for cue, weight in entry["cues"].items())
            for entry in raw["jurisdiction"]
        },
        gazette_owners=tuple((_compiled(pattern), code) for pattern, code in raw["gazette_owners"].items()),
        gazettes_in_full=raw["gazettes_in_full"],
        act_numbers=tuple(_compiled(entry["pattern"]) for entry in raw["act_number"]),
        self_references=tuple((entry["type"], _any_of(entry["words"])) for entry in raw["self_reference"]),
        title_ends=_compiled(rf"(?<=\S\s)\W*\b(?:{'|'.join(raw['title_ends'])})\b.*"),
        title_closes=frozenset(raw["title_closes"]),
        amended_titles=_compiled(raw["amended_titles"].replace(" ", r"\s{1,2}")),
        act_names=_compiled(raw["act_names"].replace(" ", r"\s{1,2}")),
        nominatives=raw["nominatives"],
        title_continues=re.compile(rf"(?:{'|'.join(raw['title_continues'])})\b"),
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _any_of(words: list[str]) -> re.Pattern[str]:
    return _compiled(rf"\b(?:{'|'.join(words)})\b")
