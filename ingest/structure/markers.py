"""Lines that announce an article or a larger division, found by the words of ``words.toml``."""

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from ingest.structure.lines import Line
from ontology.model import ProvisionKind

_ROMAN = r"[IVXLC]+"
_NUMBER = (
    rf"(?P<number>\d{{1,6}}(?:\.\d{{1,2}})?|{_ROMAN})"
    r"(?P<suffix>(?:\s?[-–]?\s?[a-zđžčćšа-џѓќѕ](?![^\W\d_]))|[²³¹]|\^\d)?"
)
_DOT_LEADER = re.compile(r"\.{4,}|(?:\. ){4,}|…{2,}|_{4,}")
_QUOTES = "„“”\"«»'‘’"
_CONTINUES = re.compile(r"[a-zđžčćšа-џëç]|,|;|\)|i\b|dhe\b|и\b|ve\b")
_NUMBERED_REST = re.compile(r"\(?\d{1,3}[a-zа-џ]?(?:\.\d{1,2})*[.)]\s+\w")
_FOOTNOTE = re.compile(r"\d{1,2}")
_MAX_LABEL = 160
_MAX_REPEALED = 40
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """A place that may open an article: sort key, number as printed, and what follows it on the line.

    ``key`` orders articles: (252, 1) for 252-a, (252, 0) for 252. ``strength`` is 1 to 3.
    """

    start: int
    end: int
    line: int
    number: str
    key: tuple[int, int]
    rest: str
    strength: float
    contents: bool


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


@cache
def _repealed() -> tuple[str, ...]:
    return tuple(_words()["repealed"])


@cache
def article_pattern() -> re.Pattern[str]:
    """A line that opens with an article's word and number; spaced letters (Č l a n) count as the word."""
    words = [word for plain in _words()["article"] for word in (plain, plain.upper())]
    spaced = [r"\s?".join(re.escape(letter) for letter in word) for word in words]
    # Spaces are counted: two open-ended runs side by side take quadratic time on a line of spaces.
    return re.compile(rf"\W{{0,4}}?(?P<word>{'|'.join(spaced)})\s{{0,6}}\.?\s{{0,6}}{_NUMBER}\s*(?P<rest>.*)")


@cache
def _inline_pattern() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for plain in _words()["article"] for word in (plain, plain.upper()))
    return re.compile(
        rf"(?:(?<=[.;:”“\"»)]) |(?<=\d\.) |(?<=[A-ZČĆŽŠĐ]) )(?P<word>{words})\s{{1,6}}{_NUMBER}\.?"
        r"(?= {1,6}[A-ZČĆŽŠĐА-ЯЃЌЅЈЉЊЏËÇ(„])"
    )


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
            marker = _marker(match, line, index, strength)
            found += [marker, *_glued(marker)]
    return found


def _glued(marker: Marker) -> list[Marker]:
    """The same opening read with a footnote's figure glued to its number: 10411 as 104 or 1041, less likely."""
    digits = marker.number
    if not digits.isdigit() or len(digits) < 3:
        return []
    cuts = range(max(1, len(digits) - 2), len(digits))
    return [
        replace(marker, number=digits[:cut], key=(int(digits[:cut]), 0), strength=marker.strength / 2) for cut in cuts
    ]


def find_inline(lines: list[Line]) -> list[Marker]:
    """Openings inside long lines, for texts that lost their line breaks."""
    found = []
    for index, line in enumerate(lines):
        for match in _inline_pattern().finditer(line.text):
            found.append(_marker(match, line, index, 1.0))
    return found


def _quoted(match: re.Match[str]) -> bool:
    """True where the line opens inside a quotation: words that an amending act puts into another act."""
    return any(quote in match.string[: match.start("word")] for quote in _QUOTES)


def _strength(match: re.Match[str]) -> float:
    """3 for a bare number, 2 for one with a title in brackets or after a dash, 1 for a plain title, 0 for none."""
    rest = match["rest"].lstrip(". ").strip()
    if not rest.strip("-–—*:_ "):
        return 3.0
    if _DOT_LEADER.search(rest):
        return 0.5
    if rest[0] in '-–—(["„“' or repealed(rest) or (rest[0].isdigit() and match["word"].lower().startswith("madde")):
        return 2.0
    if _NUMBERED_REST.match(rest) or _FOOTNOTE.fullmatch(rest):
        return 1.0
    return 0.0 if _CONTINUES.match(rest) or rest[0].isdigit() else 1.5


def _marker(match: re.Match[str], line: Line, index: int, strength: float) -> Marker:
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
