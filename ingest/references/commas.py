"""Titles that go on behind a comma where no gazette ends them: "Zakona o dugu, zaduživanju i garancijama"."""

import re
from functools import cache
from typing import Any

from ingest.references.act_words import act_grammar
from ingest.references.folding import Folded
from ontology.toml_tables import toml_table

_LONGEST = 160


@cache
def _lists() -> list[tuple[re.Pattern[str], re.Pattern[str], bool]]:
    """For each language the heads, the rest of a list, and whether all its words have capitals."""
    rules = toml_table("ingest.references", "words")["act"]["comma"]
    return [(re.compile(each["heads"]), _rest(each), each["capitals"]) for each in rules]


def _rest(rule: dict[str, Any]) -> re.Pattern[str]:
    """What goes on: ", zaduživanju i garancijama", ", načinu obuke i obilježjima", ", kao i postupku".

    ``behind`` is what the title must have come to: "načinu prikupljanja, evidentiranja i praćenja".
    """
    member = rf"(?:[^\W\d_]+\s{{1,3}}){{0,4}}?{rule['word']}"
    inner = rf"{member}(?:\s{{1,3}}[^\W\d_]+){{0,{rule['trailing']}}}?"
    listed = rf"(?:,\s{{1,3}}{inner}){{1,5}}\s{{1,3}}(?:{rule['and']})\s{{1,3}}{member}"
    last = rf",\s{{1,3}}(?:{rule['as_well']})\s{{1,3}}{member}"
    return re.compile(rf"(?:{rule.get('behind', '')})(?:{listed}|{last})(?![^\W_])")


def list_behind(folded: Folded, head: str, at: int) -> int | None:
    """Where the list ends that goes on with a title at its first comma; ``head`` is the word the title began with.

    Its members stand in the case that "o" or "për" asks for, so what the sentence itself lists is not taken for it.
    """
    if folded[at : at + 1] != ",":
        return None
    for heads, rest, capitals in _lists():
        match = rest.match(folded, at, at + _LONGEST) if heads.fullmatch(head) else None
        if match and _may_go_on(folded, match, capitals=capitals):
            return match.end()
    return None


def _may_go_on(folded: Folded, match: re.Match[str], *, capitals: bool) -> bool:
    known = act_grammar()
    words = re.finditer(r"[^\W\d_]+", match.group())
    for word in words:
        if known.stops.match(word.group()) or known.heads.fullmatch(word.group()):
            return False
        small = word.group() in known.small or word.group() in known.joining
        if capitals and not small and not folded.printed[match.start() + word.start()].isupper():
            return False
    return True
