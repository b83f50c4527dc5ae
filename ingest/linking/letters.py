"""Ranges of letters counted out, by the alphabet in which a document letters its points."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from ingest.linking.words import table
from ingest.references import Reference
from ingest.references.folding import fold

_LETTERED = ("letter", "point", "indent")


@cache
def _alphabets() -> list[tuple[re.Pattern[str], list[str]]]:
    """Each alphabet with the pattern for what tells it: the points of a document that another would not have."""
    known = table("letters")["alphabet"]
    return [(re.compile(each["sign"], re.MULTILINE), each["letters"].split()) for each in known]


def counted_out(references: Iterable[Reference], text: str) -> Iterator[Reference]:
    """The references, one for each letter of a range: "a) do c)"; ``text`` is the document that speaks."""
    for reference in references:
        unit = next((unit for unit in _LETTERED if _is_range(reference.path.get(unit, ""))), None)
        if unit is None:
            yield reference
            continue
        first, _, last = reference.path[unit].partition("-")
        for letter in _between(first, last, text):
            yield replace(reference, path=reference.path | {unit: _folded(letter)})


def _folded(letter: str) -> str:
    return "đ" if letter in ("đ", "ђ") else str(fold(letter))


def _is_range(number: str) -> bool:
    first, dash, last = number.partition("-")
    return bool(dash) and first.isalpha() and last.isalpha()


def _between(first: str, last: str, text: str) -> list[str]:
    """The letters from first to last; both alone where no alphabet has them in that order."""
    for sign, letters in _alphabets():
        if first in letters and last in letters and sign.search(text):
            start, end = letters.index(first), letters.index(last)
            if start < end:
                return letters[start : end + 1]
    return [first, last]
