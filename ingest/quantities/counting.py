"""Numbers that count nothing: years, paragraphs, pages, articles of a language and hours of the day."""

import re
from functools import cache

from ingest.quantities.bounding import bound_before
from ingest.quantities.numerals import Numeral
from ontology.codes import Unit
from ontology.toml_tables import toml_table

_REACH = 30
_FIRST_YEAR, _LAST_YEAR = 1850, 2150
_REFERRING = re.compile(
    r"\b(?:stav\w{0,3}|st|cl[ae]n\w{0,4}|cl|clank\w{0,2}|tack\w{0,2}|tock\w{0,2}|aline\w{0,3}|nen\w{0,2}|pik\w{1,2}|paragraf\w{0,3}|article|paragraph)\.?\s"
    r"(?:\(?\d{1,3}\)?\.?\s?(?:,|-|–|i|ili|do|dhe|ose|and|or)\s?){0,3}\Z"
)
_NUMBERED = re.compile(r"\s\(?\d")


def is_no_count(folded: str, numeral: Numeral, unit: Unit, end: int) -> bool:
    """A year ("2007. godine"), the number of a paragraph before a noun ("1.3 Personat"), or one referred to.

    Nor is "a year" one year where nothing bounds it, nor an hour of the day a number of hours.
    """
    if unit is Unit.MEMBERS and _NUMBERED.match(folded, end):
        return True
    if _REFERRING.search(folded, max(0, numeral.start - _REACH), numeral.start):
        return True
    if folded[numeral.start : numeral.end] == "a" and bound_before(folded, numeral.start) is None:
        return True
    if unit is Unit.HOURS and _clock().search(folded, max(0, numeral.start - _REACH), numeral.start):
        return True
    if unit is Unit.YEARS and _FIRST_YEAR <= float(numeral.value) <= _LAST_YEAR:
        return True
    return "." in numeral.value and unit is not Unit.PERCENT


def heads_paragraph(text: str, numeral: Numeral) -> bool:
    """Whether a figure is the number of a paragraph: it opens the line, with a capital behind ("1 Hearings are").

    A page that stands alone in its line is no count either.
    """
    before = text[max(0, numeral.start - 3) : numeral.start].rstrip(" \t")
    opens = before.endswith("\n") or not before
    behind = text[numeral.end : numeral.end + 2]
    return numeral.family is None and opens and (behind.strip()[:1].isupper() or "\n" in behind)


@cache
def _clock() -> re.Pattern[str]:
    return re.compile(toml_table("ingest.quantities", "operators")["clock"]["words"].replace("$", r"\Z"))
