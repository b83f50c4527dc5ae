"""A read document as quads: one named graph, called like its expression."""

from collections.abc import Iterator

from pyoxigraph import Literal, Quad

from graph.describe.terms import Node, name, node, typed
from ontology.model import Document, Link, LinkKind, Provision, Reading
from ontology.namespaces import act_type_iri, jurisdiction_iri

_PREDICATES = {
    LinkKind.CITES: "eli:cites",
    LinkKind.AMENDS: "eli:amends",
    LinkKind.REPEALS: "eli:repeals",
    LinkKind.IMPLEMENTS: "eli:implements",
    LinkKind.ENABLES: "aln:enables",
    LinkKind.PROVIDES: "aln:mechanism",
}
_KNOWN_JURISDICTIONS = frozenset({"AL", "BA", "BA-FBIH", "BA-RS", "BA-BD", "ME", "MK", "RS", "XK"})


def describe_reading(reading: Reading) -> Iterator[Quad]:
    """Work, expression, provisions and links of a reading; nothing for one without a document."""
    document = reading.document
    if document is None:
        return
    yield from _describe_document(document)
    for provision in reading.provisions:
        yield from _describe_provision(provision, document)
    for turn, link in enumerate(reading.links, start=1):
        yield from _describe_link(link, f"{document.iri}#link-{turn}", document.iri)


def _describe_document(document: Document) -> Iterator[Quad]:
    work = Node(document.work, graph=document.iri, kind="eli:LegalResource")
    work.add("eli:type_document", node(act_type_iri(document.act_type)))
    work.add("dcterms:title", Literal(document.title, language=document.language))
    if document.jurisdiction in _KNOWN_JURISDICTIONS:
        work.add("aln:jurisdiction", node(jurisdiction_iri(document.jurisdiction or "")))
    work.add("eli:id_local", document.number).add("aln:gazette", document.gazette)
    work.add("aln:year", typed(document.year, "gYear") if document.year else None)
    work.add("eli:date_document", typed(document.date, "date") if document.date else None)
    yield from work.add("eli:is_realized_by", node(document.iri))
    expression = Node(document.iri, graph=document.iri, kind="eli:LegalExpression")
    expression.add("eli:realizes", node(document.work)).add("dcterms:language", document.language)
    expression.add("eli:title", Literal(document.title, language=document.language))
    expression.add("aln:script", document.script).add("aln:pages", typed(document.pages, "integer"))
    expression.add("aln:sha256", document.sha256).add("dcterms:format", document.media_type)
    yield from expression.add("aln:sourceText", document.source).add("prov:wasDerivedFrom", node(_bytes(document)))


def _bytes(document: Document) -> str:
    """The source file as a thing of its own, named by its content (RFC 6920)."""
    return f"ni:///sha-256;{document.sha256}"


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


def _describe_link(link: Link, iri: str, graph: str) -> Iterator[Quad]:
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
