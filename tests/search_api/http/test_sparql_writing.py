"""The writing doors: shut without a token; with it, changes are seen at once, kept, and played again."""

import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph.curation.patch import transactions
from graph.stores.oxigraph import OxigraphStore
from ontology.namespaces import CONCEPTS, mechanism_iri
from search_api.sparql import Limits
from tests.doubles.graph_alone import EX, graph_of, services_over
from tests.search_api.http.conftest import served

TOKEN = "open sesame"
RIGHT = {"Authorization": f"Bearer {TOKEN}"}
UPDATE = RIGHT | {"Content-Type": "application/sparql-update"}
TURTLE = RIGHT | {"Content-Type": "text/turtle"}
LINES = RIGHT | {"Accept": "application/n-triples"}
BUILT, MINE = f"{EX}built", f"{EX}mine"
PREFIXES = "PREFIX aln: <https://w3id.org/alinea/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>"
LIMITS = Limits(seconds=10, rate=0)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return graph_of(tmp_path_factory.mktemp("written") / "graph", rows=500)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def writing(folder: Path, home: Path) -> Iterator[httpx.Client]:
    with served(services_over(folder, home=home, token=TOKEN), limits=LIMITS) as client:
        yield client


def ask(client: httpx.Client, pattern: str) -> bool:
    return bool(client.get("/sparql", params={"query": f"ASK {{ {pattern} }}"}).json()["boolean"])


def update(client: httpx.Client, text: str, **more: str) -> httpx.Response:
    return client.post("/sparql/update", content=text, headers=UPDATE, params=more)


def test_what_is_written_is_seen_at_once_by_every_door(writing: httpx.Client):
    before = writing.get("/sparql", params={"query": "ASK {}"}).headers["etag"]
    assert update(writing, f"INSERT DATA {{ GRAPH <{MINE}> {{ <{EX}a> <{EX}b> 'ë' }} }}").status_code == 204
    for _ in range(6):  # more than there are processes
        assert ask(writing, f"GRAPH <{MINE}> {{ <{EX}a> <{EX}b> 'ë' }}")
    assert ask(writing, f"<{EX}a> ?p ?o . <{EX}s/7> ?q ?r")
    graph = writing.get("/rdf-graph-store", params={"graph": MINE}, headers=LINES)
    assert graph.text == f'<{EX}a> <{EX}b> "ë" .\n'
    assert writing.get("/sparql", params={"query": "ASK {}"}).headers["etag"] != before


def test_what_was_counted_and_named_before_a_change_is_read_anew(writing: httpx.Client):
    def told() -> tuple[list[str], int, int, bool]:
        keys = [each["key"] for each in writing.get("/api/mechanisms").json()["mechanisms"]]
        status = writing.get("/api/actors", params={"country": "ZZ"}).status_code
        shown = "Citizens&#39; jury" in writing.get("/changes").text
        return keys, writing.get("/api/stats").json()["mechanisms"], status, shown

    def write(code: str, more: str = "") -> None:
        place = f"<{EX}id/jurisdiction/{code}> a aln:Jurisdiction ; skos:notation '{code}'"
        text = f"{PREFIXES} INSERT DATA {{ GRAPH <{MINE}> {{ {place} . {more} }} }}"
        assert update(writing, text).status_code == 204

    write("AA")
    assert told() == ([], 0, 400, False)
    scheme = f"skos:inScheme <{CONCEPTS}scheme/mechanisms>"
    name = "skos:notation 'jury' ; skos:prefLabel \"Citizens' jury\"@en"
    write("ZZ", f"<{mechanism_iri('jury')}> a skos:Concept ; {scheme} ; {name}")
    assert told() == (["jury"], 1, 200, True)


def test_a_form_and_the_default_graph(writing: httpx.Client):
    data = {"update": f"BASE <{EX}> INSERT DATA {{ <a> <b> 1 }}"}
    assert writing.post("/sparql/update", data=data, headers=RIGHT).status_code == 204
    assert ask(writing, f"<{EX}a> <{EX}b> 1")
    text = writing.get("/rdf-graph-store?default", headers=LINES).text
    assert text.startswith(f"<{EX}a>")
    assert update(writing, "CLEAR DEFAULT").status_code == 204
    assert not ask(writing, f"<{EX}a> <{EX}b> 1")


