"""The formula that closes an act: its number, place and date, and who signs it."""

import re
from collections.abc import Sequence
from functools import cache

from ingest.structure.divisions import in_capitals
from ingest.structure.lines import Line
from ingest.structure.wordlists import table

_SPACED_OUT = re.compile(r"(?<=\b[^\W\d_]) (?=[^\W\d_]\b)")
_STOP = re.compile(r"(?:\b[sсvв]\. ?[rр]|\bgod(?:ine)?|\bгод(?:ине|ина)?|\d)\.$|\d{4}[ .]+[^\W\d_]+\.$")
_LONG = 120
_MAX_LINES = 30
_MUCH = 300
_ENDS = (".", "”", "“", '"', ")", ":", ";", "»", "«", "…")
_INLINE_REACH = 500


@cache
def _opens() -> re.Pattern[str]:
    data = table("closing")
    return _compiled([*data["tells"]["patterns"], *data["signs"]["patterns"]])


@cache
def _tells() -> re.Pattern[str]:
    return _lines_pattern("tells")


@cache
def _goes_on() -> re.Pattern[str]:
    return _lines_pattern("goes_on")


def _lines_pattern(entry: str) -> re.Pattern[str]:
    return _compiled(table("closing")[entry]["patterns"])


def _compiled(patterns: Sequence[str]) -> re.Pattern[str]:
    choices = "|".join(patterns).replace("{date}", table("closing")["date"])
    return re.compile(rf"\s*(?:{choices})", re.IGNORECASE)


@cache
def _inline() -> re.Pattern[str]:
    return re.compile(rf"(?<=[.”“\"»)]) (?=(?:{'|'.join(table('closing')['inline']['patterns'])}))")


def closes(text: str) -> bool:
    """True for a line such as closes an act: a number, a date, a signature."""
    if len(text) > _LONG or (text.endswith(".") and not _STOP.search(text)):
        return False
    return _opens().match(_SPACED_OUT.sub("", text)) is not None


def tells(text: str) -> bool:
    """True for a line that stands in a closing formula alone: a file's number, a date, a name that signs."""
    return len(text) <= _LONG and _tells().match(_SPACED_OUT.sub("", text)) is not None


def find_closing(text: str, lines: Sequence[Line], span: tuple[int, int]) -> tuple[int, int] | None:
    """The half-open span of the closing formula within the body of a last article, if it has one.

    ``lines`` are those of ``text`` that lie in ``span``, in order. What follows the formula (an annex without a
    heading, a treaty's title) is left out; then a number, a date or a signature must tell that it is one.
    """
    filled = [line for line in lines if not line.blank]
    for index in range(1, len(filled)):
        if not (filled[index - 1].text.rstrip().endswith(_ENDS) and closes(filled[index].text.strip())):
            continue
        last = _goes_on_to(filled, index, span[1])
        if last + 1 == len(filled):
            return filled[index].start, span[1]
        if any(tells(line.text.strip()) for line in filled[index : last + 1]):
            return filled[index].start, filled[last].end
    return _inside(text, span)


def _goes_on_to(filled: Sequence[Line], index: int, end: int) -> int:
    """The last line of a formula; a line in capitals with much text below it is the title of something else."""
    for last in range(index, min(index + _MAX_LINES, len(filled))):
        text = filled[last].text.strip()
        titled = last > index and in_capitals(text) and end - filled[last].end > _MUCH
        if not closes(text) and (titled or len(text) > _LONG or not _goes_on().match(text)):
            return last - 1
    return min(index + _MAX_LINES, len(filled)) - 1


def _inside(text: str, span: tuple[int, int]) -> tuple[int, int] | None:
    """The closing formula behind the last sentence, in a text that lost its line breaks."""
    begin = max(span[0], span[1] - _INLINE_REACH)
    match = _inline().search(text, begin, span[1])
    return (match.end(), span[1]) if match and "\n" not in text[match.end() : span[1]].strip() else None
