"""The four shared types that flow through the house: document, provision, mention, link.

Offsets (``span``) count characters of ``Document.text``, half open; pages count from 1.
"""

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum


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


class MentionKind(StrEnum):
    """What a span may name."""

    ACT = "act"
    PROVISION = "provision"
    MECHANISM = "mechanism"
    ACTOR = "actor"
    PLACE = "place"
    DATE = "date"
    QUANTITY = "quantity"


class LinkKind(StrEnum):
    """How two things are tied."""

    CITES = "cites"
    AMENDS = "amends"
    REPEALS = "repeals"
    IMPLEMENTS = "implements"
    ENABLES = "enables"
    PROVIDES = "provides"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One expression (one language version) of one work, as read from one source.

    ``iri`` is the expression, ``work`` the work. ``text`` is the extracted text that every span points
    into, ``page_starts`` the offset at which each page begins. ``date`` is ISO 8601.
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
    date: str | None = None

    @property
    def pages(self) -> int:
        """How many pages the source has; 1 where it has none."""
        return len(self.page_starts)

    def page_of(self, offset: int) -> int:
        """The page an offset lies on, from 1."""
        return max(1, bisect_right(self.page_starts, offset))


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A span that names something; ``target`` is ``None`` while unresolved, and ``reason`` says why."""

    kind: MentionKind
    surface: str
    span: tuple[int, int]
    provision: str
    target: str | None = None
    value: str | None = None
    unit: str | None = None
    base: str | None = None
    reason: str | None = None
    method: str = "pattern"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two IRIs tied by a relation, with its evidence; ``confidence`` lies between 0 and 1."""

    kind: LinkKind
    source: str
    target: str
    evidence: str
    span: tuple[int, int]
    quote_sha256: str
    confidence: float
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that went wrong with one file, for its owner: a stable code and a plain sentence."""

    file: str
    code: str
    message: str
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that one file gave: a document unless it could not be read, its parts, and its problems."""

    file: str
    document: Document | None = None
    provisions: list[Provision] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
