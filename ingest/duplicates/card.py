"""What is kept of a document to know it again: its shingles' signature, its marks, and its articles as folded
words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from ingest.duplicates.shingles import shingles_of, signature_of, words_of
from ingest.metadata.patterns import patterns
from ontology.model import Document, Provision, ProvisionKind, Reading
from ontology.scripts import fold, slug, to_latin
from ontology.versions import issue_as_printed

if TYPE_CHECKING:
    from datasketch import MinHash

_UNITS = frozenset({ProvisionKind.ARTICLE, ProvisionKind.PREAMBLE, ProvisionKind.ANNEX, ProvisionKind.TEXT})
_FEW_ARTICLES = 3
_HEADING_WORDS = 14
_STEM = 5
_ENDS_SENTENCE = (".", ";", ":", ",", ")", "”", '"', "“")
_EDITORIAL = re.compile(
    r"\s*(?:\*|\(?(?:vidi|види|brisan\w?\b|брисан\w?\b|shfuqizuar|ndryshuar me ligj|shtuar me ligj|shih|sl\. glasnik"
    r"|napomena|напомена|забелешка)\b)",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\((?:vidi|види|shih|see)\b[^()]{0,200}\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What a text tells of its act's name and publication; ``title`` only where it names a kind of act."""

    title: str | None
    number: str | None
    gazette: str | None
    amendments: tuple[str, ...]
    date: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One document's marks.

    ``title`` holds the beginnings of its title's words, ``number`` is the state's own, ``issue`` the one that
    published it first, ``issues`` are those that it
    lists, ``digest`` is that of all its words in order, ``lengths`` are those of its articles, ``worn`` a text that
    was mended.
    """

    iri: str
    work: str
    file: str
    sha256: str
    language: str
    script: str
    media_type: str
    jurisdiction: str | None
    act_type: str
    title: frozenset[str]
    name: str
    number: str | None
    issue: str | None
    issues: frozenset[str]
    year: int | None
    digest: bytes
    words: int
    lengths: tuple[int, ...]
    figures: frozenset[str]
    worn: bool
    imprint: Imprint


@dataclass(frozen=True, slots=True)
class Words:
    """A document's words, folded: all in one string, and those of each article by its folded number."""

    whole: str
    articles: dict[str, str]


def card_of(reading: Reading, document: Document) -> tuple[Card, Words, "MinHash"]:
    """A document's card, its words, and its signature. Linear in its length."""
    units = list(_units(reading.provisions, document.text))
    words = [word for _, text in units for word in words_of(text)]
    articles_named = {number for number, _ in units if number}
    kept = Words(" ".join(words_of(_own_text(reading, document))), _articles(units, words))
    card = Card(
        iri=document.iri,
        work=document.work,
        file=reading.file,
        sha256=document.sha256,
        language=document.language,
        script=document.script,
        media_type=document.media_type,
        jurisdiction=document.jurisdiction,
        act_type=document.act_type,
        title=_title_words(document.title),
        name=slug(document.title),
        number=_own_number(document),
        issue=next(_issues(replace(document, amendments=())), None),
        issues=frozenset(_issues(document)),
        year=document.year,
        digest=sha256(kept.whole.encode()).digest(),
        words=len(words),
        lengths=tuple(len(text) for number, text in units if number is not None),
        figures=frozenset(word for word in words if word.isdigit() and len(word) > 1 and word not in articles_named),
        worn=any(each.method in ("ocr", "repair") for each in document.treatments),
        imprint=_imprint(document),
    )
    return card, kept, signature_of(shingles_of(words))


def _imprint(document: Document) -> Imprint:
    return Imprint(
        title=document.title if _title_words(document.title) else None,
        number=document.number,
        gazette=document.gazette,
        amendments=document.amendments,
        date=document.date,
    )


def _own_text(reading: Reading, document: Document) -> str:
    """The stretch that an act takes in its file's text, which it may share with others."""
    spans = [each.span for each in reading.provisions]
    return document.text[min(start for start, _ in spans) : max(end for _, end in spans)] if spans else document.text


def _units(provisions: list[Provision], text: str) -> Iterator[tuple[str | None, str]]:
    """(article number or ``None``, text) of all that a document says, each part once; its whole text where it has
    none.
    """
    empty = True
    for each in provisions:
        if each.kind in _UNITS and (each.kind is ProvisionKind.ARTICLE or each.parent is None):
            empty = False
            yield each.number if each.kind is ProvisionKind.ARTICLE else None, each.text
    if empty:
        yield None, text


def _articles(units: list[tuple[str | None, str]], words: list[str]) -> dict[str, str]:
    """The words of each article without headings and editors' notes; all ``words`` under "" where there are none."""
    found: dict[str, str] = {}
    for number, text in units:
        if number is not None:
            found.setdefault(fold(number), " ".join(words_of(_law_alone(text))))
    if len(found) < _FEW_ARTICLES:
        return {"": " ".join(words)}
    return found


def _law_alone(article: str) -> str:
    """An article without its own heading, the next one's that hangs below it, and what an editor noted.

    A heading is short, begins with a capital and ends without a stop; the lines around it tell it from a wrapped one.
    """
    lines = [_IN_BRACKETS.sub("", line).strip() for line in article.split("\n")]
    lines = [line for line in lines if line and not _EDITORIAL.match(line)]
    ends = [turn for turn, line in enumerate(lines) if line.endswith(_ENDS_SENTENCE)]
    if ends and _is_heading(lines[ends[-1] + 1 :]):
        lines = lines[: ends[-1] + 1]
    while len(lines) > 1 and _opens(lines[0], lines[1]):
        lines.pop(0)
    return "\n".join(lines)


def _is_heading(lines: list[str]) -> bool:
    words = " ".join(lines).split()
    return 0 < len(words) <= _HEADING_WORDS and not words[0][0].islower()


def _opens(line: str, below: str) -> bool:
    """True for the line of an article's number, and for its heading."""
    if len(line.split()) <= 2:
        return True
    return _is_heading([line]) and not line.endswith(_ENDS_SENTENCE) and not below[0].islower()


def _title_words(title: str) -> frozenset[str]:
    """The beginnings of a title's words; none for a title that names no kind of act, such as that of a scan."""
    if not any(pattern.search(to_latin(title)) or pattern.search(title) for _, pattern in patterns().types):
        return frozenset()
    return frozenset(word[:_STEM] for word in words_of(title) if len(word) > 2 and word.isalpha())


def _own_number(document: Document) -> str | None:
    """The number the state gave; ``None`` for one that is only the gazette's issue."""
    if not document.number or (document.gazette and f" {document.number}/" in document.gazette):
        return None
    return slug(document.number)


def _issues(document: Document) -> Iterator[str]:
    for each in (document.gazette, *document.amendments):
        issue = issue_as_printed(each)
        if issue:
            yield issue
