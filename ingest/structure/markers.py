"""Lines that announce an article or a larger division, found by the words of ``words.toml``."""

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from ingest.structure.lines import Line
from ontology.model import ProvisionKind

_ROMAN = r"[IVXLC]+"
NUMBER = (
    rf"(?P<number>\d{{1,6}}(?:\.\d{{1,2}})?|{_ROMAN})"
    r"(?P<suffix>(?:\s?[-–]?\s?[a-zđžčćšа-џѓќѕ](?![^\W\d_]))|[²³¹]|\^\d)?"
)
_DOT_LEADER = re.compile(r"\.{4,}|(?:\. ){4,}|…{2,}|_{4,}")
_QUOTES = "„“”\"«»'‘’"
_CONTINUES = re.compile(r"[a-zđžčćšа-џëç]|,|;|\)|i\b|dhe\b|и\b|ve\b")
_NUMBERED_REST = re.compile(r"\(?\d{1,3}[a-zа-џ]?(?:\.\d{1,2})*[.)]\s+\w")
_NUMBER_FIRST = re.compile(r"\s*\d{1,4}(?!\d)")
_FOOTNOTE = re.compile(r"\d{1,2}")
_MAX_LABEL = 160
_MAX_REPEALED = 40
_TITLE_PAGE = 3000
_MAX_BETWEEN = 3
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """A place that may open an article: sort key, number as printed, and what follows it on the line.

    ``key`` orders articles: (252, 1) for 252-a, (252, 0) for 252. ``strength`` is 1 to 3. ``glued`` marks a number
    read without the footnote's figure behind it, ``inline`` an opening in the middle of a line.
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


@cache
def _words() -> dict[str, list[str]]:
    table = tomllib.loads(files("ingest.structure").joinpath("words.toml").read_text("utf-8"))
    return {level: entry["words"] for level, entry in table.items()}


@cache
def act_words() -> frozenset[str]:
    """Words by which the title of an act opens (in Turkish: ends), in lower case."""
    return frozenset(_words()["act"])


def repealed(text: str) -> bool:
    """True for a text that opens with the word that what stood here is gone ("Brisan", "Se briše")."""
    opening = text[:_MAX_REPEALED].strip(" (*.-–").lower()
    return opening.startswith(_repealed())


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
    return re.compile(
        rf"\s*+(?P<page>\d{{1,3}}\s{{1,6}})?\W{{0,4}}?(?P<word>{article_words()})\s{{0,6}}\.?\s{{0,6}}{NUMBER}\s*(?P<rest>.*)"
    )


@cache
def article_words(*, abbreviated: bool = True) -> str:
    """A pattern of the words for an article as printed in a heading, closed up or spaced out."""
    words = [word for plain in _words()["article"] for word in (plain, plain.upper())]
    kept = [word for word in words if abbreviated or not word.endswith(".")]
    return "|".join(r"\s?".join(re.escape(letter) for letter in word) for word in kept)


@cache
def _lone_word() -> re.Pattern[str]:
    before = "|".join(map(re.escape, qualifiers()))
    return re.compile(rf"\s*+(?:(?:{before})\s{{1,6}})?(?:{article_words()})\s*\.?\s*")


@cache
def _qualified_pattern() -> re.Pattern[str]:
    before = "|".join(map(re.escape, qualifiers()))
    return re.compile(
        rf"\s*+(?P<page>(?!))?\W{{0,4}}?(?P<qualifier>{before})\s{{1,6}}(?P<word>{article_words()})\s{{0,6}}{NUMBER}\s*(?P<rest>.*)"
    )


@cache
def qualifiers() -> dict[str, str]:
    """Qualifiers as printed, also in capitals (where a Turkish i keeps its dot), with the form they are known by."""
    words = _words()["qualified"]
    return {form: word for word in words for form in (word, word.replace("i", "İ").upper())}


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
    match = division_pattern().fullmatch(line.rstrip()) if len(line) <= _MAX_LABEL else None
    if match is None or _DOT_LEADER.search(line):
        return None
    kind = next(level for level in ("part", "title", "chapter", "section", "annex") if match[level])
    rest = match["rest"].strip()
    if rest and (rest[0].islower() or rest[-1] in ".;,"):
        return None
    # A lone figure behind the label is a footnote's.
    return ProvisionKind(kind), match[kind].strip(), "" if rest.isdigit() else rest


def find_markers(lines: list[Line]) -> list[Marker]:
    """Every line that may open an article, in order."""
    found = []
    for index, line in enumerate(lines):
        match = article_pattern().match(line.text)
        if match and not _quoted(match) and (strength := _strength(match)):
            marker = opening(match, line, index, strength)
            found += [marker, *_glued(marker)]
    return found


def _glued(marker: Marker) -> list[Marker]:
    """The same opening read with a footnote's figure glued to its number: 10411 as 104 or 1041, less likely."""
    digits = marker.number
    if not digits.isdigit() or len(digits) < 3:
        return []
    cuts = range(max(1, len(digits) - 2), len(digits))
    return [
        replace(marker, number=digits[:cut], key=(int(digits[:cut]), 0), strength=marker.strength / 2, glued=True)
        for cut in cuts
    ]


