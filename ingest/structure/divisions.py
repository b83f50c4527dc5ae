"""Parts, titles, chapters and sections: which lines open them, and what they are called."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ingest.structure.lines import Line
from ingest.structure.markers import division_of, repealed
from ontology.model import ProvisionKind

_TERMINAL = (".", ";", ":", ",", "…")
_MAX_TITLE = 160
_NUMBERED = re.compile(
    r"\s*(?P<number>[IVXLC]+(?:-\d)?|[A-ZЀ-Я]|\d{1,2}(?:\.\d{1,2})*)\s*[.)\-–]+\s*(?P<rest>[^\W\d_].*|[(„“\"«].*)"
)
_SENTENCE_INSIDE = re.compile(r"([^\W\d_]{4})[.!?] +[^\W\d_]")
_ROMAN_NUMBER = re.compile(r"[IVXLC]+[a-zа-џ]?")
_BARE_ROMAN = re.compile(r"\s*(?P<number>[IVXLC]+) +(?P<rest>[^\W\d_]{2}.*)")
_CITATION_END = re.compile(r"(?:\b(?:br|бр|broj|број|nr|no)\.? ?|, )\d{1,3}/\d{2,4}\W*$", re.IGNORECASE)
_CLOSERS = "”“»«\"’' "
_OPENERS = '([„“"«'
_ADJACENT = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """A part, title, chapter, section or annex: only its own lines, not what it contains."""

    kind: ProvisionKind
    number: str | None
    heading: str | None
    start: int
    end: int


def title_like(text: str) -> bool:
    """True for a short line that starts like a title and does not end like a sentence.

    An editor's note ("*Official Gazette, no. 47/2018"), the word that an article is repealed, and the end of a
    bracket that opened above are none.
    """
    text = text.strip()
    if not text or len(text) > _MAX_TITLE or not any(map(str.isalpha, text)):
        return False
    if text.rstrip(_CLOSERS).endswith(_TERMINAL) or text.count(")") > text.count("("):
        return False
    if _CITATION_END.search(text):
        return False
    if repealed(text):
        return False
    if any(word.islower() for word in _SENTENCE_INSIDE.findall(text)):
        return False
    return text[0].isupper() or text[0].isdigit() or text[0] in _OPENERS


def in_capitals(text: str) -> bool:
    """True for a line of at least four letters, nine in ten of them capitals."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 3 and sum(map(str.isupper, letters)) >= 0.9 * len(letters)


def division_at(line: Line) -> Division | None:
    """The division a line opens by its word ("Glava II") or by its number ("II. ..."), if it does."""
    if found := division_of(line.text):
        kind, label, rest = found
        return Division(kind=kind, number=_label_number(label), heading=rest or None, start=line.start, end=line.end)
    match = _NUMBERED.fullmatch(line.text) if title_like(line.text) else None
    if match is None:
        return None
    roman = match["number"].split("-")[0].isalpha()
    if roman and not in_capitals(match["rest"]) and len(match["number"]) == 1 and match["number"] not in "IVX":
        return None
    kind = ProvisionKind.CHAPTER if roman else ProvisionKind.SECTION
    return Division(kind=kind, number=match["number"], heading=match["rest"].strip(), start=line.start, end=line.end)


def is_numbered_title(text: str) -> bool:
    """True for a title that opens with a number or a letter: "2.1. ..." or "A. ..."."""
    return title_like(text) and _NUMBERED.fullmatch(text) is not None


def sorted_out(lines: Iterable[Line], *, titled_elsewhere: bool) -> tuple[list[Division], list[Line]]:
    """Title lines above an article, from top to bottom: the divisions among them, and the article's own title.

    A division without a title of its own is called by the lines below it, of which the last may be the
    article's. A plain title above a division cannot be an article's and becomes a section.
    """
    divisions: list[Division] = []
    plain: list[Line] = []
    for line in lines:
        division = division_at(line)
        if division is None and not plain and divisions and _goes_on(divisions[-1], line):
            divisions[-1] = _extended(divisions[-1], line)
        elif division is None and not in_capitals(line.text):
            plain.append(line)
        else:
            _settle(divisions, plain)
            plain = []
            divisions.append(division or _caps_division(line))
    own = plain[-1:] if not titled_elsewhere and len(plain) > 1 else []
    if divisions and not divisions[-1].heading:
        _settle(divisions, plain[: len(plain) - len(own)])
        return divisions, own
    if titled_elsewhere:
        _settle(divisions, plain)
        return divisions, []
    return divisions, plain


def _settle(divisions: list[Division], plain: Sequence[Line]) -> None:
    """Give plain titles to the division above that has none yet; otherwise each is a section."""
    if divisions and not divisions[-1].heading:
        for line in plain:
            divisions[-1] = _extended(divisions[-1], line)
    else:
        divisions += [_plain_division(line) for line in plain]


def _goes_on(division: Division, line: Line) -> bool:
    """True where a line in capitals is the title of the division above it, or the next line of that title."""
    if not in_capitals(line.text):
        return False
    if not division.heading:
        return True
    adjacent = line.start - division.end <= _ADJACENT and not division.heading.endswith(")")
    return adjacent and in_capitals(division.heading) and _BARE_ROMAN.fullmatch(line.text) is None


def _extended(division: Division, line: Line) -> Division:
    heading = " ".join([*(division.heading or "").split(), *line.text.split()])
    return replace(division, heading=heading, end=line.end)


def _caps_division(line: Line) -> Division:
    """A line in capitals; a Roman number may open it without a dot ("II NADZOR")."""
    match = _BARE_ROMAN.fullmatch(line.text)
    number, heading = (match["number"], match["rest"]) if match else (None, line.text)
    return Division(
        kind=ProvisionKind.CHAPTER, number=number, heading=heading.strip(), start=line.start, end=line.end
    )


def _plain_division(line: Line) -> Division:
    heading = " ".join(line.text.split())
    return Division(kind=ProvisionKind.SECTION, number=None, heading=heading, start=line.start, end=line.end)


def _label_number(label: str) -> str:
    words = label.split()
    for word in (words[-1], words[0]):
        if word.isdigit() or _ROMAN_NUMBER.fullmatch(word):
            return word
    return label
