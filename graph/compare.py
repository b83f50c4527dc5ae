"""One mechanism side by side over all jurisdictions: the comparison matrix, computed from the graph."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from graph.queries import query
from graph.store import RdfStore, Row
from ontology.codes import Confidence, ParameterRole
from ontology.errors import NotFoundError
from ontology.namespaces import mechanism_iri
from ontology.validity import law_of

_DEADLINE = ParameterRole.ANSWER_TERM.value
_TRUST = {confidence.value: rank for rank, confidence in enumerate(Confidence)}


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonRow:
    """What one article says of a mechanism: a row for each typed value in it, and one where it has none.

    IRIs are ``fact``, ``provision`` and ``act``; ``number`` is the article's. ``role``, ``operator`` and
    ``unit`` are keys of the corpus (all ``None`` without a typed value); ``printed`` is the exact value,
    ``value`` its rounded decimal. ``base`` and ``what`` are English. ``confidence`` is that of the value,
    ``established`` says whether it was compared with the text. ``deadline`` is the time in which the same
    article wants an answer ("60 days"). The rule held from ``holds_from`` up to, not including, ``holds_until``
    (ISO 8601); ``act_year`` is the year that names its act. ``bearing`` says how the article bears on the mechanism
    where it is not the rule itself (``ontology.codes.Bearing``): "absent" where the act does not provide for it.
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
    holds_from: str | None
    holds_until: str | None
    act_status: str | None
    act_year: int | None
    deadline: str | None
    established: str | None
    article_confidence: str | None
    binding: str | None
    bearing: str | None
    sources: tuple[str, ...]

    def holds_on(self, day: date) -> bool:
        """Whether this was the law on a day, or may have been, as ``ontology.validity`` judges it."""
        held = self.holds_from, self.holds_until
        return law_of(held, status=self.act_status, year=self.act_year).holds_on(day)


def compare(store: RdfStore, mechanism: str, *, as_of: date | None = None) -> list[ComparisonRow]:
    """The rows of a mechanism by its key, sorted by jurisdiction, confidence (high first) and role.

    With ``as_of`` only what was the law on that day, else all that is known, of any time. Raises
    ``NotFoundError`` for a mechanism that the thesaurus does not have.
    """
    concept = mechanism_iri(mechanism)
    if not store.select(query("concept"), {"concept": concept}):
        raise NotFoundError(f"There is no mechanism {mechanism}; /api/mechanisms and alinea coverage list all.")
    rows = _rows(store.select(query("compare"), {"mechanism": concept}), _sources(store, {"mechanism": concept}))
    return [row for row in rows if as_of is None or row.holds_on(as_of)]


def compare_all(store: RdfStore) -> dict[str, list[ComparisonRow]]:
    """The rows of every mechanism by its key, of any time, each list as ``compare`` gives it; no key without a row.

    One query for all: most of the time of ``compare`` goes into finding native titles, whatever the mechanism.
    """
    by_mechanism: dict[str, list[Row]] = defaultdict(list)
    for row in store.select(query("compare")):
        by_mechanism[(row["mechanism"] or "").rsplit("/", 1)[-1]].append(row)
    sources = _sources(store, {})
    return {key: _rows(found, sources) for key, found in sorted(by_mechanism.items())}


def _sources(store: RdfStore, bound: dict[str, str]) -> dict[str, list[str]]:
    """The sources of facts, in order, by IRI of the fact."""
    sources: dict[str, list[str]] = defaultdict(list)
    for row in store.select(query("compare_sources"), bound):
        sources[row["fact"] or ""].append(row["source"] or "")
    return sources


def _rows(found: Sequence[Row], sources: dict[str, list[str]]) -> list[ComparisonRow]:
    """The rows of one mechanism, sorted."""
    deadlines = {_place(row): f"{row['printed']} {row['unit']}" for row in found if row["role"] == _DEADLINE}
    rows = (_row(row, sources[row["fact"] or ""], deadlines.get(_place(row))) for row in found)
    return sorted(rows, key=_order)


def _place(row: Row) -> str | None:
    """The article that a row speaks of; the fact itself where no article is known."""
    return row["provision"] if row["number"] else row["fact"]


def silent(rows: Iterable[ComparisonRow], jurisdictions: Iterable[str]) -> list[str]:
    """Those of the jurisdictions (codes) of which no row speaks, nor of a part of theirs."""
    told = {row.jurisdiction for row in rows}
    return [code for code in jurisdictions if not any(each == code or each.startswith(f"{code}-") for each in told)]


def _row(row: Row, sources: list[str], deadline: str | None) -> ComparisonRow:
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
        holds_from=row["holdsFrom"],
        holds_until=row["holdsUntil"],
        act_status=row["status"],
        act_year=int(row["actYear"]) if row["actYear"] else None,
        deadline=deadline,
        established=row["established"],
        article_confidence=row["articleConfidence"],
        binding=row["binding"],
        bearing=row["bearing"],
        sources=tuple(sources),
    )


def _order(row: ComparisonRow) -> tuple[str, int, str, str, str, str]:
    """Rows without a typed value come before the roles of their neighbours; keys make the order total."""
    trust = _TRUST.get(row.confidence, len(_TRUST))
    return row.jurisdiction, trust, row.role or "", row.key, row.printed or "", row.what or ""
