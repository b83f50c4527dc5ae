"""A few quads, and what is asked of every store of them."""

import csv
import io

from pyoxigraph import Literal, NamedNode, Quad, parse_query_results

from graph.store import Answer, Dataset, RdfStore
from graph.stores.formats import RESULT_FORMATS

EX = "http://x.example/"
JSON, TURTLE = "application/sparql-results+json", "text/turtle"
LAW, TOWN = NamedNode(f"{EX}law"), NamedNode(f"{EX}town")
FIRST, SECOND = NamedNode(f"{EX}first"), NamedNode(f"{EX}second")
QUADS = [
    Quad(LAW, NamedNode(f"{EX}title"), Literal('Закон\t"о" локалној\nсамоуправи', language="sr-Cyrl"), FIRST),
    Quad(LAW, NamedNode(f"{EX}title"), Literal("Law, on local self-government", language="en"), FIRST),
    Quad(LAW, NamedNode(f"{EX}articles"), Literal(104), FIRST),
    Quad(TOWN, NamedNode(f"{EX}applies"), LAW, SECOND),
    Quad(TOWN, NamedNode(f"{EX}name"), Literal("Sombor"), SECOND),
    Quad(TOWN, NamedNode(f"{EX}name"), Literal("Sombor"), FIRST),
]
EVERYTHING = "SELECT ?s ?p ?o WHERE { ?s ?p ?o }"
UNBOUND = f"SELECT ?s ?title WHERE {{ ?s ?p ?o OPTIONAL {{ ?s <{EX}title> ?title FILTER(LANG(?title) = 'en') }} }}"
CONSTRUCTED = f"CONSTRUCT {{ ?o <{EX}in> ?s }} WHERE {{ ?s <{EX}applies> ?o }}"
ALL = Dataset()


def ask(store: RdfStore, query: str, *, results: str = JSON, triples: str = TURTLE, dataset: Dataset = ALL) -> Answer:
    return store.answer(query, results=results, triples=triples, dataset=dataset)


def solutions(answer: Answer) -> list[tuple[str, ...]]:
    """Different solutions of any result format as sorted tuples of plain values; unbound is an empty string.

    Oxigraph matches a statement once for each graph it stands in, rdflib once; so repetitions do not count.
    """
    if answer.media_type == "text/csv":
        rows = list(csv.reader(io.StringIO(answer.body.decode())))[1:]
        return sorted({tuple(row) for row in rows})
    found = parse_query_results(answer.body, RESULT_FORMATS[answer.media_type])
    names = found.variables
    return sorted({tuple("" if row[name] is None else row[name].value for name in names) for row in found})
