"""A text as its words, folded once for everything that looks for names in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, compress, count

from ingest.references.folding import fold

_WORD = re.compile(r"([^\W\d_](?:-(?<![^\W_]..)[^\W\d_])?[^\W\d_]*(?:['’][^\W\d_]+)?)")
"""A word of letters; "e-učešće" is one, "e pjesëmarrjes" two."""

_DJE = re.compile("[đĐђЂ]")
"""Kept apart from d, or "građana" (of citizens) would be a form of "grad" (town)."""

_LONG = 20_000
"""Characters of a text whose words are remembered."""

_STRETCH = 100_000
_LONGEST = 100
"""Letters of a word that are compared; a longer one is no form of any name."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words in order: folded forms (``ingest.references.folding``, but with đ), and where each begins and ends.

    ``capitals`` are the places among the words of those with a capital, which names begin with.
    """

    forms: list[str]
    starts: list[int]
    ends: list[int]
    capitals: list[int]

    def __len__(self) -> int:
        return len(self.forms)


def words_of(text: str) -> Words:
    """The words of a text, not to be changed; those of the articles read last are remembered.

    An article is searched for names, and then for what it regulates: its words are made once for both.
    """
    return _remembered(text) if len(text) <= _LONG else _words(text)


@lru_cache(maxsize=512)
def _remembered(text: str) -> Words:
    return _words(text)


def _words(text: str) -> Words:
    pieces = _WORD.split(_with_dje(fold(text), text))  # what is between words, and words, by turns
    lengths = list(map(len, pieces))
    edges = list(accumulate(lengths))
    forms, starts = pieces[1::2], edges[:-1:2]
    return Words(
        forms=forms if max(lengths) <= _LONGEST else [form[:_LONGEST] for form in forms],
        starts=starts,
        ends=edges[1::2],
        capitals=list(compress(count(), map(str.isupper, map(text.__getitem__, starts)))),
    )


def _with_dje(folded: str, text: str) -> str:
    pieces, done = [], 0
    for match in _DJE.finditer(text):
        pieces += [folded[done : match.start()], "đ"]
        done = match.end()
    return "".join([*pieces, folded[done:]]) if pieces else str(folded)


def stretches(text: str) -> Iterator[Words]:
    """The words of a text by stretches of at most ``_STRETCH`` characters that end at a space.

    A huge text is so never all in words at once.
    """
    start = 0
    while start < len(text):
        end = min(start + _STRETCH, len(text))
        if end < len(text):
            space = text.rfind(" ", start + _STRETCH // 2, end)
            end = space if space > start else end
        piece = words_of(text[start:end])
        yield (
            piece
            if not start
            else Words(
                piece.forms,
                [start + at for at in piece.starts],
                [start + at for at in piece.ends],
                piece.capitals,
            )
        )
        start = end
