"""One page through the gate: its text layer first, the second look where that needs one, and what is left for OCR."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ingest.formats.cleaning import clean
from ingest.formats.pdf.contents import is_contents
from ingest.formats.pdf.fonts import DecodedLayer, has_glyph_numbers
from ingest.formats.pdf.gate import is_hopeless, judged
from ingest.formats.pdf.hyphens import unmarked_hyphens
from ingest.formats.pdf.indents import indents_of_layer
from ingest.formats.pdf.pictures import is_drawn, picture_share
from ingest.formats.pdf.second_look import Look, look_at_lines, second_look
from ingest.formats.pdf.signs import Need, need_of, shows_less
from ingest.likeness import Likeness
from ontology.model import Treatment, TreatmentMethod

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

_GEOMETRY = TreatmentMethod.GEOMETRY
_ENDS = (".", "!", "?", ";", ":", ")", "”", '"', "»")
_CAPTION_LETTERS = 250
_MOSTLY_PICTURE = 0.6


class State(StrEnum):
    """What a page's text layer is worth."""

    GOOD = "good"
    BLANK = "blank"
    PICTURE = "picture"
    UNSOUND = "unsound"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page's text, the footnotes taken out of it, how it was read beyond its text layer, and its worth.

    ``goes_on`` tells that the first note goes on from the page before, ``numbered`` that characters were lost
    for want of letters, ``indents`` holds the first words of lines that are set in.
    """

    text: str
    state: State
    language: str | None = None
    notes: tuple[str, ...] = ()
    goes_on: bool = False
    treatment: Treatment | None = None
    numbered: bool = False
    indents: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """True where the page ends in a footnote whose last sentence does not end."""
        return bool(self.notes) and not self.notes[-1].rstrip().endswith(_ENDS)


def sheet_of(page: "PdfPage", layer: "PdfTextPage | DecodedLayer", *, number: int, before: "Sheet | None") -> Sheet:
    """Read a page (``number`` counts from 1); the language and last note of the page ``before`` may go on in it."""
    open_note, hint = (before.is_open, before.language) if before else (False, None)
    raw = layer.get_text_range() if layer.count_chars() else ""
    text = clean(unmarked_hyphens(raw))
    like = judged(text, hint=hint)
    box = page.get_bbox()
    need = need_of(layer, raw, box) if like.sound else Need.GEOMETRY
    if need is Need.GEOMETRY and like.sound and is_contents(raw) and not shows_less(layer, raw, box):
        need = Need.NOTHING  # a second look at it takes as long as twenty pages
    look = Look(raw)
    if need is Need.GEOMETRY:
        look = second_look(page, layer, raw, open_note=open_note)
    elif need is Need.LINES or open_note:
        look = look_at_lines(layer, raw, open_note=open_note)
    treatment = None
    if look.done:
        text = clean(unmarked_hyphens(look.text))
        like = judged(text, hint=hint)
        detail = ", ".join(look.done)
        treatment = Treatment(method=_GEOMETRY, confidence=round(like.confidence, 3), detail=detail, page=number)
    return Sheet(
        text=text,
        numbered=has_glyph_numbers(layer, raw),
        language=like.language,
        state=_state(page, text, like),
        notes=tuple(clean(note) for note in look.notes),
        goes_on=look.goes_on,
        indents=look.indents if look.done else indents_of_layer(layer, raw),
        treatment=treatment,
    )


def _state(page: "PdfPage", text: str, like: Likeness) -> State:
    """Few letters are a page of their own ("ANNEX 1") unless an image covers most of it."""
    if like.letters == 0:
        return State.PICTURE if is_drawn(page) else State.BLANK
    if like.letters < _CAPTION_LETTERS and picture_share(page) > _MOSTLY_PICTURE:
        return State.PICTURE
    return State.UNSOUND if is_hopeless(text, like) else State.GOOD
