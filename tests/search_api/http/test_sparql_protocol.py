"""SPARQL 1.1 Protocol, held by another implementation's parsers."""

import csv
import io
import json
import xml.etree.ElementTree as ET
from urllib.parse import quote

import httpx
import pytest
from rdflib import Graph

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # in rdflib
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
SELECT = "SELECT ?s ?p ?o WHERE { ?s ?p ?o } LIMIT 3"
CONSTRUCT = "CONSTRUCT WHERE { ?s a <https://w3id.org/alinea/ontology#Practice> ; ?p ?o } LIMIT 50"
ACTORS = "https://w3id.org/alinea/id/corpus/actors"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
QUERY = {"Content-Type": "application/sparql-query"}


def number(reply: httpx.Response) -> int:
    assert reply.status_code == 200, reply.text
    return int(reply.json()["results"]["bindings"][0]["n"]["value"])


def test_three_ways_to_ask(client: httpx.Client):
    by_get = client.get("/sparql", params={"query": COUNT})
    by_form = client.post("/sparql", data={"query": COUNT})
    by_body = client.post(
        "/sparql", content=COUNT, headers=QUERY | {"Content-Type": "application/sparql-query; charset=utf-8"}
    )
    assert number(by_get) == number(by_form) == number(by_body) > 10_000


def test_letters_of_every_script_arrive(client: httpx.Client):
    query = 'SELECT ("Грађанска иницијатива ë" AS ?n) {}'
    for reply in (
        client.get("/sparql", params={"query": query}),
        client.post("/sparql", content=query.encode(), headers=QUERY),
    ):
        assert reply.json()["results"]["bindings"][0]["n"]["value"] == "Грађанска иницијатива ë"
    assert client.post("/sparql", content=b"SELECT \xff", headers=QUERY).status_code == 400


def test_graphs_can_be_chosen_in_every_way(client: httpx.Client):
    everything = number(client.get("/sparql", params={"query": COUNT}))
    by_get = number(client.get("/sparql", params={"query": COUNT, "default-graph-uri": ACTORS}))
    by_form = number(client.post("/sparql", data={"query": COUNT, "default-graph-uri": ACTORS}))
    by_body = number(client.post(f"/sparql?default-graph-uri={quote(ACTORS)}", content=COUNT, headers=QUERY))
    by_from = number(client.get("/sparql", params={"query": COUNT.replace("WHERE", f"FROM <{ACTORS}> WHERE")}))
    assert 0 < by_get == by_form == by_body == by_from < everything
    named = COUNT.replace("{ ?s ?p ?o }", "{ GRAPH ?g { ?s ?p ?o } }")
    assert number(client.get("/sparql", params={"query": named, "named-graph-uri": ACTORS})) == by_get
    assert number(client.get("/sparql", params={"query": COUNT, "named-graph-uri": ACTORS})) == 0


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("*/*", "application/sparql-results+json"),
        ("application/json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv"),
        ("text/tab-separated-values", "text/tab-separated-values"),
        ("text/csv;q=0.1, application/sparql-results+xml;q=0.9", "application/sparql-results+xml"),
        ("text/turtle, text/csv;q=0.2", "text/csv"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "application/sparql-results+json"),
    ],
)
def test_solutions_in_four_formats(client: httpx.Client, accept: str, media_type: str):
    reply = client.get("/sparql", params={"query": SELECT}, headers={"Accept": accept})
    assert reply.headers["content-type"].split(";")[0] == media_type
    if media_type.endswith("json"):
        assert len(json.loads(reply.content)["results"]["bindings"]) == 3
    elif media_type.endswith("xml"):
        assert len(ET.fromstring(reply.content)[1]) == 3
    else:
        delimiter = "," if media_type == "text/csv" else "\t"
        header, *rows = csv.reader(io.StringIO(reply.text), delimiter=delimiter)
        assert [name.strip("?") for name in header] == ["s", "p", "o"]
        assert len(rows) == 3


@pytest.mark.parametrize(
    ("accept", "parser"),
    [
        ("*/*", "turtle"),
        ("text/turtle", "turtle"),
        ("application/n-triples", "nt"),
        ("application/rdf+xml", "xml"),
        ("application/ld+json", "json-ld"),
    ],
)
def test_graphs_in_four_formats(client: httpx.Client, accept: str, parser: str):
    for query in (CONSTRUCT, "DESCRIBE <https://w3id.org/alinea/id/mechanism/referendum>"):
        reply = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
        assert len(Graph().parse(data=reply.content, format=parser)) > 5


