"""Which passages the citations of a question mean."""

from collections.abc import Iterable
from functools import lru_cache

from ontology.scripts import slug
from search_api.passages import PassageTable
from search_api.retrieval.citations import Citation


class Cited:
    """Citations by work and article, so that each passage is looked up once however many there are.

    >>> meant = Cited([Citation("https://x.test/law", "7-a")])
    >>> meant.by(work="https://x.test/law", number="7-а")
    Citation(work='https://x.test/law', article='7-a')
    """

    def __init__(self, citations: Iterable[Citation]) -> None:
        self._known: dict[tuple[str, str | None], Citation] = {}
        for each in citations:
            self._known.setdefault((each.work, None if each.article is None else _slug(each.article)), each)

    def by(self, *, work: str | None, number: str | None) -> Citation | None:
        """The citation that means a passage of a work and article, the narrowest first; ``None`` where none does."""
        if work is None:
            return None
        return self._known.get((work, _slug(number or ""))) or self._known.get((work, None))

    def rows(self, passages: PassageTable) -> set[int]:
        """The rows that are meant; articles are compared as identifiers are (7-а is 7-a)."""
        works = [*dict.fromkeys(work for work, _ in self._known)]
        articles = {article for _, article in self._known}
        numbers = [] if None in articles else sorted(filter(None, articles))
        return {row for row, work, number in passages.numbers(works, numbers) if self.by(work=work, number=number)}


@lru_cache(maxsize=10_000)
def _slug(number: str) -> str:
    return slug(number)
