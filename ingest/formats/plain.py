"""Plain text in any encoding."""

from ingest.formats.cleaning import clean
from ingest.formats.detection import Format
from ingest.formats.encodings import decode
from ingest.formats.extraction import Extraction
from ingest.formats.marks import looks_marked, plain
from ingest.formats.mojibake import mended


def read(data: bytes) -> Extraction:
    """The text as it stands, on one page; marks of Markdown go, as scraped law texts often carry them."""
    text = clean(mended(decode(data)))
    return Extraction(text=plain(text) if looks_marked(text) else text, media_type=Format.PLAIN)
