"""Paragraphs, points and indents inside one article."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ingest.structure.lines import Line
from ingest.structure.markers import article_pattern
from ontology.model import ProvisionKind

_OPENINGS = (
    (ProvisionKind.PARAGRAPH, re.compile(r"\s*\((?P<number>\d{1,3}[a-zа-џ]?)\)")),
    (ProvisionKind.PARAGRAPH, re.compile(r"\s*(?P<number>\d{1,3}\.\d{1,2})\.?\s+\S")),
    (ProvisionKind.PARAGRAPH, re.compile(r"\s*(?P<number>\d{1,3})\.\s*[^\W\d]")),
    (ProvisionKind.POINT, re.compile(r"\s*(?P<number>\d{1,3}[a-zа-џ]?)\)")),
    (ProvisionKind.POINT, re.compile(r"\s*\(?(?P<number>[a-zа-џçđžčćš]{1,2}|[ivx]{1,4})\)(?!\s*[,.;])")),
    (ProvisionKind.INDENT, re.compile(r"\s*[-–—•▪\uf0a7\uf0b7]\s*\S")),
)
_INLINE = re.compile(
    r"(?<=[.;:”“\")]) (?:\((?P<bracketed>\d{1,2})\)|(?P<dotted>\d{1,2}(?:\.\d{1,2})?)\.?) (?=[^\W\d])"
)
_QUOTE_OPENS = ("„", "“", "”", "»", "«", '"')
_QUOTE_CLOSES = re.compile(r"[“”»«\"][\s.;,]{0,3}$")
_CAPITAL_ITEM = re.compile(r"(?P<number>\d{1,2})\. (?=[^\W\d_])(?![a-zçđžčćšа-џ])")
_ROMAN = re.compile(r"[ivx]+")
_SENTENCE_END = (".", ";", ":", "”", "“", "!", "?")
_SHORT_LINE = 0.9
_AIRY = 0.5
_HEADING = 120


@dataclass(slots=True)
class Block:
    """A paragraph, point or indent with what it contains; ``number`` as printed, ``None`` where none is."""

    kind: ProvisionKind
    number: str | None
    start: int
    end: int
    children: list["Block"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a whole text is set: whether empty lines part its paragraphs, and how wide its lines are."""

    airy: bool
    width: int

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "Layout":
        """Measure the lines of a text; empty lines around headings say nothing about its paragraphs."""
        lengths = sorted(len(line.text) for line in lines if not line.blank)
        width = lengths[int(len(lengths) * 0.9)] if lengths else 0
        parted = together = 0
        before, gap = "", False
        for line in lines:
            if line.blank or (len(line.text) < _HEADING and article_pattern().match(line.text)):
                before, gap = before if line.blank else "", True
                continue
            text = line.text.strip()
            if (
                before.endswith(".")
                and text[:1].isupper()
                and (text.endswith(".") or len(text) > _SHORT_LINE * width)
            ):
                parted, together = parted + gap, together + (not gap)
            before, gap = text, False
        return cls(airy=parted > _AIRY * (parted + together), width=width)


def split_body(lines: Sequence[Line], span: tuple[int, int], layout: Layout) -> list[Block]:
    """The blocks of an article's body, nested; their spans are offsets into the whole text, without edge spaces."""
    return _nest(_flat_blocks(list(_body_lines(lines, span)), layout))


def _flat_blocks(lines: Sequence[Line], layout: Layout) -> list[Block]:
    blocks: list[Block] = []
    before: Line | None = None
    in_list, bracketed, quoted = False, False, -1
    for index, line in enumerate(lines):
        if line.blank:
            before = line
            continue
        last = next((each.text.rstrip() for each in reversed(lines[:index]) if not each.blank), "")
        if index > quoted and last and line.text.lstrip().startswith(_QUOTE_OPENS):
            quoted = _quotation_end(lines, index)
        inside = blocks and index <= quoted
        opening = _opening(line.text) if not inside and _may_open(line, before, blocks) else None
        if opening or not blocks or (not inside and _opens_paragraph(line, before, layout)):
            kind, number = opening or (ProvisionKind.PARAGRAPH, None)
            in_list = _goes_on_with_list(blocks, last, in_list=in_list)
            if number and kind is ProvisionKind.PARAGRAPH:
                brackets = line.text.lstrip().startswith("(")
                bracketed = bracketed or brackets
                listed = bracketed or (in_list and not _counts_on(blocks, number))
                kind = ProvisionKind.POINT if not brackets and listed else kind
            indent = len(line.text) - len(line.text.lstrip())
            blocks.append(Block(kind, number, line.start + indent, line.start + len(line.text.rstrip())))
        else:
            blocks[-1].end = line.start + len(line.text.rstrip())
        before = line
    return blocks


def _quotation_end(lines: Sequence[Line], index: int) -> int:
    """The line on which a quotation that opens on a line of its own ends; -1 where it never does.

    What an amending act puts into another act has paragraphs of that act, not of its own.
    """
    opens = lines[index].text.lstrip()[0]
    for last in range(index, len(lines)):
        text = lines[last].text.strip()
        if _QUOTE_CLOSES.search(text) and (
            last > index or text.count(opens) != 1 or text[-3:].strip(" .;,") != opens
        ):
            return last
    return -1


