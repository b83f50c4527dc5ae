"""The words of a question marked in a snippet, compared folded, so that either script matches the other."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from search_api.fold import fold_for_words

_WORD = re.compile(r"\w+")
_SHORTEST = 4
_STEM = 5
_SLIP = 6  # letters of the longer word; "savez" is no "savet"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text; ``marked`` where it is one of the question's words."""

    text: str
    marked: bool


def excerpt(text: str, words: Sequence[str], *, most: int = 70) -> str:
    """At most so many words of a text: those around the most matches, with dots where something is left out."""
    tokens = text.split()
    if len(tokens) <= most:
        return text
    hits = [any(_same(_folded(each), words) for each in _WORD.findall(token)) for token in tokens]
    starts = range(len(tokens) - most + 1)
    start = max(starts, key=lambda turn: (sum(hits[turn : turn + most]), -turn))
    cut = " ".join(tokens[start : start + most])
    return f"{'… ' if start else ''}{cut}{' …' if start + most < len(tokens) else ''}"


def marked(text: str, words: Sequence[str]) -> list[Run]:
    """The text in stretches, alternately plain and matched; joined they are the text."""
    runs: list[Run] = []
    end = 0
    for match in _WORD.finditer(text):
        if _same(_folded(match.group()), words):
            runs += [Run(text[end : match.start()], marked=False), Run(match.group(), marked=True)]
            end = match.end()
    return [run for run in (*runs, Run(text[end:], marked=False)) if run.text]


def surfaces(runs: Sequence[Run], *, most: int = 5) -> list[str]:
    """The matched words as they are written, each once."""
    return list(dict.fromkeys(run.text.lower() for run in runs if run.marked))[:most]


@lru_cache(maxsize=20_000)
def _folded(word: str) -> str:
    """Kept: the hits of one act have most of their words in common, and a page may show two hundred."""
    return fold_for_words(word)


def _same(word: str, words: Sequence[str]) -> bool:
    """Equal, one the beginning of the other, or a letter away, as the search by words finds them: an inflected form,
    a slip, a sister language's word. Short words (of, se, për) only clutter.
    """
    return any(_match(word, each) for each in words if len(each) >= _SHORTEST or each.isdigit())


def _match(word: str, other: str) -> bool:
    if word == other:
        return True
    short, long = sorted((word, other), key=len)
    if len(short) < _STEM:
        return False
    return long.startswith(short[: max(_STEM, len(short) - 2)]) or _slip(short, long)


def _slip(short: str, long: str) -> bool:
    """A letter away, but not the first: "eight" is no slip of "right"."""
    if len(long) < _SLIP or short[0] != long[0] or not (short.isalpha() and long.isalpha()):
        return False
    return OSA.distance(short, long, score_cutoff=1) <= 1
