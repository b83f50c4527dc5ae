"""Where an article names mechanisms: by a label, in a wording of laws, or with the rule itself."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.annotation.lexicon import Bounds, Wordings
from ingest.annotation.outline import Place
from ingest.mentions.words import Words
from ontology.linking import Mention, MentionKind
from ontology.model import Provision

_REFERENCES = (MentionKind.ACT, MentionKind.PROVISION)
_FIRST = 5
"""A first sentence has more words than these; "(1)" and the like are none."""

_FORMS = 3
_NUMBERED = re.compile(r"[;:]\s*\(?(?:\d{1,2}[.)]|[^\W\d_]{1,2}\))\s|[;:\n]?\s*(?:\d{1,2}|[^\W\d_]{1,2})\)\s")
"""A number after a colon or semicolon, or one with a closing bracket alone; "(1)" and "1." begin paragraphs too."""


@dataclass(frozen=True, slots=True)
class Naming:
    """One naming of a mechanism, at a span of the document.

    ``rule``: in the words of the rule itself; ``first``: in the first sentence; ``listed``: in a numbered list;
    ``cue``: in a sentence with a word such as may, must or within.
    """

    mechanism: str
    span: tuple[int, int]
    rule: bool
    first: bool
    listed: bool
    cue: bool


def find_namings(
    article: Provision, wordings: Wordings, place: Place, mentions: Sequence[Mention], bounds: Mapping[str, Bounds]
) -> list[Naming]:
    """Every naming in an article but those inside references: the title of an act names no mechanism here."""
    words, breaks, offset = wordings.words, wordings.breaks, article.span[0]
    references = [each.span for each in mentions if each.kind in _REFERENCES]
    first_end = next((words.starts[at] for at in sorted(breaks) if at > _FIRST), len(article.text)) + offset
    ruling = _sentences(wordings.cues, words, breaks, offset)
    found = []
    for key, span, rule in _spans(article, wordings, mentions):
        if not any(start <= span[0] and span[1] <= end for start, end in references):
            listed = place.lists(span) or _enumerated(article.text, span[0] - offset)
            cue = any(start <= span[0] < end for start, end in ruling)
            found.append(Naming(key, span, rule, first=span[0] < first_end, listed=listed, cue=cue))
    return [*found, *_together(found, wordings, offset, bounds)]


def _spans(
    article: Provision, wordings: Wordings, mentions: Sequence[Mention]
) -> Iterator[tuple[str, tuple[int, int], bool]]:
    """Mechanism, span and whether it is the rule itself; what two ways find at one place is found once."""
    spoken = [(each.value or "", each.span) for each in _spoken(article, wordings, mentions)]
    words, offset, seen = wordings.words, article.span[0], set()
    for hit in wordings.named:
        spoken.append((hit.name, (offset + words.starts[hit.first], offset + words.ends[hit.last])))
    for key, span in spoken:
        if (key, span[0]) not in seen:
            seen.add((key, span[0]))
            yield key, span, False
    for hit in wordings.rules:
        yield hit.name, (offset + words.starts[hit.first], offset + words.ends[hit.last]), True


def _spoken(article: Provision, wordings: Wordings, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Mentions of mechanisms, but for those in sentences that speak of something else."""
    for mention in mentions:
        if mention.kind is MentionKind.MECHANISM:
            at = bisect_left(wordings.words.starts, mention.span[0] - article.span[0])
            if not wordings.silences(mention.value or "", at):
                yield mention


def _together(
    found: Sequence[Naming], wordings: Wordings, offset: int, every: Mapping[str, Bounds]
) -> Iterator[Naming]:
    """The rule that names several forms of participation in one sentence."""
    if len({each.mechanism for each in found}) < _FORMS:
        return
    words = wordings.words
    for key, bounds in every.items():
        forms = [each for each in found if each.mechanism in bounds.forms and not each.listed]
        if len({each.mechanism for each in forms}) < _FORMS:
            continue
        for start, end in _sentences(range(len(words)), words, wordings.breaks, offset):
            inside = sorted((each for each in forms if start <= each.span[0] < end), key=lambda each: each.span)
            if len({each.mechanism for each in inside}) >= _FORMS:
                span = inside[0].span[0], max(each.span[1] for each in inside)
                yield Naming(key, span, rule=True, first=inside[0].first, listed=False, cue=True)


def _enumerated(text: str, at: int) -> bool:
    """Whether a place lies in a list that the text itself numbers: "1) adopts the statute; 2) calls ..."."""
    begin = max(text.rfind(mark, 0, at) for mark in ";:\n")
    return _NUMBERED.match(text, max(begin, 0), at) is not None


def _sentences(at: Iterable[int], words: Words, breaks: set[int], offset: int) -> list[tuple[int, int]]:
    """Spans of the sentences in which words stand."""
    edges = [*sorted(breaks), len(words)]
    found = {bisect_right(edges, each) for each in at}
    return [(offset + words.starts[edges[turn - 1]], offset + words.ends[edges[turn] - 1]) for turn in sorted(found)]
