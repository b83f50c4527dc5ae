"""A read document as quads: one named graph, called like its expression, or like its bytes where it is a copy."""

from collections.abc import Iterator, Sequence

from pyoxigraph import Literal, Quad

from graph.describe.parameters import describe_parameters
from graph.describe.provenance import (
    describe_notes,
    describe_reading_activity,
    describe_treatments,
    source_iri,
)
from graph.describe.terms import Node, name, node, typed
from ontology.confirmation import Meeting
from ontology.kinship import Kinship, Relative
from ontology.linking import Link, LinkKind
from ontology.model import Document, Provision, Reading
from ontology.namespaces import act_type_iri, jurisdiction_iri, language_iri
from ontology.scripts import script_of

_PREDICATES = {
    LinkKind.CITES: "eli:cites",
    LinkKind.AMENDS: "eli:amends",
    LinkKind.REPEALS: "eli:repeals",
    LinkKind.IMPLEMENTS: "eli:implements",
    LinkKind.ENABLES: "aln:enables",
    LinkKind.PROVIDES: "aln:mechanism",
}
# A text in the other script is the same in another form, a later consolidation is not. For language versions the work
# that both realize says all: which of them was translated from the other, their texts do not tell.
_KIN = {Kinship.OTHER_SCRIPT: "dcterms:isFormatOf", Kinship.OTHER_VERSION: "dcterms:isVersionOf"}
_PROBABLE = 0.05
_KNOWN_JURISDICTIONS = frozenset({"AL", "BA", "BA-FBIH", "BA-RS", "BA-BD", "ME", "MK", "RS", "XK"})


def describe_reading(reading: Reading, meetings: Sequence[Meeting] = ()) -> Iterator[Quad]:
    """Work, expression, provisions, links, parameters and kin of a reading; nothing for one without a document.

    ``meetings`` are those of its parameters with curated ones.

    A further file of an expression that is known adds only itself, as one more embodiment (eli:Format).
    """
    document = reading.document
    if document is None:
        return
    if reading.is_copy:
        yield from _describe_copy(document, reading.relatives)
        return
    yield from _describe_document(document, _title_language(reading, document))
    yield from describe_reading_activity(document)
    yield from describe_treatments(document)
    yield from describe_notes(document)
    for turn, relative in enumerate(reading.relatives, start=1):
        yield from _describe_kinship(relative, document.iri, f"{document.iri}#kinship-{turn}", document.iri)
    for provision in reading.provisions:
        yield from _describe_provision(provision, document)
    for turn, link in enumerate(reading.links, start=1):
        yield from describe_link(link, f"{document.iri}#link-{turn}", document.iri)
    yield from describe_parameters(document, reading.parameters, meetings)


def _title_language(reading: Reading, document: Document) -> str:
    """The language of the title: of the first part in its script where the document is in another."""
    script = script_of(document.title)
    if script in (document.script, "Zyyy") or {script, document.script} == {"Latn", "Cyrl"}:
        return document.language
    return next((each.language for each in reading.provisions if each.script == script), f"und-{script}")


def _describe_document(document: Document, title_language: str) -> Iterator[Quad]:
    work = Node(document.work, graph=document.iri, kind="eli:LegalResource")
    work.add("eli:type_document", node(act_type_iri(document.act_type)))
    title = Literal(document.title, language=title_language)
    work.add("dcterms:title", title)
    if document.jurisdiction in _KNOWN_JURISDICTIONS:
        work.add("aln:jurisdiction", node(jurisdiction_iri(document.jurisdiction or "")))
    work.add("eli:id_local", document.number).add("aln:gazette", document.gazette)
    work.add("aln:amendment", *document.amendments)
    work.add("aln:year", typed(document.year, "gYear") if document.year else None)
    work.add("eli:date_document", typed(document.date, "date") if document.date else None)
    yield from work.add("eli:is_realized_by", node(document.iri))
    expression = Node(document.iri, graph=document.iri, kind="eli:LegalExpression")
    expression.add("eli:realizes", node(document.work)).add("dcterms:language", document.language)
    language = language_iri(document.language)
    expression.add("eli:language", node(language) if language else None)
    expression.add("eli:title", title)
    expression.add("aln:amendment", *document.amendments)
    expression.add("aln:script", document.script).add("aln:pages", typed(document.pages, "integer"))
    expression.add("aln:sha256", document.sha256).add("dcterms:format", document.media_type)
    expression.add("aln:varieties", _varieties(document))
    expression.add("eli:is_embodied_by", node(source_iri(document.sha256)))
    expression.add("aln:sourceText", document.source)
    yield from expression.add("prov:wasDerivedFrom", node(source_iri(document.sha256)))


