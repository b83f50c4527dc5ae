"""Lines that announce an article or a larger division, found by the words of ``words.toml``."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from ingest.structure.lines import Line
from ingest.structure.numbers import NUMBER, RANGE, number_key
from ingest.structure.wordlists import table
from ontology.model import ProvisionKind

_ROMAN = r"[IVXLC]+"
_DOT_LEADER = re.compile(r"\.{4,}|(?:\. ){4,}|…{2,}|_{4,}")
_QUOTES = "„“”\"«»'‘’"
_CONTINUES = re.compile(r"[a-zđžčćšа-џëç]|,|;|\)|i\b|dhe\b|и\b|ve\b")
_NUMBERED_REST = re.compile(r"\(?\d{1,3}[a-zа-џ]?(?:\.\d{1,2})*[.)]\s+\w")
_LETTERED_REST = re.compile(r"[^\W\d_]{1,2}\)\s+(?P<heading>[^\W\d_].*)")
"""The heading of a lettered group of articles on the line of its first: "Član 13. a) Nadzorni odbor"."""
_FOOTNOTE = re.compile(r"\d{1,2}")
_MAX_LABEL = 160
_MAX_REPEALED = 40
_TITLE_PAGE = 3000
_WEAK = 0.75
_REMEMBERED = 1_000
"""Lines of which it is remembered whether they open a division; each is asked three or four times in a row."""


class Marker(NamedTuple):
    """A place that may open an article: sort key, number as printed, and what follows it on the line.

    ``key`` orders articles: (252, 1) for 252-a, (252, 0) for 252. ``strength`` is 1 to 3. ``glued`` marks a number
    that the count alone can prove, ``inline`` an opening in the middle of a line. ``parted`` is a figure behind the
    number on its line. A tuple, for a file made of openings alone has half a million of them.
    """

    start: int
    end: int
    line: int
    number: str
    key: tuple[int, int]
    rest: str
    strength: float
    contents: bool
    glued: bool = False
    inline: bool = False
    parted: str = ""


@cache
def _words() -> dict[str, list[str]]:
    return {level: entry["words"] for level, entry in table("words").items()}


@cache
def act_words() -> frozenset[str]:
    """Words by which the title of an act opens (in Turkish: ends), in lower case."""
    return frozenset(_words()["act"])


def repealed(text: str) -> bool:
    """True for a text that opens with the word that what stood here is gone ("Brisan", "Se briše")."""
    opening = text[:_MAX_REPEALED].strip(" (*.-–").lower()
    return opening.startswith(_repealed())


def unfinished(text: str) -> bool:
    """True for a line that ends in a word which another must follow: no title ends in "and" or "of"."""
    return text.rsplit(None, 1)[-1].lower() in _words()["joins"]


def appends(text: str) -> bool:
    """True for a line under which a consolidated text prints what belongs to the acts that amended it."""
    return _appended().match(text) is not None


@cache
def _appended() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{'|'.join(table('acts')['appended']['patterns'])})", re.IGNORECASE)


def ratifies(text: str) -> bool:
    """True for the head of an act that says that it brings a treaty into force."""
    lower = text[-_TITLE_PAGE:].lower()
    return any(stem in lower for stem in _words()["ratifies"])


@cache
def _repealed() -> tuple[str, ...]:
    return tuple(_words()["repealed"])


@cache
def article_pattern() -> re.Pattern[str]:
    """A line that opens with an article's word and number; spaced letters (Č l a n) count as the word."""
    # Spaces are counted or taken whole (``*+``): two open-ended runs side by side take quadratic time on a line of
    # spaces.
    words = article_words()
    return re.compile(
        rf"\s*+(?P<page>\d{{1,3}}\s{{1,6}})?\W{{0,4}}?(?:(?:{words})\s{{1,3}})?(?P<word>{words})"
        rf"\s{{0,6}}\.?\s{{0,6}}{NUMBER}{RANGE}\s*(?P<rest>.*)"
    )


@cache
def article_words(*, abbreviated: bool = True) -> str:
    """A pattern of the words for an article as printed in a heading, closed up or spaced out."""
    words = [word for plain in _words()["article"] for word in (plain, plain.upper())]
    kept = [word for word in words if abbreviated or not word.endswith(".")]
    return "|".join(r"\s?".join(re.escape(letter) for letter in word) for word in kept)


@cache
def division_pattern() -> re.Pattern[str]:
    """A line that opens a part, title, chapter, section or annex by its word and a number or ordinal."""
    levels = []
    ordinals = "|".join(sorted(map(re.escape, _words()["ordinals"]), key=len, reverse=True))
    count = rf"(?:{ordinals}|{_ROMAN}|\d{{1,3}})[a-zа-џ]?"
    for level in ("part", "title", "chapter", "section", "annex"):
        words = "|".join(map(re.escape, _words()[level]))
        levels.append(rf"(?P<{level}>(?:(?:{words})\s+(?:{count})|(?:{ordinals})\s+(?:{words}))\b)")
    return re.compile(rf"\s*(?:{'|'.join(levels)})\s*[.:\-–—]?\s*(?P<rest>.*)", re.IGNORECASE)


def division_of(line: str) -> tuple[ProvisionKind, str, str] | None:
    """(kind, label, heading) of a line that opens a division by its word; ``None`` for any other line."""
    return _labelled(line.rstrip()) if len(line) <= _MAX_LABEL else None


