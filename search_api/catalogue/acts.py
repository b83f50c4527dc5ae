"""Acts: works with their titles, facts and the documents that were read of them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields

from graph.queries import query
from graph.store import RdfStore
from ontology.errors import NotFoundError
from ontology.knowledge import Texts
from ontology.scripts import canonical_tag, slug
from ontology.versions import each_issue_once
from search_api.catalogue.facts import FactView, facts_about, types_of
from search_api.catalogue.jurisdictions import lies_in_one
from search_api.catalogue.sources import Source, sources_of
from search_api.catalogue.subject import Subject, instances, subject
from search_api.catalogue.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class ActSummary(View):
    """A work. ``key`` is set where it is in the corpus, ``documents`` are IRIs of expressions that were read.

    ``type`` and ``jurisdiction`` are keys; ``facts`` counts the curated facts.
    """

    iri: str
    key: str | None
    titles: Texts
    type: str | None
    year: int | None
    number: str | None
    short: tuple[str, ...]
    gazette: str | None
    status: str | None
    confidence: str | None
    jurisdiction: str | None
    place: str | None
    facts: int
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsEntry(View):
    """A line of a table of contents; ``depth`` counts from 0, ``parent`` is a provision or the document."""

    iri: str
    kind: str
    number: str | None
    heading: str | None
    parent: str
    depth: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression(View):
    """A document that was read: one language version. ``source`` is the file's name or address."""

    iri: str
    work: str
    title: str | None
    language: str | None
    script: str | None
    pages: int | None
    source: str | None
    media_type: str | None
    sha256: str | None
    contents: tuple[ContentsEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActView(ActSummary):
    """A work with all that is known of it; ``facts`` counts ``provisions``, the curated facts."""

    issuer: str | None
    status_note: str | None
    amendments: tuple[str, ...]
    notes: tuple[str, ...]
    sources: tuple[Source, ...]
    provisions: tuple[FactView, ...]
    expressions: tuple[Expression, ...]


def acts(store: RdfStore, *, countries: Collection[str] = ()) -> list[ActSummary]:
    """All works, of jurisdictions with their parts where these are given; sorted by place and year."""
    counted = {row["act"]: int(row["count"] or 0) for row in store.select(query("catalogue/facts_by_act"))}
    found = (_summary(each, counted.get(each.iri, 0)) for each in instances(store, "eli:LegalResource"))
    return sorted((each for each in found if lies_in_one(each.jurisdiction, countries)), key=_order)


def act(store: RdfStore, iri: str) -> ActView:
    """One work by its IRI, or by that of one of its documents; raises ``NotFoundError``."""
    found = subject(store, iri)
    if found is not None and "eli:LegalExpression" in types_of(found):
        found = subject(store, found.first("eli:realizes") or "")
    if found is None or "eli:LegalResource" not in types_of(found):
        raise NotFoundError("There is no act %(key)s.", key=iri)
    facts = facts_about(store, found.iri, via="aln:act")
    summary = _summary(found, len(facts))
    return ActView(
        **{field.name: getattr(summary, field.name) for field in fields(summary)},
        issuer=found.first("aln:issuer"),
        status_note=found.first("aln:statusNote"),
        amendments=each_issue_once(found.every("aln:amendment")),
        notes=found.every("skos:note"),
        sources=sources_of(found),
        provisions=facts,
        expressions=tuple(expression(store, iri, contents=True) for iri in summary.documents),
    )


def act_summary(store: RdfStore, iri: str) -> ActSummary | None:
    """A work without its facts and documents; ``facts`` is 0. ``None`` where the work is not known."""
    found = subject(store, iri)
    return _summary(found, 0) if found else None


def expression(store: RdfStore, iri: str, *, contents: bool) -> Expression:
    """A document that was read; raises ``NotFoundError``."""
    found = subject(store, iri)
    if found is None or "eli:LegalExpression" not in types_of(found):
        raise NotFoundError("There is no document %(key)s.", key=iri)
    pages, language = found.first("aln:pages"), found.first("dcterms:language")
    return Expression(
        iri=iri,
        work=found.first("eli:realizes") or "",
        title=found.first("eli:title"),
        language=canonical_tag(language) if language else None,
        script=found.first("aln:script"),
        pages=int(pages) if pages else None,
        source=found.first("aln:sourceText"),
        media_type=found.first("dcterms:format"),
        sha256=found.first("aln:sha256"),
        contents=tuple(table_of_contents(store, iri)) if contents else (),
    )


def table_of_contents(store: RdfStore, document: str) -> Iterable[ContentsEntry]:
    """Articles and everything above them, in reading order."""
    depths = {document: -1}
    seen: set[str] = set()
    for row in store.select(query("catalogue/contents"), {"document": document}):
        iri, parent = row["iri"] or "", row["parent"] or ""
        depths[iri] = depths.get(parent, -1) + 1
        if iri not in seen:
            seen.add(iri)
            yield ContentsEntry(
                iri=iri,
                kind=row["kind"] or "",
                number=row["number"],
                heading=row["heading"],
                parent=parent,
                depth=depths[iri],
            )


def _summary(found: Subject, facts: int) -> ActSummary:
    year = found.first("aln:year")
    numbers = found.every("eli:id_local")
    number = next((each for each in numbers if _is_number(each, found.iri)), None)
    return ActSummary(
        iri=found.iri,
        key=found.first("aln:key"),
        titles=found.texts("dcterms:title"),
        type=found.key("eli:type_document"),
        year=int(year) if year else None,
        number=number,
        short=tuple(each for each in numbers if each != number),
        gazette=found.first("aln:gazette"),
        status=found.first("aln:status"),
        confidence=found.first("aln:confidence"),
        jurisdiction=found.key("aln:jurisdiction"),
        place=found.first("aln:place"),
        facts=facts,
        documents=found.every("eli:is_realized_by"),
    )


def _is_number(text: str, iri: str) -> bool:
    """Whether a local identifier is the act's number: the last step of its IRI begins with it."""
    plain, step = slug(text), slug(iri.rsplit("/", 1)[-1])
    return bool(plain) and (step == plain or step.startswith(f"{plain}-")) and any(map(str.isdigit, plain))


def _order(act: ActSummary) -> tuple[str, int, str]:
    return act.jurisdiction or "~", act.year or 9999, act.iri
