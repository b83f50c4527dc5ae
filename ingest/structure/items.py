"""Numbers of paragraphs, points and indents: at the start of a line, and inside one that lost its breaks."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.structure.lines import Line
from ontology.model import ProvisionKind

_LETTERS = "a-zçđžčćšëа-џѓќѕ"
_OPENINGS = (
    (ProvisionKind.PARAGRAPH, "(", re.compile(rf"\s*\((?P<number>\d{{1,3}}[{_LETTERS}]?)\)")),
    (ProvisionKind.POINT, "1.1.1", re.compile(r"\s*(?P<number>\d{1,3}(?:\.\d{1,2}){2,3})\.?\s*(?=[^\W\d])")),
    (ProvisionKind.PARAGRAPH, "1.1", re.compile(r"\s*(?P<number>\d{1,3}\.\d{1,2})(?:\.?\s+\S|\.?(?=[^\W\d_]{2}))")),
    (ProvisionKind.PARAGRAPH, "1/1", re.compile(r"\s*(?P<number>\d{1,3}/\d{1,2})\.\s*[^\W\d]")),
    (ProvisionKind.PARAGRAPH, "1.", re.compile(r"\s*(?P<number>\d{1,3})\.\s*[^\W\d]")),
    (ProvisionKind.POINT, "1)", re.compile(rf"\s*(?P<number>\d{{1,3}}[{_LETTERS}]?)\)")),
    (ProvisionKind.POINT, "a)", re.compile(rf"\s*\(?(?P<number>[{_LETTERS}]{{1,2}}|[ivx]{{1,4}})\)(?!\s*[,.;])")),
    (ProvisionKind.INDENT, "-", re.compile(r"\s*[-–—•▪\uf0a7\uf0b7](?![-–—\s]*$)\s*\S")),
)
_INLINE = re.compile(
    r"(?<=[.;:”“\")]) (?:\((?P<bracketed>\d{1,2})\)|(?P<dotted>\d{1,2}(?:\.\d{1,2})?)\.?|(?P<closed>\d{1,2})\)) "
    r"(?=[„“\"]?(?P<next>[^\W\d]))"
)
_INLINE_DASH = re.compile(r"(?<=[;:]) [–-] ?(?=[^\W\d])")
_LONG_LINE = 200
_MARKED = {"(": "bracketed", "1)": "closed"}


@dataclass(frozen=True, slots=True)
class Item:
    """How a line opens: the kind this number mostly stands for, how it is written, and the number."""

    kind: ProvisionKind
    form: str
    number: str | None


def item_of(text: str) -> Item | None:
    """The item a line opens with its number, letter or dash; ``None`` for any other line."""
    for kind, form, pattern in _OPENINGS:
        if match := pattern.match(text):
            return Item(kind, form, match.groupdict().get("number"))
    return None


def successor(before: str | None, number: str) -> bool:
    """True for 2 after 1 and 7.3 after 7.2."""
    if before is None or not before[-1].isdigit() or "/" in before:
        return False
    head, _, last = before.rpartition(".")
    return number == f"{head}.{int(last) + 1}".lstrip(".")


def body_lines(lines: Sequence[Line], span: tuple[int, int]) -> Iterator[Line]:
    """Lines of a span; a line that holds several numbered paragraphs is cut before each of them."""
    start, end = span
    first = max(0, bisect_right(lines, start, key=lambda line: line.start) - 1)
    count = _Count()
    for line in lines[first : bisect_left(lines, end, key=lambda line: line.start)]:
        begin = max(start, line.start)
        clipped = replace(line, start=begin, text=line.text[begin - line.start : end - line.start])
        yield from [clipped] if line.blank else count.cut(clipped)


class _Count:
    """The count of numbered paragraphs and points in one article, each style of number for itself."""

    def __init__(self) -> None:
        self._last: dict[str, str] = {}
        self._lists: set[str] = set()

    def cut(self, line: Line) -> Iterator[Line]:
        """The line in pieces that each begin with the next number of a style the article counts by.

        In a long line, a list behind a colon is cut too: its break was lost.
        """
        self._see(line.text)
        cuts = [match.start() + 1 for match in _INLINE.finditer(line.text) if self._counts(line.text, match)]
        if len(line.text) > _LONG_LINE:
            dashes = [match.start() + 1 for match in _INLINE_DASH.finditer(line.text)]
            cuts = sorted({*cuts, *dashes}) if len(dashes) > 1 else cuts
        begin = 0
        for at in [*cuts, len(line.text)]:
            indented = line.indented and not begin
            yield replace(line, start=line.start + begin, text=line.text[begin:at].rstrip(" "), indented=indented)
            begin = at

    def _counts(self, text: str, match: re.Match[str]) -> bool:
        """True for the next number; a small letter behind it is believed in lists alone: "stava 2. ovog člana"."""
        style = next(name for name in ("bracketed", "dotted", "closed") if match[name])
        opens = match[style] == "1" and text[match.start() - 1] == ":" and len(text) > _LONG_LINE
        follows = successor(self._last.get(style), match[style])
        if not (opens or (follows and (match["next"].isupper() or style == "closed" or style in self._lists))):
            return False
        self._last[style] = match[style]
        if opens:
            self._lists.add(style)
        return True

    def _see(self, text: str) -> None:
        item = item_of(text)
        if item and item.number and item.form[0] in "(1":
            self._last[_MARKED.get(item.form, "dotted")] = item.number
