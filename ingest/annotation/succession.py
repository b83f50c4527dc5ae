"""Bodies over several articles: who has founded a council goes on with its members, mandate and tasks."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingest.annotation.evidence import FEATURES, Evidence, gather
from ingest.annotation.lexicon import Lexicon
from ingest.annotation.outline import places
from ingest.mentions.words import words_of
from ontology.linking import Mention
from ontology.model import Document, Provision

_GLANCE, _OPENING = 200, 12
"""Characters looked at, and words of them: an article on a body names it in its heading, or else when it begins."""

_HEADING, _RULE, _FIRST = (FEATURES.index(name) for name in ("heading", "rule", "first"))


@dataclass(slots=True)
class _Bodies:
    """The bodies that the articles just before have founded, by the words they are called by (council, board)."""

    lexicon: Lexicon
    parent: str | None = None
    called: dict[str, frozenset[str]] = field(default_factory=dict)

    def over(self, article: Provision) -> frozenset[str]:
        """The bodies that an article goes on with; the others are done with."""
        if self.called:
            names = self._names(article.heading or _beginning(article.text))
            same = article.parent == self.parent
            self.called = {key: each for key, each in self.called.items() if same and each & names}
        return frozenset(self.called)

    def note(self, article: Provision, found: Iterable[Evidence], text: str) -> None:
        """Keeps the bodies that an article founds."""
        self.parent = article.parent
        for each in found:
            heads, rules = each.counts[_HEADING], each.counts[_RULE] and each.counts[_FIRST]
            if each.mechanism in self.lexicon.bodies and (heads or rules):
                start, end = each.span
                names = self._names((article.heading or "") if heads else text[start:end])
                if names:
                    self.called[each.mechanism] = names

    def _names(self, text: str) -> frozenset[str]:
        return self.lexicon.body_names(words_of(text).forms)


def gather_all(
    document: Document, provisions: Sequence[Provision], mentions: Iterable[Mention], lexicon: Lexicon
) -> Iterator[tuple[Provision, list[Evidence]]]:
    """The evidence in every article of a document."""
    of: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        of[mention.provision].append(mention)
    bodies = _Bodies(lexicon)
    for article, place in places(document, provisions, lexicon):
        continued = bodies.over(article)
        here = replace(place, continued=continued) if continued else place
        found = list(gather(article, here, of[article.iri], lexicon))
        bodies.note(article, found, document.text)
        yield article, found


def _beginning(text: str) -> str:
    return " ".join(text[:_GLANCE].split()[:_OPENING])
