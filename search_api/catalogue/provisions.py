"""One provision with everything around it: where it stands, what it says, what it cites, what is known of it."""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise

from graph.queries import query
from graph.store import RdfStore, Row
from ontology.errors import NotFoundError
from ontology.scripts import canonical_tag
from search_api.catalogue.acts import ActSummary, Expression, act_summary, expression, table_of_contents
from search_api.catalogue.article_facts import facts_on
from search_api.catalogue.connections import (
    Citation,
    MechanismMention,
    citations_from,
    citations_of,
    mechanisms_named,
)
from search_api.catalogue.facts import FactView, types_of
from search_api.catalogue.subject import Subject, is_iri, subject
from search_api.catalogue.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(View):
    """A provision as a signpost to it."""

    iri: str
    kind: str
    number: str | None
    heading: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Step):
    """A part of a provision with its words and its own parts."""

    text: str
    page: int | None
    children: tuple["Part", ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Realisation(View):
    """A provision of a document that puts a part of a work into words."""

    iri: str
    document: str
    language: str
    number: str | None
    heading: str | None
    title: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionView(View):
    """A provision of a document; or, with ``document`` ``None``, the part of a work that documents put into words.

    ``path`` leads from the document's outermost division to the provision's parent. ``span`` counts characters
    of the extracted text. ``part_of_work`` is the work-level IRI, which ``facts`` speak of.
    """

    iri: str
    kind: str
    number: str | None
    heading: str | None
    text: str | None
    language: str | None
    page: int | None
    span: tuple[int, int] | None
    part_of_work: str
    act: ActSummary | None
    document: Expression | None
    path: tuple[Step, ...] = ()
    previous: Step | None = None
    next: Step | None = None
    children: tuple[Part, ...] = ()
    cites: tuple[Citation, ...] = ()
    cited_by: tuple[Citation, ...] = ()
    mechanisms: tuple[MechanismMention, ...] = ()
    facts: tuple[FactView, ...] = ()
    realisations: tuple[Realisation, ...] = ()


def provision(store: RdfStore, iri: str) -> ProvisionView:
    """A provision by its IRI, with or without a language in it; raises ``NotFoundError``."""
    found = subject(store, iri)
    if found is not None and "aln:Provision" in types_of(found):
        return _of_document(store, found)
    realised = _realisations(store, iri) if found is None or _is_part_of_work(found) else ()
    if found is None and not realised:
        raise NotFoundError("There is no provision %(key)s.", key=iri)
    if found is not None and not _is_part_of_work(found):
        raise NotFoundError("%(key)s is no provision.", key=iri)
    return _of_work(store, iri, found, realised)


def _is_part_of_work(found: Subject) -> bool:
    return "eli:LegalResourceSubdivision" in types_of(found)


def _of_document(store: RdfStore, found: Subject) -> ProvisionView:
    document = expression(store, found.first("aln:document") or "", contents=False)
    text = found.texts("aln:text")
    page, begin, end = (found.first(name) for name in ("aln:page", "aln:begin", "aln:end"))
    part = found.first("eli:realizes") or ""
    span = (int(begin), int(end)) if begin and end else None
    path = _path(store, found, document.iri)
    bearer = next((step.iri for step in reversed(path) if step.kind == "article"), found.iri)
    within = None if bearer == found.iri else span
    previous, following = _neighbours(store, document.iri, found.iri)
    return ProvisionView(
        iri=found.iri,
        kind=found.first("aln:kind") or "",
        number=found.first("eli:number"),
        heading=found.first("eli:title"),
        text=next(iter(text.values()), None),
        language=next(iter(text), None) or document.language,
        page=int(page) if page else None,
        span=span,
        part_of_work=part,
        act=act_summary(store, document.work),
        document=document,
        path=path,
        previous=previous,
        next=following,
        children=_parts(store, found.iri),
        cites=citations_from(store, bearer, within=within),
        cited_by=citations_of(store, (found.iri, part)),
        mechanisms=mechanisms_named(store, bearer, within=within),
        facts=facts_on(store, part, work=document.work),
        realisations=tuple(each for each in _realisations(store, part) if each.iri != found.iri),
    )


def _of_work(store: RdfStore, iri: str, found: Subject | None, realised: tuple[Realisation, ...]) -> ProvisionView:
    work = found.first("eli:is_part_of") if found else None
    if work is None:
        work = expression(store, realised[0].document, contents=False).work
    return ProvisionView(
        iri=iri,
        kind="article" if "/art_" in iri.removeprefix(work) else "part",
        number=found.first("eli:number") if found else realised[0].number,
        heading=next((each.heading for each in realised if each.heading), None),
        text=None,
        language=None,
        page=None,
        span=None,
        part_of_work=iri,
        act=act_summary(store, work),
        document=None,
        facts=facts_on(store, iri, work=work),
        realisations=realised,
    )


def _realisations(store: RdfStore, part: str) -> tuple[Realisation, ...]:
    rows = store.select(query("catalogue/realisations"), {"part": part}) if is_iri(part) else []
    return tuple(
        Realisation(
            iri=row["iri"] or "",
            document=row["document"] or "",
            language=canonical_tag(row["language"] or ""),
            number=row["number"],
            heading=row["heading"],
            title=row["title"],
        )
        for row in rows
    )


def _path(store: RdfStore, found: Subject, document: str) -> tuple[Step, ...]:
    steps: list[Step] = []
    parent = found.first("eli:is_part_of")
    while parent and parent != document:
        above = subject(store, parent)
        if above is None:
            break
        kind, number, heading = (above.first(name) for name in ("aln:kind", "eli:number", "eli:title"))
        steps.append(Step(iri=parent, kind=kind or "", number=number, heading=heading))
        parent = above.first("eli:is_part_of")
    return tuple(reversed(steps))


def _neighbours(store: RdfStore, document: str, iri: str) -> tuple[Step | None, Step | None]:
    """The articles before and after an article; nothing for other kinds."""
    steps: list[Step | None] = [None]
    for entry in table_of_contents(store, document):
        if entry.kind == "article":
            steps.append(Step(iri=entry.iri, kind=entry.kind, number=entry.number, heading=entry.heading))
    steps.append(None)
    for (before, own), (_, after) in pairwise(pairwise(steps)):
        if own is not None and own.iri == iri:
            return before, after
    return None, None


def _parts(store: RdfStore, above: str) -> tuple[Part, ...]:
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for row in store.select(query("catalogue/parts"), {"above": above}):
        rows[row["parent"] or ""].append(row)

    def below(parent: str) -> tuple[Part, ...]:
        return tuple(
            Part(
                iri=row["iri"] or "",
                kind=row["kind"] or "",
                number=row["number"],
                heading=row["heading"],
                text=row["text"] or "",
                page=int(row["page"]) if row["page"] else None,
                children=below(row["iri"] or ""),
            )
            for row in rows[parent]
        )

    return below(above)
