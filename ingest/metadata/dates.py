"""Dates of an act as each state prints them: the day it was adopted, numbered, proclaimed or signed (ISO 8601)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from ontology.scripts import to_latin
from ontology.toml_tables import toml_table

_HEAD = 4000
_TAIL = 2500
_SENTENCE = 320
_NEAR = 60
_LONGEST = 400_000
_RUNNING = 3
_BARE = re.compile(r"\d{1,2}\.\s?\d{1,2}\.\s?(?:19|20)\d\d\.?")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


@dataclass(frozen=True, slots=True)
class _Words:
    """The compiled table of ``dates.toml``; ``any_date`` matches a date in figures, with a month's name or Roman."""

    months: tuple[re.Pattern[str], ...]
    any_date: re.Pattern[str]
    adopted: re.Pattern[str]
    verbs: re.Pattern[str]
    told: re.Pattern[str]
    closing: re.Pattern[str]
    proclaimed: re.Pattern[str]
    numbered: re.Pattern[str]
    signed: re.Pattern[str]
    published: re.Pattern[str]


@cache
def _words() -> _Words:
    raw = toml_table("ingest.metadata", "dates")
    date_source = date_pattern()
    near = rf"\D{{0,{_NEAR}}}(?P<when>{date_source})"
    return _Words(
        months=tuple(re.compile(rf"(?:{names})\Z", re.IGNORECASE) for names in raw["months"]),
        any_date=re.compile(date_source, re.IGNORECASE),
        adopted=_any(raw["adopted"]),
        verbs=_any(raw["verbs"]),
        told=_any(raw["told"], then=near),
        closing=_any(raw["closing"], opens=True, then=near),
        proclaimed=_any(raw["proclaimed"], opens=True, then=near),
        numbered=_any(raw["numbered"], then=near),
        signed=_any(raw["signed"], opens=True, then=rf"(?P<when>{date_source})\W{{0,3}}(?:god\w*\W*)?$"),
        published=_any(raw["published"], then=near),
    )


@cache
def date_pattern() -> str:
    """The source of a pattern that matches one date, without named groups, for use inside others."""
    raw = toml_table("ingest.metadata", "dates")
    months = "|".join(raw["months"])
    year = r"(?:19|20)\d\d(?!\d)"
    figures = rf"\d{{1,2}}\s?[./-]\s?\d{{1,2}}\s?[./-]\s?{year}"
    named = rf"\d{{1,2}}\.?\s{{0,3}}(?:{months})\.?,?\s{{0,3}}{year}"
    roman = rf"\d{{1,2}}\.\s?(?:{'|'.join(sorted(_ROMAN, key=len, reverse=True))})\.\s?{year}"
    return rf"(?<!\d)(?:{figures}|{named}|{roman})"


def _any(words: list[str], *, opens: bool = False, then: str = "") -> re.Pattern[str]:
    """Any of the words, at the beginning of a line where ``opens``, and what must follow."""
    source = rf"(?:{'|'.join(words)}){then}"
    return re.compile(rf"^\W{{0,3}}{source}" if opens else source, re.IGNORECASE | re.MULTILINE)


def iso_date(printed: str) -> str | None:
    """A printed date as ISO 8601; ``None`` where there is no such day.

    >>> iso_date("24. aprila 2014"), iso_date("17.12.2015"), iso_date("03 QERSHOR 2008")
    ('2014-04-24', '2015-12-17', '2008-06-03')
    """
    parts = re.findall(r"\d+|[^\W\d_]+", to_latin(printed))
    if len(parts) != 3:
        return None
    month = int(parts[1]) if parts[1].isdigit() else _month(parts[1])
    try:
        return date(int(parts[2]), month, int(parts[0])).isoformat()
    except ValueError:
        return None


def _month(name: str) -> int:
    """The number of a month by its name in any language of the region or in Roman figures; 0 for no month."""
    if name.upper() in _ROMAN:
        return _ROMAN.index(name.upper()) + 1
    return next((turn for turn, names in enumerate(_words().months, start=1) if names.match(name)), 0)


def find_dates(text: str) -> list[str]:
    """Every date of a text in its order, as ISO 8601."""
    found = (iso_date(match.group()) for match in _words().any_date.finditer(text))
    return [each for each in found if each]


def adoption_date(text: str, title: str, *, begins: int = -1) -> str | None:
    """The day an act was adopted; else that of its number's line, of its proclamation, or of its signature.

    ``begins`` is where the title stands in the text (-1: nowhere). Only the first and the last page are looked at,
    for what lies between are other acts' dates.
    """
    words = _words()
    latin = to_latin(text[:_LONGEST])
    head, tail = latin[:_HEAD], latin[max(0, len(latin) - _TAIL) :]
    opening = to_latin(text[begins : begins + 2 * _NEAR]) if begins >= 0 else ""
    found = (
        _first(words.numbered, to_latin(title)) or _first(words.numbered, opening),
        _first(words.told, head),
        next(_adoptions(head), None),
        _first(words.closing, latin),
        next(_adoptions(tail), None),
        _first(words.proclaimed, latin),
        _first(words.signed, latin),
        _alone(tail, latin),
    )
    return next((each for each in found if each), None)


def _alone(tail: str, text: str) -> str | None:
    """The last date in figures that has its line to itself; one on every page is when a browser printed it."""
    lines = [line.strip() for line in tail.split("\n")]
    dates = [line for line in lines if _BARE.fullmatch(line) and text.count(line) < _RUNNING]
    return iso_date(dates[-1]) if dates else None


def publication_date(text: str) -> str | None:
    """The day a publisher's page names as that of publication."""
    return _first(_words().published, to_latin(text[:_HEAD]))


def _adoptions(text: str) -> Iterator[str]:
    """For each word of adoption, the last date before the verb that closes its sentence."""
    words = _words()
    for cue in words.adopted.finditer(text):
        after = text[cue.end() : cue.end() + _SENTENCE]
        verb = words.verbs.search(after)
        # Without a verb the sentence ends with its line: below it stand the numbers and dates of the signature.
        dates = find_dates(after[: verb.start()] if verb else after[: 2 * _NEAR].partition(".\n")[0])
        if dates:
            yield max(dates)


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    found = (iso_date(match["when"]) for match in pattern.finditer(text))
    return next((each for each in found if each), None)
