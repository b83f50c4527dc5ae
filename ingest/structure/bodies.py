"""What lies between one opening and the next: the article's text, the closing formula, annexes, what follows them."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.structure.closing import find_closing
from ingest.structure.divisions import Division, in_capitals, title_like
from ingest.structure.lines import Line
from ingest.structure.markers import appends, division_of
from ingest.structure.openings import Opening
from ingest.structure.paragraphs import Block, Layout, split_body
from ontology.model import ProvisionKind

_NEAR = 6
_SENTENCE_END = (".", "!", "?", "”", "“", '"', ")", "»", "«", "_")
_MIN_REST = 40


@dataclass(slots=True)
class Segment:
    """One part of a text, not yet named: kind, number as printed, title, span, and what it contains."""

    kind: ProvisionKind
    number: str | None
    heading: str | None
    start: int
    end: int
    children: list["Segment"] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A text with its lines and the way it is set."""

    text: str
    lines: list[Line]
    layout: Layout

    def between(self, start: int, end: int) -> list[Line]:
        """The lines that begin in a span of offsets, the first one clipped to it."""
        first = max(0, bisect_left(self.lines, start + 1, key=lambda line: line.start) - 1)
        last = bisect_left(self.lines, end, key=lambda line: line.start)
        found = self.lines[first:last]
        if found and found[0].start < start:
            head = found[0]
            found[0] = Line(start, head.text[start - head.start :], head.aside, head.quoted)
        return found


def run_segments(printed: Printed, run: Sequence[Opening], end: int, *, more: bool) -> tuple[list[Segment], int]:
    """The segments of a run of articles up to an offset, and where what does not belong to it begins.

    ``more`` is True where another run follows: its title page stands between its first article and the last
    one here.
    """
    segments: list[Segment] = []
    for opening, after in zip(run, [*run[1:], None], strict=True):
        segments += [division_segment(division) for division in opening.head.divisions]
        if after is not None:
            segments.append(_article(printed, opening, after.head.start))
    last = run[-1]
    annexes = _annexes(printed.lines, last.marker.line, end)
    stop = annexes[0].start if annexes else end
    stop, closing, rest = _closed(printed, last, stop, more=more and not annexes)
    segments.append(_article(printed, last, stop))
    segments += [closing] if closing else []
    if annexes and printed.text[rest : annexes[0].start].strip():
        segments += _rest(printed, rest, annexes[0].start)
    segments += _annex_segments(printed.text, annexes, end)
    return segments, end if annexes else rest


def trailing(printed: Printed, start: int, end: int) -> list[Segment]:
    """What follows the closing formula without a heading that says so is an annex all the same."""
    return _rest(printed, start, end) if len(printed.text[start:end].strip()) > _MIN_REST else []


def division_segment(division: Division) -> Segment:
    """The segment of a division: its own lines alone."""
    return Segment(division.kind, division.number, division.heading, division.start, division.end)


def blocks(printed: Printed, span: tuple[int, int], layout: Layout | None = None) -> list[Segment]:
    """The paragraphs of a span with their points."""
    return [_from_block(block) for block in split_body(printed.lines, span, layout or printed.layout)]


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without spaces at its edges; empty spans stay where they begin."""
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    return (start, start) if lead == len(piece) else (start + lead, start + len(piece.rstrip()))


def _closed(printed: Printed, last: Opening, stop: int, *, more: bool) -> tuple[int, Segment | None, int]:
    """(end of the last article, closing formula, start of what follows) below the last opening of a run."""
    found = find_closing(printed.text, printed.between(last.body, stop), (last.body, stop))
    if found:
        closing = Segment(ProvisionKind.TEXT, None, None, *trimmed(printed.text, found[0], found[1]))
        return found[0], closing, found[1]
    title = _next_text(printed.between(last.body, stop), more=more)
    return (stop, None, stop) if title is None else (title, None, title)


def _next_text(lines: Sequence[Line], *, more: bool) -> int | None:
    """The offset behind the end of a sentence at which another text begins, by its title.

    That is a line which names amendments appended to this act, or, above further articles, one in capitals.
    """
    before = None
    for line in lines:
        if line.blank:
            continue
        ended = before is not None and before.text.rstrip().endswith(_SENTENCE_END)
        if ended and (appends(line.text) or (more and in_capitals(line.text))):
            return line.start
        before = line
    return None


def _rest(printed: Printed, start: int, end: int) -> list[Segment]:
    start, end = trimmed(printed.text, start, end)
    first = printed.text[start:end].partition("\n")[0].strip()
    return [Segment(ProvisionKind.ANNEX, None, first if title_like(first) else None, start, end)]


def _annexes(lines: Sequence[Line], after: int, stop: int) -> list[Division]:
    """Annexes that follow the last article."""
    found = []
    until = bisect_left(lines, stop, key=lambda line: line.start)  # a text of many runs is not walked for each
    for line in lines[after + 1 : until]:
        division = None if line.aside or line.quoted else division_of(line.text)
        if division and division[0] is ProvisionKind.ANNEX:
            kind, label, rest = division
            found.append(
                Division(kind=kind, number=label.split()[-1], heading=rest or None, start=line.start, end=line.end)
            )
    return found


def _annex_segments(text: str, annexes: Sequence[Division], end: int) -> Iterator[Segment]:
    ends = [*(annex.start for annex in annexes[1:]), end]
    for annex, until in zip(annexes, ends, strict=False):
        yield Segment(ProvisionKind.ANNEX, annex.number, annex.heading, *trimmed(text, annex.start, until))


def _article(printed: Printed, opening: Opening, stop: int) -> Segment:
    """An article from its opening to an offset; notes and page numbers at the edges of its text are left out."""
    text = printed.text
    end = max(opening.body, _text_end(printed.lines, stop))
    begin = _text_begin(printed.lines, opening.body, end)
    start = begin + (len(text[begin:end]) - len(text[begin:end].lstrip(" .:-–—\n\t\r")))
    start, end = trimmed(text, min(start, end), end)
    number, heading = opening.marker.number, opening.heading
    return Segment(ProvisionKind.ARTICLE, number, heading, start, end, blocks(printed, (start, end)))


def _text_begin(lines: Sequence[Line], start: int, end: int) -> int:
    """The start of the text after an offset: page numbers and notes before it are left out."""
    index = bisect_left(lines, start, key=lambda line: line.start)
    if not any(line.aside for line in lines[index : index + _NEAR]):
        return start
    first = next((at for at in range(index, len(lines)) if not lines[at].blank or lines[at].start >= end), index)
    skipped = any(line.aside for line in lines[index:first])
    return min(lines[first].start, end) if skipped and first < len(lines) else start


def _text_end(lines: Sequence[Line], stop: int) -> int:
    """The end of the last line before an offset that belongs to the text: page numbers and notes are left out."""
    index = bisect_left(lines, stop, key=lambda line: line.start)
    if not any(line.aside for line in lines[max(0, index - _NEAR) : index]):
        return stop
    return next((lines[at].end for at in range(index - 1, -1, -1) if not lines[at].blank), stop)


def _from_block(block: Block) -> Segment:
    children = [_from_block(child) for child in block.children]
    return Segment(block.kind, block.number, None, block.start, block.end, children)
