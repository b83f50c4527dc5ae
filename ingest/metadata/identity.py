"""What a document says it is: type, number, gazette, year, date and jurisdiction, from its own words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ingest.metadata.dates import adoption_date, iso_date, publication_date
from ingest.metadata.gazettes import Citation
from ingest.metadata.jurisdiction import find_jurisdiction
from ingest.metadata.patterns import patterns
from ingest.metadata.publication import own_citation
from ontology.model import Note, NoteKind
from ontology.scripts import to_latin

_HEAD = 4000
_TITLE_PAGE = 1200
_AFTER_TITLE = 160
_NUMBERED_TYPES = frozenset({"law", "treaty", "regulation", "instruction", "decision"})
_DATED_BY_TITLE = frozenset({"record", "report", "notice", "page"})
_UNDATED = frozenset({"guide", "page"})
_YEAR = re.compile(r"\b(?:19[4-9]\d|20[0-4]\d)\b")
_ISO = re.compile(r"\b\d{1,2}\.\s?\d{1,2}\.\s?(?:19|20)\d{2}\b")
_SIGNED = re.compile(r"^\w[\w ]{1,40}, (\d{1,2}\.[IVX]{1,4}\.(?:19|20)\d\d)$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """The marks by which an act is known; ``None`` where the text is silent.

    ``state_numbered`` is True where ``number`` is the state's own, False where it is a gazette issue. ``gazette`` is
    the first publication, ``amendments`` the later issues of the same list. ``date`` (ISO 8601) is the day of
    adoption, else of proclamation or signature, else of publication.
    """

    act_type: str
    jurisdiction: str | None
    number: str | None
    year: int | None
    gazette: str | None
    state_numbered: bool
    date: str | None
    amendments: tuple[str, ...] = ()


def identify_act(text: str, title: str, *, has_articles: bool = True, notes: Iterable[Note] = ()) -> Identity:
    """Read the marks from the title, the first and the last page; the whole text helps to tell the jurisdiction.

    A text without articles that speaks of "this law" is a page about one. ``notes`` are the page heads and footnotes
    that were taken out of the text: a gazette names itself there, and a consolidated text its issues.
    """
    told = list(notes)
    act_type = _type(title) or (_self_named(text) if has_articles else "page")
    running = "\n".join(note.text for note in told if note.kind is NoteKind.RUNNING)
    footnotes = "\n".join(note.text for note in told if note.kind in (NoteKind.FOOTNOTE, NoteKind.EDITORIAL))
    published = own_citation(text, title, running=running, footnotes=footnotes)
    jurisdiction = find_jurisdiction(text, title, published=published)
    number = _own_number(text, title) if act_type in _NUMBERED_TYPES else None
    date = _date(text, title, act_type) or (published.date if published else None) or publication_date(text)
    year = (number[1] if number else None) or (published.year if published else None)
    if year is None and act_type in _DATED_BY_TITLE:
        year = _title_year(title)
    return Identity(
        act_type=act_type,
        jurisdiction=jurisdiction,
        number=number[0] if number else published.number if published else None,
        year=year or (int(date[:4]) if date else None),
        gazette=_in_full(published, jurisdiction) if published else None,
        state_numbered=number is not None,
        date=date,
        amendments=tuple(_in_full(each, jurisdiction) for each in published.later) if published else (),
    )


def _in_full(citation: Citation, jurisdiction: str | None) -> str:
    """A citation with its gazette's name in full, where one name is used by several states."""
    names = patterns().gazettes_in_full.get(jurisdiction or "", {})
    return str(replace(citation, gazette=names.get(citation.gazette, citation.gazette)))


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


def _own_number(text: str, title: str) -> tuple[str, int | None] | None:
    """The number a state gave: that of the title or right under it, else the first of the page.

    Before its title a text may name the acts that it transposes, after it those that it rests on.
    """
    begins = title_begins(text, title)
    under = text[begins : begins + len(title) + _AFTER_TITLE] if begins >= 0 else ""
    for place in (title, under, text[:_TITLE_PAGE]):
        found = []
        for pattern in patterns().act_numbers:
            match = pattern.search(to_latin(place))
            if match:
                year = match.groupdict().get("year")
                found.append((match.start(), match["number"].upper().replace(" ", ""), int(year) if year else None))
        if found:
            return min(found)[1:]
    return None


def title_begins(text: str, title: str) -> int:
    """Where the title stands in the text, by its first words; -1 where it does not."""
    words = title.split()[:5]
    if not words:
        return -1
    match = re.search(r"\s+".join(map(re.escape, words)), text[:_HEAD], re.IGNORECASE)
    return match.start() if match else -1


def _title_year(title: str) -> int | None:
    match = _YEAR.search(title)
    return int(match.group()) if match else None


def _date(text: str, title: str, act_type: str) -> str | None:
    """The day in the title; under a treaty's title, where treaty series print it ("Rome, 4.XI.1950"); or as
    adopted.
    """
    printed = _ISO.search(title) if act_type not in _NUMBERED_TYPES else None
    if act_type == "treaty":
        printed = None
        signed = _SIGNED.search(text[:_TITLE_PAGE])
        if signed:
            return iso_date(signed[1])
    if printed:
        return iso_date(printed.group())
    return None if act_type in _UNDATED else adoption_date(text, title, begins=title_begins(text, title))
