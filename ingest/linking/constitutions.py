"""The constitution as a constitution names it: itself, unless it says whose."""

import re
from dataclasses import replace

from ingest.linking.words import compiled, table
from ingest.references import Reference
from ingest.references.folding import fold
from ontology.codes import ActType
from ontology.model import Document

_REACH = 60


def constitution_of(named: str) -> str | None:
    """Whose constitution is named: "Ustava Bosne i Hercegovine"; ``None`` where that is not said."""
    return _owner(fold(named).partition(" ")[2].lstrip())[0]


def _owner(behind: str) -> tuple[str | None, int]:
    """The jurisdiction whose name a folded text begins with, and the length of that name."""
    for owner, words in table("constitutions").items():
        match = compiled(rf"(?:{words})").match(behind)
        if match:
            return owner, match.end()
    return None, 0


def with_owner(reference: Reference, folded: str, document: Document) -> Reference:
    """A constitution named with its owner as one name; in a constitution "Ustava" alone is the act itself."""
    act = reference.act
    if act is None or act.value != "constitution":
        return reference
    behind = folded[act.end : act.end + _REACH]
    owner, length = _owner(behind.lstrip())
    if document.act_type == ActType.CONSTITUTION and owner in (None, document.jurisdiction):
        return replace(reference, act=None, own=True)
    if owner is None or reference.end != act.end:
        return reference
    end = act.end + len(behind) - len(behind.lstrip()) + length
    return replace(reference, act=replace(act, end=end), end=end)


def this_constitution(reference: Reference, folded: str) -> bool:
    """True for "ovog ustava": the text itself."""
    act = reference.act
    return bool(
        act and act.value == "constitution" and _THIS.search(folded[max(0, reference.start - 12) : reference.start])
    )


_THIS = re.compile(r"\b(?:ov(?:og|oga|om|ome|im|aj)|ovoj|ketij|kesaj|kete|kjo|bu|this)\s{1,4}\Z")
