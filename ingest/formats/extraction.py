"""What a format reader gives: one text, where its pages begin, and what the file said about itself."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ontology.model import Edit, Note, Treatment

if TYPE_CHECKING:
    from ingest.structure import Segment


@dataclass(frozen=True, slots=True, kw_only=True)
class PageProblem:
    """Something wrong with one page (from 1), or with the whole file (``None``)."""

    code: str
    message: str
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """The extracted text; every later span counts its characters.

    ``page_starts`` holds the offset at which each page begins. ``title`` and ``labels`` are what the file
    itself declares (HTML title, front matter, PDF is not believed: its titles are mostly wrong). ``treatments``
    and ``edits`` tell how the text came to be, ``notes`` what was taken out of it. ``outline`` holds the parts of a
    text that says itself what they are, as ``segment`` would find them, and its ``labels`` are then declarations.
    ``indents`` are the offsets of lines that print sets in, where the text cannot show it.
    """

    text: str
    media_type: str
    page_starts: tuple[int, ...] = (0,)
    title: str | None = None
    labels: dict[str, str] = field(default_factory=dict)
    problems: tuple[PageProblem, ...] = ()
    treatments: tuple[Treatment, ...] = ()
    edits: tuple[Edit, ...] = ()
    notes: tuple[Note, ...] = ()
    outline: "tuple[Segment, ...]" = ()
    indents: tuple[int, ...] = ()


def join_pages(pages: Iterable[str]) -> tuple[str, tuple[int, ...]]:
    """One text from page texts, with the offset of each page; pages end with a line break."""
    starts: list[int] = []
    pieces: list[str] = []
    offset = 0
    for page in pages:
        starts.append(offset)
        piece = page if page.endswith("\n") else page + "\n"
        pieces.append(piece)
        offset += len(piece)
    return "".join(pieces), tuple(starts) or (0,)
