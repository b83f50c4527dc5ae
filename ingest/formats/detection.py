"""Which format a file is in, told from its first bytes."""

import re
from enum import StrEnum

from ontology.errors import DocumentError


class Format(StrEnum):
    """Formats that can be read."""

    PDF = "application/pdf"
    HTML = "text/html"
    MARKDOWN = "text/markdown"
    PLAIN = "text/plain"


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_KNOWN_BUT_UNREAD = (
    (_OLE, "word_97", "This is an old Word (.doc) file. Save it as PDF or plain text and try again."),
    (b"PK\x03\x04", "zip_or_office", "This is a ZIP or Office file. Save its documents as PDF or plain text."),
    (b"PK\x05\x06", "zip_or_office", "This ZIP file is empty."),
    (b"{\\rtf", "rtf", "This is an RTF file. Save it as PDF or plain text and try again."),
    (b"GIF8", "image", "This is a picture without text. Scan it to a PDF with text (OCR) first."),
    (b"II*\x00", "image", "This is a picture without text. Scan it to a PDF with text (OCR) first."),
    (b"MM\x00*", "image", "This is a picture without text. Scan it to a PDF with text (OCR) first."),
    (b"\x89PNG", "image", "This is a picture without text. Scan it to a PDF with text (OCR) first."),
    (b"\xff\xd8\xff", "image", "This is a picture without text. Scan it to a PDF with text (OCR) first."),
)
_NOTHING = b" \t\r\n\v\f\x00\x1a"
_WINDOW = 4096


def detect(data: bytes, *, name: str) -> Format:
    """The format of a file; raises ``DocumentError`` for an empty, binary or unsupported one."""
    if not data.strip(_NOTHING):
        raise DocumentError("empty", "The file is empty: there is nothing to read.")
    head = data[:_WINDOW]
    if b"%PDF-" in head[:1024]:
        return Format.PDF
    for magic, code, message in _KNOWN_BUT_UNREAD:
        if head.startswith(magic):
            raise DocumentError(code, message)
    if _HTML.search(head):
        return Format.HTML
    if _is_binary(data):
        raise DocumentError("not_text", "The file holds no text in any encoding we know; it may be damaged.")
    return Format.MARKDOWN if name.lower().endswith((".md", ".markdown")) else Format.PLAIN


def _is_binary(data: bytes) -> bool:
    """True for bytes that no text file has: control characters beyond a few.

    The end is looked at too, for damaged files may open with a page of readable text.
    """
    sample = data[:_WINDOW] + data[-_WINDOW:]
    controls = sum(byte < 9 or 13 < byte < 32 for byte in sample)
    return controls > len(sample) // 100
