"""The last step of an extraction: its text repaired, with every offset moved along and what was done told by page."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.formats.extraction import Extraction
from ingest.likeness import likeness
from ingest.repair import Repaired, repaired
from ingest.structure import Segment
from ontology.model import Document, Edit, Note, Treatment, TreatmentMethod


def mended(extraction: Extraction) -> Extraction:
    """The extraction with its text repaired; sound text stays as it is.

    One treatment for each kind of repair, and one for each page of several that it touched, with how much the
    page's text is like its language afterwards.
    """
    found = repaired(extraction.text)
    if not found.treatments:
        return extraction
    starts = found.moved(extraction.page_starts)
    return replace(
        extraction,
        text=found.text,
        page_starts=starts,
        treatments=(*extraction.treatments, *found.treatments, *_by_page(found, starts)),
        edits=_together(extraction.edits, found),
        notes=tuple(_moved(note, found) for note in extraction.notes),
        outline=tuple(_moved_part(part, found) for part in extraction.outline),
    )


def _together(before: Sequence[Edit], repair: Repaired) -> tuple[Edit, ...]:
    """Edits made before the repair, moved along, with those of the repair; where both touched, those of the repair."""
    moved = [Edit(*repair.moved((edit.start, edit.end)), edit.original) for edit in before]
    untouched = [
        edit for edit in moved if not any(edit.start < each.end and each.start < edit.end for each in repair.edits)
    ]
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


def _moved_part(part: Segment, repair: Repaired) -> Segment:
    start, end = repair.moved((part.start, part.end))
    return replace(part, start=start, end=end, children=[_moved_part(child, repair) for child in part.children])


def _moved(note: Note, repair: Repaired) -> Note:
    if note.span is None:
        return note
    start, end = repair.moved(note.span)
    return replace(note, span=(start, end))
