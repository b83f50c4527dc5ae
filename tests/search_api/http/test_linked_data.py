"""IRIs lead to pages and data; descriptions and dumps can be read by other tools."""

import csv
import io
import json
import tempfile
from pathlib import Path

import httpx
import pytest
from rdflib import DCAT, DCTERMS, RDF, RDFS, Dataset, Graph, Namespace, URIRef

from search_api.services import Services
from tests.search_api.http.conftest import served

pytestmark = [  # rdflib's own JSON-LD and TriG parsers use what it deprecates
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated:DeprecationWarning"),
]
BASE = "https://w3id.org/alinea/"
DECISION = "eli/rs/decision/nd/odluka-o-zborovima-gradjana-u-opstini-primer"
PARSERS = {
    "text/turtle": "turtle",
    "application/n-triples": "nt",
    "application/rdf+xml": "xml",
    "application/ld+json": "json-ld",
}
PATHS = [
    "id/mechanism/referendum",
    "id/practice/me-niksic-empty-chair",
    "id/jurisdiction/XK",
    DECISION,
    f"{DECISION}/sr-Cyrl/art_2",
    f"{DECISION}/art_2",
]
WITHOUT_A_PAGE = ["id/place/rs/sombor", "id/project/csos-networking-for-local-democracy"]


