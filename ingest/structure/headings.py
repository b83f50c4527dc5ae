"""Titles of articles: which lines above, beside or below the number are titles, and whose."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.structure.chain import Chain
from ingest.structure.divisions import (
    Division,
    division_at,
    in_capitals,
    is_numbered_title,
    sorted_out,
    title_like,
)
from ingest.structure.lines import Line, filled_after
from ingest.structure.markers import Marker, division_of, repealed, unfinished
from ingest.structure.title_page import without_title, without_title_page
from ontology.model import ProvisionKind

_MAX_UPWARDS = 10
_MAX_PLAIN = 2
_MAX_UNDER_DIVISION = 4
_MAX_BRACKET_LINES = 3
_LIST_ITEM = re.compile(r"\s*(?:\(?\d{1,3}[).]|\(?[a-zа-џç]{1,2}\)|[-–—•▪\uf0a7\uf0b7])\s*\S")
_CAPITAL = "[A-ZČĆŽŠĐÇËА-ЯЂЈЉЊЋЏЃЌЅ]"
_TAIL = re.compile(
    rf"[.!?)”\"] (?:(?P<number>[IVXLC]{{1,6}})\. (?P<division>{_CAPITAL}{{2,}}(?: {_CAPITAL}+)*)(?: |$))?"
    r"(?P<tail>[^\W\d_][^.;:!?]{3,110})?$"
)
_TAIL_WINDOW = 400
_LONG_LINE = 150
_WRAPPED_TITLE = 80
_WIDE_TITLE = 75
_PARAGRAPH = re.compile(r"\s*\(?\d{1,3}(?:\.\d{1,2})?[.)]")
_PAIRS = {"(": ")", "[": "]"}
_SENTENCE_ENDS = (".", ";", ":", "”", "“", '"', ")")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands above an article: where that begins, the article's title, and divisions that open there."""

    start: int
    heading: str | None
    divisions: tuple[Division, ...]


def below_style(lines: Sequence[Line], chain: Chain) -> bool:
    """True where most articles of a text carry their title on the line under the number."""
    votes = [title_below(lines, marker) is not None for marker in chain if not marker.rest]
    return bool(votes) and sum(votes) >= 0.5 * len(votes)


def title_below(lines: Sequence[Line], marker: Marker) -> tuple[int, int] | None:
    """Indexes of the first and last line under an article's number that are its title, if a text follows them."""
    after = filled_after(lines, marker.line)
    if after is None or not title_like(lines[after].text) or _LIST_ITEM.match(lines[after].text):
        return None
    text = lines[after].text.strip()
    if text.startswith("(") and text.endswith(")"):
        return after, after
    following = filled_after(lines, after)
    if following is None or unfinished(text):
        wrapped = following is not None and _ends_title(lines, after, following)
        return (after, following) if wrapped and following is not None else None
    if lines[following].text.lstrip()[:1].islower():
        return (after, following) if _ends_title(lines, after, following) else None
    wide = len(text) > _WIDE_TITLE and following == after + 1 and len(lines[following].text) > len(text) / 2
    return None if wide and not _PARAGRAPH.match(lines[following].text) else (after, after)


def _ends_title(lines: Sequence[Line], first: int, second: int) -> bool:
    """True where a title wrapped: its second line is short, ends without a stop, and a paragraph's number follows."""
    text = lines[second].text.strip()
    following = filled_after(lines, second)
    short = second == first + 1 and len(text) < _WRAPPED_TITLE and not text.endswith((*_SENTENCE_ENDS, ","))
    return short and following is not None and _PARAGRAPH.match(lines[following].text) is not None


def bracketed_title(lines: Sequence[Line], index: int, start: int) -> tuple[str, int] | None:
    """(title, index of its last line) where a bracket that opens at ``start`` closes at the end of a line.

    ``start`` is an offset into the line ``index``; brackets with a figure inside are paragraph numbers.
    """
    text = lines[index].text[start:].strip()
    closing = _PAIRS.get(text[:1])
    if closing is None or len(text) < 2 or text[1].isdigit():
        return None
    for last in range(index, min(index + _MAX_BRACKET_LINES, len(lines))):
        if last > index:
            text = f"{text} {lines[last].text.strip()}"
        if closing in text:
            inside = text[1:-1].strip()
            whole = text.endswith(closing) and text.count(closing) == text.count(text[0])
            return (inside, last) if whole and len(inside) > 2 and not repealed(inside) else None
    return None


def head_above(lines: Sequence[Line], marker: Marker, *, floor: int, titled_elsewhere: bool) -> Head:
    """Read upwards from an article to the end of the text before it, never above line ``floor``.

    ``titled_elsewhere`` is True where the article's own title is known, so that lines above are divisions.
    A ``floor`` below 0 says that this is the first article, above which the act's own title stands: it is no heading.
    """
    taken = _lines_above(lines, marker.line, floor)
    if not taken:
        return _tail_head(lines, marker, floor, titled_elsewhere=titled_elsewhere)
    divisions, plain = sorted_out(taken, titled_elsewhere=titled_elsewhere)
    if floor < 0:
        divisions = without_title_page(divisions)
        plain = without_title(plain, (line for line in lines[: marker.line] if plain and line.start < plain[0].start))
    starts = [*(each.start for each in divisions), *(line.start for line in plain), lines[marker.line].start]
    heading = " ".join(" ".join(line.text for line in plain).split()) or None
    return Head(start=starts[0], heading=heading, divisions=tuple(divisions))


