"""Acts as texts name them: by title, number, European number, or as the constitution."""

import re
from dataclasses import dataclass
from functools import cache

from ontology.scripts import slug
from ontology.toml_tables import toml_table

_STATE_NUMBER = r"(?P<number>\d{2}\s?/\s?l\s?-\s?\d{2,3}|\d{4}/\d{1,3}(?!\d)|\d{1,5}/(?:19|20)\d\d|\d{3,5})(?!\d)"
_DATED = r"(?:\W{1,3}(?:dat[ei]s?|dt\.?)\W{0,3}\d{1,2}[./ ]\s?(?:\d{1,2}|[a-z]{3,9})[./ ]\s?(?P<year>\d{4}))?"
_WORD = re.compile(r"[^\W_]+(?:[-'’/][^\W_]+)*")
_QUOTED = re.compile(r"""\s{0,4}["“”„«»‘'](?P<title>[^"“”„«»]{3,200})["“”„«»’']""")
_LONGEST_TITLE = 18
_GAP = re.compile(r"[ \t]{1,3}|[ \t]{0,3}\n[ \t]{0,3}(?=[^\W\d])")
_JOINING = frozenset({"i", "te", "dhe", "ili", "ose", "odnosno", "kao", "si", "and", "or", "ve"})
_PREPOSITIONS = frozenset("u na za o od sa iz po vo so per ne me nga te i e dhe kao si of on in".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class ActName:
    """An act as named at ``start`` to ``end``; ``value`` is its normal form (``ontology.linking.Mention``).

    ``title`` is as printed, its first word in the nominative; ``issues`` are gazette issues cited behind it. ``year``
    is that of the act where its number does not tell.
    """

    start: int
    end: int
    value: str
    title: str | None = None
    issues: tuple[str, ...] = ()
    year: int | None = None


@dataclass(frozen=True, slots=True)
class _ActGrammar:
    heads: re.Pattern[str]
    nominatives: tuple[str, ...]
    leads: re.Pattern[str]
    numbered: re.Pattern[str]
    constitution: re.Pattern[str]
    european: re.Pattern[str]
    turkish: re.Pattern[str]
    stops: re.Pattern[str]


@cache
def _grammar() -> _ActGrammar:
    raw = toml_table("ingest.references", "words")["act"]
    heads = [(_spaced(forms), nominative) for forms, nominative in raw["heads"]]
    return _ActGrammar(
        heads=re.compile("|".join(rf"(?P<h{turn}>\b(?:{forms})\b)" for turn, (forms, _) in enumerate(heads))),
        nominatives=tuple(nominative for _, nominative in heads),
        leads=re.compile(rf"\s{{1,4}}(?:{raw['leads']})\s{{1,4}}"),
        numbered=re.compile(rf"\s{{0,4}}(?:{raw['numbered']})?{_STATE_NUMBER}{_DATED}"),
        constitution=re.compile(rf"\b(?:{raw['constitution']})\b"),
        european=re.compile(
            rf"\b(?P<kind>{raw['european']})\W{{0,3}}(?:(?:{raw['union']})\W{{0,3}})?(?:(?:{raw['numbered']}))?"
            rf"(?P<one>\d{{1,4}})/(?P<two>\d{{1,4}})(?:/(?P<union>eu|ez|ec|eez|eec|be|ke|kee|ab|es))?"
        ),
        turkish=re.compile(_spaced(raw["turkish"])),
        stops=re.compile(rf"{raw['stops']}\Z"),
    )


def _spaced(pattern: str) -> str:
    return pattern.replace(" ", r"\s{1,4}").replace(r"[^\W\d]+[\s{1,4}\n]", r"[^\W\d]+\s{1,4}")


def heads_in(text: str) -> list[int]:
    """Where acts may be named in a folded text, in order."""
    known = _grammar()
    found = {match.start() for match in known.heads.finditer(text)}
    found |= {match.start() for match in known.constitution.finditer(text)}
    found |= {match.start() for match in known.european.finditer(text)}
    return sorted(found | {match.start() for match in known.turkish.finditer(text)})


def act_at(text: str, folded: str, at: int) -> ActName | None:
    """The act whose name begins at an offset; ``text`` is as printed, ``folded`` the same letter by letter."""
    return (
        _european(folded, at) or _turkish(text, folded, at) or _headed(text, folded, at) or _constitution(folded, at)
    )


def _european(folded: str, at: int) -> ActName | None:
    match = _grammar().european.match(folded, at)
    if match is None or not (match["union"] or re.search(rf"\b(?:{_UNION})\b", match.group())):
        return None
    letter = (
        "L" if match["kind"].startswith(("dir", "yon")) else "D" if match["kind"].startswith(("od", "dec")) else "R"
    )
    year, number = _european_number(match["one"], match["two"], letter)
    if year is None:
        return None
    return ActName(start=at, end=match.end(), value=f"eu:3{year}{letter}{int(number):04d}", year=year)


_CELEX = {"L": ("dir", "yon"), "D": ("od", "dec")}
_UNION = "eu|ez|ec|eez|eec|be|ke|kee|ab|es"


def _european_number(one: str, two: str, letter: str) -> tuple[int | None, str]:
    """Year and number: directives and all acts since 2015 have the year first, older regulations last."""
    for year, number in ((one, two), (two, one)) if letter == "L" or len(one) == 4 else ((two, one), (one, two)):
        if len(year) == 4 and 1950 <= int(year) <= 2100:
            return int(year), number
        if len(year) == 2 and int(year) >= 58:
            return 1900 + int(year), number
    return None, ""


def _turkish(text: str, folded: str, at: int) -> ActName | None:
    """An act whose number and name stand before the word for a law: "4857 sayılı İş Kanunu"."""
    match = _grammar().turkish.match(folded, at)
    if match is None:
        return None
    title = " ".join(f"{text[match.start('title') : match.end('title')]} Kanunu".split())
    return ActName(start=at, end=match.end(), value=match["number"], title=title)


def _constitution(folded: str, at: int) -> ActName | None:
    match = _grammar().constitution.match(folded, at)
    return ActName(start=at, end=match.end(), value="constitution") if match else None


def _headed(text: str, folded: str, at: int) -> ActName | None:
    known = _grammar()
    head = known.heads.match(folded, at)
    if head is None:
        return None
    nominative = known.nominatives[int((head.lastgroup or "h0")[1:])]
    numbered = known.numbered.match(folded, head.end())
    if numbered and (nominative in ("ligji", "vendimi", "kodi", "law") or "/" in numbered["number"]):
        return _numbered(text, folded, at, nominative, numbered)
    title = _title(folded, head.end())
    if title is None:
        return None
    name = " ".join(f"{nominative} {text[head.end() : title]}".split())
    return ActName(start=at, end=title, value=slug(name), title=name)


def _numbered(text: str, folded: str, at: int, nominative: str, match: re.Match[str]) -> ActName:
    number = re.sub(r"\s", "", match["number"]).upper()
    year = int(match["year"]) if match["year"] else _year(number)
    if "/" not in number and year:
        number = f"{number}/{year}"
    quoted = _QUOTED.match(text, match.end())
    end = quoted.end() if quoted else _title(folded, match.end()) or match.end()
    name = quoted["title"] if quoted else text[match.end() : end]
    title = " ".join(f"{nominative} {name}".split()) if name.strip() else None
    return ActName(start=at, end=end, value=number, title=title, year=year)


def _year(number: str) -> int | None:
    parts = [part for part in number.split("/") if len(part) == 4 and part.isdigit()]
    return next((int(part) for part in parts if 1900 < int(part) < 2100), None)


def _title(folded: str, at: int) -> int | None:
    """Where a title ends that begins behind its head with "o", "za" or "për"."""
    known = _grammar()
    lead = known.leads.match(folded, at)
    if lead is None:
        return None
    end, words = None, 0
    place = lead.end()
    while words < _LONGEST_TITLE and (word := _WORD.match(folded, place)):
        if known.stops.match(word.group()) or (words and known.heads.match(folded, place)):
            break
        if word.group() not in _JOINING and word.group() not in _PREPOSITIONS:
            end = word.end()
        words += 1
        gap = _GAP.match(folded, word.end())
        if gap is None:
            break
        place = gap.end()
    return end
