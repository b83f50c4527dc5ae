"""What people have written down already: which mechanisms an article of a known work provides."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from ingest.register import act_work
from ontology.codes import Confidence
from ontology.knowledge import Act
from ontology.scripts import slug

_TRUST = {Confidence.HIGH: 0.98, Confidence.MEDIUM: 0.9}
"""Of the number of an article; a statement of low confidence is not believed."""

_RANGE = re.compile(r"(\d{1,4})-(\d{1,4})")
_WIDEST = 60


class CuratedFacts:
    """Mechanisms by work and article, with how far the number of the article can be trusted."""

    def __init__(self, acts: Iterable[Act] = (), *, base: str = "") -> None:
        self._facts: defaultdict[tuple[str, str], dict[str, float]] = defaultdict(dict)
        for act in acts:
            for fact in act.provisions:
                trust = _TRUST.get(fact.article_confidence or fact.confidence or act.confidence, 0.0)
                for article in _articles(fact.article or "") if trust else ():
                    self._facts[str(act_work(act, base=base)), slug(article)][fact.mechanism] = trust

    def of(self, work: str, article: str | None) -> dict[str, float]:
        """Mechanisms of an article with their trust (0 to 1); empty for what nobody has curated."""
        return self._facts.get((work, slug(article)), {}) if article else {}


def _articles(number: str) -> Iterator[str]:
    """The articles of a statement: "221-222" speaks of both, "42-a" of one."""
    both = _RANGE.fullmatch(number)
    if both is None:
        yield from [number] if number else []
    else:
        first, last = int(both[1]), int(both[2])
        yield from (str(each) for each in range(first, min(last, first + _WIDEST) + 1))
