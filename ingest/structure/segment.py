"""From one text to its tree of parts: divisions, articles, paragraphs, preamble, annexes."""

from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.structure.chain import Chain, chains
from ingest.structure.divisions import Division, title_like
from ingest.structure.headings import Head, below_style, bracketed_title, head_above, head_inside, title_below
from ingest.structure.inline import find_inline, tells_more, title_behind
from ingest.structure.lines import Line, split_lines, without_page_figures
from ingest.structure.markers import (
    Marker,
    division_of,
    find_markers,
    find_qualified,
    ratifies,
    with_whole_openings,
)
from ingest.structure.paragraphs import Block, Layout, split_body
from ontology.model import ProvisionKind

_BARE = 3.0
_RATIFYING = 9


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
class _Opening:
    """An article about to be cut: its marker, what stands above it, its title, where its body begins."""

    marker: Marker
    head: Head
    heading: str | None
    body: int


def segment(text: str) -> list[Segment]:
    """The top-level parts of a text in order; a text without articles gives its paragraphs as ``text``."""
    lines = without_page_figures(with_whole_openings(split_lines(text)))
    layout = Layout.of(lines)
    runs = _article_runs(text, lines)
    if not runs:
        return _without_articles(text, lines, layout)
    return list(_assemble(text, lines, layout, runs))


def _article_runs(text: str, lines: list[Line]) -> list[Chain]:
    """The articles of a text and of those it contains; a lone "Article 238" in a speech is none."""
    by_lines = find_markers(lines)
    runs = chains(by_lines)
    if inline := find_inline(text, lines):
        mixed = chains(sorted([*by_lines, *inline], key=lambda marker: marker.start))
        runs = mixed if tells_more(mixed, runs) else runs
    if sum(map(len, runs)) == 1 and runs[0][0].key[0] > 1 and runs[0][0].strength < _BARE:
        return []
    return _with_qualified(runs, find_qualified(lines))


def _with_qualified(runs: list[Chain], qualified: list[Marker]) -> list[Chain]:
    """Provisional and additional articles, which have a count of their own, put where they stand."""
    for marker in qualified:
        around = [run for run in runs if run[0].start < marker.start] or runs[:1]
        if around:
            insort(around[-1], marker, key=lambda each: each.start)
    return runs or ([qualified] if qualified else [])


def _without_articles(text: str, lines: list[Line], layout: Layout) -> list[Segment]:
    segments: list[Segment] = []
    heading: str | None = None
    for block in split_body(lines, (0, len(text)), Layout(airy=True, width=layout.width)):
        words = text[block.start : block.end]
        if title_like(words) and "\n" not in words and not block.children:
            heading = words
            continue
        segments.append(Segment(ProvisionKind.TEXT, block.number, heading, block.start, block.end, _parts(block)))
    return segments or [Segment(ProvisionKind.TEXT, None, None, *_trimmed(text, 0, len(text)))]


def _assemble(text: str, lines: list[Line], layout: Layout, runs: list[Chain]) -> Iterator[Segment]:
    openings = [
        _openings(lines, run, floor=-1 if index == 0 else runs[index - 1][-1].line) for index, run in enumerate(runs)
    ]
    main = _main_run(text, runs)
    begin = openings[0][0].head.start
    if text[:begin].strip():
        yield Segment(ProvisionKind.PREAMBLE, None, None, *_trimmed(text, 0, begin))
    for index, run in enumerate(openings):
        end = openings[index + 1][0].head.start if index + 1 < len(openings) else len(text)
        parts = _run_segments(text, lines, layout, run, end)
        if index == main:
            yield from parts
        else:
            yield _foreign(text, run, parts, end)


def _main_run(text: str, runs: list[Chain]) -> int:
    """The run of the act itself: the longest, but where the act ratifies a treaty, the one above the treaty's."""
    first = runs[0]
    if first[0].key == (1, 0) and 1 < len(first) <= _RATIFYING and ratifies(text[: first[1].start]):
        return 0
    return max(range(len(runs)), key=lambda index: len(runs[index]))


def _foreign(text: str, run: list[_Opening], parts: Iterator[Segment], end: int) -> Segment:
    """Articles of another act in the same file, kept whole; those that go on with another act's count are text."""
    segments = list(parts)
    heading = next((division.heading for division in run[0].head.divisions), None)
    if run[0].marker.key[0] != 1:
        for article in segments:
            if article.kind is ProvisionKind.ARTICLE:
                article.kind, article.children = ProvisionKind.TEXT, []
    return Segment(ProvisionKind.ANNEX, None, heading, *_trimmed(text, run[0].head.start, end), segments)


