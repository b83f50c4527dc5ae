"""Gazette issues cited behind the name of an act."""

import re
from dataclasses import replace

from ingest.metadata.gazettes import find_citations
from ingest.references.acts import ActName
from ontology.scripts import to_latin

_REACH = 700
_OPENS = re.compile(r"\s{0,4}[(„“\"«,]{1,3}\s{0,3}(?=\S)")


def issues_behind(text: str, act: ActName) -> ActName:
    """The act with the issues of the citation that follows its name, which then belongs to the name."""
    if not _OPENS.match(text, act.end):
        return act
    piece = text[act.end : act.end + _REACH]
    latin = to_latin(piece)
    citation = next(iter(find_citations(latin)), None)
    if citation is None or citation.span[0] > 12:
        return act
    issues = tuple(f"{each.number}/{each.year}" for each in (citation, *citation.later))
    closing = piece.find(")")
    end = (
        closing + 1 if 0 <= closing < _REACH and piece.lstrip().startswith("(") else min(citation.span[1], len(piece))
    )
    return replace(act, end=act.end + end, issues=issues)
