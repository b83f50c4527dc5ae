"""All mentions of one document, and the links that follow from them without a guess."""

from collections.abc import Iterator, Sequence
from hashlib import sha256

from ingest.mentions.labels import LabelIndex
from ingest.mentions.quantities import find_quantities
from ingest.mentions.references import Reference, find_references
from ontology.eli import article_part
from ontology.linking import Link, LinkKind, Mention, MentionKind
from ontology.model import Document, Provision, ProvisionKind
from ontology.namespaces import mechanism_iri

_BEARING = frozenset({ProvisionKind.ARTICLE, ProvisionKind.TEXT, ProvisionKind.PREAMBLE, ProvisionKind.ANNEX})
_LABEL_CONFIDENCE = 0.6
_CITES_CONFIDENCE = {True: 0.99, None: 0.9}


def find_mentions(document: Document, provisions: Sequence[Provision], labels: LabelIndex) -> Iterator[Mention]:
    """Mentions in every article and other undivided text, each once, with spans into the document."""
    known = {provision.iri for provision in provisions}
    for provision in provisions:
        if provision.kind in _BEARING and not (
            provision.kind is ProvisionKind.ANNEX and _divided(provision, provisions)
        ):
            yield from _references(document, provision, known)
            yield from _quantities(provision)
            yield from _mechanisms(provision, labels)


def find_links(mentions: Sequence[Mention]) -> Iterator[Link]:
    """Links of resolved mentions: cites between provisions, provides between provision and mechanism."""
    seen: set[tuple[str, str]] = set()
    for mention in mentions:
        if mention.target is None or mention.kind not in (MentionKind.PROVISION, MentionKind.MECHANISM):
            continue
        pair = (mention.provision, mention.target)
        if pair in seen or mention.provision == mention.target:
            continue
        seen.add(pair)
        mechanism = mention.kind is MentionKind.MECHANISM
        yield Link(
            kind=LinkKind.PROVIDES if mechanism else LinkKind.CITES,
            source=mention.provision,
            target=mention.target,
            evidence=mention.surface,
            span=mention.span,
            quote_sha256=sha256(mention.surface.encode()).hexdigest(),
            confidence=_LABEL_CONFIDENCE if mechanism else _CITES_CONFIDENCE.get(mention.base == "own" or None, 0.9),
            method=mention.method,
        )


def _divided(provision: Provision, provisions: Sequence[Provision]) -> bool:
    return any(other.parent == provision.iri for other in provisions)


def _references(document: Document, provision: Provision, known: set[str]) -> Iterator[Mention]:
    offset = provision.span[0]
    for reference in find_references(provision.text):
        target, reason = _resolve(document, reference, known)
        yield Mention(
            kind=MentionKind.PROVISION,
            surface=provision.text[reference.start : reference.end].strip(),
            span=(offset + reference.start, offset + reference.end),
            provision=provision.iri,
            target=target,
            value=".".join(part for part in (reference.article, reference.paragraph, reference.point) if part),
            base="own" if reference.own else None,
            reason=reason,
            method="reference-grammar",
        )


def _resolve(document: Document, reference: Reference, known: set[str]) -> tuple[str | None, str | None]:
    """The article in the same document, or why there is none."""
    if reference.own is False:
        return None, "names another act, which is not resolved yet"
    article = f"{document.iri}/{article_part(reference.article)}"
    if article in known:
        return article, None
    return None, f"this act has no article {reference.article}"


def _quantities(provision: Provision) -> Iterator[Mention]:
    offset = provision.span[0]
    for quantity in find_quantities(provision.text):
        yield Mention(
            kind=MentionKind.QUANTITY,
            surface=provision.text[quantity.start : quantity.end],
            span=(offset + quantity.start, offset + quantity.end),
            provision=provision.iri,
            value=quantity.value,
            unit=quantity.unit,
            reason="a number names nothing to link to",
            method="quantity-grammar",
        )


def _mechanisms(provision: Provision, labels: LabelIndex) -> Iterator[Mention]:
    """Labels of mechanisms in the text of a provision."""
    offset = provision.span[0]
    for found in labels.find(provision.text):
        yield Mention(
            kind=MentionKind.MECHANISM,
            surface=provision.text[found.start : found.end],
            span=(offset + found.start, offset + found.end),
            provision=provision.iri,
            target=mechanism_iri(found.concept),
            value=found.concept,
            method="thesaurus-label",
        )
