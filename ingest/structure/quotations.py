"""What an amending act puts into another act, quoted or introduced by "glasi:" alone: no articles of its own."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from ingest.structure.chain import follows
from ingest.structure.lines import Line, filled_after
from ingest.structure.markers import Marker, article_pattern
from ingest.structure.wordlists import any_of, table, words

_OPENS = ("„", "“", "”", "»", "«", '"', "‘", "'")
_CLOSES = re.compile(r"[“”»«\"’'][\s.;,]{0,3}$")
_OPEN_BEHIND = re.compile(r":\s*(?P<mark>[„“”»«\"])\s*\S")
_ENDS = (":", ".", ";", ",", "”", "“", '"', "»", "«", ")")
_MARKS = "„“”»«\"‘' "
_MAX_LINES = 400
_TITLES_BETWEEN = 3
_TAIL = 160


def with_quotations(lines: Sequence[Line]) -> list[Line]:
    """The same lines, those of quotations that open a line of their own, or behind a colon, marked as quoted."""
    marked = list(lines)
    at = 0
    while at < len(lines):
        last = _quotation(lines, at)
        opens_here = lines[at].text.lstrip().startswith(_OPENS)
        for index in range(at if opens_here else at + 1, last + 1):
            marked[index] = replace(lines[index], quoted=True)
        at = max(at, last) + 1
    return marked


def _quotation(lines: Sequence[Line], index: int) -> int:
    """The line on which a quotation that opens on line ``index`` ends; -1 where none opens or it never ends.

    One that holds articles must be introduced as new text: a mark that is never closed would swallow the law.
    """
    text = lines[index].text.strip()
    behind = None if text.startswith(_OPENS) else _OPEN_BEHIND.search(text)
    if lines[index].blank or not (text.startswith(_OPENS) or behind):
        return -1
    above = _filled_above(lines, index)
    before = lines[above].text.rstrip() if above >= 0 else ""
    if behind is None and not before.endswith(_ENDS):
        return -1
    last = _quotation_end(lines, index, text[behind.start("mark") :] if behind else text)
    if not any(article_pattern().match(line.text.lstrip(_MARKS)) for line in lines[index : last + 1]):
        return last
    introduction = text[: behind.start("mark")] if behind else _joined(lines, above)
    if _introduces().search(introduction.rstrip()) is None or _counts_on(lines, index, last):
        return -1
    return last


def _counts_on(lines: Sequence[Line], index: int, last: int) -> bool:
    """True where the lines hold the next two numbers of the count above them: the mark was never closed."""
    above = next((match for line in reversed(lines[:index]) if (match := article_pattern().match(line.text))), None)
    if above is None or not above["number"].isdigit():
        return False
    inside = [match["number"] for line in lines[index : last + 1] if (match := article_pattern().match(line.text))]
    return {str(int(above["number"]) + step) for step in (1, 2)} <= set(inside)


def _quotation_end(lines: Sequence[Line], index: int, opening: str) -> int:
    """The line that closes a quotation whose first line reads ``opening`` from its mark on; -1 for none."""
    for last in range(index, min(index + _MAX_LINES, len(lines))):
        text = opening[1:] if last == index else lines[last].text.strip()
        if last > index and _opens_own(lines, last):
            return _filled_above(lines, last)
        if not _CLOSES.search(text) or not _closes_more_than_it_opens(text):
            continue
        after = next((line.text.lstrip() for line in lines[last + 1 : last + 4] if not line.blank), "")
        if not after[:1].islower():
            return last
    return -1


def _opens_own(lines: Sequence[Line], index: int) -> bool:
    """True for an article whose text speaks of another act's article: it is the amending act's own."""
    match = article_pattern().match(lines[index].text)
    after = filled_after(lines, index)
    if match is None or match["rest"].strip(" .") or after is None or lines[index].text.lstrip().startswith(_OPENS):
        return False
    return _own().match(lines[after].text) is not None


@cache
def _own() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{'|'.join(table('quotations')['own']['patterns'])})", re.IGNORECASE)


def _closes_more_than_it_opens(text: str) -> bool:
    """True where the mark at the end of a line closes what was opened on a line above."""
    text = text.rstrip(" .;,")
    mark, inner = text[-1], text[:-1]
    if mark == '"' and inner.count('"') % 2:
        return False
    opened = inner.count("„") + (0 if mark == "“" else inner.count("“"))
    return opened <= inner.count("”") + (inner.count("“") if mark == "“" else 0)


def _joined(lines: Sequence[Line], last: int) -> str:
    return " ".join(line.text.strip() for line in lines[max(0, last - 2) : last + 1])[-_TAIL:]


def _filled_above(lines: Sequence[Line], index: int) -> int:
    """The next line above that is not blank; -1 where there is none."""
    return next((above for above in range(index - 1, -1, -1) if not lines[above].blank), -1)


@cache
def _introduces() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(words('quotations', 'introduces'))})\b[^:]{{0,40}}:\s*$", re.IGNORECASE)


def own_openings(markers: Sequence[Marker], lines: Sequence[Line]) -> list[Marker]:
    """The openings that are the act's own: not quoted, and not introduced as another act's new text.

    New text without quotation marks runs until the count of the amending act goes on.
    """
    own: list[Marker] = []
    count: Marker | None = None
    introduced = False
    for marker in markers:
        if lines[marker.line].quoted:
            continue
        opens = count is not None and _introduced(lines, marker)
        successor = count is None or (follows(count.key, marker.key) and marker.key[1] == 0)
        opens = opens and not (successor and _opens_own(lines, marker.line))
        if (introduced or opens) and (opens or not successor):
            introduced = True
            continue
        introduced = False
        own.append(marker)
        count = marker if count is None or successor else count
    return own


def _introduced(lines: Sequence[Line], marker: Marker) -> bool:
    """True where the text above an opening, past its titles, ends in "glasi:" or the like."""
    seen = 0
    for above in range(marker.line - 1, -1, -1):
        text = lines[above].text.strip()
        if not text:
            continue
        seen += 1
        if text.endswith(":"):
            return not lines[above].quoted and _introduces().search(_joined(lines, above)) is not None
        if seen > _TITLES_BETWEEN or lines[above].quoted or text.endswith(_ENDS) or len(text) > _TAIL:
            return False
    return False
