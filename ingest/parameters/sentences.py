"""Sentences of a legal text, and the words around a quantity in its sentence."""

import re
from bisect import bisect_right
from collections.abc import Sequence

_STOP = re.compile(r"[.?!]\s+")
_OPENING = frozenset("\"“„'(«")
_ABBREVIATION = re.compile(r"(?:\b(?:st|čl|cl|čl|чл|ст|br|бр|nr|no|tač|точ|par|art|al|t)|\d)\Z", re.IGNORECASE)
_LONGEST_MARK = 5
_REACH, _EARLIER = 1500, 300
_SHORTEST = 3
_ITEM = re.compile(r"[;\n]|,\s(?=\(?[^\W\d_]{1,2}\)|\([ivx]{1,4}\))")
_OTHER = "¦"
"""Stands in a window where another quantity stands in the sentence."""


class Sentences:
    """Where the sentences of a text begin: behind a full stop with a capital, a figure or a bracket after it."""

    def __init__(self, text: str) -> None:
        self._starts = [0]
        for match in _STOP.finditer(text):
            following = text[match.end() : match.end() + 2]
            opens = following[:1] in _OPENING or following[:1].isdigit() or following[:1].isupper()
            line = "\n" in match.group()
            if opens and (
                line or not _ABBREVIATION.search(text, max(0, match.start() - _LONGEST_MARK), match.start())
            ):
                self._starts.append(match.end())
        self._length = len(text)

    def around(self, start: int, end: int) -> tuple[int, int]:
        """The span of the sentence, or of the sentences, that hold a span.

        Of a sentence without end, such as a table, only ``_REACH`` characters to either side.
        """
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, max(start, end - 1))
        stop = self._starts[last] if last < len(self._starts) else self._length
        return max(self._starts[first], start - _REACH), min(stop, end + _REACH)

    def before(self, folded: str, sentence: tuple[int, int]) -> str:
        """The end of what stands before a sentence: of the sentence before it, ``_EARLIER`` characters at most."""
        if sentence[0] < _SHORTEST:
            return ""
        start, end = self.around(sentence[0] - 2, sentence[0] - 1)
        return folded[max(start, end - _EARLIER) : end]


def words_before(folded: str, sentence: tuple[int, int], start: int, others: Sequence[tuple[int, int]]) -> str:
    """What stands before a quantity in its sentence; of a list, the words that lead into it and the item itself."""
    told = _without(folded, sentence[0], start, others)
    lead, colon, rest = told.rpartition(":")
    if colon and lead:
        told = f"{lead} {_ITEM.split(rest)[-1]}"
    return " ".join(told.split())


def words_after(folded: str, sentence: tuple[int, int], end: int, others: Sequence[tuple[int, int]]) -> str:
    """What stands behind a quantity in its sentence."""
    return " ".join(_without(folded, end, sentence[1], others).split())


def _without(folded: str, start: int, end: int, others: Sequence[tuple[int, int]]) -> str:
    """A stretch in which each of the other quantities is a sign of its own."""
    pieces, at = [], start
    for first, last in others:
        if start <= first and last <= end and first >= at:
            pieces += [folded[at:first], _OTHER]
            at = last
    return "".join([*pieces, folded[at:end]])
