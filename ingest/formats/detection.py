"""Which format a file is in, told from its content."""

import re
from enum import StrEnum

from ontology.errors import DocumentError


class Format(StrEnum):
    """Formats that can be read."""

    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ODT = "application/vnd.oasis.opendocument.text"
    RTF = "application/rtf"
    DOC = "application/msword"
    HTML = "text/html"
    MARKDOWN = "text/markdown"
    PLAIN = "text/plain"


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_PICTURES = (b"GIF8", b"II*\x00", b"MM\x00*", b"\x89PNG", b"\xff\xd8\xff")
_NOTHING = b" \t\r\n\v\f\x00\x1a"
_WINDOW = 4096
OTHER_OFFICE = "This is a spreadsheet, slides, an e-mail or another Office file. Save it as PDF or plain text."


def detect(data: bytes, *, name: str) -> Format:
    """The format of a file; raises ``DocumentError`` for an empty, binary or unsupported one.

    ``name`` tells Markdown from plain text and nothing else.
    """
    if not data.strip(_NOTHING):
        raise DocumentError("empty", "The file is empty: there is nothing to read.")
    head = data[:_WINDOW]
    if b"%PDF-" in head[:1024]:
        return Format.PDF
    if found := _office(data):
        return found
    if head.startswith(_PICTURES):
        message = "This is a picture without text. Scan it to a PDF with text (OCR) first."
        raise DocumentError("image", message)
    if _HTML.search(head):
        return Format.HTML
    if _is_binary(data):
        raise DocumentError("not_text", "The file holds no text in any encoding we know; it may be damaged.")
    return Format.MARKDOWN if name.lower().endswith((".md", ".markdown")) else Format.PLAIN


def _office(data: bytes) -> Format | None:
    if data.startswith(_OLE):
        return _compound(data)
    if data.startswith(_ZIP):
        from ingest.formats.archives import package_format

        return package_format(data)
    return Format.RTF if data[:_WINDOW].lstrip().startswith(b"{\\rtf") else None


def _compound(data: bytes) -> Format:
    """Which kind of compound file ([MS-CFB]) it is, told from the names of its streams."""
    if _stream("EncryptedPackage") in data:
        message = "The Office file is locked with a password. Save a copy without the password."
        raise DocumentError("encrypted_document", message)
    if _stream("WordDocument") not in data:
        raise DocumentError("office_other", OTHER_OFFICE)
    return Format.DOC


def _stream(name: str) -> bytes:
    return name.encode("utf-16-le")


def _is_binary(data: bytes) -> bool:
    """True for bytes that no text file has: control characters beyond a few.

    The end is looked at too, for damaged files may open with a page of readable text.
    """
    sample = data[:_WINDOW] + data[-_WINDOW:]
    controls = sum(byte < 9 or 13 < byte < 32 for byte in sample)
    return controls > len(sample) // 100
