"""What speaks for an article regulating a mechanism, and what against: counted, not yet weighed."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log1p

from ingest.annotation.lexicon import Lexicon, same_sentence, sentence_breaks
from ingest.annotation.outline import Place
from ingest.mentions.words import Words, words_of
from ontology.linking import Mention, MentionKind
from ontology.model import Provision

_OPENING = 30
"""Words of an article's beginning that tell its matter where it has no heading."""

_GLANCE, _SHOWN = 400, 12
"""Characters looked at, and words shown, where nothing but the beginning of an article can be shown."""

_MATTERS = ("definitions", "purpose", "supervision")
_CLOSED = frozenset({"transitional", "penal"})
"""Matters under which no mechanism is regulated, however often it is named."""

_FRAMEWORK = "direct_participation_framework"
_REFERENCES = (MentionKind.ACT, MentionKind.PROVISION)
_FIRST = 5
"""A first sentence has more words than these; "(1)" and the like are none."""

_FORMS = 3
_NUMBERED = re.compile(r"[;:]\s*\(?(?:\d{1,2}[.)]|[^\W\d_]{1,2}\))\s|[;:\n]?\s*(?:\d{1,2}|[^\W\d_]{1,2})\)\s")
"""A number after a colon or semicolon, or one with a closing bracket alone; "(1)" and "1." begin paragraphs too."""

_DENSE = 25
_CROWD = 3

FEATURES = (
    "heading", "division", "title", "sole", "overruled", "rule", "hits", "first", "dense", "silent",
    "subject", "cue", "listed", "rivals", "lead", "framework", "narrower", "yields", "other_heading", "numbers", *_MATTERS,
)  # fmt: skip
"""The names of the counts, in the order of ``Evidence.counts``; ``weights.toml`` has a weight for each."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The counts for one mechanism in one article, and the words to show for it (a span into the document)."""

    mechanism: str
    counts: tuple[float, ...]
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Hit:
    mechanism: str
    span: tuple[int, int]
    rule: bool
    first: bool
    listed: bool
    cue: bool


def gather(article: Provision, place: Place, mentions: Sequence[Mention], lexicon: Lexicon) -> Iterator[Evidence]:
    """Evidence for every mechanism that an article, its headings or its act's title name."""
    words = words_of(article.text)
    breaks = sentence_breaks(article.text, words)
    hits = list(_hits(article, words, breaks, place, mentions, lexicon))
    hits += _together(hits, words, breaks, article.span[0], lexicon)
    matters = place.matters | (frozenset() if article.heading else lexicon.opening(words.forms[:_OPENING]))
    if matters & _CLOSED:
        return
    silenced = {each.name for each in lexicon.silenced(words, breaks)}
    counted: dict[str, list[_Hit]] = {}
    for hit in hits:
        counted.setdefault(hit.mechanism, []).append(hit)
    context = place.heading.mechanisms | place.division | place.title
    candidates = {*counted, *context}
    ruled = {hit.mechanism for hit in hits if hit.rule}
    for key in sorted(candidates):
        bounds = lexicon.bounds.get(key)
        if bounds and not place.allows(bounds, context | place.act):
            continue
        if bounds and bounds.outside & matters:
            continue
        if bounds and bounds.local and not place.is_local and not lexicon.local(words.forms):
            continue
        own = counted.get(key, [])
        if not own and key in silenced:
            continue
        others = {name: len(found) for name, found in counted.items() if name != key}
        below = any(len(own) <= found for name, found in others.items() if key in lexicon.broader(name))
        others = {name: count for name, count in others.items() if key not in lexicon.concepts[name].broader}
        structural = key in context
        yields = bounds is not None and bool(bounds.yields & (ruled | place.heading.mechanisms))
        counts = (
            *_structure(key, place), *_words_count(own, len(words)), *_manner(own, others, article), *_company(own, others, key, place, mentions, _FRAMEWORK in ruled | place.heading.mechanisms, below and not structural, yields),
            *(float(matter in matters) for matter in _MATTERS),
        )  # fmt: skip
        yield Evidence(key, counts, _span(own, article))


def _structure(key: str, place: Place) -> tuple[float, ...]:
    heading, division, title = key in place.heading.mechanisms, key in place.division, key in place.title
    sole = not heading and (place.division or place.title) == {key}
    overruled = bool(place.heading.mechanisms) and not heading and (division or title)
    return tuple(map(float, (heading, division, title, sole, overruled)))


def _words_count(own: list[_Hit], length: int) -> tuple[float, ...]:
    rule = float(any(hit.rule for hit in own))
    dense = min(1.0, len(own) * _DENSE / max(length, 1))
    return rule, log1p(len(own)), float(any(hit.first for hit in own)), dense, float(not own)


