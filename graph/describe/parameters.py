"""Values read from a text and how they met curated ones, in the document's graph, apart from what people wrote."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from pyoxigraph import Literal, Quad

from graph.describe.provenance import source_iri
from graph.describe.terms import Node, node, typed
from ontology.codes import Established, Unit
from ontology.confirmation import Meeting
from ontology.evidence import Finding
from ontology.linking import ExtractedParameter
from ontology.model import Document
from ontology.namespaces import mechanism_iri, role_iri, unit_iri

_PLACES = 6


def describe_parameters(
    document: Document, parameters: Iterable[ExtractedParameter], meetings: Sequence[Meeting]
) -> Iterator[Quad]:
    """Each parameter of a document, established by its meetings with curated ones, and those meetings."""
    findings: dict[str, Finding] = {}
    for meeting in meetings:
        known = findings.get(meeting.extracted.iri)
        findings[meeting.extracted.iri] = Finding.CONFIRMED if known is Finding.CONFIRMED else meeting.finding
    for parameter in parameters:
        yield from _describe(parameter, document, findings.get(parameter.iri))
    for turn, meeting in enumerate(meetings, start=1):
        yield from _describe_meeting(meeting, f"{document.iri}#confirmation-{turn}", document)


def _describe(parameter: ExtractedParameter, document: Document, finding: Finding | None) -> Iterator[Quad]:
    subject = Node(parameter.iri, graph=document.iri, kind="aln:Parameter")
    subject.add("aln:role", node(role_iri(parameter.role))).add("aln:operator", parameter.operator.value)
    subject.add("aln:unit", node(unit_iri(parameter.unit))).add("aln:printed", parameter.value)
    subject.add("rdf:value", _number(parameter)).add("aln:base", _tagged(parameter.base, document.language))
    subject.add("aln:per", parameter.per).add("aln:provision", node(parameter.provision))
    if parameter.mechanism:
        subject.add("aln:mechanism", node(mechanism_iri(parameter.mechanism)))
    established = Established(finding.value) if finding else Established.EXTRACTED
    subject.add("aln:established", established.value).add("aln:method", parameter.method)
    subject.add("aln:evidence", parameter.evidence).add("aln:sha256", parameter.quote_sha256)
    subject.add("aln:begin", typed(parameter.span[0], "integer")).add("aln:end", typed(parameter.span[1], "integer"))
    yield from subject.add("aln:confidenceScore", typed(f"{parameter.score:.3f}", "decimal"))


def _describe_meeting(meeting: Meeting, iri: str, document: Document) -> Iterator[Quad]:
    """The comparison itself; it points to both values, and neither is changed by it."""
    found, contradicts = meeting.extracted, meeting.finding is Finding.CONTRADICTED
    subject = Node(iri, graph=document.iri, kind="aln:Confirmation")
    subject.add("aln:from", node(meeting.curated)).add("aln:to", node(found.iri))
    subject.add("prov:used", node(source_iri(document.sha256))).add("aln:finding", meeting.finding.value)
    subject.add("aln:found", found.value if contradicts else None).add("eli:number", meeting.article)
    subject.add("aln:versionChecked", meeting.version).add("aln:sha256", found.quote_sha256)
    subject.add("aln:words", typed(found.words, "integer"))
    yield from subject.add("aln:method", found.method)


def _number(parameter: ExtractedParameter) -> Literal | None:
    if parameter.unit is Unit.DAY_OF_YEAR:
        return None
    number = f"{float(Fraction(parameter.value)):.{_PLACES}f}"
    return typed(number.rstrip("0").rstrip("."), "decimal")


def _tagged(text: str | None, language: str) -> Literal | None:
    if not text:
        return None
    return Literal(text) if language == "und" else Literal(text, language=language)
