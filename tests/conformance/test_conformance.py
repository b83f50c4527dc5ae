"""The runner itself, over a manifest of our own: what is right passes, what is wrong does not."""

from pathlib import Path

import pytest

from tests.conformance import endpoints, manifests
from tests.conformance.__main__ import run
from tests.conformance.report import Known, Outcome, table

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

MANIFEST = """
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix mf: <http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#> .
@prefix qt: <http://www.w3.org/2001/sw/DataAccess/tests/test-query#> .
@prefix ut: <http://www.w3.org/2009/sparql/tests/test-update#> .
@prefix : <http://x.example/manifest#> .
<> a mf:Manifest ; mf:entries ( :right :wrong :named :legal :taken :illegal :update ) .
:right a mf:QueryEvaluationTest ; mf:action [ qt:query <all.rq> ; qt:data <data.ttl> ] ; mf:result <two.tsv> .
:wrong a mf:QueryEvaluationTest ; mf:action [ qt:query <all.rq> ; qt:data <data.ttl> ] ; mf:result <one.tsv> .
:named a mf:QueryEvaluationTest ; mf:action [ qt:query <graph.rq> ; qt:graphData <data.ttl> ] ; mf:result <ask.srx> .
:legal a mf:PositiveSyntaxTest11 ; mf:action <all.rq> .
:taken a mf:NegativeSyntaxTest11 ; mf:action <all.rq> .
:illegal a mf:NegativeSyntaxTest11 ; mf:action <broken.rq> .
:update a mf:UpdateEvaluationTest ; mf:action [ ut:request <insert.ru> ; ut:data <data.ttl> ] ;
    mf:result [ ut:data <more.ttl> ] .
"""
FILES = {
    "manifest.ttl": MANIFEST,
    "data.ttl": "<a> <b> _:x , 1.0 .",
    "more.ttl": "<a> <b> _:y , 1 , 2 .".replace("1 ,", "1.0 ,"),
    "all.rq": "SELECT ?o WHERE { ?s ?p ?o }",
    "graph.rq": "ASK { GRAPH <data.ttl> { <a> ?p ?o } FILTER NOT EXISTS { ?s ?p ?o } }",
    "broken.rq": "SELECT ?o WHERE { ?s ?p ?o",
    "insert.ru": "INSERT DATA { <a> <b> 2 }",
    "two.tsv": "?o\n1.0\n_:other\n",
    "one.tsv": "?o\n1.0\n",
    "ask.srx": '<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head/><boolean>true</boolean></sparql>',
}


@pytest.fixture(scope="module")
def tests(tmp_path_factory: pytest.TempPathFactory) -> list[manifests.Test]:
    folder = tmp_path_factory.mktemp("tests") / "small"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, "utf-8")
    return manifests.read(folder.parent)


def failed(outcomes: list[Outcome]) -> set[str]:
    return {each.test.name.removeprefix("small/") for each in outcomes if each.trouble}


def test_our_endpoint_is_held_against_them(tests: list[manifests.Test]):
    reading = [each for each in tests if "Update" not in each.kind]
    outcomes = run(reading, endpoints.ours)
    assert failed(outcomes) == {"wrong", "taken"}
    assert table({"alinea": outcomes})[-1].split() == ["all", "6", "4", "passed"]


def test_oxigraphs_own_server_is_held_against_them(tests: list[manifests.Test]):
    if not endpoints.oxigraph_command():
        pytest.skip("the package oxigraph is not installed: pip install oxigraph")
    assert failed(run(tests, endpoints.bare_oxigraph)) == {"wrong", "taken"}


def test_what_is_not_as_the_list_says_is_told(tests: list[manifests.Test]):
    outcomes = [Outcome(each, "no" if each.name.endswith("wrong") else None) for each in tests]
    assert Known(failures={"small/wr*": "known"}).surprises(outcomes) == []
    assert Known(failures={"small/*": "some of them"}).surprises(outcomes) == []
    assert Known().surprises(outcomes) == ["small/wrong: no"]
    assert "Take it off" in Known(failures={"*/wrong": "known", "*/right": "known"}).surprises(outcomes)[0]


def test_the_list_gives_reasons():
    listed = Known.load(Path(__file__).with_name("known_failures.toml"))
    assert all(reason.endswith(".") for reason in (*listed.failures.values(), *listed.left_out.values()))


def test_a_folder_without_manifests_is_named(tmp_path: Path):
    with pytest.raises(FileNotFoundError, match="checkout"):
        manifests.read(tmp_path)
