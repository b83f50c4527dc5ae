"""One document taken out of the graph again: what it is, its parts as a tree, and what its words refer to."""

from collections import defaultdict
from dataclasses import dataclass, field

from graph.queries import query
from graph.store import RdfStore, Row
from ontology.errors import NotFoundError
from ontology.linking import LinkKind
from ontology.model import ProvisionKind
from ontology.scripts import canonical_tag

_NO_REFERENCE = frozenset({LinkKind.PROVIDES, LinkKind.ENABLES})
_BOUND = ("document", "work")
_WORK = "SELECT ?act ?kind WHERE { ?act a eli:LegalResource ; a ?kind } LIMIT 1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A provision with its parts; ``begin`` is where its ``text`` stands in the document's.

    ``language`` is ``None`` where it could not be told.
    """

    iri: str
    kind: ProvisionKind
    number: str | None
    heading: str | None
    text: str
    begin: int
    language: str | None
    children: tuple["Part", ...] = ()

    @property
    def end(self) -> int:
        """Offset just past the text."""
        return self.begin + len(self.text)


@dataclass(frozen=True, slots=True)
class Reference:
    """A stretch of the document's text (half open) that speaks of ``target``."""

    begin: int
    end: int
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One expression and its work.

    ``date`` is ISO 8601; ``act_type`` and ``jurisdiction`` are keys (``law``, ``RS``).
    """

    iri: str
    work: str
    title: str
    language: str
    act_type: str
    jurisdiction: str | None
    number: str | None
    year: str | None
    date: str | None
    gazette: str | None
    parts: tuple[Part, ...] = ()
    references: tuple[Reference, ...] = field(default=())


def documents_of(store: RdfStore, iri: str) -> list[str]:
    """IRIs of the documents of a work, or the one document that ``iri`` is, sorted; raises ``NotFoundError``."""
    for name in _BOUND:
        if found := sorted({row["document"] or "" for row in store.select(query("act_documents"), {name: iri})}):
            return found
    if store.select(_WORK, {"act": iri}):
        raise NotFoundError(
            f"The text of the act {iri} is not here: only what the register says of it is. Read it in: alinea build "
            "--source FOLDER."
        )
    raise NotFoundError(f"There is no document of an act {iri}. Search or `alinea read` tell the IRIs of acts.")


def read_act(store: RdfStore, document: str) -> Act:
    """A document by its IRI; raises ``NotFoundError``."""
    rows = store.select(query("act_documents"), {"document": document})
    if not rows:
        raise NotFoundError(f"There is no document {document}.")
    told = rows[0]
    references = store.select(query("act_references"), {"document": document})
    return Act(
        iri=document,
        work=told["work"] or "",
        title=told["title"] or "",
        language=canonical_tag(told["language"] or "und"),
        act_type=(told["type"] or "page").rpartition("/")[2],
        jurisdiction=told["jurisdiction"].rpartition("/")[2] if told["jurisdiction"] else None,
        number=told["number"],
        year=told["year"],
        date=told["date"],
        gazette=told["gazette"],
        parts=_tree(document, store.select(query("act_parts"), {"document": document})),
        references=tuple(_reference(row) for row in references if row["kind"] not in _NO_REFERENCE),
    )


def _tree(document: str, rows: list[Row]) -> tuple[Part, ...]:
    """The top-level parts with all they contain, in reading order; a provision that stands in two graphs is one."""
    below: defaultdict[str, dict[str, Row]] = defaultdict(dict)
    for row in rows:
        below[row["parent"] or ""].setdefault(row["iri"] or "", row)

    def parts(parent: str) -> tuple[Part, ...]:
        return tuple(
            Part(
                iri=iri,
                kind=ProvisionKind(row["kind"] or "text"),
                number=row["number"],
                heading=row["heading"],
                text=row["text"] or "",
                begin=int(row["from"] or 0),
                language=canonical_tag(row["language"]) if row["language"] else None,
                children=parts(iri),
            )
            for iri, row in below[parent].items()
        )

    return parts(document)


def _reference(row: Row) -> Reference:
    return Reference(int(row["begin"] or 0), int(row["end"] or 0), row["target"] or "")