def _manner(own: list[_Hit], others: dict[str, int], article: Provision) -> tuple[float, ...]:
    """Whether it is what an article without a heading begins with, in a sentence that rules, or only in a list."""
    free = [hit for hit in own if not hit.listed]
    lead = len(own) >= max(others.values(), default=0)
    subject = not article.heading and lead and any(hit.first for hit in free)
    return float(subject), float(any(hit.cue for hit in free)), float(bool(own) and not free)


def _company(
    own: list[_Hit],
    others: dict[str, int],
    key: str,
    place: Place,
    mentions: Sequence[Mention],
    framework: bool,
    below: bool,
    yields: bool,
) -> tuple[float, ...]:
    rivals = min(len(others), _CROWD) / _CROWD
    lead = float(bool(own) and len(own) >= max(others.values(), default=0))
    other = float(bool(place.heading.mechanisms) and key not in place.heading.mechanisms)
    numbers = float(any(each.kind is MentionKind.QUANTITY for each in mentions))
    return rivals, lead, float(framework and bool(own)), float(below), float(yields), other, numbers


def _span(own: list[_Hit], article: Provision) -> tuple[int, int]:
    """The rule's own words, else the first mention, else how the article begins."""
    best = next((hit for hit in own if hit.rule), own[0] if own else None)
    return best.span if best else opening_span(article)


def opening_span(article: Provision) -> tuple[int, int]:
    """The first words of an article, as a span into the document."""
    words = words_of(article.text[:_GLANCE])
    start = article.span[0]
    return (start + words.starts[0], start + words.ends[min(len(words), _SHOWN) - 1]) if len(words) else article.span


def _hits(
    article: Provision, words: Words, breaks: set[int], place: Place, mentions: Sequence[Mention], lexicon: Lexicon
) -> Iterator[_Hit]:
    offset = article.span[0]
    references = [each.span for each in mentions if each.kind in _REFERENCES]
    first_end = next((words.starts[at] for at in sorted(breaks) if at > _FIRST), len(article.text)) + offset
    wordings = lexicon.wordings(words, breaks)
    ruling = _sentences(lexicon.cues(words, breaks), words, breaks, offset)
    spans = [(each.value or "", each.span, False) for each in _spoken(article, words, breaks, mentions, lexicon)]
    for rule, found in ((False, wordings.named), (True, wordings.rules)):
        spans += [(hit.name, (offset + words.starts[hit.first], offset + words.ends[hit.last]), rule) for hit in found]
    seen: set[tuple[str, int]] = set()
    for key, span, rule in spans:
        if (key, span[0]) in seen and not rule:
            continue
        seen.add((key, span[0]))
        if not any(start <= span[0] and span[1] <= end for start, end in references):
            cue = any(start <= span[0] < end for start, end in ruling)
            listed = place.lists(span) or _enumerated(article.text, span[0] - offset)
            yield _Hit(key, span, rule, span[0] < first_end, listed, cue)


def _together(
    hits: Sequence[_Hit], words: Words, breaks: set[int], offset: int, lexicon: Lexicon
) -> Iterator[_Hit]:
    """The rule that names several forms in one sentence: of those, and over them."""
    for key, bounds in lexicon.bounds.items():
        forms = [hit for hit in hits if hit.mechanism in bounds.forms and not hit.listed]
        if len({hit.mechanism for hit in forms}) < _FORMS:
            continue
        for start, end in _sentences(range(len(words)), words, breaks, offset):
            inside = sorted((hit for hit in forms if start <= hit.span[0] < end), key=lambda hit: hit.span)
            if len({hit.mechanism for hit in inside}) >= _FORMS:
                span = inside[0].span[0], max(hit.span[1] for hit in inside)
                yield _Hit(key, span, rule=True, first=inside[0].first, listed=False, cue=True)


def _enumerated(text: str, at: int) -> bool:
    """Whether a place lies in a list that the text itself numbers: "1) adopts the statute; 2) calls ..."."""
    begin = max(text.rfind(mark, 0, at) for mark in ";:\n")
    return _NUMBERED.match(text, max(begin, 0), at) is not None


def _sentences(at: Iterable[int], words: Words, breaks: set[int], offset: int) -> list[tuple[int, int]]:
    """Spans of the sentences in which words stand."""
    edges = [*sorted(breaks), len(words)]
    found = {bisect_right(edges, each) for each in at}
    return [
        (offset + words.starts[edges[turn - 1]], offset + words.ends[edges[turn] - 1]) for turn in sorted(found)
    ]


def _spoken(
    article: Provision, words: Words, breaks: set[int], mentions: Iterable[Mention], lexicon: Lexicon
) -> Iterator[Mention]:
    """Mentions of mechanisms, but for those in sentences that speak of something else (a court's hearing)."""
    silenced = lexicon.silenced(words, breaks)
    place_at = {start + article.span[0]: at for at, start in enumerate(words.starts)}
    for mention in mentions:
        if mention.kind is not MentionKind.MECHANISM:
            continue
        at = place_at.get(mention.span[0], 0)
        if not any(each.name == mention.value and same_sentence(each.first, at, breaks) for each in silenced):
            yield mention

