"""Where an article stands: the topics of its heading, of the divisions above it and of its act's title."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ingest.annotation.lexicon import Bounds, Lexicon, Topics
from ontology.model import Document, Provision, ProvisionKind

_DIVISIONS = frozenset({ProvisionKind.PART, ProvisionKind.TITLE, ProvisionKind.CHAPTER, ProvisionKind.SECTION})
_OF_ACTS = frozenset({"local", "environment"})
"""Matters that an act's title tells of every article."""

_OWN = frozenset({"purpose"})
"""Matters of an article alone: a chapter of introductory provisions holds rules too."""

_LISTING = frozenset({ProvisionKind.POINT, ProvisionKind.INDENT})


@dataclass(frozen=True, slots=True)
class Place:
    """An article's place in its act.

    ``running`` are the mechanisms of the heading that still stands where an article has none: in many acts one
    heading goes before several articles. ``division`` are those of the nearest division that is about any, ``title``
    those of the act where no division is, ``act`` those of the title anyhow; ``matters`` are told by the heading and,
    but for ``_OWN``, by all divisions. ``continued`` are bodies that the articles before founded and
    this one goes on with.
    """

    heading: Topics
    running: frozenset[str]
    division: frozenset[str]
    title: frozenset[str]
    matters: frozenset[str]
    act: frozenset[str]
    act_type: str
    act_matters: frozenset[str]
    lists_at: tuple[tuple[int, int], ...] = field(default=())
    continued: frozenset[str] = frozenset()

    def allows(self, bounds: Bounds, context: frozenset[str]) -> bool:
        """Whether a mechanism with these bounds can be regulated here, where ``context`` are the topics around."""
        if (bounds.acts and self.act_type not in bounds.acts) or bounds.without & context:
            return False
        bound = bounds.within or bounds.matters
        return not bound or bool(bounds.within & context) or bool(bounds.matters & self.act_matters)

    @property
    def is_local(self) -> bool:
        """Whether the act or what stands over the article speaks of local government, as every constitution does."""
        return "local" in self.matters or self.act_type == "constitution"

    def lists(self, span: tuple[int, int]) -> bool:
        """Whether a span lies in a point or indent of the article."""
        at = bisect_right(self.lists_at, (span[0], span[0] + 10**9)) - 1
        return at >= 0 and span[0] < self.lists_at[at][1]


@dataclass(slots=True)
class Standing:
    """The last heading among the articles of one division."""

    lexicon: Lexicon
    parent: str | None = None
    mechanisms: frozenset[str] = frozenset()

    def over(self, article: Provision, heading: Topics) -> frozenset[str]:
        """The mechanisms of the heading before an article that has none; the article's own heading is kept."""
        if article.heading or article.parent != self.parent:
            self.parent, self.mechanisms = article.parent, self.lexicon.inherited(heading.mechanisms)
            return frozenset()
        return self.mechanisms


def places(
    document: Document, provisions: Sequence[Provision], lexicon: Lexicon
) -> Iterator[tuple[Provision, Place]]:
    """Every article of a document with its place."""
    by_iri = {each.iri: each for each in provisions}
    divisions = {each.iri: lexicon.heading(each.heading or "") for each in provisions if each.kind in _DIVISIONS}
    act = lexicon.title(document.title)
    listing = sorted(each.span for each in provisions if each.kind in _LISTING)
    standing = Standing(lexicon)
    for article in provisions:
        if article.kind is not ProvisionKind.ARTICLE:
            continue
        above = [divisions[each.iri] for each in _above(article, by_iri) if each.iri in divisions]
        topical = next((each.mechanisms for each in above if each.mechanisms), frozenset())
        shared = lexicon.inherited(topical)
        heading = lexicon.heading(article.heading or "")
        running = standing.over(article, heading)
        low, high = (bisect_right(listing, (at, -1)) for at in article.span)
        yield (
            article,
            Place(
                heading=heading,
                running=running,
                division=shared,
                title=frozenset() if topical else lexicon.inherited(act.mechanisms),
                matters=heading.matters.union(act.matters & _OF_ACTS, *(each.matters - _OWN for each in above)),
                act=act.mechanisms,
                act_type=document.act_type,
                act_matters=act.matters,
                lists_at=tuple(listing[low:high]),
            ),
        )


def _above(article: Provision, by_iri: dict[str, Provision]) -> Iterable[Provision]:
    found: list[Provision] = []
    iri = article.parent
    while iri in by_iri and len(found) < len(ProvisionKind):
        found.append(by_iri[iri])
        iri = by_iri[iri].parent
    return found
