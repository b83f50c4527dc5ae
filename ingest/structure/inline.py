"""Openings of articles in the middle of a line, for texts that lost their line breaks or were wrapped anew."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from ingest.structure.chain import Chain
from ingest.structure.divisions import title_like
from ingest.structure.lines import Line
from ingest.structure.markers import Marker, article_words, opening
from ingest.structure.numbers import NUMBER
from ingest.structure.qualified import qualifiers

_AFTER_SENTENCE = 1.5
_AFTER_TITLE = 0.75
_MANY_MORE = 1.5
_GAPLESS = 0.6
_CAPITAL = "A-ZČĆŽŠĐÇËÖÜĞİŞА-ЯЂЈЉЊЋЏЃЌЅ"
_SENTENCE_ENDS = (".", ";", ":", "”", "“", '"', "»", ")")
_BRACKETED = re.compile(r"[ .]{0,4}[(\[](?P<title>[^\W\d_][^()\[\]]{2,120})[)\]](?= +\S)")
_BEFORE_FIRST = re.compile(
    rf"[ .:–-]{{0,6}}(?P<title>[{_CAPITAL}][^.;:!?()]{{2,110}}?)(?= +(?:\(1\)|(?:\d{{1,3}}\.)?1\.?) +\S)"
)


@cache
def _pattern() -> re.Pattern[str]:
    """A capitalised word in the nominative with its number, not followed by words that make it a reference."""
    words = article_words(abbreviated=False)
    return re.compile(
        rf"(?<=\s)(?P<word>{words})\s{{1,6}}{NUMBER}(?=\.?\s{{0,6}}(?:[-–—:]\s|[-–—](?=[({_CAPITAL}])|[{_CAPITAL}\d(\[„“*]|$))"
    )


def find_inline(text: str, lines: Sequence[Line]) -> list[Marker]:
    """Openings inside lines; one that follows the end of a sentence is likelier than one behind a title."""
    found = []
    apart = tuple(qualifiers())
    for match in _pattern().finditer(text):
        index = bisect_right(lines, match.start(), key=lambda line: line.start) - 1
        begin, end = lines[index].start, _end_before(text, match.start())
        if begin < end and not text.endswith(apart, begin, end):
            strength = _AFTER_SENTENCE if text.endswith(_SENTENCE_ENDS, begin, end) else _AFTER_TITLE
            found.append(opening(match, Line(0, text), index, strength)._replace(inline=True))
    return found


def _end_before(text: str, at: int) -> int:
    """The offset behind the last sign before another that is not blank; a line may be as long as its file."""
    while at and text[at - 1].isspace():
        at -= 1
    return at


def tells_more(inline: Sequence[Chain], by_lines: Sequence[Chain]) -> bool:
    """True where openings inside lines make up a count of their own, which those at line starts have holes in."""
    found, known = sum(map(len, inline)), sum(map(len, by_lines))
    if found < 2 or found < _MANY_MORE * known:
        return False
    longest = max(inline, key=len)
    return longest[0].key[0] == 1 and len(longest) >= _GAPLESS * (longest[-1].key[0] - longest[0].key[0] + 1)


def title_behind(line: Line, marker: Marker) -> tuple[str, int] | None:
    """(title, offset of its end) of a title between the number and the first paragraph."""
    begin = marker.end - line.start
    match = _BRACKETED.match(line.text, begin) or _BEFORE_FIRST.match(line.text, begin)
    if match is None or not title_like(match["title"]):
        return None
    return match["title"].strip(), line.start + match.end()
