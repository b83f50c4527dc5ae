"""From bytes to text: which format a file is in, and one reader for each.

A reader turns bytes into an ``Extraction``. Readers are chosen by content, never by name, and import their
libraries late, so that serving and plain text never load a PDF engine.
"""

from collections.abc import Callable
from importlib import import_module

from ingest.formats.detection import Format, detect
from ingest.formats.encodings import unmarked
from ingest.formats.extraction import Extraction, PageProblem
from ingest.formats.mended import mended
from ontology.errors import DocumentError

__all__ = ["Extraction", "Format", "PageProblem", "detect", "extract"]

_READERS: dict[Format, str] = {
    Format.PDF: "ingest.formats.pdf",
    Format.DOCX: "ingest.formats.docx",
    Format.ODT: "ingest.formats.odt",
    Format.RTF: "ingest.formats.rtf",
    Format.DOC: "ingest.formats.doc",
    Format.AKOMA_NTOSO: "ingest.formats.akoma_ntoso",
    Format.HTML: "ingest.formats.html",
    Format.MHTML: "ingest.formats.mhtml",
    Format.MARKDOWN: "ingest.formats.markdown",
    Format.PLAIN: "ingest.formats.plain",
}

_MAX_TEXT = 10_000_000
_MAX_LINES = 300_000
"""Twice the lines that so many characters make in print; a text of more is one letter a line, and no document."""

_PDF = b"%PDF-"


def extract(data: bytes, *, name: str) -> Extraction:
    """Text of a file of any known format.

    ``name`` serves messages, and tells Markdown from plain text, which no content does. Raises
    ``DocumentError`` with a code where the file cannot be read.
    """
    if not data.startswith(_PDF):  # looking for UTF-16 takes as long as reading three pages
        data = unmarked(data)
    reader: Callable[[bytes], Extraction] = import_module(_READERS[detect(data, name=name)]).read
    try:
        extraction = reader(data)
    except RecursionError as error:
        message = "The file is nested too deeply to be read. Save it as plain text or PDF."
        raise DocumentError("too_deep", message) from error
    if not extraction.text.strip():
        raise DocumentError("empty", "The file is empty: there is nothing to read.")
    if len(extraction.text) > _MAX_TEXT:
        raise DocumentError(
            "too_large",
            f"The file holds more than {_MAX_TEXT // 1_000_000} million characters. Split it into its acts.",
        )
    if extraction.text.count("\n") > _MAX_LINES:
        raise DocumentError(
            "too_large",
            f"The file holds more than {_MAX_LINES // 1000} thousand lines. Split it into its acts.",
        )
    return mended(extraction)