def _varieties(document: Document) -> str | None:
    """The probable varieties in one literal: four statements on every document would say no more."""
    told = sorted((document.varieties or {}).items(), key=lambda each: (-each[1], each[0]))
    return ", ".join(f"{tag} {share:.2f}" for tag, share in told if share >= _PROBABLE) or None


def _describe_copy(document: Document, relatives: list[Relative]) -> Iterator[Quad]:
    graph = source_iri(document.sha256)
    yield Quad(node(document.iri), name("eli:is_embodied_by"), node(graph), node(graph))
    copy = Node(graph, graph=graph, kind="eli:Format").add("eli:embodies", node(document.iri))
    copy.add("dcterms:format", document.media_type).add("aln:sourceText", document.source)
    yield from copy.links("dcterms:isFormatOf", (source_iri(each.sha256) for each in relatives))
    for turn, relative in enumerate(relatives, start=1):
        yield from _describe_kinship(relative, graph, f"{graph}#kinship-{turn}", graph)


def _describe_kinship(relative: Relative, source: str, iri: str, graph: str) -> Iterator[Quad]:
    direct = _KIN.get(relative.kinship)
    if direct:
        yield Quad(node(source), name(direct), node(relative.iri), node(graph))
    subject = Node(iri, graph=graph, kind="aln:Kinship").add("aln:kinship", relative.kinship.value)
    subject.add("aln:from", node(source)).add("aln:to", node(relative.iri)).add("aln:method", "shingles")
    subject.add("aln:evidence", relative.evidence)
    yield from subject.add("aln:confidenceScore", typed(f"{relative.score:.3f}", "decimal"))


def _describe_provision(provision: Provision, document: Document) -> Iterator[Quad]:
    subject = Node(provision.iri, graph=document.iri, kind="aln:Provision")
    subject.add("aln:kind", provision.kind.value).add("eli:number", provision.number)
    subject.add("eli:title", _tagged(provision.heading, provision.language))
    subject.add("aln:text", _tagged(provision.text, provision.language))
    subject.add("eli:is_part_of", node(provision.parent or document.iri))
    subject.add("aln:document", node(document.iri)).add("eli:realizes", node(_subdivision(provision, document)))
    subject.add("aln:page", typed(provision.page, "integer"))
    subject.add("aln:begin", typed(provision.span[0], "integer"))
    yield from subject.add("aln:end", typed(provision.span[1], "integer"))


def _subdivision(provision: Provision, document: Document) -> str:
    """The part of the work that a provision puts into words: the same path without the language."""
    return document.work + provision.iri.removeprefix(document.iri)


def describe_link(link: Link, iri: str, graph: str) -> Iterator[Quad]:
    """A link with its evidence under an IRI, and the relation itself between its two ends."""
    yield Quad(node(link.source), name(_PREDICATES[link.kind]), node(link.target), node(graph))
    subject = Node(iri, graph=graph, kind="aln:Link")
    subject.add("aln:from", node(link.source)).add("aln:to", node(link.target)).add("aln:linkKind", link.kind.value)
    subject.add("aln:evidence", link.evidence).add("aln:sha256", link.quote_sha256)
    subject.add("aln:confidenceScore", typed(f"{link.confidence:.3f}", "decimal")).add("aln:method", link.method)
    subject.add("aln:begin", typed(link.span[0], "integer"))
    yield from subject.add("aln:end", typed(link.span[1], "integer"))


def _tagged(text: str | None, language: str) -> Literal | None:
    """A literal in its language; without a tag where the language could not be told."""
    if not text:
        return None
    return Literal(text) if language == "und" else Literal(text, language=language)