def _openings(lines: list[Line], run: Chain, *, floor: int) -> list[_Opening]:
    below = below_style(lines, run)
    openings: list[_Opening] = []
    for marker in run:
        title, body = _own_title(lines, marker, below=below)
        if marker.inline:
            after = openings[-1].body if openings else None
            head = head_inside(lines, marker, after=after, titled_elsewhere=title is not None)
        else:
            head = head_above(lines, marker, floor=floor, titled_elsewhere=title is not None)
        openings.append(_Opening(marker=marker, head=head, heading=title or head.heading, body=body))
        floor = marker.line
    return openings


def _own_title(lines: list[Line], marker: Marker, *, below: bool) -> tuple[str | None, int]:
    """(title, offset of the body) of an article whose title follows its number."""
    line = lines[marker.line]
    if marker.rest and not marker.inline:
        return _title_beside(lines, marker)
    if marker.inline:
        return title_behind(line, marker) or (None, marker.end)
    after = next((i for i in range(marker.line + 1, min(marker.line + 4, len(lines))) if not lines[i].blank), None)
    if after is not None and (bracketed := bracketed_title(lines, after, 0)):
        return bracketed[0], lines[bracketed[1]].end
    under = title_below(lines, marker) if below else None
    return (None, line.end) if under is None else (lines[under].text.strip().strip("()[]"), lines[under].end)


def _title_beside(lines: list[Line], marker: Marker) -> tuple[str | None, int]:
    """A title on the line of the number: in brackets, or a line of its own before the text."""
    line = lines[marker.line]
    begin = line.text.index(marker.rest, marker.end - line.start)
    if bracketed := bracketed_title(lines, marker.line, begin):
        return bracketed[0], lines[bracketed[1]].end
    after = lines[marker.line + 1].text.strip() if marker.line + 1 < len(lines) else ""
    rest = marker.rest.strip("-–— ")
    if title_like(rest) and after and not after[:1].islower():
        return rest, line.end
    return None, line.start + begin


def _run_segments(text: str, lines: list[Line], layout: Layout, run: list[_Opening], end: int) -> Iterator[Segment]:
    for index, opening in enumerate(run):
        for division in opening.head.divisions:
            yield _division_segment(division)
        last = index + 1 == len(run)
        stop = end if last else run[index + 1].head.start
        annexes = _annexes(lines, opening.marker.line, stop) if last else []
        body_end = _text_end(lines, annexes[0].start if annexes else stop)
        yield _article(text, lines, opening, (_text_begin(lines, opening.body, body_end), body_end), layout)
        ends = [*(annex.start for annex in annexes[1:]), stop]
        for annex, until in zip(annexes, ends, strict=False):
            yield Segment(ProvisionKind.ANNEX, annex.number, annex.heading, *_trimmed(text, annex.start, until))


def _annexes(lines: list[Line], after: int, stop: int) -> list[Division]:
    """Annexes that follow the last article."""
    found = []
    for line in lines[after + 1 :]:
        division = division_of(line.text) if line.start < stop else None
        if division and division[0] is ProvisionKind.ANNEX:
            kind, label, rest = division
            found.append(
                Division(kind=kind, number=label.split()[-1], heading=rest or None, start=line.start, end=line.end)
            )
    return found


def _text_begin(lines: list[Line], start: int, end: int) -> int:
    """The start of the text after an offset: page numbers before it are left out."""
    index = bisect_left(lines, start, key=lambda line: line.start)
    first = next((line for line in lines[index : index + 6] if not line.blank), None)
    if first is None or first.start >= end or not any(line.page_figure for line in lines[index : index + 6]):
        return start
    between = [line for line in lines[index : index + 6] if line.start < first.start]
    return first.start if any(line.page_figure for line in between) else start


def _text_end(lines: list[Line], stop: int) -> int:
    """The end of the last line before an offset that belongs to the text: page numbers at the end are left out."""
    index = bisect_left(lines, stop, key=lambda line: line.start)
    if not any(line.page_figure for line in lines[max(0, index - 6) : index]):
        return stop
    return next((line.end for line in reversed(lines[:index]) if not line.blank), stop)


def _article(text: str, lines: list[Line], opening: _Opening, body: tuple[int, int], layout: Layout) -> Segment:
    start = body[0] + (len(text[body[0] : body[1]]) - len(text[body[0] : body[1]].lstrip(" .:-–—\n")))
    start, end = _trimmed(text, min(start, body[1]), body[1])
    blocks = split_body(lines, (start, end), layout)
    children = [_from_block(block) for block in blocks]
    return Segment(ProvisionKind.ARTICLE, opening.marker.number, opening.heading, start, end, children)


def _division_segment(division: Division) -> Segment:
    return Segment(division.kind, division.number, division.heading, division.start, division.end)


def _from_block(block: Block) -> Segment:
    return Segment(block.kind, block.number, None, block.start, block.end, _parts(block))


def _parts(block: Block) -> list[Segment]:
    return [_from_block(child) for child in block.children]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without spaces at its edges; empty spans stay where they begin."""
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    return (start, start) if lead == len(piece) else (start + lead, start + len(piece.rstrip()))