def _lines_above(lines: Sequence[Line], index: int, floor: int) -> list[Line]:
    """Title lines over line ``index`` from top to bottom; a title that wraps is one line with its break."""
    taken: list[Line] = []
    plain, above = 0, index - 1
    while above > floor and len(taken) < _MAX_UPWARDS:
        line = lines[above]
        if line.blank:
            above -= 1
            continue
        if _wraps(lines, above, floor):
            above -= 1
            line = Line(lines[above].start, f"{lines[above].text}\n{line.text}")
        elif not _belongs_to_head(line.text):
            break
        plain = plain + 1 if _is_plain(line) else 0
        if plain > _MAX_UNDER_DIVISION or (plain and _ends_open(lines, above, floor)):
            break
        taken.insert(0, line)
        above -= 1
    # Without a division above them, more than two plain lines are the end of a list, not titles.
    return taken[max(0, plain - _MAX_PLAIN) :]


def _is_plain(line: Line) -> bool:
    return not (in_capitals(line.text) or division_at(line))


def _wraps(lines: Sequence[Line], index: int, floor: int) -> bool:
    """True for the second line of a short title that wrapped: it goes on in lower case and ends without a stop."""
    text = lines[index].text.strip()
    if index - 1 <= floor or not text[:1].islower() or text.endswith((*_SENTENCE_ENDS, ",")):
        return False
    first = lines[index - 1].text
    short = max(len(text), len(first)) < _WRAPPED_TITLE
    title = short and title_like(first) and not _LIST_ITEM.match(first)
    return title and not in_capitals(first) and not _ends_open(lines, index - 1, floor)


def _belongs_to_head(text: str) -> bool:
    if division_of(text) or is_numbered_title(text):
        return True
    return title_like(text) and not _LIST_ITEM.match(text)


def _ends_open(lines: Sequence[Line], index: int, floor: int) -> bool:
    """True where the line above runs on without an end: the two are one wrapped text, not a title."""
    if index - 1 <= floor or lines[index - 1].blank:
        return False
    above = lines[index - 1].text.rstrip()
    if above.endswith(_SENTENCE_ENDS) or in_capitals(above) or division_of(above) or above.lstrip().startswith("*"):
        return False
    return not _titles_a_division(lines, index - 1, floor)


def _titles_a_division(lines: Sequence[Line], index: int, floor: int) -> bool:
    """True where a division opens within three lines above, with nothing but titles in between."""
    for above in range(index, max(floor, index - 1 - _MAX_PLAIN), -1):
        text = lines[above].text
        if not title_like(text):
            return False
        if above - 1 > floor and division_of(lines[above - 1].text):
            return True
    return False


def _tail_head(lines: Sequence[Line], marker: Marker, floor: int, *, titled_elsewhere: bool) -> Head:
    """A title glued to the end of the paragraph above, as in pages that lost their line breaks."""
    none = Head(start=lines[marker.line].start, heading=None, divisions=())
    index = next((i for i in range(marker.line - 1, floor, -1) if not lines[i].blank), None)
    if index is None or titled_elsewhere:
        return none
    above = lines[index]
    alone = len(above.text) > _LONG_LINE or index - 1 == floor or lines[index - 1].blank
    return (_glued_head(above.text, above.start, above.start) if alone else None) or none


def head_inside(lines: Sequence[Line], marker: Marker, *, after: int | None, titled_elsewhere: bool) -> Head:
    """What stands before an opening inside a line: a title or chapter behind the end of the last sentence.

    ``after`` is where the body of the article before begins.
    """
    none = Head(start=marker.start, heading=None, divisions=())
    first = max(0, marker.line - _MAX_BRACKET_LINES + 1)
    start = max(lines[first].start, marker.start - 2 * _TAIL_WINDOW)  # lines may be as long as their file
    before = " ".join(
        line.text[max(0, start - line.start) : marker.start - line.start]
        for line in lines[first : marker.line + 1]
        if line.end >= start
    )
    if titled_elsewhere or after is None:
        return none
    return _glued_head(before, start, after) or none


def _glued_head(text: str, start: int, after: int) -> Head | None:
    """The title at the end of a text that begins at offset ``start``, if it lies behind offset ``after``."""
    text = text.rstrip()
    match = _TAIL.search(text, max(0, len(text) - _TAIL_WINDOW, after - start))
    if match is None or not (match["tail"] or match["division"]):
        return None
    opening = "number" if match["division"] else "tail"
    divisions: tuple[Division, ...] = ()
    if match["division"]:
        chapter = Division(
            kind=ProvisionKind.CHAPTER,
            number=match["number"],
            heading=match["division"],
            start=start + match.start("number"),
            end=start + match.end("division"),
        )
        divisions = (chapter,)
    heading = match["tail"].strip() if match["tail"] else None
    if heading and heading.count(")") > heading.count("("):  # the end of a note: "(vidi član 2. Zakona - 93/2012)"
        return None
    return Head(start=start + match.start(opening), heading=heading, divisions=divisions)
