"""What every store of quads promises, whichever engine is behind it."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryResultsFormat,
    RdfFormat,
    parse,
    parse_query_results,
)

from graph.store import Answer, Dataset, RdfStore
from graph.stores.formats import DATASET_FORMATS, GRAPH_FORMATS, RESULT_FORMATS
from graph.stores.memory import MemoryStore
from graph.stores.oxigraph import OxigraphStore
from graph.stores.remote import RemoteStore
from ontology.errors import EngineError, QueryError, QueryRefusedError, SnapshotError
from tests.conformance.endpoints import Endpoint, bare_oxigraph, oxigraph_command

# rdflib's own SPARQL engine uses what rdflib has deprecated.
pytestmark = pytest.mark.filterwarnings(r"ignore:Dataset\.\w+ is deprecated:DeprecationWarning")

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


@pytest.fixture(scope="module")
def server() -> Iterator[Endpoint]:
    """The server of Oxigraph itself."""
    if not oxigraph_command():
        pytest.skip("the package oxigraph is not installed: pip install oxigraph")
    with bare_oxigraph([], "--union-default-graph") as endpoint:
        yield endpoint


@pytest.fixture(params=["oxigraph in memory", "oxigraph on disk", "rdflib", "a remote server"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[RdfStore]:
    if request.param == "a remote server":
        endpoint = request.getfixturevalue("server")
        httpx.post(endpoint.update, content="DROP ALL", headers={"Content-Type": "application/sparql-update"})
        remote = RemoteStore(endpoint.query, update=endpoint.update)
        yield remote
        remote.close()
    elif request.param == "rdflib":
        yield MemoryStore()
    else:
        yield OxigraphStore.create(tmp_path if request.param.endswith("disk") else None)


@pytest.fixture
def store(empty: RdfStore) -> RdfStore:
    assert empty.load(iter(QUADS)) == len(QUADS)
    return empty


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


def test_quads_are_counted_and_statements_of_two_graphs_kept_apart(store: RdfStore) -> None:
    assert len(store) == len(QUADS)
    assert store.graphs() == [f"{EX}first", f"{EX}second"]
    assert store.load([]) == 0


def test_turtle_goes_into_its_graph(empty: RdfStore) -> None:
    empty.load_turtle(f"<{EX}a> <{EX}b> 'c'@sq, [] .".encode(), graph=f"{EX}third")
    assert empty.graphs() == [f"{EX}third"]
    assert len(empty) == 2


def test_broken_turtle_is_an_engine_error(empty: RdfStore) -> None:
    with pytest.raises(EngineError, match="does not parse"):
        empty.load_turtle(b"<a> <b> .", graph=f"{EX}third")


def test_select_sees_all_graphs_as_one(store: RdfStore) -> None:
    names = store.select(f"SELECT DISTINCT ?name WHERE {{ <{TOWN.value}> <{EX}name> ?name }}")
    assert names == [{"name": "Sombor"}]


def test_select_joins_over_graphs_and_leaves_unbound_alone(store: RdfStore) -> None:
    rows = store.select(
        f"SELECT ?title ?nothing WHERE {{ ?town <{EX}applies>/<{EX}title> ?title FILTER(LANG(?title) = 'en') "
        f"OPTIONAL {{ ?town <{EX}mayor> ?nothing }} }}"
    )
    assert rows == [{"title": "Law, on local self-government", "nothing": None}]


def test_select_binds_variables_beforehand(store: RdfStore) -> None:
    query = f"SELECT ?s ?o WHERE {{ ?s <{EX}applies> ?o }}"
    assert store.select(query, {"s": TOWN.value}) == [{"s": TOWN.value, "o": LAW.value}]
    assert store.select(query, {"s": LAW.value}) == []


def test_select_knows_the_prefixes_of_the_house(store: RdfStore) -> None:
    assert store.select("SELECT ?s WHERE { ?s a skos:Concept ; aln:mechanism mech:recall }") == []


def test_variables_may_have_any_name(store: RdfStore) -> None:
    found = store.select("SELECT (COUNT(*) AS ?count) (MAX(?s) AS ?index) WHERE { GRAPH ?g { ?s ?p ?o } }")
    assert found == [{"count": str(len(QUADS)), "index": TOWN.value}]


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


def test_blank_nodes_and_the_default_graph_are_held(empty: RdfStore) -> None:
    empty.load([Quad(BlankNode("b"), NamedNode(f"{EX}p"), BlankNode("b"), DefaultGraph())])
    assert solutions(ask(empty, "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?s }")) == [("1",)]
    assert empty.graphs() == []


@pytest.mark.parametrize(
    "query",
    [
        "",
        "SELEKT * WHERE { ?s ?p ?o }",
        "SELECT ?s WHERE { ?s ?p ?o",
        "SELECT * WHERE { ?s nowhere:p ?o }",
        "DROP ALL",
        "INSERT DATA { <http://x.example/a> <http://x.example/b> 'c' }",
        "LOAD <http://x.example/a>",
        "SELECT * WHERE { SERVICE <http://x.example/sparql> { ?s ?p ?o } }",
        "ASK { service silent <http://x.example/sparql> { ?s ?p ?o } }",
    ],
)
def test_a_bad_query_is_a_query_error_and_changes_nothing(store: RdfStore, query: str) -> None:
    with pytest.raises(QueryError):
        ask(store, query)
    assert len(store) == len(QUADS)


def test_a_federated_query_is_refused_as_legal(store: RdfStore) -> None:
    with pytest.raises(QueryRefusedError, match="SERVICE"):
        ask(store, "SELECT * { SERVICE <http://x.example/sparql> { ?s ?p ?o } }")


@pytest.mark.parametrize("iri", ["", "a", "http://[bad", "https://example.org/a b"])
def test_what_is_no_iri_is_named(iri: str) -> None:
    with pytest.raises(QueryError, match="is not an IRI"):
        OxigraphStore.create().select("SELECT ?s ?o WHERE { ?s ?p ?o }", {"s": iri})


@pytest.mark.parametrize("query", ["ASK { ?s ?p ?o }", CONSTRUCTED, "SELECT ?s WHERE {"])
def test_select_takes_nothing_but_a_select(store: RdfStore, query: str) -> None:
    with pytest.raises(QueryError):
        store.select(query)


def test_oxigraph_heeds_the_dataset_of_the_query_itself() -> None:
    store = OxigraphStore.create()
    store.load(QUADS)
    first = f"SELECT ?s FROM <{SECOND.value}> WHERE {{ ?s ?p ?o }}"
    assert {row[0] for row in solutions(ask(store, first))} == {TOWN.value}
    # The request overrides the query (SPARQL 1.1 Protocol, 2.1.4).
    assert LAW.value in {row[0] for row in solutions(ask(store, first, dataset=Dataset(default=[FIRST.value])))}
    named = f"SELECT DISTINCT ?g FROM NAMED <{SECOND.value}> WHERE {{ GRAPH ?g {{ ?s ?p ?o }} }}"
    assert solutions(ask(store, named)) == [(SECOND.value,)]


def test_rdflib_does_not_fetch_what_a_query_names() -> None:
    with pytest.raises(QueryError, match="FROM"):
        ask(MemoryStore(), f"SELECT ?s FROM <{SECOND.value}> WHERE {{ ?s ?p ?o }}")


def test_oxigraph_on_disk_is_opened_again_for_reading(tmp_path: Path) -> None:
    store = OxigraphStore.create(tmp_path)
    store.load(QUADS)
    store.optimize()
    del store
    again = OxigraphStore.open(tmp_path)
    assert len(again) == len(QUADS)
    with pytest.raises(RuntimeError, match="read-write"):
        again.load(QUADS)


def test_a_missing_folder_is_a_snapshot_error(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match="Build a new snapshot"):
        OxigraphStore.open(tmp_path / "nothing")
