"""The last step of an extraction: its text repaired, with every offset moved along and what was done told by page."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.formats.extraction import Extraction, PageProblem
from ingest.likeness import likeness
from ingest.repair import Repaired, repaired
from ingest.repair.run_on import LONGEST_RUN, MOST_PARTED
from ingest.structure import Segment
from ontology.model import Document, Edit, Note, Treatment, TreatmentMethod

_BETWEEN = "\n\x1f\n"
"""Parts text from notes, and note from note; no extraction holds the sign."""


def mended(extraction: Extraction) -> Extraction:
    """The extraction with its text repaired; sound text stays as it is.

    One treatment for each kind of repair, and one for each page of several that it touched, with how much the
    page's text is like its language afterwards.
    """
    found, notes = _repaired(extraction)
    if not found.treatments:
        return extraction
    starts = found.moved(extraction.page_starts)
    return replace(
        extraction,
        text=found.text,
        page_starts=starts,
        indents=found.moved(extraction.indents),
        treatments=(*extraction.treatments, *found.treatments, *_by_page(found, starts)),
        edits=_together(extraction.edits, found),
        problems=(*extraction.problems, *_left(found)),
        notes=tuple(_moved(note, found) for note in notes),
        outline=_moved_parts(extraction.outline, found),
    )


def _left(found: Repaired) -> Iterator[PageProblem]:
    """The word to the owner that a text stays without the spaces it lost."""
    if found.run_on:
        yield PageProblem(
            code="run_on",
            message=f"The file lost the spaces between its words, and {found.run_on} letters were left so: words are "
            f"parted up to {LONGEST_RUN} letters each and {MOST_PARTED} in all. Look for another copy.",
        )


def _repaired(extraction: Extraction) -> tuple[Repaired, list[Note]]:
    """The text repaired, and with it the notes taken out of it, whose few words would tell nothing alone."""
    removed = [note for note in extraction.notes if note.span is None]
    whole = repaired("".join([extraction.text, *(_BETWEEN + note.text for note in removed)]))
    (end,) = whole.moved([len(extraction.text)])
    text, *told = whole.text.split(_BETWEEN)
    if len(told) != len(removed) or len(text) != end:
        return repaired(extraction.text), list(extraction.notes)
    texts = iter(told)
    notes = [note if note.span else replace(note, text=next(texts)) for note in extraction.notes]
    edits = tuple(edit for edit in whole.edits if edit.end <= end)
    return Repaired(text, edits, whole.treatments, whole.run_on), notes


def _together(before: Sequence[Edit], repair: Repaired) -> tuple[Edit, ...]:
    """Edits before the repair, moved along, and those of the repair; where both touched, the latter alone."""
    offsets = repair.moved([offset for edit in before for offset in (edit.start, edit.end)])
    places = zip(offsets[::2], offsets[1::2], before, strict=True)
    moved = [Edit(start, end, edit.original) for start, end, edit in places]
    starts = [each.start for each in repair.edits]
    ends = [each.end for each in repair.edits]
    untouched = [edit for edit in moved if bisect_left(starts, edit.end) == bisect_right(ends, edit.start)]
    return tuple(sorted((*untouched, *repair.edits), key=lambda edit: edit.start))


def _by_page(found: Repaired, starts: tuple[int, ...]) -> Iterator[Treatment]:
    if len(starts) == 1:
        return
    touched = Counter(Document.page_at(starts, edit.start) for edit in found.edits)
    for page, count in sorted(touched.items()):
        end = starts[page] if page < len(starts) else len(found.text)
        yield Treatment(
            method=TreatmentMethod.REPAIR,
            confidence=round(likeness(found.text[starts[page - 1] : end]).confidence, 3),
            detail=f"{count} stretches repaired",
            page=page,
        )


def _moved_parts(parts: Sequence[Segment], repair: Repaired) -> tuple[Segment, ...]:
    """The outline with every offset moved, all in one pass over the edits."""
    offsets = sorted({offset for part in _within(parts) for offset in (part.start, part.end)})
    places = dict(zip(offsets, repair.moved(offsets), strict=True))

    def moved(part: Segment) -> Segment:
        children = [moved(child) for child in part.children]
        return replace(part, start=places[part.start], end=places[part.end], children=children)

    return tuple(moved(part) for part in parts)


def _within(parts: Sequence[Segment]) -> Iterator[Segment]:
    for part in parts:
        yield part
        yield from _within(part.children)


def _moved(note: Note, repair: Repaired) -> Note:
    if note.span is None:
        return note
    start, end = repair.moved(note.span)
    return replace(note, span=(start, end))
