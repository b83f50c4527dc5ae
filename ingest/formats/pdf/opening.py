"""Opening a PDF and walking its pages one at a time, so that a file of a thousand pages takes the memory of one."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ontology.errors import DocumentError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

MOST_PAGES = 10_000
"""Pages beyond this are not read; the longest gazette seen has under two thousand."""


@contextmanager
def opened(data: bytes) -> "Iterator[PdfDocument]":
    """The document; raises ``DocumentError`` where it is locked, damaged or has no pages."""
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


@contextmanager
def opened_page(document: "PdfDocument", index: int) -> "Iterator[tuple[PdfPage, PdfTextPage]]":
    """One page (from 0) and its text layer, both closed afterwards."""
    import pypdfium2

    try:
        page = document[index]
        layer = page.get_textpage()
    except pypdfium2.PdfiumError as error:
        raise DocumentError("damaged_pdf", f"Page {index + 1} of the PDF cannot be opened.") from error
    try:
        yield page, layer
    finally:
        layer.close()
        page.close()
