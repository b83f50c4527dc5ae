"""From segments to provisions: every part of a text gets its IRI, language, page and parent."""

from collections import Counter
from collections.abc import Iterable, Iterator

from ingest.language import Language, identify_segment
from ingest.structure import Segment
from ontology.eli import Eli, article_part
from ontology.model import Document, Provision, ProvisionKind
from ontology.scripts import slug

_STEP = {
    ProvisionKind.PART: "part",
    ProvisionKind.TITLE: "title",
    ProvisionKind.CHAPTER: "chp",
    ProvisionKind.SECTION: "sec",
    ProvisionKind.PARAGRAPH: "par",
    ProvisionKind.POINT: "pnt",
    ProvisionKind.INDENT: "ind",
    ProvisionKind.ANNEX: "annex",
    ProvisionKind.PREAMBLE: "preamble",
    ProvisionKind.TEXT: "text",
}
_RANK = {kind: rank for rank, kind in enumerate(list(_STEP)[:4])}


def name_provisions(
    segments: Iterable[Segment], document: Document, expression: Eli, language: Language
) -> Iterator[Provision]:
    """The provisions of a document in reading order, parents before their parts."""
    namer = _Namer(document, language)
    open_divisions: list[tuple[int, str]] = []
    for segment in segments:
        rank = _RANK.get(segment.kind)
        if rank is not None:
            open_divisions = [each for each in open_divisions if each[0] < rank]
        parent = open_divisions[-1][1] if open_divisions else None
        named = list(namer.name(segment, parent=parent, above=str(expression)))
        if rank is not None:
            open_divisions.append((rank, named[0].iri))
        yield from named


class _Namer:
    """Gives each part an IRI that is unique in its document."""

    def __init__(self, document: Document, language: Language) -> None:
        self._document = document
        self._language = language
        self._taken: set[str] = set()
        self._turns: dict[str, int] = {}
        self._counts: Counter[tuple[str, ProvisionKind]] = Counter()

    def name(
        self, segment: Segment, *, parent: str | None, above: str, around: Language | None = None
    ) -> Iterator[Provision]:
        """A segment and all it contains; ``around`` is the language of what it lies in."""
        iri = self._unique(above, segment)
        text = self._document.text[segment.start : segment.end]
        language = identify_segment(text, around or self._language)
        provision = Provision(
            iri=iri,
            kind=segment.kind,
            number=segment.number,
            heading=segment.heading,
            text=text,
            language=language.tag,
            script=language.script,
            page=self._document.page_of(segment.start),
            span=(segment.start, segment.end),
            parent=parent,
        )
        yield provision
        for child in segment.children:
            yield from self.name(child, parent=provision.iri, above=iri, around=language)

    def _unique(self, above: str, segment: Segment) -> str:
        plain = iri = f"{above}/{self._step(above, segment)}"
        turn = self._turns.get(plain, 1)  # thousands of points with one number took quadratic time
        while iri in self._taken:
            turn += 1
            iri = f"{plain}-{turn}"
        self._turns[plain] = turn
        self._taken.add(iri)
        return iri

    def _step(self, above: str, segment: Segment) -> str:
        """The eId step: by number where one is printed, else by position among its like."""
        if segment.kind is ProvisionKind.ARTICLE:
            return article_part(segment.number or "x")
        key = (above, segment.kind)
        self._counts[key] += 1
        by_position = segment.kind in _RANK or segment.number is None
        return f"{_STEP[segment.kind]}_{self._counts[key] if by_position else slug(segment.number or '') or 'x'}"
