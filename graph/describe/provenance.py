"""How statements came to be (PROV-O): curated, confirmed, read; and what a source says beside the act."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from pyoxigraph import Literal, Quad

from graph.describe.terms import Node, name, node, typed
from ontology.knowledge import Source
from ontology.model import Document, NoteKind, Treatment
from ontology.namespaces import CONCEPTS

CURATORS = f"{CONCEPTS}agent/alinea"
"""The organisation whose curators write the corpus; the ontology describes it."""

_TOLD = (NoteKind.FOOTNOTE, NoteKind.EDITORIAL)
_IRI = re.compile(r"https?://[^\s<>\"{}|\\^`]+")


@cache
def software_version() -> str:
    """The version of the installed package, ``unknown`` where it runs from loose files."""
    try:
        return version("alinea")
    except PackageNotFoundError:
        return "unknown"


def software_iri() -> str:
    """The software in this version, as the agent of what it reads; the description of the dataset describes it."""
    return f"{CONCEPTS}agent/alinea-{software_version()}"


def corpus_graph(base: str, key: str) -> str:
    """The named graph of one corpus file."""
    return f"{base}id/corpus/{key}"


def addresses_in(text: str) -> list[str]:
    """Every web address in a text."""
    return _IRI.findall(text)


def add_sources(subject: Node, sources: Iterable[Source]) -> None:
    """Where a statement was seen: an address as an IRI, anything else in words."""
    for source in sources:
        if source.url and _IRI.fullmatch(source.url):
            subject.add("dcterms:source", node(source.url))
        elif source.url or source.text:
            subject.add("aln:sourceText", source.url or source.text)


def add_provenance(subject: Node, graph: str) -> None:
    """The corpus file a record was written in, and the curation that wrote it."""
    subject.add("prov:wasDerivedFrom", node(graph)).add("prov:wasGeneratedBy", node(f"{graph}#curation"))


def describe_corpus_file(base: str, key: str, sources: Iterable[Source]) -> Iterator[Quad]:
    """The file of one record as an entity, and the curation that wrote it from its sources."""
    graph, told = corpus_graph(base, key), list(sources)
    file = Node(graph, graph=graph, kind="aln:CorpusFile").add("aln:key", key)
    yield from file.add("prov:wasGeneratedBy", node(f"{graph}#curation"))
    curation = Node(f"{graph}#curation", graph=graph, kind="aln:Curation")
    curation.add("prov:wasAssociatedWith", node(CURATORS))
    addresses = dict.fromkeys(each.url for each in told if each.url and _IRI.fullmatch(each.url))
    curation.links("prov:used", addresses)
    days = sorted({each.retrieved for each in told if each.retrieved})
    yield from curation.add("aln:retrieved", *(typed(day, "date") for day in days))


def describe_reading_activity(document: Document) -> Iterator[Quad]:
    """The reading of a source file by this version of the software, which made the expression of it."""
    iri = f"{document.iri}#reading"
    yield Quad(node(document.iri), name("prov:wasGeneratedBy"), node(iri), node(document.iri))
    activity = Node(iri, graph=document.iri, kind="aln:Reading").add("prov:used", node(source_iri(document.sha256)))
    yield from activity.add("prov:wasAssociatedWith", node(software_iri()))


def source_iri(sha256: str) -> str:
    """A source file as a thing of its own, named by its content (RFC 6920)."""
    return f"ni:///sha-256;{sha256}"


def describe_treatments(document: Document) -> Iterator[Quad]:
    """One activity for all pages that were treated alike, with the least of their confidences."""
    alike: dict[tuple[str, str], list[Treatment]] = defaultdict(list)
    for treatment in document.treatments:
        alike[treatment.method.value, treatment.detail].append(treatment)
    for turn, ((method, detail), group) in enumerate(alike.items(), start=1):
        iri = f"{document.iri}#treatment-{turn}"
        yield Quad(node(document.iri), name("prov:wasGeneratedBy"), node(iri), node(document.iri))
        activity = Node(iri, graph=document.iri, kind="aln:Treatment").add("aln:method", method)
        activity.add("dcterms:isPartOf", node(f"{document.iri}#reading"))
        activity.add("prov:used", node(source_iri(document.sha256))).add("dcterms:description", detail)
        least = min(each.confidence for each in group)
        activity.add("aln:confidenceScore", typed(f"{min(1.0, max(0.0, least)):.3f}", "decimal"))
        yield from activity.add("aln:pageRange", _ranges(each.page for each in group if each.page is not None))


def _ranges(pages: Iterable[int]) -> str:
    """Page numbers as ranges: 1, 2, 3 and 7 are "1-3, 7".

    >>> _ranges([7, 1, 2, 3])
    '1-3, 7'
    """
    runs: list[list[int]] = []
    for page in sorted(set(pages)):
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


def describe_notes(document: Document) -> Iterator[Quad]:
    """Footnotes and editors' notes; running heads and contents pages say nothing of the act."""
    told = (note for note in document.notes if note.kind in _TOLD and note.text.strip())
    for turn, note in enumerate(told, start=1):
        subject = Node(f"{document.iri}#note-{turn}", graph=document.iri, kind="aln:Note")
        subject.add("aln:noteKind", note.kind.value).add("eli:is_part_of", node(document.iri))
        text = Literal(note.text) if document.language == "und" else Literal(note.text, language=document.language)
        yield from subject.add("aln:text", text).add("aln:page", typed(note.page, "integer"))
