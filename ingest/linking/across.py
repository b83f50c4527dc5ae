"""References to acts that only the other documents of a collection hold: resolved when all have been read."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ingest.known_acts import day_of
from ingest.linking.constitutions import constitution_of
from ingest.references import ActName
from ingest.register import Register
from ontology.eli import Eli
from ontology.linking import LinkKind, Mention, MentionKind
from ontology.model import Document, Reading

_NAMING = (MentionKind.ACT, MentionKind.PROVISION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """The mentions of one document that are not resolved yet, with what their names are understood by."""

    document: str
    work: str
    jurisdiction: str | None
    day: date | None
    mentions: list[Mention]


def pending_of(reading: Reading, document: Document) -> Pending | None:
    """What a reading leaves open; ``None`` where that is nothing."""
    left = [each for each in reading.mentions if each.kind in _NAMING and each.target is None]
    if not left:
        return None
    return Pending(
        document=document.iri,
        work=document.work,
        jurisdiction=document.jurisdiction,
        day=day_of(document),
        mentions=list(_once(left)),
    )


def _once(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Of mentions that would make the same link the first."""
    seen: set[tuple[str, str | None, str | None, str | None, LinkKind]] = set()
    for each in mentions:
        key = (each.provision, each.base, each.value, each.part, each.link)
        if key not in seen:
            seen.add(key)
            yield each


def resolved_across(pending: Pending, register: Register, *, base: str) -> Sequence[Mention]:
    """The mentions, those with a target that name an act of the register, which now holds all documents.

    ``base`` is that of the identifiers. Provisions of the document's own act that it does not have stay open.
    """
    return [_resolved(each, pending, register, base) for each in pending.mentions]


def _resolved(mention: Mention, pending: Pending, register: Register, base: str) -> Mention:
    named = mention.base if mention.kind is MentionKind.PROVISION else mention.value
    if named is None or named == "own":
        return mention
    act = ActName(start=0, end=0, value=named, issues=mention.issues)
    owner = _constitution_in(mention.surface) if named == "constitution" else None
    work, reason = register.named(
        act,
        jurisdiction=owner or pending.jurisdiction,
        day=pending.day,
        other_than=pending.work if mention.link is not LinkKind.CITES or mention.issues else None,
    )
    if work is None:
        return replace(mention, reason=reason)
    target = work.part(mention.part) if mention.part else work
    return replace(mention, target=str(Eli.parse(str(target), base=base)), reason=None, score=_SCORE)


_SCORE = 0.9


def _constitution_in(surface: str) -> str | None:
    words = surface.split()
    return next((owner for turn in range(len(words)) if (owner := constitution_of(" ".join(words[turn:])))), None)
