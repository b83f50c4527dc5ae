"""The constitution as a constitution names it: itself, unless it says whose."""

import re
from dataclasses import replace

from ingest.linking.words import compiled, table
from ingest.references import Reference
from ontology.codes import ActType
from ontology.model import Document

_REACH = 60


def named_jurisdiction(folded: str, end: int) -> str | None:
    """Whose constitution is meant, by what follows its word: "Ustava Bosne i Hercegovine"."""
    behind = folded[end : end + _REACH].lstrip()
    return next(
        (owner for owner, words in table("constitutions").items() if compiled(rf"(?:{words})").match(behind)), None
    )


def own_constitution(reference: Reference, folded: str, document: Document) -> Reference:
    """In a constitution "Ustava" is the act itself; an entity's that names the state's says so."""
    act = reference.act
    if act is None or act.value != "constitution" or document.act_type != ActType.CONSTITUTION:
        return reference
    owner = named_jurisdiction(folded, act.end)
    if owner and document.jurisdiction and owner != document.jurisdiction:
        return reference
    return replace(reference, act=None, own=True)


def this_constitution(reference: Reference, folded: str) -> bool:
    """True for "ovog ustava": the text itself."""
    act = reference.act
    return bool(
        act and act.value == "constitution" and _THIS.search(folded[max(0, reference.start - 12) : reference.start])
    )


_THIS = re.compile(r"\b(?:ov(?:og|oga|om|ome|im|aj)|ovoj|ketij|kesaj|kete|kjo|bu|this)\s{1,4}\Z")
