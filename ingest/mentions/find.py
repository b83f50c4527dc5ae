"""All mentions of one document, and the links that follow from them without a guess."""

from collections.abc import Iterator, Sequence
from hashlib import sha256

from ingest.linking import Resolver
from ingest.mentions.actors import Named
from ingest.mentions.labels import Found, LabelIndex
from ingest.mentions.names import Names
from ingest.mentions.words import stretches
from ingest.quantities import find_quantities
from ingest.references import Reference, find_references
from ingest.register import Register
from ontology.linking import Link, LinkKind, Mention, MentionKind
from ontology.model import Document, Provision, ProvisionKind
from ontology.namespaces import mechanism_iri

_BEARING = frozenset({ProvisionKind.ARTICLE, ProvisionKind.TEXT, ProvisionKind.PREAMBLE, ProvisionKind.ANNEX})
_LABEL_CONFIDENCE = 0.6
_WIDER = frozenset({"annex", "chapter"})
_LINKING = (MentionKind.PROVISION, MentionKind.ACT)


def find_mentions(
    document: Document,
    provisions: Sequence[Provision],
    labels: LabelIndex,
    register: Register,
    names: Names | None = None,
) -> Iterator[Mention]:
    """Mentions in every article and other undivided text, each once, with spans into the document."""
    resolver = Resolver(document, provisions, register)
    for provision in provisions:
        if provision.kind in _BEARING and not (
            provision.kind is ProvisionKind.ANNEX and _divided(provision, provisions)
        ):
            yield from _references(provision, resolver)
            yield from _quantities(provision)
            yield from _worded(provision, labels, names or Names(), document.jurisdiction)


def find_links(mentions: Sequence[Mention]) -> Iterator[Link]:
    """Links of resolved mentions: cites between provisions. What an article regulates is told by its annotation."""
    seen: set[tuple[str, str]] = set()
    for mention in mentions:
        if mention.target is None or mention.kind not in _LINKING:
            continue
        pair = (mention.provision, mention.target)
        if pair in seen or mention.provision == mention.target:
            continue
        seen.add(pair)
        yield Link(
            kind=LinkKind.CITES,
            source=mention.provision,
            target=mention.target,
            evidence=mention.surface,
            span=mention.span,
            quote_sha256=sha256(mention.surface.encode()).hexdigest(),
            confidence=mention.score,
            method=mention.method,
        )


def _divided(provision: Provision, provisions: Sequence[Provision]) -> bool:
    return any(other.parent == provision.iri for other in provisions)


def _references(provision: Provision, resolver: Resolver) -> Iterator[Mention]:
    offset = provision.span[0]
    for reference in find_references(provision.text):
        found = resolver.resolve(reference, provision)
        act = reference.act
        if act and not act.certain and not reference.path and found.target is None:
            continue
        yield Mention(
            kind=MentionKind.PROVISION if reference.path else MentionKind.ACT,
            surface=provision.text[reference.start : reference.end],
            span=(offset + reference.start, offset + reference.end),
            provision=provision.iri,
            target=found.target,
            value=_path(reference, provision) if reference.path or act is None else act.value,
            base=(act.value if act else "own") if reference.path else None,
            issues=act.issues if act else (),
            reason=found.reason,
            method="reference-grammar",
            score=found.score,
        )


def _path(reference: Reference, speaking: Provision) -> str:
    """The numbers from the article down ("chapter II" above); a paragraph alone is of the article that speaks."""
    numbers = [number for unit, number in reference.path.items() if unit not in _WIDER]
    if not numbers:
        return " ".join(next(iter(reversed(reference.path.items()))))
    implied = reference.act is None and "article" not in reference.path and speaking.kind is ProvisionKind.ARTICLE
    if not (implied and speaking.number):
        return ".".join(numbers)
    within = f"{speaking.number}."
    return ".".join([speaking.number, *(number.removeprefix(within) for number in numbers)])


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
            base=quantity.base,
            reason="a number names nothing to link to",
            method="quantity-grammar",
        )


def _worded(provision: Provision, labels: LabelIndex, names: Names, jurisdiction: str | None) -> Iterator[Mention]:
    """Labels of mechanisms, actors and places in the words of a provision."""
    for words in stretches(provision.text):
        yield from (_mechanism(provision, each) for each in labels.find_in(words))
        for kind, named in names.find(provision.text, words, jurisdiction):
            yield _name(provision, kind, named)


def _mechanism(provision: Provision, found: Found) -> Mention:
    return Mention(
        kind=MentionKind.MECHANISM,
        surface=provision.text[found.start : found.end],
        span=(provision.span[0] + found.start, provision.span[0] + found.end),
        provision=provision.iri,
        target=mechanism_iri(found.concept),
        value=found.concept,
        method="thesaurus-label",
        score=_LABEL_CONFIDENCE,
    )


def _name(provision: Provision, kind: MentionKind, named: Named) -> Mention:
    return Mention(
        kind=kind,
        surface=provision.text[named.start : named.end],
        span=(provision.span[0] + named.start, provision.span[0] + named.end),
        provision=provision.iri,
        target=named.target,
        value=named.key or None,
        reason=named.reason,
        method=named.method,
        score=named.score,
    )
