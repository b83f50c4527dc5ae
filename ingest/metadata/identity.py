"""What a document says it is: type, number, gazette, year and jurisdiction, from its own words."""

import re
from dataclasses import dataclass

from ingest.metadata.patterns import patterns
from ontology.scripts import to_latin

_HEAD = 4000
_TITLE_PAGE = 1200
_SENTENCE = 220
_NUMBERED_TYPES = frozenset({"law", "treaty", "regulation", "instruction", "decision"})
_DATED_BY_TITLE = frozenset({"record", "report", "notice", "page"})
_IN_SENTENCE = re.compile(
    r"na osnovu|na temelju|на основу|врз основа|në mbështetje|në bazë|\bu (?:zakonu|uredbi|odluci|članu)\b"
    r"|во законот|u vezi s",
    re.IGNORECASE,
)
_RUNS_ON = re.compile(r"(?:,|\(|\b(?:i|и|dhe|br\.|od|po|u))\s{0,3}$", re.IGNORECASE)
_MAX_COUNT = 3
_TELLING = 2
_REGION = 3  # states
_YEAR = re.compile(r"\b(?:19[4-9]\d|20[0-4]\d)\b")
_ISO = re.compile(r"\b(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d{2})\b")
_MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_SIGNED = re.compile(rf"^\w[\w ]{{1,40}}, (\d{{1,2}})\.({'|'.join(_MONTHS)})\.((?:19|20)\d\d)$", re.MULTILINE)
_CURRENT_CENTURY_BELOW = 45


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """The marks by which an act is known; ``None`` where the text is silent.

    ``state_numbered`` is True where ``number`` is the state's own, False where it is a gazette issue.
    """

    act_type: str
    jurisdiction: str | None
    number: str | None
    year: int | None
    gazette: str | None
    state_numbered: bool
    date: str | None


def identify_act(text: str, title: str, *, has_articles: bool = True) -> Identity:
    """Read the marks from the title and the first page; the whole text helps to tell the jurisdiction.

    A text without articles that speaks of "this law" is a page about one.
    """
    act_type = _type(title) or (_self_named(text) if has_articles else "page")
    gazette = _gazette(text[:_HEAD])
    number = _own_number(text) if act_type in _NUMBERED_TYPES else None
    chosen = number or (gazette[1:] if gazette else (None, None))
    year = chosen[1] or (gazette[2] if gazette else None)
    if year is None and act_type in _DATED_BY_TITLE:
        year = _title_year(title)
    date = _date(title) or (_signed(text[:_TITLE_PAGE]) if act_type == "treaty" else None)
    return Identity(
        act_type=act_type,
        jurisdiction=_jurisdiction(text, title),
        number=chosen[0],
        year=year or (int(date[:4]) if date else None),
        gazette=f"{gazette[0]} {gazette[1]}/{gazette[2]}" if gazette else None,
        state_numbered=number is not None,
        date=date,
    )


def _type(title: str) -> str | None:
    """The kind named first in the title; of two that begin together the longer name ("predlog zakona")."""
    found = []
    for act_type, pattern in patterns().types:
        match = pattern.search(to_latin(title)) or pattern.search(title)
        if match:
            found.append((match.start(), -match.end(), act_type))
    return min(found)[2] if found else None


def _self_named(text: str) -> str:
    """The kind a text calls itself most often ("ovim zakonom"); a page where it never does."""
    sample = text[:_HEAD]
    forms = (to_latin(sample), sample)
    counts = {
        act_type: max(len(pattern.findall(form)) for form in forms)
        for act_type, pattern in patterns().self_references
    }
    best = max(counts, key=counts.__getitem__)
    return best if counts[best] > 1 else "page"


def _jurisdiction(text: str, title: str) -> str | None:
    """The jurisdiction with the most cues; those in the title count double, and a specific one beats its state.

    A country's bare name tells nothing outside the title, and a page that names the whole region is nobody's.
    """
    sample = (title + "\n") * 2 + text[:30_000]
    forms = (to_latin(sample), sample)
    found = {
        code: [(weight, max(len(cue.findall(form)) for form in forms)) for cue, weight in cues]
        for code, cues in patterns().jurisdictions.items()
    }
    scores = {code: sum(weight * min(_MAX_COUNT, count) for weight, count in found[code]) for code in found}
    best = max(scores, key=scores.__getitem__)
    states = {code[:2] for code, score in scores.items() if score}
    if len(states) >= _REGION and scores[best] < sum(scores.values()) / 2:
        return None
    named = any(cue.search(form) for cue, _ in patterns().jurisdictions[best] for form in (to_latin(title), title))
    telling = named or any(count and weight >= _TELLING for weight, count in found[best])
    return best if telling and scores[best] >= _TELLING else None


def _gazette(head: str) -> tuple[str, str, int] | None:
    """The gazette citation under the title: (name, issue, year).

    A citation inside a sentence ("Na osnovu člana 15. Zakona ... (Službeni list ...)") is another act's.
    """
    found = []
    for name, pattern in patterns().gazettes:
        for form in (to_latin(head), head):
            found += [(match.start(), name, match) for match in pattern.finditer(form) if _stands_alone(form, match)]
    if not found:
        return None
    _, name, match = min(found, key=lambda each: each[:2])
    groups = match.groupdict()
    return name, groups["number"], _full_year(groups["year"] or groups.get("year2") or "")


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """True where a citation opens its line, or follows the words of a title in brackets."""
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    before = text[max(0, match.start() - _SENTENCE) : match.start()]
    above = text[: match.start()].rstrip(' \n(„“"').rpartition("\n")[2] if not line.strip(' („“"') else ""
    if _IN_SENTENCE.search(before) or _RUNS_ON.search(above):
        return False
    return not any(map(str.isalpha, line)) or _type(" ".join(line.split()[:2])) is not None


def _own_number(text: str) -> tuple[str, int | None] | None:
    """The number a state gave: the one that stands first, before the text cites other acts."""
    found = []
    for pattern in patterns().act_numbers:
        match = pattern.search(to_latin(text[:_TITLE_PAGE]))
        if match:
            year = match.groupdict().get("year")
            found.append((match.start(), match["number"].upper(), int(year) if year else None))
    return min(found)[1:] if found else None


def _full_year(year: str) -> int:
    if len(year) == 4:
        return int(year)
    return (2000 if int(year) < _CURRENT_CENTURY_BELOW else 1900) + int(year)


def _title_year(title: str) -> int | None:
    match = _YEAR.search(title)
    return int(match.group()) if match else None


def _signed(head: str) -> str | None:
    """The date under a treaty's title, as treaty series print it: "Rome, 4.XI.1950"."""
    match = _SIGNED.search(head)
    return f"{match[3]}-{_MONTHS.index(match[2]) + 1:02d}-{int(match[1]):02d}" if match else None


def _date(title: str) -> str | None:
    match = _ISO.search(title)
    return f"{match[3]}-{int(match[2]):02d}-{int(match[1]):02d}" if match else None