def _body_lines(lines: Sequence[Line], span: tuple[int, int]) -> Iterator[Line]:
    """Lines of a span; a line that holds several numbered paragraphs is cut before each of them."""
    start, end = span
    first = max(0, bisect_right(lines, start, key=lambda line: line.start) - 1)
    count = _Count()
    for line in lines[first:]:
        if line.start >= end:
            break
        begin = max(start, line.start)
        clipped = replace(line, start=begin, text=line.text[begin - line.start : end - line.start])
        yield from [clipped] if line.blank else count.cut(clipped)


class _Count:
    """The count of numbered paragraphs in one article, each style of number for itself."""

    def __init__(self) -> None:
        self._last: dict[str, str] = {}

    def cut(self, line: Line) -> Iterator[Line]:
        """The line in pieces that each begin with the next number of a style the article counts by."""
        begin = 0
        self._see(line.text)
        for match in _INLINE.finditer(line.text):
            style = "bracketed" if match["bracketed"] else "dotted"
            if _successor(self._last.get(style), match[style]):
                self._last[style] = match[style]
                yield replace(line, start=line.start + begin, text=line.text[begin : match.start()])
                begin = match.start() + 1
        yield replace(line, start=line.start + begin, text=line.text[begin:])

    def _see(self, text: str) -> None:
        opening = _opening(text)
        if opening and opening[0] is ProvisionKind.PARAGRAPH and opening[1]:
            self._last["bracketed" if text.lstrip().startswith("(") else "dotted"] = opening[1]


def _counts_on(blocks: Sequence[Block], number: str) -> bool:
    """True where the last figure before was that of the paragraph before: 1. a) b) and then 2."""
    last = next((block for block in reversed(blocks) if block.number and block.number[0].isdigit()), None)
    return last is not None and last.kind is ProvisionKind.PARAGRAPH and _successor(last.number, number)


def _successor(before: str | None, number: str) -> bool:
    """True for 2 after 1 and 7.3 after 7.2."""
    if before is None or not before[-1].isdigit():
        return False
    head, _, last = before.rpartition(".")
    return number == f"{head}.{int(last) + 1}".lstrip(".")


def _may_open(line: Line, before: Line | None, blocks: Sequence[Block]) -> bool:
    """False for a figure that only wrapped onto this line: "из става / 3. овог члана"."""
    text = line.text.lstrip()
    if before is None or before.blank or not text[:1].isdigit():
        return True
    if before.text.rstrip().endswith((*_SENTENCE_END, ",", ")")) or ")" in line.text[:5]:
        return True
    match = _CAPITAL_ITEM.match(text)
    return match is not None and bool(blocks) and _successor(blocks[-1].number, match["number"])


def _opening(text: str) -> tuple[ProvisionKind, str | None] | None:
    for kind, pattern in _OPENINGS:
        if match := pattern.match(text):
            return kind, match.groupdict().get("number")
    return None


def _opens_paragraph(line: Line, before: Line | None, layout: Layout) -> bool:
    """A new unnumbered paragraph: after an empty line, or after a sentence that ended on a short line."""
    if before is None or before.blank:
        return not line.text.lstrip()[:1].islower()
    if layout.airy or not before.text.rstrip().endswith(_SENTENCE_END):
        return False
    return line.text.lstrip()[:1].isupper() and len(before.text.rstrip()) < _SHORT_LINE * layout.width


def _goes_on_with_list(blocks: list[Block], last: str, *, in_list: bool) -> bool:
    """A list opens after a colon and goes on while its members end with a semicolon or comma."""
    if not blocks:
        return False
    if last.endswith(":"):
        return True
    return (
        in_list
        and blocks[-1].kind is not ProvisionKind.PARAGRAPH
        and last.endswith((";", ",", "и", "i", "dhe", "and"))
    )


def _nest(flat: list[Block]) -> list[Block]:
    """Each block under the one it belongs to: a style of number not yet open is one level further in."""
    top: list[Block] = []
    opened: list[tuple[str, Block]] = []
    for block, after in pairwise([*flat, None]):
        if block is None:
            break
        style = _style(block, opened, after)
        styles = [each for each, _ in opened]
        if style in styles:
            del opened[styles.index(style) :]
        elif block.kind is ProvisionKind.PARAGRAPH:
            opened.clear()
        elif block.kind is ProvisionKind.POINT:  # dashes stand under numbers, never the reverse
            opened = [each for each in opened if each[1].kind is not ProvisionKind.INDENT]
        (opened[-1][1].children if opened else top).append(block)
        for _, outer in opened:
            outer.end = max(outer.end, block.end)
        opened.append((style, block))
    return top


def _style(block: Block, opened: list[tuple[str, Block]], after: Block | None) -> str:
    """What a block is counted by; "i" opens Roman numbers where "ii" comes next, and is a letter elsewhere."""
    if block.kind is not ProvisionKind.POINT or not block.number:
        return block.kind
    if block.number[0].isdigit():
        return "figure"
    if not _ROMAN.fullmatch(block.number):
        return "letter"
    begins = block.number == "i" and after is not None and after.number == "ii"
    return "roman" if begins or any(style == "roman" for style, _ in opened) else "letter"
