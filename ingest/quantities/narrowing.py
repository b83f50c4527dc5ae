"""Text in which a line break inside a sentence is one space, and places in it moved back."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from ingest.quantities.quantity import Quantity
from ingest.references.folding import fold

_WIDE = re.compile(r" {2,}")
_BROKEN = re.compile(r"[ \t]{0,8}\n[ \t]{0,8}")
_CARRYING = frozenset(",)-")
_LONG = 50_000
"""Letters of a text that is remembered."""

_PAGE = re.compile(r"\d{1,3}[ \t]*\n")


def unwrapped(text: str) -> str:
    """The text folded, with a space for each line break inside a sentence; its length stays."""
    return _remembered(text) if len(text) <= _LONG else _unwrapped(text)


# Quantities are found in an article, and then their roles.
@lru_cache(maxsize=1024)
def _remembered(text: str) -> str:
    return _unwrapped(text)


def _unwrapped(text: str) -> str:
    folded = fold(text)
    if "\n" not in folded:
        return folded
    return _BROKEN.sub(lambda match: " " * len(match.group()) if _runs_on(text, match) else match.group(), folded)


def _runs_on(text: str, match: re.Match[str]) -> bool:
    before, behind = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if not (before.islower() or before in _CARRYING):
        return False
    return behind.islower() or behind == "(" or (behind.isdigit() and not _PAGE.match(text, match.end()))


def wide_spaces(folded: str) -> list[tuple[int, int]]:
    """Where more than one space stands."""
    return [match.span() for match in _WIDE.finditer(folded)] if "  " in folded else []


def narrowed(text: str, wide: Sequence[tuple[int, int]]) -> str:
    """The text with one space for each of the wide ones, so that no pattern has to think of line breaks."""
    starts = [0, *(end for _, end in wide)]
    ends = [*(start + 1 for start, _ in wide), len(text)]
    return "".join(text[start:end] for start, end in zip(starts, ends, strict=True))


def moved_back(found: Sequence[Quantity], wide: Sequence[tuple[int, int]]) -> tuple[Quantity, ...]:
    """What was found in the narrowed text, at its places in the text itself."""
    places, missing = _places(wide)
    return tuple(_moved(each, places, missing) for each in found)


def _places(wide: Sequence[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """Where each wide space ends in the narrowed text, and how many letters are missing from there on."""
    places, missing = [], [0]
    for start, end in wide:
        places.append(start + 1 - missing[-1])
        missing.append(missing[-1] + end - start - 1)
    return places, missing


def _moved(quantity: Quantity, places: Sequence[int], missing: Sequence[int]) -> Quantity:
    def back(place: int) -> int:
        return place + missing[bisect_right(places, place)]

    start, at, end = back(quantity.start), back(quantity.at), back(quantity.end - 1) + 1
    return replace(quantity, start=start, at=at, end=end)
