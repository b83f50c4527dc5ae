"""All mentions of one document, and the links that follow from them without a guess."""

from collections.abc import Iterator, Sequence
from hashlib import sha256

from ingest.linking import ReferenceFinder
from ingest.mentions.labels import LabelIndex
from ingest.quantities import find_quantities
from ingest.register import Register
from ontology.linking import Link, LinkKind, Mention, MentionKind
from ontology.model import Document, Provision, ProvisionKind
from ontology.namespaces import mechanism_iri

_BEARING = frozenset({ProvisionKind.ARTICLE, ProvisionKind.TEXT, ProvisionKind.PREAMBLE, ProvisionKind.ANNEX})
_LABEL_CONFIDENCE = 0.6
_LINKING = (MentionKind.PROVISION, MentionKind.ACT, MentionKind.MECHANISM)


def find_mentions(
    document: Document, provisions: Sequence[Provision], labels: LabelIndex, register: Register
) -> Iterator[Mention]:
    """Mentions in every article and other undivided text, each once, with spans into the document."""
    bearing = [
        each
        for each in provisions
        if each.kind in _BEARING and not (each.kind is ProvisionKind.ANNEX and _divided(each, provisions))
    ]
    references = ReferenceFinder(document, provisions, bearing, register)
    for provision in bearing:
        yield from references.find(provision)
        yield from _quantities(provision)
        yield from _mechanisms(provision, labels)


def find_links(mentions: Sequence[Mention]) -> Iterator[Link]:
    """Links of resolved mentions: cites, amends, repeals or implements, and provides a mechanism.

    Of several mentions of one thing in one provision the first makes the link, one for each relation; where something
    is done to it, it is not also cited.
    """
    done = {(each.provision, each.target) for each in mentions if each.link is not LinkKind.CITES}
    seen: set[tuple[str, str, LinkKind]] = set()
    for mention in mentions:
        if mention.target is None or mention.kind not in _LINKING:
            continue
        kind = LinkKind.PROVIDES if mention.kind is MentionKind.MECHANISM else mention.link
        relation = (mention.provision, mention.target, kind)
        only_named = kind is LinkKind.CITES and relation[:2] in done
        if relation in seen or only_named or mention.provision == mention.target:
            continue
        seen.add(relation)
        yield Link(
            kind=kind,
            source=mention.provision,
            target=mention.target,
            evidence=mention.surface,
            span=mention.span,
            quote_sha256=sha256(mention.surface.encode()).hexdigest(),
            confidence=mention.score,
            method=f"{mention.method}: {mention.action}" if mention.action else mention.method,
        )


def _divided(provision: Provision, provisions: Sequence[Provision]) -> bool:
    return any(other.parent == provision.iri for other in provisions)


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
            score=_LABEL_CONFIDENCE,
        )
