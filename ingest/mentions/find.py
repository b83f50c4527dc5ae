"""All mentions of one document, and the links that follow from them without a guess."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import sha256

from ingest.bearing import bearing
from ingest.linking import ReferenceFinder
from ingest.mentions.actors import Named
from ingest.mentions.labels import Found, LabelIndex
from ingest.mentions.names import Names
from ingest.mentions.words import stretches
from ingest.quantities import find_quantities
from ingest.register import Register
from ontology.linking import Link, LinkKind, Mention, MentionKind
from ontology.model import Document, Provision, ProvisionKind
from ontology.namespaces import mechanism_iri

_BEARING = frozenset({ProvisionKind.ARTICLE, ProvisionKind.TEXT, ProvisionKind.PREAMBLE, ProvisionKind.ANNEX})
_LABEL_CONFIDENCE = 0.6
_LINKING = (MentionKind.PROVISION, MentionKind.ACT)


def find_mentions(
    document: Document,
    provisions: Sequence[Provision],
    labels: LabelIndex,
    register: Register,
    names: Names | None = None,
) -> Iterator[Mention]:
    """Mentions in every article and other undivided text, each once, with spans into the document."""
    read = bearing(provisions, _BEARING)
    named = names or Names()
    references = ReferenceFinder(document, provisions, read, register)
    for provision in read:
        yield from references.find(provision)
        yield from _quantities(provision)
        yield from _worded(provision, labels, named, document.jurisdiction)


def find_links(mentions: Sequence[Mention]) -> Iterator[Link]:
    """Links of resolved references: cites, amends, repeals or implements.

    What an article regulates is told by its annotation. Of several mentions of one thing in one provision the first
    makes the link, one for each relation; where something is done to it, it is not also cited.
    """
    done = {(each.provision, each.target) for each in mentions if each.link is not LinkKind.CITES}
    seen: set[tuple[str, str, LinkKind]] = set()
    for mention in mentions:
        if mention.target is None or mention.kind not in _LINKING:
            continue
        relation = (mention.provision, mention.target, mention.link)
        only_named = mention.link is LinkKind.CITES and relation[:2] in done
        if relation in seen or only_named or mention.provision == mention.target:
            continue
        seen.add(relation)
        yield Link(
            kind=mention.link,
            source=mention.provision,
            target=mention.target,
            evidence=mention.surface,
            span=mention.span,
            quote_sha256=_digest(mention.surface),
            confidence=mention.score,
            method=f"{mention.method}: {mention.action}" if mention.action else mention.method,
        )


@lru_cache(maxsize=16)  # the members of a long list share its words
def _digest(words: str) -> str:
    return sha256(words.encode()).hexdigest()


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
