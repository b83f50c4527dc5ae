"""From one text to its tree of parts: divisions, articles, paragraphs, preamble, closing formula, annexes."""

from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.structure.acts import act_spans, headed
from ingest.structure.bodies import Printed, Segment, blocks, run_segments, trailing, trimmed
from ingest.structure.chain import Chain, chains, follows
from ingest.structure.closing import find_closing
from ingest.structure.divisions import title_like
from ingest.structure.inline import find_inline, tells_more
from ingest.structure.lines import Line, set_aside, split_lines, without_page_figures
from ingest.structure.markers import appends, find_markers, markers_in, ratifies
from ingest.structure.notes import Aside, contents_of, find_notes
from ingest.structure.openings import Opening, openings_of
from ingest.structure.paragraphs import Layout
from ingest.structure.qualified import find_qualified, with_whole_openings
from ingest.structure.quotations import own_openings, with_quotations
from ingest.structure.scripts_apart import parted_by_script
from ontology.model import ProvisionKind

_BARE = 3.0
_SPEECH = 3000
_RATIFYING = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act of a file: its half-open span, its top-level parts in order, and the notes that lie in it.

    ``word`` is that by which its first article is announced, in lower case; empty without articles. ``fragment``
    is True for the end of an act whose beginning is not in the file.
    """

    start: int
    end: int
    parts: list[Segment]
    notes: list[Aside]
    word: str
    fragment: bool

    @property
    def articles(self) -> list[Segment]:
        """The act's own articles, without those of its annexes."""
        return [part for part in self.parts if part.kind is ProvisionKind.ARTICLE]


def read_acts(text: str, indents: Sequence[int] = ()) -> list[Act]:
    """The acts of a text in order; their spans leave no gap, and all offsets count characters of ``text``.

    ``indents`` are the offsets, ascending, of lines that print sets in.
    """
    spans = act_spans(text)
    acts = []
    for start, end in spans:
        own = text[start:end]
        parts, notes = _structure(own, [place - start for place in indents if start <= place < end])
        fragment = start == 0 and len(spans) > 1 and not headed(own)
        _shift(parts, start)
        moved = [replace(note, start=note.start + start, end=note.end + start) for note in notes]
        acts.append(Act(start=start, end=end, parts=parts, notes=moved, word=_word(own), fragment=fragment))
    return acts


def _word(text: str) -> str:
    """The word that announces the first article of a text, without the spaces inside it."""
    lines = split_lines(text)
    first = next((each for each in markers_in(lines) if not each.contents and each.strength > 1), None)
    return "" if first is None else "".join(filter(str.isalpha, text[first.start : first.end])).lower()


def segment(text: str) -> list[Segment]:
    """The top-level parts of one act in order; a text without articles gives its paragraphs as ``text``."""
    return _structure(text)[0]


def _shift(parts: Sequence[Segment], by: int) -> None:
    for part in parts:
        part.start, part.end = part.start + by, part.end + by
        _shift(part.children, by)


def _structure(text: str, indents: Sequence[int] = ()) -> tuple[list[Segment], list[Aside]]:
    lines = without_page_figures(with_whole_openings(split_lines(text, indents)))
    notes = find_notes(lines)
    lines = with_quotations(set_aside(lines, [(note.start, note.end) for note in notes]))
    runs, contents = _article_runs(text, lines)
    if contents:
        notes = contents_of(lines, notes, contents)
        lines = set_aside(lines, [(note.start, note.end) for note in notes])
    printed = Printed(text=text, lines=lines, layout=Layout.of(lines))
    return (_assemble(printed, runs) if runs else _without_articles(printed)), notes


def _article_runs(text: str, lines: list[Line]) -> tuple[list[Chain], list[Chain]]:
    """The articles of a text and of those it contains, and those that a contents page lists.

    A lone "Article 238" in a speech is none.
    """
    by_lines = own_openings(find_markers(lines), lines)
    runs, contents = chains(by_lines, text)
    if inline := find_inline(text, lines):
        mixed, listed = chains(sorted([*by_lines, *inline], key=lambda marker: marker.start), text)
        runs, contents = (mixed, listed) if tells_more(mixed, runs) else (runs, contents)
    if sum(map(len, runs)) == 1 and runs[0][0].key[0] > 1:
        only = runs[0][0]
        if only.strength < _BARE or only.start > _SPEECH:
            return [], contents
    return _with_qualified(_without_appended(runs, lines), find_qualified(lines)), contents