@lru_cache(maxsize=_REMEMBERED)
def _labelled(line: str) -> tuple[ProvisionKind, str, str] | None:
    match = division_pattern().fullmatch(line)
    if match is None or _DOT_LEADER.search(line):
        return None
    kind = next(level for level in ("part", "title", "chapter", "section", "annex") if match[level])
    rest = match["rest"].strip()
    if rest and (rest[0].islower() or rest[-1] in ".;,"):
        return None
    # A lone figure behind the label is a footnote's.
    return ProvisionKind(kind), match[kind].strip(), "" if rest.isdigit() else rest


def find_markers(lines: list[Line]) -> list[Marker]:
    """Every line that may open an article, in order; what only the count can prove is marked ``glued``."""
    return list(markers_in(lines))


def markers_in(lines: Iterable[Line]) -> Iterator[Marker]:
    """The same one by one, for whoever needs the first alone."""
    before = 0
    for index, line in enumerate(lines):
        match = None if line.aside else article_pattern().match(line.text)
        if match and not quoted(match) and (strength := strength_of(match)):
            marker = opening(match, line, index, strength)
            yield marker
            if marker.key != (before + 1, 0):  # one that goes on with the count needs no other reading
                yield from _glued(marker)
            before = marker.key[0]
            continue
        unusual = _unusual().fullmatch(line.text) if match is None and not line.blank else None
        if unusual and not quoted(unusual):
            yield opening(unusual, line, index, _WEAK)._replace(glued=True)


@cache
def _unusual() -> re.Pattern[str]:
    """A heading that slipped: an article's word inflected ("Člana 24"), or at the end of its title's line."""
    inflected = "|".join(_words()["inflected"])
    words = article_words(abbreviated=False)
    return re.compile(
        rf"\s*+(?:(?P<title>[^\W\d_][^.;:!?()]{{5,110}}?)\s{{1,6}}(?={words})|(?={inflected}))(?P<word>{inflected}|{words})"
        rf"\s{{1,6}}{NUMBER}\s*\.?\s*(?P<rest>)"
    )


def _glued(marker: Marker) -> list[Marker]:
    """The same opening read otherwise, less likely: a footnote's figure glued to its number, or a space in it.

    10411 is read as 104 or 1041 as well, "5 6" as 56.
    """
    head, slash, digits = marker.number.rpartition("/")
    if not digits.isdecimal():  # "3¹²" is no glued figure
        return []
    if marker.parted:
        return [_read_as(marker, marker.number + marker.parted)]
    cuts = range(max(1, len(digits) - 2), len(digits)) if slash or len(digits) > 2 else ()
    return [_read_as(marker, f"{head}{slash}{digits[:cut]}") for cut in cuts]


def _read_as(marker: Marker, number: str) -> Marker:
    whole, slash, rest = number.partition("/")
    key = number_key(whole, slash + rest)
    return marker._replace(number=number, key=key, strength=marker.strength / 2, glued=True)


def quoted(match: re.Match[str]) -> bool:
    """True where the line opens inside a quotation: words that an amending act puts into another act."""
    before = match.string[: match.start("word")]
    return bool(before) and any(quote in before for quote in _QUOTES)


def strength_of(match: re.Match[str]) -> float:
    """3 for a bare number, 2 for one with a title in brackets or after a dash, 1 for a plain title, 0 for none."""
    rest = match["rest"].lstrip(". ").strip()
    if not rest.strip("-–—*:_ "):
        return 2.0 if match["page"] else 3.0
    if match["page"]:  # a page's number glued to a heading is believed only if that says nothing else
        return 0.0
    if _DOT_LEADER.search(rest):
        return 0.5
    if rest[0] in '-–—(["„“' or repealed(rest) or (rest[0].isdigit() and match["word"].lower().startswith("madde")):
        return 2.0
    if _NUMBERED_REST.match(rest) or _FOOTNOTE.fullmatch(rest) or without_letter(rest) != rest:
        return 1.0
    return 0.0 if _CONTINUES.match(rest) or rest[0].isdigit() else 1.5


def without_letter(rest: str) -> str:
    """What follows an article's number without the letter of the group that begins there.

    >>> without_letter("a) Nadzorni odbor")
    'Nadzorni odbor'
    >>> without_letter("b) ovog zakona")
    'b) ovog zakona'
    """
    lettered = _LETTERED_REST.fullmatch(rest)
    return lettered["heading"] if lettered and lettered["heading"][0].isupper() else rest


def opening(match: re.Match[str], line: Line, index: int, strength: float) -> Marker:
    """The marker of a match on a line."""
    groups = match.groupdict()
    rest = groups.get("rest") or ""
    suffix = (groups["suffix"] or "").strip()
    last = next(name for name in ("range", "suffix", "number") if groups.get(name))
    return Marker(
        start=line.start + match.start("word"),
        end=line.start + match.end(last),
        line=index,
        number=match["number"] + suffix.replace(" ", ""),
        key=number_key(match["number"], suffix),
        rest="" if _FOOTNOTE.fullmatch(rest.strip()) else rest.lstrip(". ").strip(),
        strength=strength,
        contents=bool(_DOT_LEADER.search(rest)),
        parted=rest.strip(" .") if _FOOTNOTE.fullmatch(rest.strip(" .")) else "",
    )
