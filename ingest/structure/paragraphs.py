"""Paragraphs, points and indents inside one article."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.structure.lines import Line, split_lines
from ontology.model import ProvisionKind

_OPENINGS = (
    (ProvisionKind.PARAGRAPH, re.compile(r"\s*\((?P<number>\d{1,3}[a-zа-џ]?)\)\s*\S")),
    (ProvisionKind.PARAGRAPH, re.compile(r"\s*(?P<number>\d{1,3}\.\d{1,2})\.?\s+\S")),
    (ProvisionKind.PARAGRAPH, re.compile(r"\s*(?P<number>\d{1,3})\.\s*[^\W\d]")),
    (ProvisionKind.POINT, re.compile(r"\s*(?P<number>\d{1,3}[a-zа-џ]?)\)\s*\S")),
    (ProvisionKind.POINT, re.compile(r"\s*\(?(?P<number>[a-zа-џçđžčćš]{1,2}|[ivx]{1,4})\)\s*\S")),
    (ProvisionKind.INDENT, re.compile(r"\s*[-–—•▪\uf0a7\uf0b7]\s*\S")),
)
_DEPTH = {ProvisionKind.PARAGRAPH: 0, ProvisionKind.POINT: 1, ProvisionKind.INDENT: 2}
_INLINE = re.compile(r"(?<=[.;:”“\")]) \((?P<number>\d{1,2})\) (?=[^\W\d])")
_SENTENCE_END = (".", ";", ":", "”", "“", "!", "?")
_SHORT_LINE = 0.9
_AIRY = 0.12


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
    def of(cls, lines: list[Line]) -> "Layout":
        """Measure the lines of a text."""
        lengths = sorted(len(line.text) for line in lines if not line.blank)
        blanks = sum(line.blank for line in lines)
        width = lengths[int(len(lengths) * 0.9)] if lengths else 0
        return cls(airy=blanks > _AIRY * max(1, len(lines)), width=width)


def split_body(text: str, span: tuple[int, int], layout: Layout) -> list[Block]:
    """The blocks of an article's body, nested; their spans are offsets into the whole text, without edge spaces."""
    flat = _flat_blocks(text, span, layout)
    return _nest(flat)


def _flat_blocks(text: str, span: tuple[int, int], layout: Layout) -> list[Block]:
    blocks: list[Block] = []
    before: Line | None = None
    in_list = False
    for line in _body_lines(text, span):
        if line.blank:
            before = line
            continue
        opening = _opening(line.text) if _may_open(line, before) else None
        if opening or _opens_paragraph(line, before, layout) or not blocks:
            kind, number = opening or (ProvisionKind.PARAGRAPH, None)
            in_list = _goes_on_with_list(blocks, text, in_list=in_list)
            if number and in_list and kind is ProvisionKind.PARAGRAPH and not line.text.lstrip().startswith("("):
                kind = ProvisionKind.POINT
            indent = len(line.text) - len(line.text.lstrip())
            blocks.append(Block(kind, number, line.start + indent, line.start + len(line.text.rstrip())))
        else:
            blocks[-1].end = line.start + len(line.text.rstrip())
        before = line
    return blocks


def _body_lines(text: str, span: tuple[int, int]) -> Iterator[Line]:
    """Lines of a span; a line that holds several numbered paragraphs is cut before each of them."""
    expected = 2
    for line in split_lines(text[span[0] : span[1]]):
        start = 0
        for match in _INLINE.finditer(line.text):
            if int(match["number"]) == expected:
                yield Line(span[0] + line.start + start, line.text[start : match.start()])
                start = match.start() + 1
                expected += 1
        yield Line(span[0] + line.start + start, line.text[start:])


def _may_open(line: Line, before: Line | None) -> bool:
    """False for a figure that only wrapped onto this line: "из става / 3. овог члана"."""
    if before is None or before.blank or not line.text.lstrip()[:1].isdigit():
        return True
    return before.text.rstrip().endswith((*_SENTENCE_END, ",", ")")) or ")" in line.text[:5]


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


def _goes_on_with_list(blocks: list[Block], text: str, *, in_list: bool) -> bool:
    """A list opens after a colon and goes on while its members end with a semicolon or comma."""
    if not blocks:
        return False
    last = text[blocks[-1].start : blocks[-1].end]
    if last.endswith(":"):
        return True
    return (
        in_list
        and blocks[-1].kind is not ProvisionKind.PARAGRAPH
        and last.endswith((";", ",", "и", "i", "dhe", "and"))
    )


def _nest(flat: list[Block]) -> list[Block]:
    top: list[Block] = []
    open_blocks: list[Block] = []
    for block in flat:
        depth = _DEPTH[block.kind]
        while open_blocks and _DEPTH[open_blocks[-1].kind] >= depth and not _deeper(open_blocks[-1], block):
            open_blocks.pop()
        (open_blocks[-1].children if open_blocks else top).append(block)
        for outer in open_blocks:
            outer.end = max(outer.end, block.end)
        open_blocks.append(block)
    return top


def _deeper(outer: Block, block: Block) -> bool:
    """Letters under figures are one level further in: 3) then a)."""
    both_points = outer.kind is block.kind is ProvisionKind.POINT
    return bool(
        both_points and outer.number and block.number and outer.number[0].isdigit() and block.number.isalpha()
    )
