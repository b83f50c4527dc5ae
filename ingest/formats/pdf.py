"""PDF with a text layer: pypdfium2 for the text, pdfplumber where the page's geometry matters.

pypdfium2 reads 200 to 800 pages a second, pdfplumber 7 to 12 (``bench/``), so the first reads every page
and also says which pages are set in two columns; only those go to the second.
"""

import ctypes
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.formats.cleaning import clean
from ingest.formats.columns import column_texts, in_two_columns
from ingest.formats.detection import Format
from ingest.formats.extraction import Extraction, PageProblem, join_pages
from ontology.errors import DocumentError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_FEW_LETTERS = 40
_EDGE_LINES = 2
_RUNNING_SHARE = 0.5
_HYPHEN = re.compile("[\ufffe\u0002]\r?\n?")
_PAGE_NUMBER = re.compile(
    r"\W*(?:стр\w*|str\w*|page|faqe|sayfa|страна)?\W*\d{1,4}(?:\s*[/|]\s*\d{1,4})?\W*", re.IGNORECASE
)
_PRINTED_FROM = re.compile(
    r"^\s*(?:\d{1,2}[./]\d{1,2}[./]\d{2,4}\S*\s+)?https?://\S+(?:\s+\d{1,4}/\d{1,4}(?=\s|$))?\s*"
)
_NUMBERED_WORD = re.compile(r"\W{0,3}[^\W\d_]{2,}\.?\s{0,3}\d{1,4}[^\W\d_]?\W{0,3}")
_EDGE_LENGTH = 40
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layer:
    """What the text layer of one page holds; ``columns`` is True where the page is set in two columns."""

    text: str
    columns: bool


def read(data: bytes) -> Extraction:
    """Text of every page without running heads and page numbers; pages without text become problems."""
    with _opened(data) as document:
        layers = [_layer_text(page) for page in _pages(document)]
    pages, problems = _with_columns(layers, data)
    bare = [index + 1 for index, page in enumerate(pages) if sum(map(str.isalpha, page)) < _FEW_LETTERS]
    if len(bare) == len(pages):
        raise DocumentError(
            "no_text_layer",
            "The PDF is a scan: its pages are pictures without text. Recognise its text (OCR) and try again.",
        )
    problems += [
        PageProblem(code="page_without_text", message="The page has no text; it may be a picture.", page=number)
        for number in bare
        if pages[number - 1].strip() == "" and len(pages) > 1
    ]
    text, starts = join_pages(_without_running_lines(pages))
    return Extraction(text=text, media_type=Format.PDF, page_starts=starts, problems=tuple(problems))


@contextmanager
def _opened(data: bytes) -> "Iterator[PdfDocument]":
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise DocumentError(
                "encrypted_pdf", "The PDF is locked with a password. Ask its publisher for an open copy."
            ) from error
        raise DocumentError(
            "damaged_pdf", "The PDF is damaged or cut off and cannot be opened. Download it again."
        ) from error
    try:
        if len(document) == 0:
            raise DocumentError("damaged_pdf", "The PDF has no pages. Download it again.")
        yield document
    finally:
        document.close()


def _pages(document: "PdfDocument") -> "Iterator[PdfPage]":
    import pypdfium2

    for index in range(len(document)):
        try:
            page = document[index]
        except pypdfium2.PdfiumError as error:
            raise DocumentError("damaged_pdf", f"Page {index + 1} of the PDF cannot be opened.") from error
        try:
            yield page
        finally:
            page.close()


def _layer_text(page: "PdfPage") -> _Layer:
    """The page's text in the order it was drawn, and whether it stands in two columns."""
    layer = page.get_textpage()
    try:
        columns = in_two_columns(_rectangles(layer), width=page.get_width())
        return _Layer(text=clean(_HYPHEN.sub("", layer.get_text_range())), columns=columns)
    finally:
        layer.close()


def _with_columns(layers: Sequence[_Layer], data: bytes) -> tuple[list[str], list[PageProblem]]:
    """Page texts, those set in columns read by the slower engine in one pass, and what went wrong with that.

    pdfminer, under pdfplumber, raises whatever its parser trips over. The text in the order it was drawn is
    then better than none.
    """
    pages = [layer.text for layer in layers]
    wanted = [index for index, layer in enumerate(layers) if layer.columns]
    if not wanted:
        return pages, []
    try:
        columns = column_texts(io.BytesIO(data), wanted)
    except Exception:
        message = "Pages set in two columns could not be taken apart; their lines may be mixed up."
        return pages, [PageProblem(code="columns_mixed", message=message, page=wanted[0] + 1)]
    return [clean(columns[index]) if index in columns else text for index, text in enumerate(pages)], []


def _rectangles(layer: object) -> list[tuple[float, float, float]]:
    """(left, right, top) of each run of text, in PDF points from the lower left corner."""
    import pypdfium2.raw as raw

    count = raw.FPDFText_CountRects(layer, 0, -1)
    left, top, right, bottom = (ctypes.c_double() for _ in range(4))
    runs = []
    for index in range(count):
        raw.FPDFText_GetRect(layer, index, left, top, right, bottom)
        runs.append((left.value, right.value, top.value))
    return runs


def _without_running_lines(pages: list[str]) -> list[str]:
    """Drop lines at page edges that are page numbers, or that most pages repeat."""
    seen = Counter(
        key
        for number, page in enumerate(pages)
        for key in {key for line in _edges(page) for key in _keys(line, number)}
    )
    running = {key for key, count in seen.items() if count > max(2, _RUNNING_SHARE * len(pages))}
    return [_without_edges(page, number, running) for number, page in enumerate(pages)]


def _keys(line: str, page: int) -> set[str]:
    """What a running line keeps from page to page: its words, and figures that stay or count with the pages.

    "Neni 24" at the top of a page has words of an article and a figure that does neither, so it is no
    running line, however many articles open a page.
    """
    line = line.strip()
    if _NUMBERED_WORD.fullmatch(line):  # one article a page: "Član 7" counts with the pages and is no page number
        return {line}
    relative = _DIGITS.sub(
        lambda match: f"#{int(match.group()) - page}" if len(match.group()) < 5 else match.group(), line
    )
    plain, counted = _DIGITS.split(line), _DIGITS.findall(line)
    keys = {line, relative}
    for turning in (0, len(counted) - 1):
        if counted and len(counted[turning]) < 5:
            figures = [*counted]
            figures[turning] = f"#{int(figures[turning]) - page}"
            keys.add("".join(word + figure for word, figure in zip(plain, [*figures, ""], strict=True)))
    return {key for key in keys if key}


def _edges(page: str) -> list[str]:
    lines = [_PRINTED_FROM.sub("", line) for line in page.split("\n") if line.strip()]
    return lines[:_EDGE_LINES] + lines[-_EDGE_LINES:] if len(lines) > 2 * _EDGE_LINES else []


def _without_edges(page: str, number: int, running: set[str]) -> str:
    lines = page.split("\n")
    filled = [index for index, line in enumerate(lines) if line.strip()]
    edges = (filled[:_EDGE_LINES] + filled[-_EDGE_LINES:]) if len(filled) > 2 * _EDGE_LINES else []
    for index in edges:
        lines[index] = _PRINTED_FROM.sub("", lines[index])
    dropped = {index for index in edges if _keys(lines[index], number) & running or _is_page_number(lines[index])}
    return "\n".join(line for index, line in enumerate(lines) if index not in dropped)


def _is_page_number(line: str) -> bool:
    return len(line) < _EDGE_LENGTH and _PAGE_NUMBER.fullmatch(line) is not None