def test_the_owner_may_unlock_a_graph(folder: Path, home: Path):
    with served(services_over(folder, home=home, token=TOKEN, unlocked=BUILT), limits=LIMITS) as client:
        assert update(client, f"DELETE DATA {{ GRAPH <{BUILT}> {{ <{EX}s/7> <{EX}p> 'v 7' }} }}").status_code == 204
        assert not ask(client, f"<{EX}s/7> ?p ?o")


def test_whole_graphs_come_and_go(writing: httpx.Client):
    where = {"graph": MINE}
    put = [writing.put("/rdf-graph-store", params=where, headers=TURTLE, content=f"<a> <b> {n} .") for n in (1, 2)]
    assert [reply.status_code for reply in put] == [201, 204]
    assert ask(writing, f"GRAPH <{MINE}> {{ <{EX}a> <{EX}b> 2 }}")
    assert not ask(writing, f"GRAPH <{MINE}> {{ <{EX}a> <{EX}b> 1 }}")
    assert writing.post("/rdf-graph-store", params=where, headers=TURTLE, content="<a> <b> 3 .").status_code == 204
    files = [
        ("file", ("a.ttl", "<a> <b> 4 .", "text/turtle")),
        ("file", ("b.nt", "<x:a> <x:b> <x:c> .", "application/n-triples")),
    ]
    assert writing.post("/rdf-graph-store", params=where, headers=RIGHT, files=files).status_code == 204
    assert ask(writing, f"GRAPH <{MINE}> {{ <{EX}a> <{EX}b> 2, 3, 4 . <x:a> <x:b> <x:c> }}")
    assert writing.delete("/rdf-graph-store", params=where, headers=RIGHT).status_code == 204
    assert writing.get("/rdf-graph-store", params=where, headers=RIGHT).status_code == 404
    assert writing.delete("/rdf-graph-store", params=where, headers=RIGHT).status_code == 404


def test_a_new_graph_is_told_by_its_address(writing: httpx.Client):
    made = writing.post("/rdf-graph-store", headers=TURTLE, content="<> <x:b> 'new' .")
    assert made.status_code == 201
    there = writing.get(made.headers["location"], headers=LINES)
    assert there.text == f'<{made.headers["location"]}> <x:b> "new" .\n'


def test_no_update_makes_a_call(writing: httpx.Client):
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.2)
        there = f"<http://127.0.0.1:{listening.getsockname()[1]}/>"
        for text, status in (
            (f"LOAD {there}", 422),
            (f"CLEAR DEFAULT ; load silent {there} ; LOAD {there} INTO GRAPH <x:y>", 422),
            (f"INSERT {{ ?s ?p ?o }} WHERE {{ SERVICE {there} {{ ?s ?p ?o }} }}", 422),
            (f"INSERT {{ <x:a> <x:b> 1 }} WHERE {{ SERVICE SILENT {there} {{ ?s ?p ?o }} }}", 204),
            (f"PREFIX e: {there} load#\n SILENT e:a ; LOAD SILENT {there} INTO # it\n GRAPH e:b", 204),
            (f"LOAD SILENT {there} INTO {there}", 400),
            (f"LOAD SILENT {there} SILENT", 400),
            (f"LOAD SILENT {there}#;\n;LOAD {there}", 422),
            ("LOAD ;", 400),
            (f"CLEAR DEFAULT LOAD {there}", 400),
            (f"PREFIX e: <x:> LOAD SILENT e:a'; LOAD {there} ; #'", 400),
        ):
            assert update(writing, text).status_code == status, text
        with pytest.raises(TimeoutError):
            listening.accept()


def test_silent_loads_leave_the_others_and_their_places_alone(writing: httpx.Client):
    text = f"INSERT DATA {{ GRAPH <{MINE}> {{ <x:loaded> <x:b> 'LOAD SILENT <x:a>' }} }} ;\nLOAD SILENT\n<x:a> ;\n"
    assert update(writing, text).status_code == 204
    assert ask(writing, f"GRAPH <{MINE}> {{ <x:loaded> <x:b> 'LOAD SILENT <x:a>' }}")
    assert update(writing, text + "DROP").json()["line"] == 4