def test_ask_in_json_and_xml(client: httpx.Client):
    assert client.get("/sparql", params={"query": "ASK {}"}).json()["boolean"] is True
    reply = client.get("/sparql", params={"query": "ASK {}"}, headers={"Accept": "application/sparql-results+xml"})
    assert ET.fromstring(reply.content)[-1].text == "true"


@pytest.mark.parametrize(
    ("query", "accept"),
    [(SELECT, "text/turtle"), (CONSTRUCT, "text/csv"), (SELECT, "image/png"), (CONSTRUCT, "image/*")],
)
def test_not_acceptable(client: httpx.Client, query: str, accept: str):
    reply = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
    assert reply.status_code == 406
    assert reply.headers["content-type"] == "application/problem+json"


def test_a_format_by_name(client: httpx.Client):
    reply = client.get("/sparql", params={"query": SELECT, "format": "csv"})
    assert reply.headers["content-type"].startswith("text/csv")
    assert client.get("/sparql", params={"query": SELECT, "format": "poem"}).status_code == 400
    assert client.get("/sparql", params={"query": SELECT, "format": "turtle"}).status_code == 406


def test_where_a_query_does_not_parse_is_told(client: httpx.Client):
    reply = client.get("/sparql", params={"query": "SELECT *\nWHERE { ?s ?p }"})
    assert (reply.status_code, reply.headers["content-type"]) == (400, "application/problem+json")
    told = reply.json()
    assert (told["line"], told["column"]) == (2, 15)
    assert told["detail"] == "Line 2, column 15: } cannot stand here."


@pytest.mark.parametrize(
    ("address", "options", "status"),
    [
        ("/sparql", {"content": "x=1", "headers": FORM}, 400),
        ("/sparql", {"content": "query=", "headers": FORM}, 400),
        ("/sparql", {"content": "query=ASK{}&query=ASK{}", "headers": FORM}, 400),
        ("/sparql", {"content": "", "headers": QUERY}, 400),
        ("/sparql", {"content": "update=CLEAR+ALL", "headers": FORM}, 400),
        ("/sparql", {"content": "ASK {}", "headers": {"Content-Type": "text/plain"}}, 415),
        ("/sparql", {"content": "CLEAR ALL", "headers": {"Content-Type": "application/sparql-update"}}, 415),
        ("/sparql", {"content": "INSERT DATA { <x:a> <x:b> 1 }", "headers": QUERY}, 400),
        ("/sparql", {"content": "LOAD <http://x.example/>", "headers": QUERY}, 400),
        ("/sparql?default-graph-uri=not%20an%20iri", {"content": "ASK {}", "headers": QUERY}, 400),
    ],
)
def test_requests_that_are_none(client: httpx.Client, address: str, options: dict, status: int):
    reply = client.post(address, **options)
    assert (reply.status_code, reply.headers["content-type"]) == (status, "application/problem+json")


def test_two_queries_in_an_address(client: httpx.Client):
    assert client.get("/sparql?query=ASK{}&query=ASK{}").status_code == 400


@pytest.mark.parametrize(
    ("accept", "parser"),
    [
        ("text/turtle", "turtle"),
        ("application/rdf+xml", "xml"),
        ("application/ld+json", "json-ld"),
        ("*/*", "turtle"),
    ],
)
def test_a_bare_get_describes_the_service(client: httpx.Client, accept: str, parser: str):
    reply = client.get("/sparql", headers={"Accept": accept})
    graph = Graph().parse(data=reply.content, format=parser)
    sd = "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>"
    found = graph.query(f"{sd} SELECT * {{ ?x sd:endpoint ?e ; sd:feature sd:UnionDefaultGraph }}")
    assert [str(row.e) for row in found] == [str(client.base_url.join("/sparql"))]


def test_a_bare_get_may_name_the_format(client: httpx.Client):
    reply = client.get("/sparql?format=nt", headers={"Accept": "text/html"})
    assert (reply.status_code, reply.headers["content-type"]) == (200, "application/n-triples")
    assert len(Graph().parse(data=reply.content, format="nt")) > 10
    assert client.get("/sparql?format=nonsense").status_code == 400
    assert client.get("/sparql?format=csv").status_code == 406


def test_a_browser_gets_a_form(client: httpx.Client):
    reply = client.get("/sparql", headers={"Accept": "text/html,*/*;q=0.8"}, follow_redirects=True)
    assert [each.status_code for each in reply.history] == [303]
    assert reply.headers["content-type"].startswith("text/html")
    assert "<form" in reply.text
    assert client.get("/sparql", headers={"Accept": "image/png"}).status_code == 406
