"""What the graph says of one thing, read once and then asked by prefixed property names."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from pyoxigraph import NamedNode

from graph.queries import query
from graph.store import RdfStore, Row
from ontology.knowledge import Texts
from ontology.namespaces import CONCEPTS, PREFIXES
from ontology.scripts import canonical_tag

_SHORT = {iri: prefix for prefix, iri in PREFIXES.items() if not iri.startswith(CONCEPTS)}


@dataclass(frozen=True, slots=True)
class Statement:
    """A value with its language (``""`` for none); ``read`` says that a document was read for it."""

    value: str
    language: str
    read: bool


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing; curated statements come before those read from documents, else they are sorted by value."""

    iri: str
    statements: Mapping[str, list[Statement]]

    def every(self, name: str) -> tuple[str, ...]:
        """All values of a property (``aln:actor``), each once."""
        return tuple(dict.fromkeys(each.value for each in self.statements.get(name, ())))

    def first(self, name: str) -> str | None:
        """One value of a property, ``None`` where there is none."""
        return next(iter(self.every(name)), None)

    def texts(self, name: str) -> Texts:
        """One text for each language."""
        return {tag: texts[0] for tag, texts in self.text_lists(name).items()}

    def text_lists(self, name: str) -> dict[str, tuple[str, ...]]:
        """All texts of each language."""
        found: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for each in self.statements.get(name, ()):
            found[each.language][each.value] = None
        return {tag: tuple(found[tag]) for tag in sorted(found)}

    def key(self, name: str) -> str | None:
        """The last step of the IRI that a property has as its value: the key of a concept."""
        iri = self.first(name)
        return iri.rsplit("/", 1)[-1] if iri else None


def subject(store: RdfStore, iri: str) -> Subject | None:
    """What is known of an IRI, ``None`` where nothing is."""
    if not is_iri(iri):
        return None
    rows = store.select(query("catalogue/subject"), {"subject": iri})
    return next(iter(subjects({**row, "subject": iri} for row in rows)), None)


def instances(store: RdfStore, name: str) -> list[Subject]:
    """All things of a class (``aln:Practice``), sorted by IRI."""
    return subjects(store.select(query("catalogue/instances"), {"class": expand(name)}))


def members(store: RdfStore, scheme: str) -> list[Subject]:
    """All concepts of a scheme (``units``, ``mechanisms``), sorted by IRI."""
    return subjects(store.select(query("catalogue/members"), {"scheme": f"{CONCEPTS}scheme/{scheme}"}))


def pointing(store: RdfStore, target: str, *, via: str) -> list[Subject]:
    """All things that have ``target`` as the value of the property ``via``, sorted by IRI."""
    return subjects(store.select(query("catalogue/pointing"), {"target": target, "via": expand(via)}))


def parameters_of(store: RdfStore, target: str, *, via: str) -> dict[str, Subject]:
    """Parameters of the facts that point to ``target`` by ``via``, by IRI."""
    rows = store.select(query("catalogue/parameters"), {"target": target, "via": expand(via)})
    return {each.iri: each for each in subjects(rows)}


def labels(store: RdfStore, scheme: str) -> dict[str, Texts]:
    """The names of a scheme's concepts (``act-types``, ``units``, ``parameter-roles``) by key and language."""
    return {each.first("skos:notation") or "": each.texts("skos:prefLabel") for each in members(store, scheme)}


def expand(name: str) -> str:
    """The IRI of a prefixed name."""
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


def is_iri(text: str) -> bool:
    """Whether a string is an absolute IRI (RFC 3987), as the terms of a query must be."""
    try:
        NamedNode(text)
    except ValueError:
        return False
    return True


def subjects(rows: Iterable[Row]) -> list[Subject]:
    """Things with all that rows say of them, sorted by IRI; the rows are those of ``catalogue/instances``."""
    found: defaultdict[str, defaultdict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        statement = Statement(row["value"] or "", canonical_tag(row["language"] or ""), row["read"] == "true")
        found[row["subject"] or ""][_short(row["property"] or "")].append(statement)
    for statements in found.values():
        for each in statements.values():
            each.sort(key=lambda statement: (statement.read, statement.value))
    return [Subject(iri, found[iri]) for iri in sorted(found)]


@cache
def _short(iri: str) -> str:
    cut = max(iri.rfind("#"), iri.rfind("/")) + 1
    prefix = _SHORT.get(iri[:cut])
    return f"{prefix}:{iri[cut:]}" if prefix else iri
