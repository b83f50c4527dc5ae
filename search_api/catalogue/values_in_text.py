"""Where in the words of a provision its values, quotations and references stand.

Spans count characters of the provision's own text, half open. Values and references start at articles and undivided
text; a paragraph or point has those whose words stand inside it.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from graph.queries import query
from graph.store import RdfStore, Row
from ontology.evidence import Finding, find_quote
from ontology.scripts import slug
from search_api.catalogue.connections import Citation
from search_api.catalogue.provisions import ProvisionView
from search_api.catalogue.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class CuratedMeeting(View):
    """A curated statement that the words confirm or contradict (``finding``).

    ``statement`` is the IRI of a parameter, or of the ``fact`` as a whole; ``key`` is the fact's. ``printed`` and
    ``unit`` are those of the curated value, ``confidence`` its trust (``low`` is never shown as known).
    """

    statement: str
    fact: str
    key: str
    finding: str
    printed: str | None
    unit: str | None
    confidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueInText(View):
    """Words that state a value (``origin`` is ``read``), or that a curator quoted for one (``quoted``).

    ``role``, ``operator`` and ``unit`` are keys, ``None`` for a quotation that bears out a whole fact; ``printed`` is
    the exact value as the text has it, ``value`` its decimal. ``mechanism`` is told by the text, or by the curated
    value that the words confirm. ``established`` is ``extracted``, ``confirmed`` or
    ``contradicted``; ``score`` (0 to 1) says how sure the reading is.
    """

    begin: int
    end: int
    evidence: str
    origin: str
    iri: str
    mechanism: str | None
    role: str | None
    operator: str | None
    unit: str | None
    printed: str | None
    value: float | None
    base: str | None = None
    per: str | None = None
    established: str
    score: float | None = None
    meetings: tuple[CuratedMeeting, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceInText(Citation):
    """A citation with the place of the words that make it; ``iri`` is its target. A list has one for each member."""

    begin: int
    end: int


def values_in_text(store: RdfStore, view: ProvisionView) -> tuple[ValueInText, ...]:
    """The values that were read in a provision, and the quotations of curators found in it, in the order of the text.

    Nothing for a part of a work, which has no words of its own.
    """
    if view.text is None or view.span is None:
        return ()
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in store.select(query("catalogue/values_in_text"), {"source": _bearer(view)}):
        found[row["iri"] or ""].append(row)
    read = [_read(rows, span) for rows in found.values() if (span := _inside(rows[0], view))]
    return tuple(sorted((*read, *_quoted(store, view)), key=lambda each: (each.begin, -each.end, each.iri)))


def references_in_text(store: RdfStore, view: ProvisionView) -> tuple[ReferenceInText, ...]:
    """What a provision cites, amends or repeals, with the words that do so; nothing for a part of a work."""
    if view.text is None or view.span is None:
        return ()
    rows = store.select(query("catalogue/cites"), {"source": _bearer(view)})
    found = (_reference(row, span) for row in rows if (span := _inside(row, view)))
    return tuple(dict.fromkeys(found))


def _bearer(view: ProvisionView) -> str:
    """The article that a provision stands in, or itself: links and values start there."""
    return next((step.iri for step in reversed(view.path) if step.kind == "article"), view.iri)


def _inside(row: Row, view: ProvisionView) -> tuple[int, int] | None:
    """The span of a row within the provision's text; ``None`` where it stands outside."""
    start, stop = view.span or (0, 0)
    begin, end = int(row["begin"] or 0), int(row["end"] or 0)
    return (begin - start, end - start) if start <= begin < end <= stop else None


def _read(rows: list[Row], span: tuple[int, int]) -> ValueInText:
    first = rows[0]
    confirmed = (row["curatedMechanism"] for row in rows if row["finding"] == Finding.CONFIRMED)
    return ValueInText(
        begin=span[0],
        end=span[1],
        evidence=first["evidence"] or "",
        origin="read",
        iri=first["iri"] or "",
        mechanism=_key(first["mechanism"] or next(confirmed, None)),
        role=_key(first["role"]),
        operator=first["operator"],
        unit=_key(first["unit"]),
        printed=first["printed"],
        value=_number(first["value"]),
        base=first["base"],
        per=first["per"],
        established=first["established"] or "",
        score=_number(first["score"]),
        meetings=tuple(
            CuratedMeeting(
                statement=row["curated"] or "",
                fact=row["fact"] or "",
                key=row["key"] or "",
                finding=row["finding"] or "",
                printed=row["curatedPrinted"],
                unit=_key(row["curatedUnit"]),
                confidence=row["trust"] or "",
            )
            for row in rows
            if row["curated"]
        ),
    )


def _quoted(store: RdfStore, view: ProvisionView) -> Iterator[ValueInText]:
    """Quotations are kept as hashes; one that is not found in the words is of another printing, or another part."""
    steps = ((view.kind, view.number), *((step.kind, step.number) for step in reversed(view.path)))
    article = next((number for kind, number in steps if kind == "article"), None)
    if article is None or view.act is None:
        return
    for row in store.select(query("catalogue/quotations"), {"work": view.act.iri}):
        if slug(row["article"] or "") == slug(article):
            span = find_quote(view.text or "", row["sha256"] or "", int(row["words"] or 0))
            if span:
                yield _quotation(row, span, (view.text or "")[slice(*span)])


def _quotation(row: Row, span: tuple[int, int], words: str) -> ValueInText:
    otherwise = row["found"] if row["finding"] == Finding.CONTRADICTED else None
    return ValueInText(
        begin=span[0],
        end=span[1],
        evidence=words,
        origin="quoted",
        iri=row["comparison"] or "",
        mechanism=_key(row["mechanism"]),
        role=_key(row["role"]),
        operator=row["operator"],
        unit=_key(row["unit"]),
        printed=otherwise or row["printed"],
        value=None if otherwise else _number(row["value"]),
        established=row["finding"] or "",
        meetings=(
            CuratedMeeting(
                statement=row["statement"] or "",
                fact=row["fact"] or "",
                key=row["key"] or "",
                finding=row["finding"] or "",
                printed=row["printed"],
                unit=_key(row["unit"]),
                confidence=row["trust"] or "",
            ),
        ),
    )


def _reference(row: Row, span: tuple[int, int]) -> ReferenceInText:
    return ReferenceInText(
        begin=span[0],
        end=span[1],
        iri=row["iri"] or "",
        relation=row["relation"] or "",
        kind=row["kind"],
        number=row["number"],
        heading=row["heading"],
        title=row["title"],
        evidence=row["evidence"] or "",
    )


def _key(iri: str | None) -> str | None:
    return iri.rsplit("/", 1)[-1] if iri else None


def _number(text: str | None) -> float | None:
    return float(text) if text else None
