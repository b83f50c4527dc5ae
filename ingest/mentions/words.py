"""A text as its words, folded once for everything that looks for names in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.references.folding import fold

_WORD = re.compile(r"(?:(?<![^\W_])[^\W\d_]-)?[^\W\d_]+(?:['’][^\W\d_]+)?")
"""A word of letters; "e-učešće" is one, "e pjesëmarrjes" two."""

_DJE = str.maketrans({"đ": "ɖ", "Đ": "ɖ", "ђ": "ɖ", "Ђ": "ɖ"})
"""Kept apart from d, or "građana" (of citizens) would be a form of "grad" (town)."""

_STRETCH = 100_000
_LONGEST = 100
"""Letters of a word that are compared; a longer one is no form of any name."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words in order: folded forms (``ingest.references.folding``, but with đ), and where each begins and ends."""

    forms: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.forms)


def words_of(text: str, start: int = 0, end: int | None = None) -> Words:
    """The words of ``text[start:end]``; offsets count in the whole text."""
    matches = list(_WORD.finditer(text, start, len(text) if end is None else end))
    folded = fold(text.translate(_DJE)).replace("ɖ", "đ")
    forms = [folded[match.start() : min(match.end(), match.start() + _LONGEST)] for match in matches]
    return Words(forms, [match.start() for match in matches], [match.end() for match in matches])


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
        yield Words(piece.forms, [start + at for at in piece.starts], [start + at for at in piece.ends])
        start = end
