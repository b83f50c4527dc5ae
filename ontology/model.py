"""The shared types that flow through the house: document, provision, and what came of a reading.

Offsets (``span``) count characters of ``Document.text``, half open; pages count from 1.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from ontology.kinship import Kinship, Relative
from ontology.linking import ExtractedParameter, Link, Mention


class ProvisionKind(StrEnum):
    """Levels of a legal text, after Akoma Ntoso; ``text`` is what belongs to no level."""

    PART = "part"
    TITLE = "title"
    CHAPTER = "chapter"
    SECTION = "section"
    ARTICLE = "article"
    PARAGRAPH = "paragraph"
    POINT = "point"
    INDENT = "indent"
    ANNEX = "annex"
    PREAMBLE = "preamble"
    TEXT = "text"


class NoteKind(StrEnum):
    """What a publisher or editor adds to a text without its being law."""

    FOOTNOTE = "footnote"
    EDITORIAL = "editorial"
    CONTENTS = "contents"
    RUNNING = "running"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Words of the source that are not words of the act.

    ``span`` is ``None`` where the words were taken out of the text (a footnote under a page, a running head).
    """

    kind: NoteKind
    text: str
    page: int
    span: tuple[int, int] | None = None


class TreatmentMethod(StrEnum):
    """How the text of a page came to be, from the cheapest to the dearest way."""

    TEXT_LAYER = "text_layer"
    REPAIR = "repair"
    GEOMETRY = "geometry"
    OCR = "ocr"


@dataclass(frozen=True, slots=True, kw_only=True)
class Treatment:
    """What was done to a page (``None``: to the whole text) beyond taking its text as it stands.

    ``confidence`` lies between 0 and 1 and says how much the outcome is like the language it is in;
    ``detail`` names what was done in a few words ("þ read as č, 312 times").
    """

    method: TreatmentMethod
    confidence: float
    detail: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """A repaired stretch: ``text[start:end]`` was extracted as ``original``."""

    start: int
    end: int
    original: str


def unedited(text: str, span: tuple[int, int], edits: Iterable[Edit]) -> str:
    """``text[span]`` with what stood there before ``edits``, which lie in order and in or over the span."""
    pieces, at = [], span[0]
    for edit in edits:
        pieces += [text[at : edit.start], edit.original]
        at = edit.end
    return "".join([*pieces, text[at : span[1]]])


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One expression (one language version) of one work, as read from one source.

    ``iri`` is the expression, ``work`` the work. ``text`` is the extracted text that every span points
    into, ``page_starts`` the offset at which each page begins. ``gazette`` is the first publication, ``amendments``
    the later issues that the source lists, ``date`` the day of adoption (ISO 8601). ``varieties`` holds
    P(variety) for Bosnian, Croatian, Montenegrin and Serbian. ``treatments`` and ``edits`` say how the text
    came to be (PROV), the edits in order; ``notes`` are its source's words that are not the act's.
    """

    iri: str
    work: str
    title: str
    act_type: str
    jurisdiction: str | None
    language: str
    script: str
    sha256: str
    media_type: str
    source: str
    text: str
    page_starts: tuple[int, ...]
    number: str | None = None
    year: int | None = None
    gazette: str | None = None
    amendments: tuple[str, ...] = ()
    date: str | None = None
    varieties: dict[str, float] | None = None
    treatments: tuple[Treatment, ...] = ()
    edits: tuple[Edit, ...] = ()
    notes: tuple[Note, ...] = ()

    def original(self, span: tuple[int, int]) -> str:
        """What the source gave for a span before repair; ``text[span]`` where nothing was repaired."""
        touched = (edit for edit in self.edits if edit.end > span[0] and edit.start < span[1])
        return unedited(self.text, span, touched)

    @property
    def pages(self) -> int:
        """How many pages the source has; 1 where it has none."""
        return len(self.page_starts)

    def page_of(self, offset: int) -> int:
        """The page an offset lies on, from 1."""
        return self.page_at(self.page_starts, offset)

    @staticmethod
    def page_at(page_starts: tuple[int, ...], offset: int) -> int:
        """The page an offset lies on, from 1, where pages begin at ``page_starts``."""
        return max(1, bisect_right(page_starts, offset))


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """A unit of a document; ``text`` is exactly ``document.text[span[0]:span[1]]``."""

    iri: str
    kind: ProvisionKind
    number: str | None
    heading: str | None
    text: str
    language: str
    script: str
    page: int
    span: tuple[int, int]
    parent: str | None

    @property
    def designation(self) -> str:
        """What evidence calls it: its number, or its kind where it has none."""
        return self.number or self.kind.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that went wrong with one file, for its owner: a stable code and a plain sentence."""

    file: str
    code: str
    message: str
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that one act in a file gave: a document unless it could not be read, its parts, and its problems.

    ``others`` are the readings of further acts, or of further language versions, in the same file. ``relatives`` are
    the documents read before that hold the same work; a reading of the same text as one of them has no provisions.
    """

    file: str
    document: Document | None = None
    provisions: list[Provision] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    parameters: list[ExtractedParameter] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    others: list["Reading"] = field(default_factory=list)
    relatives: list[Relative] = field(default_factory=list)

    @property
    def is_copy(self) -> bool:
        """True where another file of the same expression was read before: nothing of it is new but its source."""
        return any(each.kinship is Kinship.SAME_TEXT for each in self.relatives)
