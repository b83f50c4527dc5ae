"""Paragraphs, points and indents inside one article."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ingest.structure.items import Item, body_lines, item_of, successor
from ingest.structure.lines import Line
from ingest.structure.markers import article_pattern
from ontology.model import ProvisionKind

_CAPITAL_ITEM = re.compile(r"(?P<number>\d{1,2})\. (?=[^\W\d_])(?![a-zçđžčćšëа-џ])")
_SMALL_BEHIND = re.compile(r"\s*\(?\d{1,3}[.)]+\s*(?P<small>[a-zçđžčćšëа-џѓќѕ])")
_ROMAN = re.compile(r"[ivx]+")
_SENTENCE_END = (".", ";", ":", "”", "“", "!", "?")
_SHORT_LINE = 0.9
_AIRY = 0.5
_HEADING = 120
_PAGE_WIDTH = 160
_UNWRAPPED = 0.12
_FEW_SET_IN, _SET_IN = 5, 0.6


@dataclass(slots=True)
class Block:
    """A paragraph, point or indent with what it contains; ``number`` as printed, ``None`` where none is.

    ``form`` is how the number is written: "(", "1.", "1)", "a)", "-" or empty.
    """

    kind: ProvisionKind
    number: str | None
    start: int
    end: int
    form: str = ""
    children: list["Block"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a whole text is set.

    ``airy``: empty lines part its paragraphs. ``width``: letters on a full line. ``unwrapped``: each line is a
    whole paragraph, however long. ``indented``: its paragraphs begin on lines that are set in.
    """

    airy: bool
    width: int
    unwrapped: bool = False
    indented: bool = False

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "Layout":
        """Measure the lines of a text; empty lines around headings say nothing about its paragraphs."""
        lengths = sorted(len(line.text) for line in lines if not line.blank)
        width = lengths[int(len(lengths) * 0.9)] if lengths else 0
        wide = sum(length > _PAGE_WIDTH for length in lengths)
        parted = together = 0
        set_in = short = 0
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
            if before.endswith(_SENTENCE_END) and len(before) < _SHORT_LINE * width and text[:1].isupper():
                short, set_in = short + 1, set_in + line.indented
            before, gap = text, False
        airy = parted > _AIRY * (parted + together)
        unwrapped = wide > max(3, _UNWRAPPED * len(lengths))
        indented = set_in >= _FEW_SET_IN and set_in > _SET_IN * short
        return cls(airy=airy, width=width, unwrapped=unwrapped, indented=indented)


def split_body(lines: Sequence[Line], span: tuple[int, int], layout: Layout) -> list[Block]:
    """The blocks of an article's body, nested; their spans are offsets into the whole text, without edge spaces."""
    return _nest(_Splitter(layout).split(body_lines(lines, span)))


