"""A page of a PDF as a picture with what was found on it: tables as drawn, and where provisions begin.

pdfplumber is made for this: it finds words by pattern together with their boxes, and draws upon the page. Speed
does not matter here, for a person looks at one page.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ontology.errors import DocumentError

if TYPE_CHECKING:
    from pdfplumber.display import PageImage
    from pdfplumber.page import Page

_RESOLUTION = 110
_WORDS = 6
_TABLE = (30, 90, 200, 40)
_BEGINNING = (220, 30, 30, 60)


@dataclass(frozen=True, slots=True)
class Beginning:
    """The first words of a provision, to be found again on its page, and the name to write beside them."""

    words: str
    name: str


def overlay(path: Path, number: int, beginnings: Iterable[Beginning]) -> tuple["PageImage", list[str]]:
    """The picture of a page (from 1), and the names of those provisions whose words are not on it as they were read.

    Raises ``DocumentError`` for what is no PDF, or has no such page.
    """
    import pdfplumber
    from pdfminer.pdfparser import PDFSyntaxError
    from pdfplumber.utils.exceptions import PdfminerException

    try:
        pdf = pdfplumber.open(path)
    except (PdfminerException, PDFSyntaxError) as error:
        raise DocumentError("no_pdf", f"{path.name} is not a PDF that can be drawn.") from error
    with pdf:
        if not 1 <= number <= len(pdf.pages):
            raise DocumentError("no_page", f"{path.name} has pages 1 to {len(pdf.pages)}, not {number}.")
        page = pdf.pages[number - 1]
        picture = page.to_image(resolution=_RESOLUTION)
        for table in page.find_tables():
            picture.draw_rect(table.bbox, fill=_TABLE)
        return picture, [each.name for each in beginnings if not _marked(page, picture, each)]


def _marked(page: "Page", picture: "PageImage", beginning: Beginning) -> bool:
    """Mark where a provision begins; ``False`` where its words cannot be found, as when letters were repaired."""
    words = beginning.words.split()[:_WORDS]
    if not words:
        return False
    pattern = r"\s+".join(map(re.escape, words))
    found = page.search(pattern, main_group=0)
    for each in found[:1]:
        picture.draw_rect((each["x0"], each["top"], each["x1"], each["bottom"]), fill=_BEGINNING)
    return bool(found)