def test_an_update_that_takes_too_long_is_ended_and_changes_nothing(folder: Path, home: Path):
    cross = " ".join(f"GRAPH <{BUILT}> {{ ?{each} }}" for each in ("a ?b ?c", "d ?e ?f", "g ?h ?i", "j ?k ?l"))
    endless = f"INSERT {{ GRAPH <{MINE}> {{ ?a ?e ?i }} }} WHERE {{ {cross} }}"
    with served(services_over(folder, home=home, token=TOKEN), limits=Limits(seconds=2)) as client:
        assert update(client, endless).status_code == 503
        assert update(client, f"INSERT DATA {{ GRAPH <{MINE}> {{ <x:a> <x:b> 1 }} }}").status_code == 204
        assert ask(client, f"GRAPH <{MINE}> {{ <x:a> ?p 1 }}")


def test_the_request_may_name_the_graphs_of_where(writing: httpx.Client):
    text = "INSERT { GRAPH <x:new> { ?s <x:is> ?o } } WHERE { ?s ?p ?o { SELECT ?s WHERE { ?s ?p 'v 7' } } }"
    assert update(writing, text).status_code == 204
    assert not ask(writing, "GRAPH <x:new> { ?s ?p ?o }")
    assert update(writing, text, **{"using-graph-uri": BUILT}).status_code == 204
    assert ask(writing, f"GRAPH <x:new> {{ <{EX}s/7> <x:is> 'v 7' }}")
    assert (
        update(writing, text.replace("WHERE", "USING <x:y> WHERE", 1), **{"using-graph-uri": BUILT}).status_code
        == 400
    )


def test_changes_are_played_on_the_next_snapshot(folder: Path, home: Path, tmp_path: Path):
    with served(services_over(folder, home=home, token=TOKEN), limits=LIMITS) as client:
        update(client, f"INSERT DATA {{ <x:a> <x:b> _:n . GRAPH <{MINE}> {{ <x:a> <x:b> 1, 2 }} }}")
        update(client, f"DELETE DATA {{ GRAPH <{MINE}> {{ <x:a> <x:b> 1 }} }}")
        update(client, f"INSERT DATA {{ GRAPH <{EX}later> {{ <x:a> <x:b> 'curated' }} }}")
    assert len(list(transactions((home / "curation.rdfp").read_bytes()))) == 3
    with (home / "curation.rdfp").open("ab") as journal:  # a machine that stopped in the middle of a word
        journal.write(b'TX .\nA <x:lost> <x:b> "1" .\nA <x:lo')
    newer = OxigraphStore.create(tmp_path / "newer")
    newer.load([Quad(NamedNode("x:n"), NamedNode("x:p"), Literal("built"), NamedNode(f"{EX}later"))])
    newer.optimize()
    del newer
    for _ in range(2):
        with served(services_over(tmp_path / "newer", home=home, token=TOKEN), limits=LIMITS) as client:
            assert ask(client, f"GRAPH <{MINE}> {{ <x:a> <x:b> 2 }} <x:a> <x:b> ?n FILTER(ISBLANK(?n))")
            assert not ask(client, f"GRAPH <{MINE}> {{ <x:a> <x:b> 1 }}")
            assert not ask(client, "<x:lost> ?p ?o")
            # The build writes that graph by now: it stays as built, the journal keeps what was curated.
            assert ask(client, f"GRAPH <{EX}later> {{ <x:n> <x:p> 'built' }}")
            assert not ask(client, "?s ?p 'curated'")
            update(client, f"INSERT DATA {{ GRAPH <{MINE}> {{ <x:a> <x:c> 'again' }} }}")
            assert ask(client, "<x:a> <x:c> 'again'")


def test_one_server_writes_to_a_home(folder: Path, home: Path, writing: httpx.Client):
    second = services_over(folder, home=home, token=TOKEN)
    assert second.curation is not None
    with pytest.raises(Exception, match="Another server writes"):
        second.curation.start(writing=True)
