"""What speaks for an article regulating a mechanism, and what against: counted, not yet weighed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import log1p

from ingest.annotation.lexicon import Bounds, Lexicon
from ingest.annotation.namings import Naming, find_namings
from ingest.annotation.outline import Place
from ingest.mentions.words import Words, words_of
from ontology.linking import Mention, MentionKind
from ontology.model import Provision

_OPENING = 30
"""Words of an article's beginning that tell its matter where it has no heading."""

_GLANCE, _SHOWN = 400, 12
"""Characters looked at, and words shown, where nothing but the beginning of an article can be shown."""

_MATTERS = ("definitions", "supervision")
_CLOSED = frozenset({"transitional", "penal", "purpose"})
"""Matters under which no mechanism is regulated, however often it is named: what a law is for rules on nothing."""

_FRAMEWORK = "direct_participation_framework"
_DENSE = 25
_CROWD = 3

FEATURES = (
    "heading", "running", "division", "title", "sole", "overruled", "rule", "hits", "first", "dense", "silent",
    "subject", "cue", "listed", "rivals", "lead", "framework", "narrower", "yields", "other_heading", "numbers",
    "continued",
    *_MATTERS,
)  # fmt: skip
"""The names of the counts, in the order of ``Evidence.counts``; ``weights.toml`` has a weight for each."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The counts for one mechanism in one article, and the words to show for it (a span into the document)."""

    mechanism: str
    counts: tuple[float, ...]
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Scene:
    """An article with all that its mechanisms are judged by."""

    article: Provision
    place: Place
    words: Words
    namings: dict[str, list[Naming]]
    matters: frozenset[str]
    silenced: frozenset[str]
    numbers: bool

    @property
    def context(self) -> frozenset[str]:
        """The topics of headings, and of the title where they are inherited."""
        place = self.place
        return place.heading.mechanisms | place.running | place.division | place.title

    @property
    def ruled(self) -> frozenset[str]:
        """The mechanisms whose rule the article holds, or that its heading names."""
        rules = {key for key, namings in self.namings.items() if any(each.rule for each in namings)}
        return self.place.heading.mechanisms | rules


def gather(article: Provision, place: Place, mentions: Sequence[Mention], lexicon: Lexicon) -> Iterator[Evidence]:
    """Evidence for every mechanism that an article, its headings or its act's title name."""
    scene = _scene(article, place, mentions, lexicon)
    if scene.matters & _CLOSED:
        return
    named = {*scene.namings, *scene.context, *place.continued}
    possible = {key for key in named if _possible(key, lexicon.bounds.get(key, Bounds()), scene, lexicon)}
    # What cannot be regulated here is no rival of what can.
    scene = replace(scene, namings={key: found for key, found in scene.namings.items() if key in possible})
    for key in sorted(possible):
        counts = _counts(key, lexicon.bounds.get(key, Bounds()), scene, lexicon)
        yield Evidence(key, counts, _span(scene.namings.get(key), article))


def opening_span(article: Provision) -> tuple[int, int]:
    """The first words of an article, as a span into the document."""
    words = words_of(article.text[:_GLANCE])
    start = article.span[0]
    return (start + words.starts[0], start + words.ends[min(len(words), _SHOWN) - 1]) if len(words) else article.span


def _scene(article: Provision, place: Place, mentions: Sequence[Mention], lexicon: Lexicon) -> _Scene:
    words = words_of(article.text)
    wordings = lexicon.wordings(article.text, words)
    namings: dict[str, list[Naming]] = {}
    for naming in find_namings(article, wordings, place, mentions, lexicon.bounds):
        namings.setdefault(naming.mechanism, []).append(naming)
    return _Scene(
        article=article,
        place=place,
        words=words,
        namings=namings,
        matters=place.matters | (frozenset() if article.heading else lexicon.opening(words.forms[:_OPENING])),
        silenced=frozenset(each.name for each in wordings.silenced),
        numbers=any(each.kind is MentionKind.QUANTITY for each in mentions),
    )


def _possible(key: str, bounds: Bounds, scene: _Scene, lexicon: Lexicon) -> bool:
    """Whether the article can regulate the mechanism at all."""
    if key not in scene.namings and key in scene.silenced:
        return False
    around = scene.context | scene.place.act | scene.ruled
    if not scene.place.allows(bounds, around) or bounds.outside & scene.matters:
        return False
    return not bounds.local or scene.place.is_local or lexicon.local(scene.words.forms)


def _counts(key: str, bounds: Bounds, scene: _Scene, lexicon: Lexicon) -> tuple[float, ...]:
    """The counts by ``FEATURES``."""
    own, place = scene.namings.get(key, []), scene.place
    every = {name: len(found) for name, found in scene.namings.items() if name != key}
    others = {name: count for name, count in every.items() if key not in lexicon.concepts[name].broader}
    below = any(len(own) <= count for name, count in every.items() if key in lexicon.broader(name))
    lead = len(own) >= max(others.values(), default=0)
    counted = {
        "rule": any(each.rule for each in own),
        "hits": log1p(len(own)),
        "first": any(each.first for each in own),
        "dense": min(1.0, len(own) * _DENSE / max(len(scene.words), 1)),
        "silent": not own,
        "subject": not scene.article.heading and lead and any(each.first and not each.listed for each in own),
        "cue": any(each.cue and not each.listed for each in own),
        "listed": bool(own) and all(each.listed for each in own),
        "rivals": min(len(others), _CROWD) / _CROWD,
        "lead": bool(own) and lead,
        "framework": bool(own) and key != _FRAMEWORK and _FRAMEWORK in scene.ruled,
        "narrower": below and key not in scene.context,
        "yields": bool(bounds.yields & (scene.ruled | place.continued)) and key not in place.heading.mechanisms,
        "other_heading": bool(place.heading.mechanisms) and key not in place.heading.mechanisms,
        "numbers": scene.numbers,
    }
    counted |= _structure(key, place, headed=bool(scene.article.heading))
    counted |= {matter: matter in scene.matters for matter in _MATTERS}
    return tuple(float(counted[name]) for name in FEATURES)


def _structure(key: str, place: Place, *, headed: bool) -> dict[str, float]:
    goes_on = key in place.continued and key not in place.heading.mechanisms
    heading, division, title = key in place.heading.mechanisms, key in place.division, key in place.title
    return {
        "heading": heading,
        "running": key in place.running or (goes_on and headed),
        "continued": goes_on and not headed,
        "division": division,
        "title": title,
        "sole": not heading and (place.division or place.title) == {key},
        "overruled": bool(place.heading.mechanisms) and not heading and (division or title),
    }


def _span(own: Sequence[Naming] | None, article: Provision) -> tuple[int, int]:
    """The rule's own words, else the first naming, else how the article begins."""
    if not own:
        return opening_span(article)
    return next((each for each in own if each.rule), own[0]).span