def find_qualified(lines: list[Line]) -> list[Marker]:
    """Articles that a qualifier sets apart from the count ("Geçici Madde 1"); each qualifier counts for itself."""
    found: list[Marker] = []
    counts: dict[str, int] = {}
    for index, line in enumerate(lines):
        match = _qualified_pattern().match(line.text)
        if match is None or _quoted(match) or not match["number"].isdigit():
            continue
        name = qualifiers()[match["qualifier"]]
        if int(match["number"]) == counts.get(name, 0) + 1 and _strength(match):
            counts[name] = int(match["number"])
            plain = opening(match, line, index, _strength(match))
            found.append(replace(plain, start=line.start + match.start("qualifier"), number=f"{name} {plain.number}"))
    return found


def with_whole_openings(lines: list[Line]) -> list[Line]:
    """The same lines, but an article's word alone on a line and the number on the next are one ("MADDE" / "32")."""
    joined: list[Line] = []
    for line in lines:
        near = range(1, min(_MAX_BETWEEN, len(joined)) + 1)
        last = next((back for back in near if joined[-back].text.strip()), 0)
        if last and _NUMBER_FIRST.match(line.text) and _lone_word().fullmatch(joined[-last].text):
            gap = "\n".join([*(each.text for each in joined[-last:]), line.text])
            joined[-last:] = [Line(joined[-last].start, gap)]
        else:
            joined.append(line)
    return joined


def _quoted(match: re.Match[str]) -> bool:
    """True where the line opens inside a quotation: words that an amending act puts into another act."""
    return any(quote in match.string[: match.start("word")] for quote in _QUOTES)


def _strength(match: re.Match[str]) -> float:
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
    if _NUMBERED_REST.match(rest) or _FOOTNOTE.fullmatch(rest):
        return 1.0
    return 0.0 if _CONTINUES.match(rest) or rest[0].isdigit() else 1.5


def opening(match: re.Match[str], line: Line, index: int, strength: float) -> Marker:
    """The marker of a match on a line."""
    rest = match.groupdict().get("rest") or ""
    suffix = (match["suffix"] or "").strip()
    return Marker(
        start=line.start + match.start("word"),
        end=line.start + match.end("suffix" if match["suffix"] else "number"),
        line=index,
        number=match["number"] + suffix.replace(" ", ""),
        key=_key(match["number"], suffix),
        rest="" if _FOOTNOTE.fullmatch(rest.strip()) else rest.lstrip(". ").strip(),
        strength=strength,
        contents=bool(_DOT_LEADER.search(rest)),
    )


def _key(number: str, suffix: str) -> tuple[int, int]:
    letters = suffix.strip(" -–^").lower()
    # 900 leaves room for numbers such as 4.12 of codes that count by sections.
    whole, _, decimal = number.partition(".")
    rank = 0 if not letters else (ord(letters[0]) if letters[0].isalpha() else ord(letters[0]) - 47)
    if whole.isdigit():
        return int(whole), int(decimal or 0) * 10000 + rank
    return _roman(whole), rank


def _roman(numeral: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))
