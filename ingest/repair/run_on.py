"""Words that run on into one another, and how they are cut: unigram segmentation (Goldwater et al. 2009)."""

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from ingest.likeness import known, word_bits

LONGEST_RUN = 2_000
"""Letters of the longest run that is parted, half a page; what is longer is no language."""

MOST_PARTED = 300_000
"""Letters that are parted in one text, a hundred pages without a space; each takes 10 microseconds."""

_WORD = re.compile(r"[^\W\d_]+")
_LETTER = 3.0
_LONGEST = 22
_LONG = 18
_WORDS = 3
_PART = 3.0
_SHORT_BITS = (8.0, 13.0)
_TRAILING = "eE"
"""Albanian sets "e" behind a noun; any other letter at the end of a run is that noun's ending."""

_STRANGER = 20.0


@dataclass(slots=True)
class Room:
    """How many letters of words that run on may still be parted, and how many were left whole."""

    letters: int = MOST_PARTED
    left: int = 0

    def takes(self, word: str) -> bool:
        """True for a word that is to be parted, which takes its room."""
        if len(word) > min(LONGEST_RUN, self.letters):
            self.left += len(word)
            return False
        self.letters -= len(word)
        return True


def has_runs(text: str, language: str, *, least: int) -> bool:
    """True where a text has at least so many long runs."""
    tokens = {token for token in text.lower().split() if len(token) >= _LONG}
    words = {word for token in tokens for word in _WORD.findall(token)}
    runs = (word for word in words if is_long_run(word, language))
    return next(islice(runs, least - 1, None), None) is not None


def is_long_run(word: str, language: str) -> bool:
    """True for a word in lower case that is no word, but three or more that are known."""
    return (
        _LONG <= len(word) <= LONGEST_RUN and not known(word, language) and _is_run(parted(word, language), language)
    )


def _is_run(parts: Sequence[str], language: str) -> bool:
    return len(parts) >= _WORDS and all(known(part.lower(), language) for part in parts)


def parted(word: str, language: str) -> list[str]:
    """A run of letters as the words it is made of, by least cost (Viterbi); strangers among them stay whole."""
    lower = word.lower()

    def starts(end: int) -> range:
        return range(max(0, end - _LONGEST), end)

    ends = cheapest(len(word), starts, lambda start, end: _PART + _part_cost(lower[start:end], language))
    parts = [word[start:end] for start, end in pairwise([0, *ends])]
    if len(parts) > 1 and len(parts[-1]) == 1 and parts[-1] not in _TRAILING:
        parts[-2:] = [parts[-2] + parts[-1]]
    return parts


def _part_cost(piece: str, language: str) -> float:
    """Cost of a piece in a run; of one or two letters only the commonest words are believed."""
    bits = word_bits(piece, language)
    if bits is None or (len(piece) <= len(_SHORT_BITS) and bits > _SHORT_BITS[len(piece) - 1]):
        return _STRANGER + _LETTER * len(piece)
    return bits


def cheapest(
    length: int, starts: Callable[[int], Iterable[int]], cost: Callable[[int, int], float | None]
) -> list[int]:
    """Where the pieces of the cheapest cut of ``length`` places end (Viterbi 1967).

    ``starts`` gives the places from which a piece may run to an end, of two as cheap the first; ``cost`` is
    ``None`` where they make no piece.
    """
    best, begins = [0.0], [0]
    for end in range(1, length + 1):
        total, begin = math.inf, 0
        for start in starts(end):
            price = cost(start, end)
            if price is not None and best[start] + price < total:
                total, begin = best[start] + price, start
        best.append(total)
        begins.append(begin)
    ends = [length] if length else []
    while ends and begins[ends[-1]] > 0:
        ends.append(begins[ends[-1]])
    return ends[::-1]
