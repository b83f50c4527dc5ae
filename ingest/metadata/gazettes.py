"""Citations of official gazettes: whose, which issue, year and page, with the later issues of the same list.

"Službeni glasnik RS", br. 129/2007, 83/2014 - dr. zakon: the first issue published the act, the others amended it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from ingest.metadata.dates import date_pattern, iso_date
from ontology.toml_tables import toml_table

_CURRENT_CENTURY_BELOW = 45
_GAP = 25
_LONGEST_LIST = 60
_PUBLISHED_IN = re.compile(
    r"(?:objav|botim|publik|public)\w*\s+(?:u|vo|në|in)\s+(?:the\s+)?[„“”\"»«']{0,2}$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One issue of one gazette as cited at ``span`` (of the text in Latin letters).

    ``date`` is the issue's own, ISO 8601; ``page`` as printed. ``later`` are the issues that follow in its list.
    """

    gazette: str
    number: str
    year: int
    span: tuple[int, int]
    date: str | None = None
    page: str | None = None
    later: tuple["Citation", ...] = ()

    def __str__(self) -> str:
        page = f", {self.page}" if self.page else ""
        return f"{self.gazette} {self.number}/{self.year}{page}"


@dataclass(frozen=True, slots=True)
class _Grammar:
    """The compiled table of ``gazettes.toml``."""

    gazettes: tuple[tuple[re.Pattern[str], str, tuple[tuple[re.Pattern[str], str], ...]], ...]
    before: re.Pattern[str]
    issue: re.Pattern[str]
    between: re.Pattern[str]
    dated: re.Pattern[str]
    ahead: re.Pattern[str]


@cache
def _grammar() -> _Grammar:
    raw = toml_table("ingest.metadata", "gazettes")
    parts, day = raw["issue"], date_pattern()
    year = r"(?P<year>(?:19|20)\d\d|\d\d)(?!\d)"
    return _Grammar(
        gazettes=tuple((_compiled(each["name"]), each["of"], _whose(each["whose"])) for each in raw["gazette"]),
        before=_compiled(rf"(?:{'|'.join(parts['before'])}){{0,40}}"),
        issue=_compiled(
            rf"(?P<number>\d{{1,3}}[a-z]?)\.?(?:\s?/\s?(?P<day>{day})|\s?/\s?{year}"
            rf"|,?\s+(?:od|datë|dt\.?|date|of)\s*(?P<day2>{day})|,?\s*viti\s*(?P<year2>\d{{4}})|\s?\((?P<day3>{day})\.?\))"
            rf"(?:{parts['page']})?"
        ),
        between=_compiled(rf"(?:{parts['note']})?(?:{'|'.join(parts['between'])})"),
        dated=_compiled(rf"[\s:]*(?:tarih[i]?\s*:?\s*(?P<day>{day})\s*)?sayı\s*:\s*(?P<number>\d{{1,6}})"),
        ahead=_compiled(rf"(?P<day>{day})[^\d\n]{{0,24}}\s*$"),
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace(" ?", r"\s{0,3}").replace(" ", r"\s{1,3}"), re.IGNORECASE)


