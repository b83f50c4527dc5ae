"""Passages of a read document: paragraphs, so that one sentence of a long article can be found."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from ontology.linking import LinkKind
from ontology.model import Document, Provision, ProvisionKind, Reading
from ontology.validity import Law, law_of
from ontology.words import word
from search_api.passages.passage import HitType, Passage

_UNDIVIDED = frozenset({ProvisionKind.ARTICLE, ProvisionKind.TEXT, ProvisionKind.PREAMBLE, ProvisionKind.ANNEX})
_MIN_WORDS = 12
_MAX_WORDS = 120
_MIN_PREAMBLE = 30
_MARK_FOR_LETTER = re.compile(
    r"[^\W\d_][~`{}\[\]|^][^\W\d_]|\b[~`{}|^][^\W\d_]|[^\W\d_][~`{}|^]\b|(?<=\s)[~`{}|^](?=[^\W\d_])"
)
_LETTERS_PER_MARK = 150
_DIVISIONS = frozenset({ProvisionKind.PART, ProvisionKind.TITLE, ProvisionKind.CHAPTER, ProvisionKind.SECTION})


def passages_of_reading(reading: Reading, law: Law | None = None) -> Iterator[Passage]:
    """Every passage of a reading in reading order; nothing for one without a document.

    ``law`` says when its act was the law, where the corpus has it; else the day or the year of adoption begins it.
    """
    document = reading.document
    if document is None:
        return
    held = _held(document, law)
    mechanisms: dict[str, set[str]] = defaultdict(set)
    for link in reading.links:
        if link.kind is LinkKind.PROVIDES:
            mechanisms[link.source].add(link.target.rsplit("/", 1)[-1])
    children: dict[str | None, list[Provision]] = defaultdict(list)
    for provision in reading.provisions:
        children[provision.parent].append(provision)
    known = {provision.iri: provision for provision in reading.provisions}
    seen: set[str] = set()
    for provision in reading.provisions:
        if provision.kind not in _UNDIVIDED or not provision.text.strip() or _only_title(provision):
            continue
        if not _legible(provision.text):
            continue  # what no model knows lies near to everything: it answered every question
        if provision.kind is ProvisionKind.TEXT and provision.text in seen:
            continue  # web pages print their text twice; twice the same hit answers nothing more
        seen.add(provision.text)
        about = tuple(sorted(mechanisms[provision.iri]))
        yield from _of_article(provision, document, children, _path(provision, known, document), about, held)


def _held(document: Document, law: Law | None) -> Law:
    own = law_of((document.date, None), year=document.year)
    return replace(law, first=law.first or own.first) if law and law.known else law or own


def _legible(text: str) -> bool:
    """False for a table of figures, a contents line, or an 8-bit font in which marks stand for letters ("mo`e")."""
    letters = sum(map(str.isalpha, text))
    return letters > len(text) / 3 and len(_MARK_FOR_LETTER.findall(text)) <= len(text) / _LETTERS_PER_MARK


def _only_title(provision: Provision) -> bool:
    """A short preamble says no more than the title, which every passage carries; as a hit it answers nothing."""
    return provision.kind is ProvisionKind.PREAMBLE and len(provision.text.split()) < _MIN_PREAMBLE


def _of_article(
    article: Provision,
    document: Document,
    children: dict[str | None, list[Provision]],
    path: str,
    mechanisms: tuple[str, ...],
    law: Law,
) -> Iterator[Passage]:
    parts = [part for part in children[article.iri] if part.kind not in _UNDIVIDED]
    for unit, begin, end in _units(article, parts):
        for text in _windows(document.text[begin:end]):
            yield Passage(
                iri=article.iri,
                unit=unit,
                type=HitType.LAW,
                kind=article.kind.value,
                text=text,
                language=article.language,
                script=article.script,
                title=document.title,
                number=article.number,
                heading=article.heading or "",
                path=path,
                country=document.jurisdiction[:2] if document.jurisdiction else None,
                jurisdiction=document.jurisdiction,
                work=document.work,
                valid_from=law.first,
                valid_to=law.end,
                held=law.known,
                mechanisms=mechanisms,
            )


def _units(article: Provision, parts: list[Provision]) -> Iterator[tuple[str, int, int]]:
    """(IRI, begin, end) of paragraphs; one too short to mean anything goes with the next."""
    begin: int | None = None
    unit = article.iri
    for turn, part in enumerate(parts):
        if begin is None:
            begin, unit = part.span[0], part.iri
        last = turn + 1 == len(parts)
        if last or len(part.text.split()) >= _MIN_WORDS:
            yield unit, begin, part.span[1]
            begin = None
    if not parts:
        yield article.iri, *article.span


def _windows(text: str) -> Iterator[str]:
    """A long unit cut at line or sentence ends, as the model reads at most 512 tokens."""
    words = text.split()
    if len(words) <= _MAX_WORDS:
        yield " ".join(words)
        return
    window: list[str] = []
    for token in words:
        window.append(token)
        if len(window) >= _MAX_WORDS or (len(window) >= _MAX_WORDS // 2 and token.endswith((".", ";", ":"))):
            yield " ".join(window)
            window = []
    if window:
        yield " ".join(window)


def _path(provision: Provision, known: dict[str, Provision], document: Document) -> str:
    """The way from the act to the provision, as people read it."""
    steps = []
    parent = provision.parent
    while parent is not None and parent in known:
        above = known[parent]
        if above.kind in _DIVISIONS and (above.heading or above.number):
            steps.append(above.heading or str(above.number))
        parent = above.parent
    article = provision.kind is ProvisionKind.ARTICLE and provision.number
    own = f"{word('article', document.language)} {article}" if article else provision.heading or ""
    return " › ".join(step for step in (document.title, *reversed(steps), own.strip()) if step)
