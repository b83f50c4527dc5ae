"""What ties a provision to others: citations in both directions, and the mechanisms it names.

Links start at articles and undivided text. A paragraph or point has those whose words stand inside it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.queries import query
from graph.store import RdfStore, Row
from ontology.knowledge import Texts
from search_api.catalogue.subject import subject
from search_api.catalogue.view import View

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation(View):
    """The other end of a link: ``title`` is that of its document, ``evidence`` the words that make the link."""

    iri: str
    relation: str
    kind: str | None
    number: str | None
    heading: str | None
    title: str | None
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MechanismMention(View):
    """A mechanism that a provision names; ``evidence`` are the words, ``confidence`` the best of them (0 to 1)."""

    key: str
    iri: str
    labels: Texts
    evidence: tuple[str, ...]
    confidence: float | None


def citations_from(store: RdfStore, bearer: str, *, within: Span | None) -> tuple[Citation, ...]:
    """What the article ``bearer`` cites in the words of a span, or in all of its words."""
    rows = store.select(query("catalogue/cites"), {"source": bearer})
    return _citations(_inside(rows, within))


def citations_of(store: RdfStore, targets: Iterable[str]) -> tuple[Citation, ...]:
    """What cites any of several provisions or parts of works."""
    return _citations(
        row for target in targets for row in store.select(query("catalogue/cited_by"), {"target": target})
    )


def mechanisms_named(store: RdfStore, bearer: str, *, within: Span | None) -> tuple[MechanismMention, ...]:
    """The mechanisms that the article ``bearer`` names in the words of a span, or in all of its words."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in _inside(store.select(query("catalogue/speaks_of"), {"source": bearer}), within):
        found[row["key"] or ""].append(row)
    return tuple(
        MechanismMention(
            key=key,
            iri=rows[0]["iri"] or "",
            labels=_labels(store, rows[0]["iri"] or ""),
            evidence=tuple(dict.fromkeys(row["evidence"] or "" for row in rows)),
            confidence=max((float(row["score"]) for row in rows if row["score"]), default=None),
        )
        for key, rows in found.items()
    )


def _labels(store: RdfStore, concept: str) -> Texts:
    found = subject(store, concept)
    return found.texts("skos:prefLabel") if found else {}


def _inside(rows: Iterable[Row], span: Span | None) -> Iterator[Row]:
    for row in rows:
        if span is None or (span[0] <= int(row["begin"] or 0) and int(row["end"] or 0) <= span[1]):
            yield row


def _citations(rows: Iterable[Row]) -> tuple[Citation, ...]:
    found = (
        Citation(
            iri=row["iri"] or "",
            relation=row["relation"] or "",
            kind=row["kind"],
            number=row["number"],
            heading=row["heading"],
            title=row["title"],
            evidence=row["evidence"] or "",
        )
        for row in rows
    )
    return tuple(dict.fromkeys(found))
