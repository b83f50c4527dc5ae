"""One mechanism side by side over all jurisdictions: the comparison matrix, computed from the graph."""

from collections import defaultdict
from dataclasses import dataclass

from graph.queries import query
from graph.store import RdfStore, Row
from ontology.codes import Confidence
from ontology.errors import NotFoundError
from ontology.namespaces import mechanism_iri

_TRUST = {confidence.value: rank for rank, confidence in enumerate(Confidence)}


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonRow:
    """What one article says of a mechanism: a row for each typed value in it, and one where it has none.

    IRIs are ``fact``, ``provision`` and ``act``; ``number`` is the article's. ``role``, ``operator`` and
    ``unit`` are keys of the corpus (all ``None`` without a typed value); ``printed`` is the exact value,
    ``value`` its rounded decimal. ``base`` and ``what`` are English. ``confidence`` is that of the value.
    """

    fact: str
    key: str
    jurisdiction: str
    number: str | None
    provision: str
    act: str
    title_native: str | None
    title_en: str | None
    role: str | None
    operator: str | None
    printed: str | None
    value: float | None
    unit: str | None
    base: str | None
    what: str | None
    per: str | None
    valid_from: str | None
    valid_to: str | None
    confidence: str
    article_confidence: str | None
    binding: str | None
    sources: tuple[str, ...]


def compare(store: RdfStore, mechanism: str) -> list[ComparisonRow]:
    """All rows of a mechanism by its key, sorted by jurisdiction, confidence (high first) and role.

    Raises ``NotFoundError`` for a mechanism that the thesaurus does not have.
    """
    concept = mechanism_iri(mechanism)
    if not store.select(query("concept"), {"concept": concept}):
        raise NotFoundError(f"There is no mechanism {mechanism}.")
    sources: dict[str, list[str]] = defaultdict(list)
    for row in store.select(query("compare_sources"), {"mechanism": concept}):
        sources[row["fact"] or ""].append(row["source"] or "")
    found = store.select(query("compare"), {"mechanism": concept})
    return sorted((_row(row, sources[row["fact"] or ""]) for row in found), key=_order)


def _row(row: Row, sources: list[str]) -> ComparisonRow:
    return ComparisonRow(
        fact=row["fact"] or "",
        key=row["key"] or "",
        jurisdiction=row["jurisdiction"] or "",
        number=row["number"],
        provision=row["provision"] or "",
        act=row["act"] or "",
        title_native=row["titleNative"],
        title_en=row["titleEn"],
        role=row["role"],
        operator=row["operator"],
        printed=row["printed"],
        value=None if row["value"] is None else float(row["value"]),
        unit=row["unit"],
        base=row["base"],
        what=row["what"],
        per=row["per"],
        valid_from=row["validFrom"],
        valid_to=row["validTo"],
        confidence=row["confidence"] or "",
        article_confidence=row["articleConfidence"],
        binding=row["binding"],
        sources=tuple(sources),
    )


def _order(row: ComparisonRow) -> tuple[str, int, str, str, str, str]:
    """Rows without a typed value come before the roles of their neighbours; keys make the order total."""
    trust = _TRUST.get(row.confidence, len(_TRUST))
    return row.jurisdiction, trust, row.role or "", row.key, row.printed or "", row.what or ""
