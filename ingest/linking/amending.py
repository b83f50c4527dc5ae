"""Which act an amending act amends: by its title, or by the words an article begins with."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.linking.words import compiled, pattern, table
from ingest.references import ActName, Reference, find_references
from ingest.references.folding import fold
from ontology.scripts import slug

_AHEAD = 60
_STEM = 5
_TITLE_GOES_ON = 260


def amended_by_title(title: str) -> ActName | None:
    """The act that a title says is amended; ``None`` for a title of another kind.

    An act that cannot be told from the title alone has an empty ``value``.
    """
    folded = fold(title)
    told = [*pattern("amending", "title").finditer(folded)] or [*pattern("amending", "repealing").finditer(folded)]
    if not told:
        return None
    turkish = told[-1].group() == "degisiklik"
    rest = title[: told[-1].start()] if turkish else title[told[-1].end() :]
    named = [each.act for each in find_references(rest) if each.act and each.act.value != "constitution"]
    if named:
        return named[-1] if turkish else named[0]
    return _named_alone(rest) or ActName(start=0, end=0, value="")


def full_title(title: str, text: str) -> str:
    """The title with the lines below it where it was cut before what it amends ("LAW No. 5 | ON AMENDING ...")."""
    words = title.split()
    match = re.search(r"\s+".join(map(re.escape, words)), text[:_HEAD], re.IGNORECASE) if words else None
    if match is None:
        return title
    below = text[match.end() : match.end() + _TITLE_GOES_ON].partition("\n\n")[0]
    return f"{title} {below}" if pattern("amending", "goes_on").match(fold(below)) else title


_HEAD = 4000


def _named_alone(rest: str) -> ActName | None:
    """The constitution, a statute, rules of procedure or a code, named by what follows its word."""
    folded = fold(rest)
    if pattern("amending", "constitution").search(folded):
        return ActName(start=0, end=0, value="constitution")
    for forms, nominative in table("amending")["named_alone"]:
        match = compiled(rf"\b(?:{forms})\b").search(folded)
        if match:
            name = " ".join(f"{nominative} {rest[match.end() :].strip(' .,;')}".split())
            return ActName(start=0, end=0, value=slug(name), title=name)
    return None


def same_act(one: ActName, other: ActName) -> bool:
    """Whether two names are of one act, by number or by titles of which one goes on where the other ends.

    A name that begins with an adjective stands in any case ("Izbornog zakona", "Izborni zakon Brčko distrikta").
    """
    shorter, longer = sorted((slug(one.value), slug(other.value)), key=len)
    if not shorter or longer == shorter:
        return bool(shorter)
    if longer.startswith(f"{shorter}-"):
        return shorter.count("-") > 1
    words, others = shorter.split("-"), longer.split("-")
    inflected = len(words) > 1 and words[0] != others[0]
    return inflected and all(word[:_STEM] == each[:_STEM] for word, each in zip(words, others, strict=False))


def completed(amended: ActName, references: Sequence[Reference]) -> ActName:
    """The amended act with the gazette issues that the first articles cite behind its name.

    One that the title did not tell is the first act that is named.
    """
    named = [each.act for each in references if each.act and each.act.value != "constitution"]
    if not amended.value:
        return named[0] if named else amended
    cited = next((each for each in named if each.issues and same_act(each, amended)), None)
    return replace(amended, issues=cited.issues) if cited else amended


def amended_in(folded: str, references: Sequence[Reference]) -> ActName | None:
    """The act that an article opens with: "U Zakonu o ... (...) u članu 5.", "Në ligjin nr. ..."."""
    first = next((each for each in references if each.act), None)
    if first is None or first.act is None or not (first.path or re.search(r"\S", folded[first.end :])):
        return None
    return first.act if opens_amendment(folded, first) else None


def opens_amendment(folded: str, reference: Reference) -> bool:
    """Whether a sentence that amends begins with this act; a Turkish one may name its provision at once."""
    before = folded[max(0, reference.start - _AHEAD) : reference.start]
    turkish = pattern("amending", "numbered").match(folded, reference.start)
    if turkish:
        return pattern("amending", "begins").search(before) is not None
    return not reference.path and pattern("amending", "within").search(before) is not None
