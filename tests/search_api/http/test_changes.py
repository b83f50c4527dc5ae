"""The feed of snapshots and what changed between two; dumps with sizes and checksums, in DCAT and in JSON."""

import hashlib
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import httpx
import pyoxigraph
import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat
from rdflib import DCAT, DCTERMS, RDF, Graph, Namespace, URIRef

from graph.stores.oxigraph import OxigraphStore
from search_api.services import HeldSnapshot, Services
from tests.doubles.graph_alone import graph_of, services_over
from tests.search_api.http.conftest import served

ATOM = "{http://www.w3.org/2005/Atom}"
SPDX = Namespace("http://spdx.org/rdf/terms#")
VERSION = URIRef("http://www.w3.org/ns/dcat#version")  # rdflib knows DCAT 2 only
OLD = "20200101T000000000000Z"
LATER = "29990101T000000000000Z"
EXTRA = Quad(NamedNode("x:only"), NamedNode("x:in"), Literal("the old one"), NamedNode("x:graph"))


@pytest.fixture(scope="module")
def changed(services: Services) -> Iterator[httpx.Client]:
    """A server that holds an older snapshot, with one statement more and one less, and a newer one."""
    quads = list(pyoxigraph.parse(services.store.dump("application/n-quads"), format=RdfFormat.N_QUADS))
    named = [quad for quad in quads if not isinstance(quad.object, pyoxigraph.BlankNode)]
    gone = next(quad for quad in named if "practice" in str(quad.subject))
    older = OxigraphStore.create()
    older.load([*(quad for quad in quads if quad != gone), EXTRA])
    both = [
        HeldSnapshot(OLD, len(older), lambda: older),
        *services.held(),
        HeldSnapshot(LATER, 1, lambda: older),
    ]
    with served(replace(services, held=lambda: both)) as client:
        yield client


def test_the_feed_lists_what_is_held_and_serves(changed: httpx.Client, services: Services):
    serving = str(services.manifest["snapshot"])
    reply = changed.get("/data/changes.atom")
    assert reply.headers["content-type"].startswith("application/atom+xml")
    feed = ET.fromstring(reply.content)
    assert feed.tag == f"{ATOM}feed"
    for required in ("id", "title", "updated", "author"):
        assert feed.find(f"{ATOM}{required}") is not None
    entries = feed.findall(f"{ATOM}entry")
    assert [each.findtext(f"{ATOM}id", "").rpartition("#")[2] for each in entries] == [serving, OLD]
    assert entries[1].findtext(f"{ATOM}updated") == "2020-01-01T00:00:00Z"
    assert [len(each.findall(f"{ATOM}link[@rel='related']")) for each in entries] == [1, 0]


def test_the_changes_are_those_statements(changed: httpx.Client):
    feed = ET.fromstring(changed.get("/data/changes.atom").content)
    link = feed.find(f"{ATOM}entry/{ATOM}link[@rel='related']")
    assert link is not None
    reply = changed.get(link.attrib["href"])
    assert reply.headers["content-type"].startswith("application/rdf-patch")
    lines = reply.text.splitlines()
    assert (lines[2], lines[-1]) == ("TX .", "TC .")
    told = lines[3:-1]
    assert f"D {EXTRA} ." in told
    assert [line[0] for line in told].count("D") == 1
    assert len(told) == 2
    back = changed.get(f"/data/changes/{'/'.join(reversed(link.attrib['href'].split('/')[-2:]))}").text
    assert f"A {EXTRA} ." in back


def test_a_snapshot_that_is_not_held(changed: httpx.Client):
    for path in (f"{OLD}/nope", f"nope/{OLD}", f"{OLD}/{LATER}", "..%2f/x"):
        assert changed.get(f"/data/changes/{path}").status_code == 404


def test_a_server_with_one_snapshot_has_a_feed_of_one(client: httpx.Client):
    feed = ET.fromstring(client.get("/data/changes.atom").content)
    assert len(feed.findall(f"{ATOM}entry")) == 1
    assert client.get("/data/").json()["changes"].endswith("/data/changes.atom")


def test_checksums_are_those_of_the_files(client: httpx.Client):
    graph = Graph().parse(data=client.get("/.well-known/void").content, format="turtle")
    files = list(graph.subjects(RDF.type, DCAT.Distribution))
    assert len(files) == 4
    for file in files:
        content = client.get(str(graph.value(file, DCAT.downloadURL))).content
        checksum = graph.value(file, SPDX.checksum)
        assert str(graph.value(checksum, SPDX.checksumValue)) == hashlib.sha256(content).hexdigest()
        assert int(str(graph.value(file, DCAT.byteSize))) == len(content)
        assert graph.value(file, DCTERMS.license) is not None
    listed = {each["name"]: each for each in client.get("/data/").json()["dumps"]}
    assert {each["sha256"] for each in listed.values()} == {
        str(each) for each in graph.objects(None, SPDX.checksumValue)
    }


def test_a_harvester_finds_a_catalogue(client: httpx.Client):
    graph = Graph().parse(data=client.get("/data/", headers={"Accept": "text/turtle"}).content, format="turtle")
    (catalogue,) = graph.subjects(RDF.type, DCAT.Catalog)
    (dataset,) = graph.objects(catalogue, DCAT.dataset)
    (service,) = graph.objects(catalogue, DCAT.service)
    # What DCAT-AP 3 makes mandatory, and recommends where we have it.
    for thing, wanted in (
        (catalogue, (DCTERMS.title, DCTERMS.description, DCTERMS.publisher)),
        (
            dataset,
            (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.distribution, DCAT.theme, VERSION),
        ),
        (dataset, (DCTERMS.spatial, DCTERMS.language, DCTERMS.license, DCTERMS.identifier, DCAT.keyword)),
        (service, (DCTERMS.title, DCAT.endpointURL, DCAT.servesDataset)),
    ):
        assert all(graph.value(URIRef(str(thing)), each) is not None for each in wanted)
    publisher = graph.value(dataset, DCTERMS.publisher)
    assert graph.value(publisher, URIRef("http://xmlns.com/foaf/0.1/name")) is not None


def test_many_may_ask_for_a_dump_at_once(client: httpx.Client):
    sums = []
    address = str(client.base_url.join("/data/alinea.trig"))

    def load() -> None:
        sums.append(hashlib.sha256(httpx.get(address, timeout=60).content).hexdigest())

    threads = [threading.Thread(target=load) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(sums) == 4
    assert len(set(sums)) == 1


def test_a_graph_that_changed_is_dumped_anew(tmp_path: Path):
    services = services_over(graph_of(tmp_path / "graph", rows=1), home=tmp_path, token="open sesame")
    with served(services) as client:
        before = client.get("/data/alinea.nq")
        addition = "INSERT DATA { GRAPH <x:g> { <x:a> <x:b> 'c' } }"
        headers = {"Authorization": "Bearer open sesame"}
        assert client.post("/sparql/update", data={"update": addition}, headers=headers).status_code == 204
        after = client.get("/data/alinea.nq")
    assert (len(before.text.splitlines()), len(after.text.splitlines())) == (1, 2)
    assert before.headers["etag"] != after.headers["etag"]