def _without_appended(runs: list[Chain], lines: list[Line]) -> list[Chain]:
    """Runs cut where the count jumps over a heading that appends another act's articles."""
    parted: list[Chain] = []
    for run in runs:
        parted.append(run[:1])
        for before, after in pairwise(run):
            jumps = not follows(before.key, after.key)
            if jumps and any(appends(line.text) for line in lines[before.line + 1 : after.line] if not line.blank):
                parted.append([])
            parted[-1].append(after)
    return parted


def _with_qualified(runs: list[Chain], qualified: Chain) -> list[Chain]:
    """Provisional and additional articles, which have a count of their own, put where they stand."""
    for marker in qualified:
        around = [run for run in runs if run[0].start < marker.start] or runs[:1]
        if around:
            insort(around[-1], marker, key=lambda each: each.start)
    return runs or ([qualified] if qualified else [])


def _without_articles(printed: Printed) -> list[Segment]:
    text = printed.text
    segments: list[Segment] = []
    heading: str | None = None
    for block in blocks(printed, (0, len(text)), Layout(airy=True, width=printed.layout.width)):
        words = text[block.start : block.end]
        if title_like(words) and "\n" not in words and not block.children:
            heading = words
            continue
        *before, (start, end) = parted_by_script(text, block.start, block.end)
        segments += [Segment(ProvisionKind.TEXT, None, heading, *span) for span in before]
        segments.append(Segment(ProvisionKind.TEXT, block.number, heading, start, end, block.children))
    return segments or [Segment(ProvisionKind.TEXT, None, None, *trimmed(text, 0, len(text)))]


def _assemble(printed: Printed, runs: list[Chain]) -> list[Segment]:
    text, lines = printed.text, printed.lines
    floors = [-1, *(run[-1].line for run in runs[:-1])]
    openings = [openings_of(lines, run, floor=floor) for run, floor in zip(runs, floors, strict=True)]
    main = _main_run(printed, runs)
    begin = openings[0][0].head.start
    segments: list[Segment] = []
    if text[:begin].strip():
        # Notes at its end are not its words: a contents page names every article of the law.
        end = max((line.end for line in lines if line.start < begin and not line.blank), default=begin)
        segments.append(Segment(ProvisionKind.PREAMBLE, None, None, *trimmed(text, 0, min(end, begin))))
    for index, run in enumerate(openings):
        more = index + 1 < len(openings)
        end = openings[index + 1][0].head.start if more else len(text)
        parts, rest = run_segments(printed, run, end, more=more and runs[index + 1][0].key == (1, 0))
        segments += parts if index == main else [_foreign(text, run, parts, (begin, rest))]
        begin = rest
    return segments + trailing(printed, begin, len(text))


def _main_run(printed: Printed, runs: list[Chain]) -> int:
    """The run of the act itself: the longest, or the first one where the act was closed and signed below it.

    A law that ratifies a treaty is shorter than the treaty, also where nobody signed in between.
    """
    first = runs[0]
    if first[0].key == (1, 0) and len(runs) > 1 and len(first) <= _RATIFYING:
        span = (first[-1].end, runs[1][0].start)
        closed = find_closing(printed.text, printed.between(*span), span) is not None
        if closed or (len(first) > 1 and ratifies(printed.text[: first[1].start])):
            return 0
    return max(range(len(runs)), key=lambda index: len(runs[index]))


def _foreign(text: str, run: Sequence[Opening], parts: list[Segment], span: tuple[int, int]) -> Segment:
    """Articles of another act in the same file, kept whole; those that go on with another act's count are text."""
    heading = next((division.heading for division in run[0].head.divisions), None)
    if run[0].marker.key[0] != 1:
        for article in parts:
            if article.kind is ProvisionKind.ARTICLE:
                article.kind, article.children = ProvisionKind.TEXT, []
    start, end = trimmed(text, *span)
    above = trimmed(text, start, run[0].head.start)
    if above[0] < above[1]:
        first = text[start:end].partition("\n")[0].strip()
        heading = first if title_like(first) else heading
        parts = [Segment(ProvisionKind.PREAMBLE, None, None, *above), *parts]
    return Segment(ProvisionKind.ANNEX, None, heading, start, end, parts)
