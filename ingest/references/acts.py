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
_WORDS_BETWEEN = r"(?:\s{1,4}[^\W\d_]+){1,6}?"
_LONGEST_TITLE = 18
_ADJECTIVES = 3
_ENGLISH_WORDS = 3
_REACH = 60
_GAP = re.compile(r"[ \t]{0,3}\n[ \t]{0,3}(?=[^\W\d])|[ \t]{1,3}")
_JOINING = frozenset({"i", "te", "dhe", "ili", "ose", "odnosno", "kao", "si", "and", "or", "ve"})
_PREPOSITIONS = frozenset("u na za o od sa iz po vo so per ne me nga te i e dhe kao si of on in".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class ActName:
    """An act as named at ``start`` to ``end``; ``value`` is its normal form (``ontology.linking.Mention``).

    ``title`` is as printed, its first word in the nominative; ``issues`` are gazette issues cited behind it. ``year``
    is that of the act where its number does not tell. One that is not ``certain`` may be a common noun ("zakon o
    budžetu") and counts only where the register knows it.
    """

    start: int
    end: int
    value: str
    title: str | None = None
    issues: tuple[str, ...] = ()
    year: int | None = None
    certain: bool = True


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
    not_after: re.Pattern[str]
    adjective: re.Pattern[str]
    codes: re.Pattern[str]
    english: re.Pattern[str]
    between: re.Pattern[str]
    named_between: re.Pattern[str]


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
        not_after=re.compile(rf"\b{raw['not_after']}\Z"),
        adjective=re.compile(rf"(?<![^\W_]){raw['adjectives']}\s{{1,4}}\Z"),
        codes=re.compile(rf"\b(?:{raw['codes']})\b"),
        english=re.compile(rf"\b{raw['english']}".replace(" ", r"\s{1,2}")),
        between=re.compile(rf"(?<=[a-z])(?:{_WORDS_BETWEEN})(?=\s{{1,4}}(?:per|mbi)\s)"),
        named_between=re.compile(rf"\b(?:{raw['named_between']})\b"),
    )


def _spaced(pattern: str) -> str:
    return pattern.replace(" ", r"\s{1,4}").replace(r"[^\W\d]+[\s{1,4}\n]", r"[^\W\d]+\s{1,4}")


def heads_in(text: str, folded: str) -> list[int]:
    """Where names of acts may begin in a text, in order; adjectives before a head belong to its name."""
    known = _grammar()
    found = {_first(text, folded, match.start()) for match in known.heads.finditer(folded)}
    found |= {match.start() for match in known.constitution.finditer(folded)}
    found |= {match.start() for match in known.european.finditer(folded)}
    found |= {match.start() for match in known.english.finditer(text)}
    return sorted(found | {match.start() for match in known.turkish.finditer(folded)})


def _first(text: str, folded: str, head: int) -> int:
    """The beginning of a name: the first of the adjectives before its head, if that has a capital."""
    start = head
    for _ in range(_ADJECTIVES):
        before = _grammar().adjective.search(folded, max(0, start - _REACH), start)
        if before is None:
            break
        start = before.start()
    return start if start < head and text[start].isupper() and not _opens_sentence(text, start) else head


def _opens_sentence(text: str, at: int) -> bool:
    before = text[:at].rstrip(' \t\n(„“"')
    return not before or before[-1] in ".:;!?–-"


def act_at(text: str, folded: str, at: int) -> ActName | None:
    """The act whose name begins at an offset; ``text`` is as printed, ``folded`` the same letter by letter."""
    return (
        _european(folded, at)
        or _turkish(text, folded, at)
        or _headed(text, folded, at)
        or _constitution(folded, at)
        or _english(text, at)
    )


def _english(text: str, at: int) -> ActName | None:
    match = _grammar().english.match(text, at)
    if match is None or len(match.group().split()) < _ENGLISH_WORDS:
        return None
    title = " ".join(match.group().split())
    return ActName(start=at, end=match.end(), value=slug(title), title=title)


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
    head = known.heads.match(folded, at) or _head_behind_adjectives(text, folded, at)
    if head is None or known.not_after.search(folded, max(0, at - _REACH), at):
        return None
    nominative = known.nominatives[int((head.lastgroup or "h0")[1:])]
    numbered = known.numbered.match(folded, head.end())
    if numbered and (nominative in _NUMBERED or "/" in numbered["number"]):
        return _numbered(text, folded, at, nominative, numbered)
    title = _title(folded, _past_between(text, folded, head)) or _code(text, folded, head)
    if title is None and head.start() == at:
        return None
    end = title or head.end()
    before = text[at : head.start()]
    name = " ".join(f"{before} {nominative} {text[head.end() : end]}".split())
    certain = text[at].isupper() or _CITED.match(text, end) is not None
    return ActName(start=at, end=end, value=slug(name), title=name, certain=certain)


def _past_between(text: str, folded: str, head: re.Match[str]) -> int:
    """Past the words between the head and "për" of an instrument with a capital: "Karta Evropiane për ..."."""
    known = _grammar()
    if not (known.named_between.fullmatch(head.group()) and text[head.start()].isupper()):
        return head.end()
    between = known.between.match(folded, head.end())
    return between.end() if between else head.end()


_NUMBERED = frozenset({"ligji", "vendimi", "kodi", "law", "udhezimi", "rregullorja"})
_CITED = re.compile(r"\s{0,3}\(?[„“\"(]")


def _head_behind_adjectives(text: str, folded: str, at: int) -> re.Match[str] | None:
    """The head that follows the adjectives of a name."""
    head = _grammar().heads.search(folded, at, at + _REACH)
    return head if head and head.start() > at and _first(text, folded, head.start()) == at else None


def _code(text: str, folded: str, head: re.Match[str]) -> int | None:
    """Where the name of an Albanian code ends: "Kodi i Procedurës Civile"; all its words have capitals."""
    if not _grammar().codes.fullmatch(head.group()):
        return None
    end = None
    for word in _WORD.finditer(folded, head.end(), head.end() + _REACH):
        if word.group() in _PREPOSITIONS:
            continue
        if not text[word.start()].isupper() or folded[head.end() : word.start()].count("\n\n"):
            break
        end = word.end()
    return end


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
    """Where a title ends that begins behind its head with "o", "za" or "për".

    A gazette citation ends it for certain, commas in it notwithstanding; else the first sign, verb or other act.
    """
    known = _grammar()
    lead = known.leads.match(folded, at)
    if lead is None:
        return None
    cited = _UP_TO_GAZETTE.match(folded, lead.end())
    if cited and not known.heads.search(folded, lead.end(), cited.end("title")):
        return cited.end("title")
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


_UP_TO_GAZETTE = re.compile(
    r"(?P<title>[^().;:„“”\"»«]{3,180}?)\s{0,3}\(\s?[„“”\"»«‘’]{0,2}\s?(?:sluzb|sl\.|narodn|nn\b|gazet|flet|medunarodn)"
)
