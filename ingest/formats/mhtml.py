"""Pages that a browser saved with all they need in one file (MHTML, RFC 2557)."""

from dataclasses import replace
from email import message_from_bytes, policy
from email.message import Message

from ingest.formats import html
from ingest.formats.detection import Format
from ingest.formats.extraction import Extraction
from ontology.errors import DocumentError

_FRAMES = b"<frameset"


def read(data: bytes) -> Extraction:
    """The page that the file was made for; of a set of frames the one with the most in it.

    Raises ``DocumentError`` for a file without a page, and as HTML does.
    """
    message = message_from_bytes(data, policy=policy.compat32)
    pages = [
        _page(part) for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")
    ]
    if not pages:
        raise DocumentError("empty_page", "The saved page holds no HTML. Open it in a browser and save it again.")
    framed = pages[1:] and _FRAMES in pages[0].lower()
    return replace(html.read(max(pages[1:], key=len) if framed else pages[0]), media_type=Format.MHTML)


def _page(part: Message) -> bytes:
    """The bytes of a part, in UTF-8 where the part names their code page."""
    payload = part.get_payload(decode=True)
    body = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset()
    if charset is None:
        return body
    try:
        return body.decode(charset, errors="replace").encode()
    except LookupError:
        return body
