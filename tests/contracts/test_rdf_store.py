"""What every store of quads promises, whichever engine is behind it: it holds them, and refuses what it must."""

import gc
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    NamedNode,
    Quad,
)

from graph.store import Dataset, RdfStore
from graph.stores.memory import MemoryStore
from graph.stores.oxigraph import OxigraphStore
from ontology.errors import EngineError, QueryError, QueryRefusedError, QueryTimeoutError, SnapshotError
from tests.contracts.quads import CONSTRUCTED, EX, FIRST, LAW, QUADS, SECOND, TOWN, ask, solutions

# rdflib's own SPARQL engine uses what rdflib has deprecated.
pytestmark = pytest.mark.filterwarnings(r"ignore:Dataset\.\w+ is deprecated:DeprecationWarning")


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


def test_blank_nodes_are_told_apart(empty: RdfStore) -> None:
    name, graph = NamedNode(f"{EX}p"), FIRST
    empty.load([Quad(BlankNode("b"), name, BlankNode("b"), graph), Quad(BlankNode("b"), name, BlankNode("c"), graph)])
    assert solutions(ask(empty, "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?s }")) == [("1",)]
    assert len(empty) == 2


def test_the_default_graph_is_held(empty: RdfStore, request: pytest.FixtureRequest) -> None:
    if "virtuoso" in request.node.name:
        pytest.skip("Virtuoso has no graph without a name")
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
    ],
)
def test_a_bad_query_is_a_query_error_and_changes_nothing(store: RdfStore, query: str) -> None:
    with pytest.raises(QueryError):
        ask(store, query)
    assert len(store) == len(QUADS)


def test_a_silent_federated_query_is_answered_without_the_call(store: RdfStore) -> None:
    silent = "service silent <http://x.example/sparql> { ?s ?q ?r . { ?r ?q ?t } }"
    found = ask(store, f"SELECT ?n ?r {{ VALUES ?n {{ 1 2 }} {silent} }} ORDER BY ?n")
    assert [row[0] for row in solutions(found)] == ["1", "2"]


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


def test_no_error_carries_a_result_to_another_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Oxigraph's results may be let go by the thread alone that asked; what fails is caught in another."""
    dropped: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", dropped.append)
    nowhere = "http://127.0.0.1:1/"
    store = OxigraphStore(OxigraphStore.create()._store, services=frozenset({nowhere}))
    with ThreadPoolExecutor(1) as thread:
        failed = thread.submit(ask, store, f"SELECT * {{ SERVICE <{nowhere}> {{ ?s ?p ?o }} }}").exception()
    assert isinstance(failed, QueryTimeoutError)
    del failed
    gc.collect()
    assert not dropped


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
