"""Which curated facts speak of an article: those on its number, and those on a range that holds it (``74-77``)."""

import re

from graph.store import RdfStore
from search_api.catalogue.facts import FactView, facts_about

_RANGE = re.compile(r"(\d+)\s*[-–]\s*(\d+)")


def facts_on(store: RdfStore, part: str, *, work: str) -> tuple[FactView, ...]:
    """Facts on the article in which ``part``, a part of ``work``, stands; all of them where ``part`` is the work."""
    article = next((step for step in part.removeprefix(work).split("/") if step.startswith("art_")), None)
    if article is None:
        return ()
    wanted = f"/{article}"
    return tuple(
        fact
        for fact in facts_about(store, work, via="aln:act")
        if fact.provision == work + wanted or _within(article.removeprefix("art_"), fact.article)
    )


def _within(number: str, articles: str | None) -> bool:
    held = _RANGE.fullmatch(articles or "")
    return bool(held and number.isdigit() and int(held[1]) <= int(number) <= int(held[2]))
