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
    AKOMA_NTOSO = "application/akn+xml"
    HTML = "text/html"
    MHTML = "multipart/related"
    MARKDOWN = "text/markdown"
    PLAIN = "text/plain"


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_ROOT = re.compile(
    rb"\s*+(?P<xml><\?xml[^>]{0,300}>)?(?>\s++|<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^\[>]{0,300}(?:\[.*?\]\s*+)?>)*+"
    rb"<(?P<tag>(?:[\w.-]{1,50}:)?(?P<name>[A-Za-z][\w.-]{0,50}))(?=[\s/>])",
    re.DOTALL | re.IGNORECASE,
)
_PAGE_TAGS = frozenset(
    b"a article b blockquote br center div font form h1 h2 h3 h4 h5 h6 hr i img link main meta nav ol p pre script "
    b"section span strong style table title ul".split()
)
_MIME = re.compile(rb"(?:(?:[A-Z][\w-]{1,40}: ?[^\r\n]*|[ \t][^\r\n]*|From [^\r\n]*)\r?\n){2}", re.IGNORECASE)
_MIME_HEADER = re.compile(rb"^(?:mime-version|message-id|received|content-type):", re.IGNORECASE | re.MULTILINE)
_SENT = re.compile(rb"^(?:to|received|delivered-to|return-path|message-id|cc):", re.IGNORECASE | re.MULTILINE)
_PAGE_PART = re.compile(
    rb"^content-type:\s*(?:multipart/(?:related|alternative)|text/html)", re.IGNORECASE | re.MULTILINE
)
_PICTURES = (b"GIF8", b"II*\x00", b"MM\x00*", b"\x89PNG", b"\xff\xd8\xff")
_NOTHING = b" \t\r\n\v\f\x00\x1a"
_WINDOW = 4096
_LONG_WINDOW = 65_536
OTHER_OFFICE = "This is a spreadsheet, slides, an e-mail or another Office file. Save it as PDF or plain text."
_EMAIL = "This is an e-mail. Save the document that is attached to it, or its text, as a file of its own."
_XML = "This is XML that is neither Akoma Ntoso nor a page (its root is {}). Save it as Akoma Ntoso, HTML or DOCX."


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
    if found := _mail(head) or _marked_up(data):
        return found
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


def _mail(head: bytes) -> Format | None:
    """A page that a browser saved as MIME (MHTML, RFC 2557); an e-mail is one that was sent to somebody."""
    if not _MIME.match(head) or not _MIME_HEADER.search(head):
        return None
    headers = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    if _SENT.search(headers) or not _PAGE_PART.search(headers):
        raise DocumentError("email", _EMAIL)
    return Format.MHTML


def _marked_up(data: bytes) -> Format | None:
    """XML and HTML, by the first element; raises ``DocumentError`` (``unknown_xml``) for XML of another kind."""
    root = _ROOT.match(data[:_LONG_WINDOW])
    if root and root["name"].lower() == b"akomantoso":
        return Format.AKOMA_NTOSO
    if root and root["tag"] == b"office:document":
        return Format.ODT
    if _HTML.search(data[:_WINDOW]) or (root and root["name"].lower() in (b"html", *_PAGE_TAGS)):
        return Format.HTML
    if root and (root["xml"] or data.rstrip().endswith(b"</" + root["tag"] + b">")):
        raise DocumentError("unknown_xml", _XML.format(root["tag"].decode("ascii")))
    return None


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
