"""Two versions of an act side by side: which articles were added, removed or changed, and in which words.

Articles are matched by number, as amending acts name them; one whose number changed while its words stayed is
``moved``. Words are compared without their script, marks or case, so that a Cyrillic and a Latin printing differ only
where the law does.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from graph.queries import query
from graph.store import RdfStore
from ontology.errors import NotFoundError
from ontology.scripts import slug

_TOKEN = re.compile(r"\S+\s*")
_MOVED = 0.9


class Change(StrEnum):
    """What became of an article."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that both versions have (``kept``), only the first (``removed``), or only the second (``added``)."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleChange:
    """One article in both versions; a side that does not have it is ``None``. ``runs`` are those of a change."""

    change: Change
    before: str | None
    after: str | None
    number_before: str | None
    number_after: str | None
    heading: str | None
    runs: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class _Article:
    iri: str
    number: str
    heading: str | None
    text: str

    @property
    def words(self) -> list[str]:
        return [slug(token) for token in _TOKEN.findall(self.text)]


def differences(store: RdfStore, before: str, after: str) -> list[ArticleChange]:
    """Every article of two documents (IRIs of expressions), in the order of the second, removed ones in place.

    Raises ``NotFoundError`` for a document that the graph does not hold, or that has no articles.
    """
    return differences_across(store, before, store, after)


def differences_across(earlier: RdfStore, before: str, later: RdfStore, after: str) -> list[ArticleChange]:
    """As ``differences``, of a document in one store and a document in another; both may have the same IRI.

    Raises ``NotFoundError`` for a document that its store does not hold, or that has no articles.
    """
    old, new = _articles(earlier, before), _articles(later, after)
    numbers_old, numbers_new = [slug(each.number) for each in old], [slug(each.number) for each in new]
    matcher = SequenceMatcher(None, numbers_old, numbers_new, autojunk=False)
    changes: list[ArticleChange] = []
    for tag, first, first_end, second, second_end in matcher.get_opcodes():
        if tag == "equal":
            changes += map(_compared, old[first:first_end], new[second:second_end])
        else:
            changes += _replaced(old[first:first_end], new[second:second_end])
    return changes


def as_record(before: str, after: str, changes: Sequence[ArticleChange]) -> dict[str, Any]:
    """What every door gives as JSON: the two documents, how many articles had which fate, and each of them."""
    counts = Counter(each.change.value for each in changes)
    return {"before": before, "after": after, "counts": counts, "articles": [asdict(each) for each in changes]}


def _articles(store: RdfStore, document: str) -> list[_Article]:
    rows = store.select(query("document_articles"), {"document": document})
    if not rows:
        raise NotFoundError(
            f"The graph holds no articles of {document}; name a document (an act's language version)."
        )
    return [
        _Article(iri=row["iri"] or "", number=row["number"] or "", heading=row["heading"], text=row["text"] or "")
        for row in rows
    ]


def _replaced(old: Sequence[_Article], new: Sequence[_Article]) -> Iterator[ArticleChange]:
    """Articles whose numbers do not meet: those with the same words have moved."""
    left = list(new)
    for each in old:
        twin = next((one for one in left if _alike(each, one)), None)
        if twin is None:
            yield _one_sided(each, Change.REMOVED)
        else:
            left.remove(twin)
            yield _compared(each, twin, moved=True)
    yield from (_one_sided(each, Change.ADDED) for each in left)


def _alike(one: _Article, other: _Article) -> bool:
    matcher = SequenceMatcher(None, one.words, other.words, autojunk=False)
    return matcher.real_quick_ratio() >= _MOVED and matcher.quick_ratio() >= _MOVED and matcher.ratio() >= _MOVED


def _one_sided(article: _Article, change: Change) -> ArticleChange:
    removed = change is Change.REMOVED
    return ArticleChange(
        change=change,
        before=article.iri if removed else None,
        after=None if removed else article.iri,
        number_before=article.number if removed else None,
        number_after=None if removed else article.number,
        heading=article.heading,
        runs=(Run("removed" if removed else "added", article.text),),
    )


def _compared(old: _Article, new: _Article, *, moved: bool = False) -> ArticleChange:
    same = old.words == new.words
    return ArticleChange(
        change=Change.MOVED if moved else Change.SAME if same else Change.CHANGED,
        before=old.iri,
        after=new.iri,
        number_before=old.number,
        number_after=new.number,
        heading=new.heading or old.heading,
        runs=() if same else tuple(_runs(old, new)),
    )


def _runs(old: _Article, new: _Article) -> Iterator[Run]:
    printed_old, printed_new = _TOKEN.findall(old.text), _TOKEN.findall(new.text)
    matcher = SequenceMatcher(None, old.words, new.words, autojunk=False)
    for tag, first, first_end, second, second_end in matcher.get_opcodes():
        if tag == "equal":
            yield Run("kept", "".join(printed_new[second:second_end]))
            continue
        if first_end > first:
            yield Run("removed", "".join(printed_old[first:first_end]))
        if second_end > second:
            yield Run("added", "".join(printed_new[second:second_end]))
