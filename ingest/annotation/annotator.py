"""The links from articles to the mechanisms they regulate."""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from ingest.annotation.curated import CuratedFacts
from ingest.annotation.evidence import Evidence, opening_span
from ingest.annotation.lexicon import Lexicon
from ingest.annotation.scoring import load_weights
from ingest.annotation.succession import gather_all
from ontology.concept import Concept
from ontology.linking import Link, LinkKind, Mention
from ontology.model import Document, Provision
from ontology.namespaces import mechanism_iri


class Annotator:
    """Finds mechanisms in the articles of documents; built once, read by many threads."""

    def __init__(self, concepts: Iterable[Concept], facts: CuratedFacts | None = None) -> None:
        self._lexicon = Lexicon(concepts)
        self._facts = facts or CuratedFacts()
        self._weights = load_weights()

    def links(
        self, document: Document, provisions: Sequence[Provision], mentions: Iterable[Mention]
    ) -> Iterator[Link]:
        """A ``provides`` link for every mechanism that an article regulates with enough evidence.

        ``method`` is ``curated-fact`` where people have said so of this article of this work, else
        ``mechanism-evidence``; ``confidence`` is the trust in the fact or the score, ``evidence`` the words at
        ``span``.
        """
        for article, found in gather_all(document, provisions, mentions, self._lexicon):
            yield from self._of_article(document, article, found)

    def _of_article(self, document: Document, article: Provision, found: Iterable[Evidence]) -> Iterator[Link]:
        curated = self._facts.of(document.work, article.number)
        evidence = {each.mechanism: each for each in found}
        for key in sorted({*evidence, *curated}):
            each = evidence.get(key)
            score = self._weights.score(each.counts) if each else 0.0
            if key in curated or score >= self._weights.threshold:
                yield _link(document, article, key, each, curated.get(key), score)


def _link(
    document: Document, article: Provision, key: str, evidence: Evidence | None, trust: float | None, score: float
) -> Link:
    span = evidence.span if evidence else opening_span(article)
    words = document.text[span[0] : span[1]]
    return Link(
        kind=LinkKind.PROVIDES,
        source=article.iri,
        target=mechanism_iri(key),
        evidence=words,
        span=span,
        quote_sha256=sha256(words.encode()).hexdigest(),
        confidence=round(score if trust is None else trust, 3),
        method="mechanism-evidence" if trust is None else "curated-fact",
    )