@pytest.mark.parametrize("path", PATHS)
def test_a_browser_is_sent_to_the_page(client: httpx.Client, path: str):
    reply = client.get(f"/{path}", headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert (reply.status_code, reply.headers["location"]) == (303, f"/page/{path}")
    assert "Accept" in reply.headers["vary"]
    assert client.get(reply.headers["location"], follow_redirects=True).status_code == 200


def test_what_another_page_tells_leads_to_that_page(client: httpx.Client):
    fact = "id/fact/rs-lsg-2007-citizens-initiative"
    for path, page in ((f"{fact}/parameter/1", fact), (f"{DECISION}/sr-Cyrl%23reading", f"{DECISION}/sr-Cyrl")):
        reply = client.get(f"/{path}", headers={"Accept": "text/html"})
        assert (reply.status_code, reply.headers["location"]) == (303, f"/page/{page}")
        assert client.get(reply.headers["location"]).status_code == 200


@pytest.mark.parametrize("path", PATHS + WITHOUT_A_PAGE)
@pytest.mark.parametrize("media_type", PARSERS)
def test_a_data_client_is_sent_to_data(client: httpx.Client, path: str, media_type: str):
    reply = client.get(f"/{path}", headers={"Accept": media_type}, follow_redirects=True)
    assert reply.history[0].status_code == 303
    assert reply.headers["content-type"].split(";")[0] == media_type
    graph = Graph().parse(data=reply.content, format=PARSERS[media_type])
    assert any(URIRef(BASE + path) in triple for triple in graph)


@pytest.mark.parametrize(
    "path", ["id/mechanism/nope", "eli/rs/law/1900/nope", "id/%3C", "id/", "data?iri=x:y", "data?iri=%3C"]
)
def test_what_is_not_known(client: httpx.Client, path: str):
    assert client.get(f"/{path}").status_code == 404


@pytest.mark.parametrize("media_type", PARSERS)
@pytest.mark.parametrize(("path", "term"), [("ontology", "#act"), ("ontology/shapes", "#Actor")])
def test_the_terms_of_the_vocabulary_are_told_where_their_iris_lead(
    client: httpx.Client, path: str, term: str, media_type: str
):
    reply = client.get(f"/{path}", headers={"Accept": media_type})
    assert reply.headers["content-type"].split(";")[0] == media_type
    graph = Graph().parse(data=reply.content, format=PARSERS[media_type])
    assert list(graph.predicate_objects(URIRef(f"{BASE}{path}{term}")))
    assert client.get("/ontology/nope").status_code == 404


def test_data_by_accept_and_by_name(client: httpx.Client):
    iri = f"{BASE}id/mechanism/referendum"
    assert client.get("/data", params={"iri": iri}).headers["content-type"].startswith("text/turtle")
    by_name = client.get("/data", params={"iri": iri, "format": "jsonld"})
    assert by_name.headers["content-type"] == "application/ld+json"
    assert client.get("/data", params={"iri": iri}, headers={"Accept": "image/png"}).status_code == 406


def test_a_fact_comes_with_its_values(client: httpx.Client):
    rows = client.get("/api/compare", params={"mechanism": "citizens_initiative"}).json()["rows"]
    fact = next(row["fact"] for row in rows if row["printed"])
    graph = Graph().parse(data=client.get("/data", params={"iri": fact}).content, format="turtle")
    parameter = URIRef("https://w3id.org/alinea/ontology#printed")
    assert list(graph.subjects(parameter))


@pytest.mark.parametrize(("name", "parser"), [("alinea.nq", "nquads"), ("alinea.trig", "trig")])
def test_dumps_hold_the_whole_graph(client: httpx.Client, name: str, parser: str):
    quads = client.get("/api/stats").json()["quads"]
    dump = client.get(f"/data/{name}")
    assert name in dump.headers["content-disposition"]
    if parser == "nquads":
        assert len(set(dump.text.splitlines())) == quads
    else:
        small = dump.text[: dump.text.index("}", 2000) + 1]
        assert len(Dataset().parse(data=small, format="trig"))


@pytest.mark.parametrize("name", ["parameters.csv", "practices.csv"])
def test_tables_have_a_header_and_rows(client: httpx.Client, name: str):
    rows = list(csv.DictReader(io.StringIO(client.get(f"/data/{name}").text)))
    assert len(rows) > 50
    assert all(row["jurisdiction"] and row["mechanism"] for row in rows)


def test_names_in_a_cell_are_parted(client: httpx.Client):
    rows = list(csv.DictReader(io.StringIO(client.get("/data/practices.csv").text)))
    practices = {each["key"]: each for each in client.get("/api/practices").json()["practices"]}
    assert all(row["actors"].split("; ") == practices[row["key"]]["actors"] for row in rows if row["actors"])
    assert any("; " in row["actors"] for row in rows)


def test_the_folder_of_dumps_goes_with_the_application(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with served(services) as opened:
        assert opened.get("/data/parameters.csv").status_code == 200
        assert len([*tmp_path.glob("alinea-dumps-*/*.csv")]) == 1
    assert [*tmp_path.glob("alinea-dumps-*")] == []


def test_the_list_of_dumps(client: httpx.Client):
    listed = client.get("/data/").json()["dumps"]
    assert all(client.head(each["url"]).status_code == 200 for each in listed)
    page = client.get("/data/", headers={"Accept": "text/html"}).text
    assert all(each["name"] in page for each in listed)
    assert client.get("/data/nope.nq").status_code == 404


def test_the_dataset_is_described(client: httpx.Client):
    reply = client.get("/.well-known/void")
    graph = Graph().parse(data=reply.content, format="turtle")
    void = "http://rdfs.org/ns/void#"
    dataset = URIRef(f"{BASE}id/dataset/alinea")
    (triples,) = graph.objects(dataset, URIRef(void + "triples"))
    assert int(triples) == client.get("/api/stats").json()["quads"]
    (endpoint,) = graph.objects(None, URIRef(void + "sparqlEndpoint"))
    assert client.get(str(endpoint)).status_code == 200
    assert len(list(graph.objects(None, URIRef(void + "dataDump")))) == 2
    partitions = set(graph.objects(dataset, URIRef(void + "propertyPartition")))
    counts = [int(str(graph.value(each, URIRef(void + "triples")))) for each in partitions]
    assert len(counts) > 50
    assert abs(sum(counts) - int(triples)) < 2000  # the partitions are counted before they are described themselves
    assert graph.value(dataset, DCTERMS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")
    as_json = client.get("/.well-known/void", headers={"Accept": "application/ld+json"})
    assert json.loads(as_json.content)
    (classes,) = graph.objects(dataset, URIRef(void + "classes"))
    (counted,) = client.get(
        "/sparql", params={"query": "SELECT (COUNT(DISTINCT ?class) AS ?n) { ?thing a ?class }"}
    ).json()["results"]["bindings"]
    listed = len(set(graph.objects(dataset, URIRef(void + "classPartition"))))
    assert listed - 2 <= int(classes) <= int(counted["n"]["value"])  # counted before they are described themselves
    assert listed > 20


def test_the_dataset_is_described_as_dcat_ap_has_it(client: httpx.Client):
    graph = Graph().parse(data=client.get("/.well-known/void").content, format="turtle")
    dataset = URIRef(f"{BASE}id/dataset/alinea")
    authority = Namespace("http://publications.europa.eu/resource/authority/")
    languages = {str(each).removeprefix(authority["language/"]) for each in graph.objects(dataset, DCTERMS.language)}
    assert languages >= {"ENG", "TUR", "SQI", "MKD", "SRP", "CNR", "BOS", "HRV"}
    assert all(len(each) == 3 for each in languages)
    themes = set(graph.objects(dataset, DCAT.theme))
    assert themes == {authority["data-theme/GOVE"], authority["data-theme/JUST"]}
    (rights,) = graph.objects(dataset, DCTERMS.rights)
    assert graph.value(rights, RDF.type) == DCTERMS.RightsStatement
    assert "CC BY 4.0" in str(graph.value(rights, RDFS.label))
    assert graph.value(dataset, DCTERMS.accessRights) == authority["access-right/PUBLIC"]
    assert set(graph.objects(None, DCAT.themeTaxonomy)) == {authority["data-theme"]}
