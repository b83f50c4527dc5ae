"""Whose law a text is: from the gazette it is printed in, and from the words that only one state uses."""

import re

from ingest.metadata.gazettes import Citation, gazettes_awaited
from ingest.metadata.patterns import patterns
from ontology.scripts import to_latin

_SAMPLE = 30_000
_TAIL = 4000
_MAX_COUNT = 3
_TELLING = 2
_REGION = 3  # states
_AWAITED_GAZETTE = 9


def find_jurisdiction(text: str, title: str, *, published: Citation | None = None) -> str | None:
    """The jurisdiction with the most cues; those in the title count double, and a specific one beats its state.

    The gazette an act was published in settles it where it is one state's; the one it says that it will be printed in
    counts as several clear cues. A country's bare name tells nothing outside the title, and a page that names the
    whole region is nobody's.
    """
    own = _code(published.gazette) if published else None
    if own:
        return own
    sample = (title + "\n") * 2 + text[:_SAMPLE]
    forms = (to_latin(sample), sample)
    found = {
        code: [(weight, max(len(cue.findall(form)) for form in forms)) for cue, weight in cues]
        for code, cues in patterns().jurisdictions.items()
    }
    awaited = _awaited(text)
    if awaited:
        found[awaited].append((_AWAITED_GAZETTE, 1))
    scores = {code: sum(weight * min(_MAX_COUNT, count) for weight, count in found[code]) for code in found}
    best = max(scores, key=scores.__getitem__)
    states = {code[:2] for code, score in scores.items() if score}
    if len(states) >= _REGION and scores[best] < sum(scores.values()) / 2:
        return None
    named = any(cue.search(form) for cue, _ in patterns().jurisdictions[best] for form in (to_latin(title), title))
    telling = named or any(count and weight >= _TELLING for weight, count in found[best])
    return best if telling and scores[best] >= _TELLING else None


def _awaited(text: str) -> str | None:
    """Whose gazette the last article says the act will be printed in."""
    ends = to_latin(text[:_TAIL] + "\n" + text[max(_TAIL, len(text) - _TAIL) :])
    codes = [code for code in map(_code, gazettes_awaited(ends)) if code]
    return codes[-1] if codes else None


def _code(gazette: str) -> str | None:
    return next((code for pattern, code in patterns().gazette_owners if re.match(pattern, gazette)), None)
