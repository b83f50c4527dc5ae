"""Is the graph in order? SHACL for records and concepts, SPARQL for references and for the many provisions."""

from dataclasses import dataclass
from typing import Any

from graph.queries import integrity_checks, query
from graph.store import Dataset, RdfStore, Row
from graph.vocabulary import VOCABULARY, vocabulary_turtle
from ontology.namespaces import short

_SH = "http://www.w3.org/ns/shacl#"
_MESSAGE = "# message: "


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """One thing that is wrong: where (IRI and property), in words, how badly, and the offending value.

    ``path`` is ``None`` where several properties are at fault together, ``value`` where something is missing.
    ``severity`` is ``violation``, ``warning`` or ``info`` (SHACL, 2.1.4).
    """

    focus: str
    path: str | None
    message: str
    severity: str
    value: str | None


def validate(store: RdfStore) -> list[Violation]:
    """Everything that is wrong with a store, sorted by place; it must hold the vocabulary as well.

    pySHACL over a corpus of 12,000 quads takes seconds, and would take minutes over the provisions of read
    documents; those are checked by SPARQL in the store instead.
    """
    found = {*_shape_violations(store), *_integrity_violations(store)}
    return sorted(found, key=lambda each: (each.focus, each.path or "", each.message, each.value or ""))


def _integrity_violations(store: RdfStore) -> list[Violation]:
    return [
        Violation(
            focus=row["focus"] or "",
            path=row["path"],
            message=_message(check, row),
            severity="violation",
            value=row["value"],
        )
        for check in integrity_checks()
        for row in store.select(query(check))
    ]


def _message(check: str, row: Row) -> str:
    """The sentence at the head of a check, with what was found put in for {path} and {value}."""
    words = query(check).partition("\n")[0].removeprefix(_MESSAGE)
    return words.replace("{path}", short(row["path"] or "")).replace("{value}", row["value"] or "")


def _shape_violations(store: RdfStore) -> list[Violation]:
    import pyshacl
    from rdflib import Graph

    triples = "application/n-triples"
    json = "application/sparql-results+json"
    shaped = store.answer(query("shaped"), results=json, triples=triples, dataset=Dataset())
    data = Graph().parse(data=shaped.body, format="nt")
    shapes = Graph()
    for part in (each for each in VOCABULARY if each.startswith("shapes")):
        shapes.parse(data=vocabulary_turtle(part), format="turtle")
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none", advanced=False)
    return _violations(report)


def _violations(report: Any) -> list[Violation]:
    """The results of a SHACL validation report (an rdflib graph) as records."""
    from rdflib import RDF, URIRef

    def value(result: Any, name: str) -> Any:
        return report.value(result, URIRef(_SH + name))

    return [
        Violation(
            focus=str(value(result, "focusNode")),
            path=str(path) if isinstance(path := value(result, "resultPath"), URIRef) else None,
            message=str(value(result, "resultMessage")),
            severity=str(value(result, "resultSeverity")).removeprefix(_SH).lower(),
            value=None if (found := value(result, "value")) is None else str(found),
        )
        for result in report.subjects(RDF.type, URIRef(_SH + "ValidationResult"))
    ]
