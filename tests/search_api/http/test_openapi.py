"""Schemathesis asks every operation of ``/openapi.json``, as described and otherwise, and holds it to its words.

No server error but a 503 that says when to come back; no status code, media type or field that is not described; and
nothing taken that the description forbids. That well-formed requests get an answer is not asked: what a key may be is
known to the graph alone. So real keys are put in half of the time.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable

from alinea.wiring import Installation
from graph.curation import Curation
from graph.stores.oxigraph import OxigraphStore
from search_api.services import Services
from search_api.sparql import Limits
from tests.search_api.http.conftest import served

pytestmark = pytest.mark.thorough

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed: make test does it")
requests = pytest.importorskip("requests", reason="schemathesis brings it")
RIGHT = {"Authorization": "Bearer open sesame"}
ACCEPT = ["*/*", "application/json", "text/html", "text/turtle", "text/csv", "x/y", ""]
TAGS = ["SPARQL", "search", "law", "citing", "knowledge", "changes", "linked data", "status"]
FEW, MANY = 2, 30
"""Examples of what each operation takes, and as many of what it does not."""
UPDATES = ["INSERT DATA { GRAPH <x:g> { <x:a> <x:b> 1 } }", "CLEAR DEFAULT", "LOAD <x:y>"]
DAYS = ["0001-01-01", "2020-02-29", "2026-06-01", "9999-12-31"]
QUERIES = ["ASK {}", "SELECT * { ?s ?p ?o } LIMIT 3", "CONSTRUCT WHERE { ?s a ?o } LIMIT 3", "SELECT"]
BODIES = {
    "POST /sparql": ("query", QUERIES),
    "POST /sparql/update": ("update", UPDATES),
    "PUT /rdf-graph-store": ("", ["<x:a> <x:b> 1 .", ""]),
    "POST /rdf-graph-store": ("", ["<x:a> <x:b> 1 .", ""]),
}
Words = dict[str, list[str]]


@pytest.fixture(scope="module")
def written(installation: Installation, tmp_path_factory: pytest.TempPathFactory) -> Services:
    """The small snapshot with a token, and a home of its own for what is written."""
    graph = installation.snapshot.folder / "graph"
    home = tmp_path_factory.mktemp("written")
    curation = Curation(home, graph, OxigraphStore.open, unlocked=frozenset())
    return replace(
        installation.services(), write_token=RIGHT["Authorization"][7:], curation=curation, store=curation.store
    )


@pytest.fixture(scope="module")
def server(written: Services) -> Iterator[str]:
    """Its address."""
    with served(written, limits=Limits(seconds=5, rate=0)) as client:
        yield str(client.base_url).rstrip("/")


@pytest.fixture(scope="module")
def described(server: str) -> Any:
    choices = {
        "checks": {"positive_data_acceptance": {"enabled": False}},
        "generation": {"with-security-parameters": False},  # the token is brought below, or not
    }
    config = schemathesis.config.SchemathesisConfig.from_dict(choices)
    return schemathesis.openapi.from_url(f"{server}/openapi.json", config=config)


@pytest.fixture(scope="module")
def words(server: str, written: Services) -> Words:
    """What the parameters of the description may really be: by name, and for keys by the collection before them."""

    def ask(path: str) -> Any:
        return requests.get(server + path, timeout=60).json()

    acts, practices = ask("/api/acts")["acts"], ask("/api/practices")["practices"][:5]
    documents = [each for act in acts for each in act["documents"]]
    facts = [each for act in acts[:12] for each in ask(f"/api/acts/{act['iri'][len(written.base) :]}")["provisions"]]
    read = ask(f"/api/acts/{documents[0][len(written.base) :]}")["expressions"][0]["contents"]
    laws = [*documents, *(each["iri"] for each in acts[:3]), *(each["iri"] for each in read[:4])]
    iris = [*laws, *(each["iri"] for each in (*facts[:3], *practices))]
    snapshots = [ask("/api/health")["snapshot"]]
    paths = [each[len(written.base) :] for each in iris]
    return {
        "mechanisms": [each["key"] for each in ask("/api/mechanisms")["mechanisms"][:5]],
        "mechanism": [each["key"] for each in ask("/api/mechanisms")["mechanisms"][:5]],
        "practices": [each["key"] for each in practices],
        "facts": [each["key"] for each in facts[:3]],
        "actors": [each["key"] for each in ask("/api/actors?limit=5")["actors"]],
        "path": [*paths, *(each.split("/", 1)[1] for each in paths), "shapes", "search"],
        "code": [each["code"] for each in ask("/api/jurisdictions")["jurisdictions"]],
        "country": [each["code"] for each in ask("/api/jurisdictions")["jurisdictions"]],
        "name": [each["name"] for each in ask("/data/")["dumps"]],
        **dict.fromkeys(("iri", "act", "before", "after"), iris),
        **dict.fromkeys(("since", "until", "as_of", "accessed"), DAYS),
        "old": snapshots,
        "new": snapshots,
        "graph": ["x:g", "x:h"],
        "query": QUERIES,
        "q": ["recall of a mayor", "референдум", "nënshkrime për iniciativë qytetare"],
    }


def put_real_words(case: Any, words: Words, draw: Callable[[Any], Any]) -> None:
    """Half of the parameters that the case has, and of the bodies in the languages of SPARQL."""
    collection = case.path.split("/")[2] if case.path.count("/") > 2 else ""
    for given_by in (case.path_parameters, case.query):
        for name in given_by or {}:
            known = words.get(collection if name == "key" else name)
            if known and draw(st.booleans()):
                word = draw(st.sampled_from(known))
                given_by[name] = [word] if isinstance(given_by[name], list) else word
    field, texts = BODIES.get(case.operation.label, ("", []))
    if texts and draw(st.booleans()):
        text = draw(st.sampled_from(texts))
        case.body = {**case.body, field: text} if isinstance(case.body, dict) else text


def hold(operation: Any, mode: Any, words: Words, *, examples: int) -> int:
    """Ask one operation, and count how often; raises with the failures and how to repeat them (curl)."""
    asked = 0
    session = requests.Session()
    wants_token = "security" in operation.definition.raw

    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def ask(data: st.DataObject) -> None:
        nonlocal asked
        case = data.draw(operation.as_strategy(generation_mode=mode))
        if mode is schemathesis.GenerationMode.POSITIVE:
            put_real_words(case, words, data.draw)
        headers = {"Accept": data.draw(st.sampled_from(ACCEPT))}
        if wants_token and data.draw(st.integers(0, 3)):
            headers |= RIGHT
        reply = case.call(session=session, headers=headers)
        asked += 1
        if reply.status_code == 503 and "retry-after" in reply.headers:
            return
        case.validate_response(reply)

    try:
        ask()
    except Unsatisfiable:  # of what takes anything nothing is wrong
        assert mode is schemathesis.GenerationMode.NEGATIVE, operation.label
    finally:
        session.close()
    return asked


def held(described: Any, tag: str, words: Words, *, examples: int) -> int:
    asked = 0
    for found in described.get_all_operations():
        operation = found.ok()
        if tag in operation.tags:
            for mode in schemathesis.GenerationMode:
                asked += hold(operation, mode, words, examples=examples)
    return asked


def test_every_operation_is_asked(described: Any):
    operations = [each.ok() for each in described.get_all_operations()]
    assert len(operations) >= 40
    assert all(set(each.tags) & set(TAGS) for each in operations)


@pytest.mark.parametrize("tag", TAGS)
def test_operations_keep_what_is_described(described: Any, words: Words, tag: str):
    assert held(described, tag, words, examples=FEW)


@pytest.mark.slow
@pytest.mark.parametrize("tag", TAGS)
def test_operations_keep_what_is_described_often(described: Any, words: Words, tag: str):
    assert held(described, tag, words, examples=MANY)
