"""An act's own title and number above its text, which refer to nothing."""

import re
from collections.abc import Sequence
from functools import lru_cache

from ingest.linking.amending import same_act
from ingest.linking.words import pattern
from ingest.references import ActName, Reference
from ontology.model import Document
from ontology.scripts import slug

_STEM = 5
_NUMBER = re.compile(r"-(?:nr-|no-)\d[\da-z-]{0,8}?-(?=per-|mbi-|on-)")
_NEAR = 8
_CAPITALS = 4


def names_itself(
    references: Sequence[Reference], text: str, document: Document, amended: ActName | None
) -> list[Reference]:
    """The references of a preamble without those that only repeat the document's title, its act or its number.

    The amended act is part of the title where it follows it at once.
    """
    kept: list[Reference] = []
    title_ends = -1
    for reference in references:
        act = reference.act
        if act is None or reference.path:
            kept.append(reference)
            continue
        goes_on = title_ends >= 0 and reference.start - title_ends <= _NEAR and _may_be(act, amended)
        if goes_on or _is_own(act, text, document):
            title_ends = reference.end
        else:
            kept.append(reference)
    return kept


def is_itself(reference: Reference, folded: str, document: Document) -> bool:
    """Whether an act alone is the document itself, as a running head, a signature or "Zakon o ... stupa na snagu".

    One of the same title that is cited with its gazette, or that ceases, is an older one.
    """
    act = reference.act
    if act is None or reference.path or act.issues:
        return False
    if _by_number(act, document):
        return True
    if _is_code_of(act, document):
        return True
    if _subject(slug(act.value)) != _subject(slug(document.title)):
        return False
    return not (folded[act.end : act.end + _NEAR].lstrip().startswith("(") or _repeals(folded))


@lru_cache(maxsize=4)
def _repeals(folded: str) -> bool:
    """Whether something ceases in a text; asked again for each act that it names."""
    return pattern("repeals", "verbs").search(folded) is not None


def _is_code_of(act: ActName, document: Document) -> bool:
    """Whether an Albanian code names itself within its title, in any case: "Kodit të Punës"."""
    words, title = _content(act.value), _content(document.title)
    return words[0] == "kodi" and len(words) > 1 and f"-{'-'.join(words)}-" in f"-{'-'.join(title)}-"


def _content(title: str) -> list[str]:
    return [word for word in slug(title).split("-") if word not in ("i", "e", "te", "se")] or [""]


def _subject(title: str) -> str:
    """A title without its number: "ligji-nr-02-l-41-per-mbrojtjen" and "ligji-per-mbrojtjen" are of one law."""
    return _NUMBER.sub("-", title, count=1)


def _by_number(act: ActName, document: Document) -> bool:
    number = document.number
    return bool(number) and slug(act.value) in (slug(number or ""), slug(f"{number}/{document.year}"))


def _may_be(act: ActName, amended: ActName | None) -> bool:
    """Whether a name that follows the title at once may be that of the amended act, which belongs to the title."""
    if amended is None or not amended.value or same_act(act, amended):
        return True
    return _begins_alike(slug(act.value), slug(amended.value))


def _is_own(act: ActName, text: str, document: Document) -> bool:
    word = text[act.start : act.end].split()[0]
    if len(word) >= _CAPITALS and word.isupper():
        return True
    return _by_number(act, document) or _begins_alike(slug(document.title), slug(act.value))


def _begins_alike(one: str, other: str) -> bool:
    """Whether two titles have the same first words in whatever case, at least three of them or all."""
    words, others = one.split("-"), other.split("-")
    enough = len(words) > 1 if len(words) == len(others) else min(len(words), len(others)) > 2
    return enough and all(first[:_STEM] == second[:_STEM] for first, second in zip(words, others, strict=False))
