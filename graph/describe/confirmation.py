"""Comparisons of a curated statement with a text of its act, as PROV-O activities."""

from collections.abc import Iterator, Sequence

from pyoxigraph import Quad

from graph.describe.provenance import CURATORS, source_iri
from graph.describe.terms import Node, node, typed
from ontology.evidence import Evidence


def evidence_iris(statement: str, evidence: Sequence[Evidence]) -> list[str]:
    """The IRIs of the comparisons of a statement, in the order of its evidence."""
    return [f"{statement}/confirmation/{turn}" for turn, _ in enumerate(evidence, start=1)]


def describe_evidence(statement: str, evidence: Sequence[Evidence], *, graph: str) -> Iterator[Quad]:
    """One activity for each comparison: the file it used, the quotation by its hash, and what it found."""
    for iri, each in zip(evidence_iris(statement, evidence), evidence, strict=True):
        subject = Node(iri, graph=graph, kind="aln:Confirmation")
        subject.add("prov:wasAssociatedWith", node(CURATORS))
        subject.add("prov:used", node(source_iri(each.document))).add("dcterms:date", typed(each.seen, "date"))
        subject.add("aln:finding", each.finding.value).add("aln:found", each.value)
        subject.add("eli:number", each.article).add("aln:paragraph", each.paragraph)
        subject.add("aln:versionChecked", each.version)
        subject.add("aln:sha256", each.quote_sha256)
        yield from subject.add("aln:words", typed(each.words, "integer"))
