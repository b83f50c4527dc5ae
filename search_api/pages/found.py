"""Hits made ready to be shown: marked, explained, folded by act, grouped by jurisdiction."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from ontology.scripts import canonical_tag
from search_api.catalogue import JurisdictionView
from search_api.pages.asked import Asked
from search_api.pages.highlight import Run, excerpt, marked, surfaces
from search_api.pages.interface import Text
from search_api.pages.names import Names
from search_api.pages.script import written
from search_api.passages import HitType, Passage
from search_api.retrieval import Hit, Query, Results

PAGE = 10
"""Cards of a page of the one list: an act with all its hits, or what is of no act."""

WIDE = 60
"""Hits of the one search that is grouped: they are spread over the states, so that each has its best among them."""

BEST = 4
"""Hits that a group shows."""

_SENSES = 4
_STEP = " › "
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A hit with its words marked, its reasons in words, and its titles, in the script that is asked for.

    ``where`` are the place and the years of a practice.
    """

    hit: Hit
    title: Text
    heading: Text
    where: list[Text]
    language: str
    runs: list[Run]
    reasons: list[str]


@dataclass(frozen=True, slots=True)
class Folded:
    """The best hit of an act, and the others of the same act that stand in the same list."""

    first: Shown
    more: tuple[Shown, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The best hits of a state, how many it has, and the address of all; ``None`` for hits of no place."""

    jurisdiction: JurisdictionView | None
    hits: list[Folded]
    total: int
    address: str | None


def folded(names: Names, hits: Iterable[Hit], *, dated: bool = False) -> list[Folded]:
    """Hits in order, those of one act below its best; of a day (``dated``), what is of no known time says so."""
    by_act: defaultdict[str, list[Shown]] = defaultdict(list)
    for hit in hits:
        by_act[hit.passage.act or hit.passage.iri].append(_shown(names, hit, dated=dated))
    return [Folded(first, tuple(more)) for first, *more in by_act.values()]


def grouped(
    names: Names, asked: Asked, query: Query, results: Results, search: Callable[[Query], Results]
) -> list[Group]:
    """A group for every state that is asked about, in the order of the states, then hits of no place.

    ``results`` are those of ``query``. Only a state that has too few hits among them is asked about by itself: one
    search takes about 250 ms where six more would take 600 to 900.
    """
    by_state: defaultdict[str | None, list[Hit]] = defaultdict(list)
    for hit in results.hits:
        by_state[hit.passage.country].append(hit)
    counts, dated = results.facets.get("country", {}), bool(asked.as_of)
    groups = []
    for state in _states(names, asked):
        hits, total = by_state[state.code], counts.get(state.code, 0)
        if _too_few(hits, results):
            narrower = replace(query.filters, countries=_within(asked, state.code))
            alone = search(replace(query, limit=BEST, filters=narrower))
            hits, total = alone.hits, alone.total
        address = asked.address(country=_within(asked, state.code), by=None)
        shown = folded(names, hits[:BEST], dated=dated)
        groups.append(Group(jurisdiction=state, hits=shown, total=total, address=address))
    if placeless := by_state[None]:
        hits_shown = folded(names, placeless[:BEST], dated=dated)
        groups.append(Group(jurisdiction=None, hits=hits_shown, total=len(placeless), address=None))
    return groups


def _states(names: Names, asked: Asked) -> Sequence[JurisdictionView]:
    wanted = {code.upper()[:2] for code in asked.country}
    return [each for each in names.collection.states if not wanted or each.code in wanted]


def _within(asked: Asked, state: str) -> list[str]:
    """What of the jurisdictions that are chosen lies in a state; the state where nothing is chosen."""
    return [code for code in asked.country if code.upper()[:2] == state] or [state]


def _too_few(hits: Sequence[Hit], results: Results) -> bool:
    """Whether a state may have more that the search over all states did not reach."""
    if not results.total:
        return False
    return len(hits) < BEST if results.total > len(results.hits) else not hits


def _shown(names: Names, hit: Hit, *, dated: bool) -> Shown:
    passage = hit.passage
    words = [*_standing(hit.why.words, hit.why.words_of)]
    words += (found for _, found in _standing(hit.why.senses, hit.why.senses_of))
    snippet = written(excerpt(passage.text, words), passage.language)
    practice = passage.type is HitType.PRACTICE
    title = passage.title if practice else passage.path or passage.title
    return Shown(
        hit=hit,
        title=written(title, passage.language),
        heading=written(passage.heading if passage.type is HitType.LAW else "", passage.language),
        where=[written(step, passage.language) for step in passage.path.split(_STEP)] if practice else [],
        language=snippet.language,
        runs=marked(snippet.words, words),
        reasons=_reasons(names, hit) + _doubts(names, hit, dated=dated),
    )


def _doubts(names: Names, hit: Hit, *, dated: bool) -> list[str]:
    """That nothing tells whether a hit held on the day that is asked about."""
    return [names.interface.gettext("its time is not known")] if dated and hit.passage.undated else []


def _standing(found: Sequence[Found], elsewhere: Passage | None) -> Sequence[Found]:
    """What stands in the text that is shown, and can be marked there."""
    return () if elsewhere else found


def _reasons(names: Names, hit: Hit) -> list[str]:
    """Why a hit is there, in words."""
    _ = names.interface.gettext
    reasons = [_("named in your question")] if hit.why.cited else []
    if same := _same_words(hit):
        told = _("same words: %(words)s") % {"words": ", ".join(same)}
        reasons.append(_elsewhere(names, told, hit.why.words_of))
    if hit.why.senses:
        language = (hit.why.senses_of or hit.passage).language
        pairs = (f"{asked} – {written(found, language)}" for asked, found in hit.why.senses[:_SENSES])
        told = _("same sense: %(words)s") % {"words": ", ".join(pairs)}
        reasons.append(_elsewhere(names, told, hit.why.senses_of))
    if hit.why.dense_rank:
        reasons.append(_("close in meaning"))
    if hit.why.mechanisms:
        about = (names.mechanism(key) for key in hit.why.mechanisms)
        reasons.append(_("about: %(mechanisms)s") % {"mechanisms": ", ".join(about)})
    return reasons


def _elsewhere(names: Names, told: str, passage: Passage | None) -> str:
    """A reason whose words stand in a text of the hit in another language than the one that is shown."""
    if passage is None:
        return told
    _ = names.interface.gettext
    language = names.interface.said("language", canonical_tag(passage.language))
    return _("%(reason)s (in its text in another language: %(language)s)") % {"reason": told, "language": language}


def _same_words(hit: Hit) -> list[str]:
    """The words that a hit shares with the question, as they stand in what is shown of it, or in the other text."""
    passage = hit.why.words_of or hit.passage
    heading = passage.heading if passage.type is HitType.LAW else ""
    shown = "\n".join((passage.text, passage.title, passage.path, heading))
    return surfaces(marked(written(shown, passage.language).words, hit.why.words))
