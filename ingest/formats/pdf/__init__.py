"""PDF through a quality gate: text layer, geometry, recognition, each page by the cheapest way that gives language.

pypdfium2 reads 200 to 1,400 pages a second, and the boxes of its text runs tell which pages need a second look;
those are read again by the place of each word. What is still no language is rendered and recognised by
Tesseract, where that is installed. All of it runs in a process of its own that may fail. ``bench/`` prints the
figures.
"""

from ingest.formats.extraction import Extraction
from ingest.formats.pdf.confinement import confined

__all__ = ["read"]


def read(data: bytes) -> Extraction:
    """Text of every page without running heads, page numbers and footnotes, which become notes.

    Pages that nothing can read become problems; raises ``DocumentError`` where that is every page, and where the
    file takes more time or memory than a document may.
    """
    return confined(data)