def _whose(table: dict[str, str]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((_compiled(rf"(?:{pattern})\Z"), name) for pattern, name in table.items())


def find_citations(latin: str) -> list[Citation]:
    """Every citation of a text in Latin letters, in order; lists that run on over several gazettes are one."""
    found: list[Citation] = []
    for citation in sorted(_each(latin), key=lambda each: each.span):
        last = found[-1] if found else None
        if last and citation.span[0] < last.span[1]:
            continue
        if last and citation.span[0] - last.span[1] < _GAP and _joins(latin[last.span[1] : citation.span[0]]):
            later = (*last.later, replace(citation, later=()), *citation.later)
            found[-1] = replace(last, later=later, span=(last.span[0], citation.span[1]))
        else:
            found.append(citation)
    return found


def gazettes_awaited(latin: str) -> list[str]:
    """The gazettes that a text says it will be printed in ("objavljivanja u „Službenom glasniku BiH”"), in order."""
    found = []
    for names, of, whose in _grammar().gazettes:
        for match in names.finditer(latin):
            if _PUBLISHED_IN.search(latin, max(0, match.start() - _GAP), match.start()):
                found.append((match.start(), _full_name(_owner(latin, match.end()), of, whose)))
    return [name for _, name in sorted(found)]


def _full_name(printed: str, of: str, table: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    """The gazette's name in full, by what is printed after its first words."""
    printed = " ".join(printed.split()).strip(" -–—.")
    known = next((full for pattern, full in table if pattern.match(printed)), None)
    return known or of.format(whose=printed if len(printed) < _LONGEST_LIST else "").strip()


def _joins(between: str) -> bool:
    """True where only signs and a conjunction stand between two citations."""
    words = re.findall(r"[^\W\d_]+", between)
    return len(words) <= 1 and "\n\n" not in between and (not words or len(words[0]) <= len("dhe"))


def _each(latin: str) -> Iterator[Citation]:
    for names, of, whose in _grammar().gazettes:
        for match in names.finditer(latin):
            citation = _numbered(latin, match, of, whose) or _dated(latin, match, of)
            if citation:
                yield citation


def _numbered(
    latin: str, name: re.Match[str], of: str, table: tuple[tuple[re.Pattern[str], str], ...]
) -> Citation | None:
    """A citation whose issue follows the gazette's name, with the list it opens."""
    whose = _owner(latin, name.end())
    start = _after(_grammar().before, latin, name.end() + len(whose))
    match = _grammar().issue.match(latin, start)
    first = _issue(match, "") if match else None
    if match is None or first is None:
        return None
    gazette = _full_name(whose, of, table)
    later: list[Citation] = []
    end = match.end()
    while len(later) < _LONGEST_LIST:
        following = _grammar().issue.match(latin, _after(_grammar().between, latin, end))
        issue = _issue(following, gazette) if following and following.start() > end else None
        if following is None or issue is None:
            break
        later.append(issue)
        end = following.end()
    return replace(first, gazette=gazette, span=(name.start(), end), later=tuple(later))


_OWNER = re.compile(r"""[^\d"“”„«»(),;:/\[\]]{0,80}""")
_NUMBER_WORD = re.compile(r"\b(?:br|broj\w{0,4}|nr|no|numër\w{0,3}|numer|sayı)\b|[’‘'*]", re.IGNORECASE)


def _owner(latin: str, start: int) -> str:
    """What stands after the name up to a sign or the word for "number": whose gazette it is."""
    owner = _OWNER.match(latin, start)
    text = owner.group() if owner else ""
    word = _NUMBER_WORD.search(text)
    return text[: word.start()] if word else text.rstrip()


def _after(pattern: re.Pattern[str], text: str, start: int) -> int:
    match = pattern.match(text, start)
    return match.end() if match else start


def _issue(match: re.Match[str], gazette: str) -> Citation | None:
    groups = match.groupdict()
    day = iso_date(groups["day"] or groups["day2"] or groups["day3"] or "")
    year = full_year(groups["year"] or groups["year2"] or "") or (int(day[:4]) if day else None)
    if year is None:
        return None
    page = next((each for each in match.groups()[-2:] if each), None)
    return Citation(gazette=gazette, number=match["number"], year=year, span=match.span(), date=day, page=page)


def full_year(year: str) -> int | None:
    """A year of two figures in its century; ``None`` of nothing."""
    if len(year) != 2:
        return int(year) if year else None
    return (2000 if int(year) < _CURRENT_CENTURY_BELOW else 1900) + int(year)


def _dated(latin: str, name: re.Match[str], of: str) -> Citation | None:
    """Turkey's way: "Resmî Gazete : Tarih: 9/7/2025 Sayı: 32951", or the date on the line above."""
    match = _grammar().dated.match(latin, name.end())
    if match is None:
        return None
    above = _grammar().ahead.search(latin[max(0, name.start() - 60) : name.start()])
    day = iso_date(match["day"] or (above["day"] if above else ""))
    if day is None:
        return None
    return Citation(gazette=of, number=match["number"], year=int(day[:4]), span=(name.start(), match.end()), date=day)
