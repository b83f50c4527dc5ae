"""All pages of a PDF through the gate, then those that need it through recognition, then into one text."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.formats.cleaning import clean
from ingest.formats.detection import Format
from ingest.formats.extraction import Extraction, PageProblem, join_pages
from ingest.formats.pdf import remedies
from ingest.formats.pdf.fonts import DecodedLayer, FontTables, font_tables
from ingest.formats.pdf.gate import judged, letters_of
from ingest.formats.pdf.hyphens import IsWord, whole_over_pages, without_hyphens
from ingest.formats.pdf.indents import placed
from ingest.formats.pdf.ocr import recognised
from ingest.formats.pdf.opening import MOST_PAGES, opened, opened_page
from ingest.formats.pdf.running import without_feet, without_running_lines
from ingest.formats.pdf.sheets import Sheet, State, sheet_of
from ingest.likeness import known
from ingest.repair import repaired
from ingest.repair.decoding import Decoding, find_decoding, may_hide_letters
from ontology.errors import DocumentError
from ontology.model import Note, NoteKind, Treatment, TreatmentMethod

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_FEW_LETTERS = 40
_MOST_TEXT = 10_000_000
_SAMPLE = 4000
_SAYS_MORE = 1.5
_ROUNDS = 2


Tick = Callable[[], None]
"""Called whenever a page is done, for whoever watches that reading goes on."""


def extracted(data: bytes, *, tick: Tick = lambda: None) -> Extraction:
    """Text of every page without running heads, page numbers and footnotes, which become notes.

    Pages that nothing can read become problems; raises ``DocumentError`` where that is every page.
    """
    with opened(data) as document:
        sheets, tables = _told(document, tick)
        problems = [remedies.pages_cut(MOST_PAGES)] if len(document) > MOST_PAGES else []
        problems += _recognise(document, sheets, tick)
    if all(letters_of(sheet.text) < _FEW_LETTERS for sheet in sheets):
        raise _no_text(problems)
    return _extraction(sheets, problems, tables)


def _told(document: "PdfDocument", tick: Tick) -> tuple[list[Sheet], FontTables]:
    """All sheets, read through tables of the fonts whose letters are not what they seem; none in a sound document.

    What is left then is looked at once more, for fonts that stand on few pages, behind many.
    """
    sheets = _sheets(document, {}, tick)
    tables: FontTables = {}
    legacy: Decoding | None = None
    for _ in range(_ROUNDS):
        legacy = legacy or _legacy(sheets)
        found = _tables(document, sheets, legacy)
        more = {font: table for font, table in found.items() if font not in tables}
        if not more:
            break
        tables = {**tables, **more}
        sheets = _sheets(document, tables, tick)
    return sheets, tables


def _legacy(sheets: Sequence[Sheet]) -> Decoding | None:
    """The table of a font that has its letters in the places of others."""
    text = "\n".join(sheet.text for sheet in sheets)
    decoding = find_decoding(text) if may_hide_letters(text) else None
    return decoding if decoding and decoding.table.whole else None


def _tables(document: "PdfDocument", sheets: Sequence[Sheet], legacy: Decoding | None) -> FontTables:
    """Tables of fonts from the pages that show numbers of glyphs, or letters in the places of others."""
    numbered = [index for index, sheet in enumerate(sheets) if sheet.numbered]
    hiding = [index for index, sheet in enumerate(sheets) if legacy and may_hide_letters(sheet.text)]
    wanted = sorted({*numbered, *hiding})
    return font_tables(document, wanted, legacy) if wanted else {}


def _sheets(document: "PdfDocument", tables: FontTables, tick: Tick) -> list[Sheet]:
    """Every page through the gate, one at a time; reading stops where the text outgrows what is accepted."""
    sheets: list[Sheet] = []
    length = 0
    for index in range(min(len(document), MOST_PAGES)):
        with opened_page(document, index) as (page, plain):
            layer = DecodedLayer(plain, tables) if tables else plain
            sheets.append(sheet_of(page, layer, number=index + 1, before=sheets[-1] if sheets else None))
        tick()
        length += len(sheets[-1].text)
        if length > _MOST_TEXT:
            break
    return sheets


def _recognise(document: "PdfDocument", sheets: list[Sheet], tick: Tick) -> list[PageProblem]:
    """Put recognised text in the place of sheets without usable text; what could not be read comes back."""
    problems = [remedies.blank(index) for index, sheet in enumerate(sheets) if sheet.state is State.BLANK]
    wanted = [index for index, sheet in enumerate(sheets) if sheet.state in (State.PICTURE, State.UNSOUND)]
    if not wanted:
        return problems
    sample = "\n".join(sheet.text for sheet in sheets if sheet.state is State.GOOD)[:_SAMPLE]
    recognition = recognised(document, wanted, sample=repaired(sample).text, tick=tick)
    for index, found in recognition.pages.items():
        if _is_better(found.text, sheets[index]):
            detail = "recognised from the picture of the page"
            how = Treatment(method=TreatmentMethod.OCR, confidence=found.confidence, detail=detail, page=index + 1)
            sheets[index] = Sheet(text=clean(found.text), state=State.GOOD, treatment=how)
    told = {each.page for each in recognition.problems if each.code != "page_without_text"}
    unsound = [index for index, sheet in enumerate(sheets) if sheet.state is State.UNSOUND]
    problems += [each for each in recognition.problems if each.page in told or (each.page or 0) - 1 not in unsound]
    return problems + [remedies.unsound(index) for index in unsound if index + 1 not in told]


def _is_better(text: str, sheet: Sheet) -> bool:
    """True where recognised text says more than the layer over a picture, or is more like a language."""
    if sheet.state is State.PICTURE:
        return letters_of(text) > _SAYS_MORE * letters_of(sheet.text)
    return judged(text).confidence > judged(sheet.text).confidence


def _no_text(problems: Sequence[PageProblem]) -> DocumentError:
    remedy = next((each.message for each in problems if each.code == "ocr_missing"), None)
    if remedy is None:
        remedy = "Nothing on its pages could be recognised. Look for a clearer copy."
    return DocumentError("no_text_layer", f"The PDF is a scan: its pages are pictures without text. {remedy}")


def _extraction(sheets: Sequence[Sheet], problems: Sequence[PageProblem], tables: FontTables) -> Extraction:
    is_word = _words_of(sheets)
    bare, running = without_running_lines([sheet.text for sheet in sheets])
    pages = whole_over_pages([without_hyphens(page, is_word) for page in bare], is_word)
    text, starts = join_pages(pages)
    notes = [Note(kind=NoteKind.RUNNING, text=line, page=page) for line, page in running]
    return Extraction(
        text=text,
        media_type=Format.PDF,
        page_starts=starts,
        indents=tuple(placed(text, starts, (sheet.indents for sheet in sheets))),
        problems=tuple(sorted(problems, key=lambda each: each.page or 0)),
        treatments=(*_of_fonts(tables, text), *(sheet.treatment for sheet in sheets if sheet.treatment is not None)),
        notes=tuple(sorted([*notes, *_footnotes(sheets, is_word)], key=lambda note: note.page)),
    )


def _words_of(sheets: Sequence[Sheet]) -> IsWord:
    """Whether a word is known in the language of the document; asked only where a hyphen breaks one."""
    sample = "\n".join(sheet.text[:_SAMPLE] for sheet in sheets[:8])
    language = judged(sample).language
    return lambda word: language is not None and known(word, language)


def _footnotes(sheets: Sequence[Sheet], is_word: IsWord) -> list[Note]:
    """Footnotes with the page they begin on; what goes on over a page's end is one note."""
    notes: list[Note] = []
    for number, (sheet, parts) in enumerate(
        zip(sheets, without_feet([s.notes for s in sheets]), strict=True), start=1
    ):
        texts = [" ".join(without_hyphens(note, is_word).split()) for note in parts]
        if sheet.goes_on and texts and notes:
            notes[-1] = replace(notes[-1], text=f"{notes[-1].text} {texts.pop(0)}")
        notes += [Note(kind=NoteKind.FOOTNOTE, text=text, page=number) for text in texts if text]
    return notes


def _of_fonts(tables: FontTables, text: str) -> Iterator[Treatment]:
    """That letters were told font by font, for the whole document."""
    if tables:
        names = ", ".join(sorted({font.strip("\0") for font in tables}))
        detail = f"letters of the fonts {names} told from their words"
        confidence = round(judged(text).confidence, 3)
        yield Treatment(method=TreatmentMethod.REPAIR, confidence=confidence, detail=detail)
