"""What every store of quads answers, whichever engine is behind it: all formats, all graphs or chosen ones."""

import io

import pytest
from pyoxigraph import (
    Literal,
    NamedNode,
    QueryResultsFormat,
    RdfFormat,
    parse,
    parse_query_results,
)

from graph.store import Dataset, RdfStore
from graph.stores.formats import DATASET_FORMATS, GRAPH_FORMATS, RESULT_FORMATS
from graph.stores.oxigraph import OxigraphStore
from tests.contracts.quads import (
    ALL,
    CONSTRUCTED,
    EVERYTHING,
    EX,
    FIRST,
    JSON,
    LAW,
    QUADS,
    SECOND,
    TOWN,
    TURTLE,
    UNBOUND,
    ask,
    solutions,
)

# rdflib's own SPARQL engine uses what rdflib has deprecated.
pytestmark = pytest.mark.filterwarnings(r"ignore:Dataset\.\w+ is deprecated:DeprecationWarning")


@pytest.mark.parametrize("media_type", RESULT_FORMATS)
@pytest.mark.parametrize("query", [EVERYTHING, UNBOUND, "SELECT ?none WHERE { ?none ?of 'these' }"])
def test_solutions_are_the_same_in_every_format(store: RdfStore, media_type: str, query: str) -> None:
    reference = OxigraphStore.create()
    reference.load(QUADS)
    answer = ask(store, query, results=media_type)
    assert answer.media_type == media_type
    assert solutions(answer) == solutions(ask(reference, query))


def test_language_tags_and_datatypes_come_through(store: RdfStore) -> None:
    found = parse_query_results(ask(store, EVERYTHING).body, QueryResultsFormat.JSON)
    literals = {term for row in found if isinstance(term := row["o"], Literal)}
    assert literals == {quad.object for quad in QUADS if isinstance(quad.object, Literal)}


@pytest.mark.parametrize("media_type", RESULT_FORMATS)
def test_truth_is_told_in_every_format(store: RdfStore, media_type: str) -> None:
    yes = ask(store, f"ASK {{ ?s <{EX}applies> ?o }}", results=media_type)
    no = ask(store, f"ASK {{ ?s <{EX}repeals> ?o }}", results=media_type)
    assert b"true" in yes.body
    assert b"false" in no.body
    assert yes.media_type == media_type


@pytest.mark.parametrize("media_type", GRAPH_FORMATS)
def test_graphs_are_the_same_in_every_format(store: RdfStore, media_type: str) -> None:
    answer = ask(store, CONSTRUCTED, triples=media_type)
    assert answer.media_type == media_type
    found = {(quad.subject, quad.predicate, quad.object) for quad in parse(answer.body, GRAPH_FORMATS[media_type])}
    assert found == {(LAW, NamedNode(f"{EX}in"), TOWN)}


def test_answers_are_written_and_relative_iris_resolved(store: RdfStore) -> None:
    written: dict[str, io.BytesIO] = {}
    for query in ("SELECT ?name { <town> <name> ?name }", "CONSTRUCT { ?o <in> ?s } { ?s <applies> ?o }"):
        store.write(
            query,
            lambda media_type: written.setdefault(media_type, io.BytesIO()),
            results="text/csv",
            triples="application/n-triples",
            dataset=ALL,
            base=EX,
        )
    assert "Sombor" in written["text/csv"].getvalue().decode().splitlines()
    assert written["application/n-triples"].getvalue().decode().split() == [str(LAW), f"<{EX}in>", str(TOWN), "."]


def test_an_output_that_has_enough_ends_the_query(store: RdfStore) -> None:
    class Full(io.BytesIO):
        def write(self, _: object) -> int:
            raise EOFError

    for query in (EVERYTHING, CONSTRUCTED):
        with pytest.raises(EOFError):
            store.write(query, lambda _: Full(), results=JSON, triples=TURTLE, dataset=ALL)


def test_a_resource_is_described(store: RdfStore) -> None:
    answer = ask(store, f"DESCRIBE <{TOWN.value}>", triples="application/n-triples")
    found = {quad.object for quad in parse(answer.body, RdfFormat.N_TRIPLES) if quad.subject == TOWN}
    assert found == {LAW, Literal("Sombor")}


@pytest.mark.parametrize("media_type", DATASET_FORMATS)
def test_the_whole_store_is_dumped_with_its_graphs(store: RdfStore, media_type: str) -> None:
    assert set(parse(store.dump(media_type), DATASET_FORMATS[media_type])) == set(QUADS)


@pytest.mark.parametrize("media_type", GRAPH_FORMATS)
def test_one_graph_is_dumped_alone(store: RdfStore, media_type: str) -> None:
    dumped = parse(store.dump(media_type, graph=SECOND.value), GRAPH_FORMATS[media_type])
    found = {(quad.subject, quad.predicate, quad.object) for quad in dumped}
    assert found == {(quad.subject, quad.predicate, quad.object) for quad in QUADS if quad.graph_name == SECOND}


def test_a_default_graph_is_chosen(store: RdfStore) -> None:
    answer = ask(store, EVERYTHING, dataset=Dataset(default=[SECOND.value]))
    assert {row[0] for row in solutions(answer)} == {TOWN.value}
    named = ask(store, "SELECT ?g WHERE { GRAPH ?g { ?s ?p ?o } }", dataset=Dataset(default=[SECOND.value]))
    assert solutions(named) == []


def test_two_default_graphs_are_one(store: RdfStore) -> None:
    dataset = Dataset(default=[FIRST.value, SECOND.value])
    assert len(solutions(ask(store, EVERYTHING, dataset=dataset))) == len(QUADS) - 1


def test_named_graphs_are_chosen_and_the_default_one_is_empty(store: RdfStore) -> None:
    dataset = Dataset(named=[FIRST.value])
    query = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
    assert solutions(ask(store, query, dataset=dataset)) == [(FIRST.value,)]
    assert solutions(ask(store, EVERYTHING, dataset=dataset)) == []
