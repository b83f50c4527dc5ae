"""References resolved: to a provision of the same document, or to a work of the register and the article in it."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.known_acts import day_of
from ingest.linking.constitutions import constitution_of
from ingest.references import Reference
from ingest.references.folding import fold
from ingest.references.units import ARTICLE, grammar
from ingest.register import Register
from ontology.eli import Eli, article_part
from ontology.linking import LinkKind
from ontology.model import Document, Provision, ProvisionKind
from ontology.scripts import slug

_STEPS = {"paragraph": "par", "point": "pnt", "letter": "pnt", "indent": "ind"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What a reference means: an IRI, or why there is none; ``score`` lies between 0 and 1."""

    target: str | None
    reason: str | None
    score: float


class Resolver:
    """Resolves the references of one document."""

    def __init__(self, document: Document, provisions: Iterable[Provision], register: Register) -> None:
        self._document = document
        self._day = day_of(document)
        self._known: set[str] = set()
        self._paragraphs: dict[str | None, list[Provision]] = defaultdict(list)
        for each in provisions:
            self._known.add(each.iri)
            if each.kind is ProvisionKind.PARAGRAPH:
                self._paragraphs[each.parent].append(each)
        self._register = register

    def resolve(self, reference: Reference, speaking: Provision, kind: LinkKind = LinkKind.CITES) -> Resolution:
        """The target of a reference made by a provision; what does something to an act does it to another."""
        if reference.act is None:
            return self._own(reference, speaking)
        named = speaking.text[reference.act.start : reference.act.end]
        owner = constitution_of(named) if reference.act.value == "constitution" else None
        jurisdiction = owner or self._document.jurisdiction
        # An act does not cite its own gazette, nor repeal itself: it means an older one of the same title.
        other_than = self._document.work if kind is not LinkKind.CITES or reference.act.issues else None
        work, reason = self._register.named(
            reference.act, jurisdiction=jurisdiction, day=self._day, other_than=other_than
        )
        if work is None:
            return Resolution(target=None, reason=reason, score=0.9)
        return Resolution(target=str(_within(work, reference)), reason=None, score=0.95)

    def _own(self, reference: Reference, speaking: Provision) -> Resolution:
        """The narrowest unit that the document has of those named; the article at least."""
        number = reference.path.get("article") or speaking.number
        if number is None:
            return Resolution(target=None, reason="the text names no article, and stands in none", score=0.9)
        article = f"{self._document.iri}/{article_part(number)}"
        if article not in self._known:
            return Resolution(target=None, reason=f"this act has no article {number}", score=0.9)
        target = self._speaking_paragraph(reference, speaking) or article
        for step in _steps(reference):
            if f"{target}/{step}" not in self._known:
                break
            target = f"{target}/{step}"
        return Resolution(target=target, reason=None, score=0.99 if reference.own else 0.95)

    def _speaking_paragraph(self, reference: Reference, speaking: Provision) -> str | None:
        """The paragraph in which words like "тачке 3) овог става" stand, which they count from but do not number."""
        if not reference.here or reference.path.keys() & {ARTICLE, "paragraph"}:
            return None
        if not grammar().own_paragraph.search(fold(speaking.text[reference.start : reference.end])):
            return None
        paragraphs, offset = self._paragraphs[speaking.iri], speaking.span[0] + reference.start
        turn = bisect_right(paragraphs, offset, key=lambda each: each.span[0]) - 1
        holds = turn >= 0 and offset < paragraphs[turn].span[1]
        return paragraphs[turn].iri if holds else None


def _within(work: Eli, reference: Reference) -> Eli:
    """The part of a work that a reference names, as far as the article: what lies below is not known to be there."""
    article = reference.path.get("article")
    return work.part(article_part(article)) if article else work


def _steps(reference: Reference) -> list[str]:
    return [f"{_STEPS[unit]}_{slug(number)}" for unit, number in reference.path.items() if unit in _STEPS]
