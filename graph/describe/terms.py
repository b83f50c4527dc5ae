"""Short ways to write quads: a node under construction, and the terms it takes."""

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad

from ontology.namespaces import PREFIXES, XSD

Term = NamedNode | Literal


def name(curie: str) -> NamedNode:
    """The IRI of a prefixed name (``eli:title``)."""
    prefix, _, local = curie.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


def node(iri: str) -> NamedNode:
    """An IRI as a term."""
    return NamedNode(iri)


def typed(value: str | int, datatype: str) -> Literal:
    """A literal of an XML Schema type (``integer``, ``decimal``, ``anyURI``)."""
    return Literal(str(value), datatype=NamedNode(XSD + datatype))


class Node:
    """One subject in one graph; collects its quads. Empty values are left out."""

    def __init__(self, iri: str, *, graph: str, kind: str) -> None:
        self._subject = NamedNode(iri)
        self._graph = NamedNode(graph)
        self._quads: list[Quad] = []
        self.add("rdf:type", name(kind))

    def add(self, predicate: str, *values: Term | str | None) -> "Node":
        """Statements with terms; strings become plain literals."""
        for value in values:
            if value is not None and value != "":
                term = Literal(value) if isinstance(value, str) else value
                self._quads.append(Quad(self._subject, name(predicate), term, self._graph))
        return self

    def texts(self, predicate: str, texts: Mapping[str, str]) -> "Node":
        """A literal for each language."""
        return self.add(predicate, *(Literal(text, language=tag) for tag, text in texts.items() if text))

    def links(self, predicate: str, iris: Iterable[str]) -> "Node":
        """Statements with IRIs."""
        return self.add(predicate, *(NamedNode(iri) for iri in iris))

    def __iter__(self) -> Iterator[Quad]:
        return iter(self._quads)