class _Splitter:
    """Reads the lines of one article from the top and opens a block where one begins."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._blocks: list[Block] = []
        self._last = Line(0, "")
        self._in_list = self._bracketed = False

    def split(self, lines: Iterable[Line]) -> list[Block]:
        """The blocks in order, not yet nested."""
        before: Line | None = None
        over = False
        for line in lines:
            if line.blank:
                over = over or line.aside
                before = line
                continue
            if over and before is not None:  # a page or a note lies between: the sentence above may go on
                before, new = self._last, self._opens_over(line)
            else:
                new = self._opens_paragraph(line, before)
            over = False
            self._add(line, before, new=new)
            before = self._last = line
        return self._blocks

    def _add(self, line: Line, before: Line | None, *, new: bool) -> None:
        inside = bool(self._blocks) and line.quoted
        item = item_of(line.text) if not inside and self._may_open(line, before) else None
        end = line.start + len(line.text.rstrip())
        if item is None and self._blocks and (inside or not new):
            self._blocks[-1].end = end
            return
        item = self._placed(item or Item(ProvisionKind.PARAGRAPH, "", None), line)
        indent = len(line.text) - len(line.text.lstrip())
        self._blocks.append(Block(item.kind, item.number, line.start + indent, end, item.form))

    def _placed(self, item: Item, line: Line) -> Item:
        """The item as the level it stands for here: a number below a colon counts points, not paragraphs."""
        self._in_list = self._goes_on_with_list(item, line)
        if not item.number or item.kind is not ProvisionKind.PARAGRAPH:
            return item
        if item.form == "(":
            listed = not self._bracketed and self._in_list
            self._bracketed = self._bracketed or not listed
        elif item.form == "1.1":
            listed = self._numbered(("1.",)) == item.number.partition(".")[0]
        else:
            listed = self._bracketed or (self._in_list and not self._counts_on(item.number))
        return replace(item, kind=ProvisionKind.POINT) if listed else item

    def _goes_on_with_list(self, item: Item, line: Line) -> bool:
        """A list opens after a colon and goes on while its members end with a semicolon or comma, or count on."""
        if not self._blocks:
            return False
        text, last = self._last.text.rstrip(), self._blocks[-1]
        if text.endswith(":"):
            return True
        if not self._in_list or last.kind is ProvisionKind.PARAGRAPH:
            return False
        same = next((block for block in reversed(self._blocks) if block.form == item.form), None)
        if same and same.kind is ProvisionKind.POINT and item.number and successor(same.number, item.number):
            return item.form == "(" or _SMALL_BEHIND.match(line.text) is not None or text.endswith((";", ","))
        return text.endswith((";", ",", "и", "i", "dhe", "and"))

    def _numbered(self, forms: tuple[str, ...]) -> str | None:
        return next((block.number for block in reversed(self._blocks) if block.form in forms), None)

    def _counts_on(self, number: str) -> bool:
        """True where the last figure before was that of the paragraph before: 1. a) b) and then 2."""
        last = next((block for block in reversed(self._blocks) if block.number and block.number[0].isdigit()), None)
        return last is not None and last.kind is ProvisionKind.PARAGRAPH and successor(last.number, number)

    def _may_open(self, line: Line, before: Line | None) -> bool:
        """False for a figure that only wrapped onto this line: "из става / 3. овог члана"."""
        text = line.text.lstrip()
        if before is None or before.blank or not (text[:1].isdigit() or text[:2].strip("(").isdigit()):
            return True
        if before.text.rstrip().endswith((*_SENTENCE_END, ",", ")")):
            return True
        if text.startswith("("):
            return _SMALL_BEHIND.match(text) is None
        if ")" in line.text[:5]:
            return True
        match = _CAPITAL_ITEM.match(text)
        return match is not None and bool(self._blocks) and successor(self._blocks[-1].number, match["number"])

    def _opens_paragraph(self, line: Line, before: Line | None) -> bool:
        """A new unnumbered paragraph: after an empty line, or after a sentence that ended on a short line.

        A numbered paragraph is followed by another number; its short lines are ragged print.
        """
        start = line.text.lstrip()[:1]
        numbered = self._blocks[-1:] and self._blocks[-1].kind is ProvisionKind.PARAGRAPH and self._blocks[-1].number
        if before is None or before.blank or (before.quoted and not line.quoted and not numbered):
            return not start.islower()
        if not before.text.rstrip().endswith(_SENTENCE_END) or not start.isupper():
            return False
        if self._layout.unwrapped or (line.indented and self._layout.indented and not numbered):
            return True
        if self._layout.airy or numbered:
            return False
        return len(before.text.rstrip()) < _SHORT_LINE * self._layout.width

    def _opens_over(self, line: Line) -> bool:
        """A new unnumbered paragraph behind the end of a page: the last line there ended a sentence."""
        text = self._last.text.rstrip()
        ended = text.endswith(_SENTENCE_END) and line.text.lstrip()[:1].isupper()
        layout = self._layout
        set_in = line.indented and layout.indented
        return ended and (layout.airy or layout.unwrapped or set_in or len(text) < _SHORT_LINE * layout.width)


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
        return block.form
    if not _ROMAN.fullmatch(block.number):
        return "letter"
    begins = block.number == "i" and after is not None and after.number == "ii"
    return "roman" if begins or any(style == "roman" for style, _ in opened) else "letter"
