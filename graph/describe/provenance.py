"""How the text of a document came to be (PROV-O), and what its source says beside the act."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, Quad

from graph.describe.terms import Node, name, node, typed
from ontology.model import Document, NoteKind, Treatment

_TOLD = (NoteKind.FOOTNOTE, NoteKind.EDITORIAL)


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
        activity = Node(iri, graph=document.iri, kind="prov:Activity").add("aln:method", method)
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
