"""Whether two answers say the same: blank nodes may have other names, solutions another order."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    RdfFormat,
    Store,
    parse,
    parse_query_results,
)

from graph.stores.formats import GRAPH_FORMATS, RESULT_FORMATS

Answer = bool | Dataset
_OWN = "urn:x-conformance:"
_RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
MEDIA_TYPES = {
    ".srx": "application/sparql-results+xml",
    ".srj": "application/sparql-results+json",
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".ttl": "text/turtle",
    ".nt": "application/n-triples",
    ".rdf": "application/rdf+xml",
}


def read_answer(body: bytes, media_type: str) -> Answer:
    """A truth value, or solutions or triples as a dataset to compare; raises ``ValueError`` where it is neither."""
    if media_type == "text/csv":
        return _solutions(*_csv(body))
    if media_type in RESULT_FORMATS:
        return _results(body, RESULT_FORMATS[media_type])
    if media_type in GRAPH_FORMATS:
        return canonical(each for each in parse(body, GRAPH_FORMATS[media_type], base_iri=_OWN))
    raise ValueError(f"an answer of the type {media_type or 'nothing'} cannot be read")


def read_wanted(file: Path, base: str) -> Answer:
    """The answer that a file of the tests holds; some hold solutions as a graph (``rs:ResultSet``)."""
    media_type = MEDIA_TYPES[file.suffix]
    if media_type not in GRAPH_FORMATS:
        return read_answer(file.read_bytes(), media_type)
    quads = list(parse(file.read_bytes(), GRAPH_FORMATS[media_type], base_iri=base))
    return (
        _result_set(quads) if any(quad.object == NamedNode(_RS + "ResultSet") for quad in quads) else canonical(quads)
    )


def asks_for_solutions(file: Path) -> bool:
    """Whether a file of a wanted answer holds solutions or a truth value, not triples."""
    return MEDIA_TYPES[file.suffix] not in GRAPH_FORMATS or _RS.encode() in file.read_bytes()


def read_quads(file: Path, base: str, graph: str | None = None) -> list[Quad]:
    """The triples of a data file, put into a named graph or the default one."""
    name = NamedNode(graph) if graph else DefaultGraph()
    form = RdfFormat.from_extension(file.suffix.removeprefix("."))
    found = parse(file.read_bytes(), form, base_iri=base, rename_blank_nodes=True)
    return [Quad(quad.subject, quad.predicate, quad.object, name) for quad in found]


def canonical(quads: Iterable[Quad]) -> Dataset:
    """The same quads with blank nodes named by their place (RDF 1.1 Semantics: isomorphic is then equal).

    A store in between writes numbers and times by their values: 1.0 and 1 are the same decimal.
    """
    values = Store()
    values.extend(quads)
    dataset = Dataset(values)
    dataset.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return dataset


def _results(body: bytes, form: QueryResultsFormat) -> Answer:
    found = parse_query_results(body, form)
    if isinstance(found, QueryBoolean):
        return bool(found)
    names = [variable.value for variable in found.variables]
    rows = [{name: term for name in names if (term := row[name]) is not None} for row in found]
    return _solutions(names, rows)


def _csv(body: bytes) -> tuple[list[str], list[dict[str, object]]]:
    names, *rows = csv.reader(io.StringIO(body.decode()))
    terms = [
        {
            name: BlankNode(value[2:]) if value.startswith("_:") else Literal(value)
            for name, value in zip(names, row, strict=True)
            if value
        }
        for row in rows
    ]
    return names, terms


def _solutions(names: Iterable[str], rows: Iterable[dict[str, object]]) -> Dataset:
    """Each solution a blank node with its values, so that blank nodes shared between solutions stay shared."""
    quads = [Quad(NamedNode(_OWN), NamedNode(f"{_OWN}variable"), Literal(name)) for name in names]
    for row in rows:
        node = BlankNode()
        quads.append(Quad(NamedNode(_OWN), NamedNode(f"{_OWN}solution"), node))
        quads += [Quad(node, NamedNode(_OWN + name), term) for name, term in row.items()]
    return canonical(quads)


def _result_set(quads: list[Quad]) -> Answer:
    def values(subject: object, name: str) -> list[object]:
        return [each.object for each in quads if each.subject == subject and each.predicate.value == _RS + name]

    start = next(quad.subject for quad in quads if quad.object == NamedNode(_RS + "ResultSet"))
    if truth := values(start, "boolean"):
        return truth[0].value == "true"
    rows = []
    for solution in values(start, "solution"):
        bindings = values(solution, "binding")
        rows.append({values(each, "variable")[0].value: values(each, "value")[0] for each in bindings})
    return _solutions([each.value for each in values(start, "resultVariable")], rows)


def read_rows_as_quads(body: bytes) -> list[Quad]:
    """Solutions with ``?g ?s ?p ?o`` in JSON as quads."""
    found = parse_query_results(body, QueryResultsFormat.JSON)
    return [Quad(row["s"], row["p"], row["o"], row["g"]) for row in found]
