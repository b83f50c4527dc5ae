"""Acts of the European Union by their number, as CELEX identifiers."""

import re

from ingest.references.act_words import act_grammar

_CELEX = {"L": ("dir", "yon"), "D": ("od", "dec"), "H": ("rek", "pre", "rec")}
_UNION = "eu|ez|ec|eez|eec|be|ke|kee|ab|es"
_YEAR_FIRST = 2015
_FIRST_YEAR = 58
"""The Communities began in 1958; a year of two figures is of their time."""


def celex_at(folded: str, at: int) -> tuple[str, int, int] | None:
    """The CELEX number of the act named at an offset of a folded text, its year, and where its name ends."""
    match = act_grammar().european.match(folded, at)
    if match is None or not (match["union"] or re.search(rf"\b(?:{_UNION})\b", match.group())):
        return None
    letter = next((letter for letter, kinds in _CELEX.items() if match["kind"].startswith(kinds)), "R")
    year, number = _european_number(match["one"], match["two"], letter)
    if year is None:
        return None
    return f"3{year}{letter}{int(number):04d}", year, match.end()


def _european_number(one: str, two: str, letter: str) -> tuple[int | None, str]:
    """Year and number: directives and all acts since 2015 have the year first, older regulations last."""
    # "Regulation (EC) No 2006/2004" is of 2004: only since 2015 regulations have their year first.
    first = letter == "L" or (len(one) == 4 and not (letter == "R" and len(two) == 4 and int(one) < _YEAR_FIRST))
    for year, number in ((one, two), (two, one)) if first else ((two, one), (one, two)):
        if len(year) == 4 and 1950 <= int(year) <= 2100:
            return int(year), number
        if len(year) == 2 and int(year) >= _FIRST_YEAR:
            return 1900 + int(year), number
    return None, ""
