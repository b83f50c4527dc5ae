"""SERVICE alinea:search: hits of the search joined with the graph, within the limits of every query."""

import time

import httpx
import pytest

from ontology.errors import QueryError
from search_api.sparql.search_blocks import MOST_LETTERS, search_blocks

PREFIXES = """PREFIX alinea: <https://w3id.org/alinea/ontology/search#>
PREFIX aln: <https://w3id.org/alinea/ontology#>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX mech: <https://w3id.org/alinea/id/mechanism/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
ASKED = '?hit alinea:query "recall of a mayor"'


def ask(client: httpx.Client, query: str) -> list[dict[str, dict[str, str]]]:
    reply = client.post("/sparql", data={"query": PREFIXES + query})
    assert reply.status_code == 200, reply.text
    found: list[dict[str, dict[str, str]]] = reply.json()["results"]["bindings"]
    return found


def refused(client: httpx.Client, query: str, *, status: int = 400) -> str:
    reply = client.post("/sparql", data={"query": PREFIXES + query})
    assert (reply.status_code, reply.headers["content-type"]) == (status, "application/problem+json"), reply.text
    return str(reply.json()["detail"])


def test_the_hits_are_those_of_the_search(client: httpx.Client):
    wanted = client.get("/api/search", params={"q": "recall of a mayor", "limit": 7}).json()["hits"]
    rows = ask(
        client,
        f"""SELECT * {{ SERVICE alinea:search {{
          {ASKED} ; alinea:limit 7 ; alinea:score ?score ; alinea:rank ?rank ; alinea:title ?title ;
          alinea:text ?text ; alinea:type ?type ; alinea:language ?language ; alinea:passage ?passage . # done
        }} }} ORDER BY ?rank""",
    )
    assert [row["hit"]["value"] for row in rows] == [hit["iri"] for hit in wanted]
    assert [row["rank"]["value"] for row in rows] == [str(turn) for turn in range(1, 8)]
    for row, hit in zip(rows, wanted, strict=True):
        assert float(row["score"]["value"]) == pytest.approx(hit["score"], abs=1e-4)
        assert row["score"]["datatype"].endswith("#decimal")
        assert (row["title"]["value"], row["text"]["value"]) == (hit["title"], hit["snippet"])
        assert (row["type"]["value"], row["language"]["value"]) == (hit["type"], hit["language"])
        assert row["passage"]["value"] == hit["unit"]
        assert row["text"]["xml:lang"].lower() == hit["language"].lower()


def test_hits_are_joined_with_the_graph(client: httpx.Client):
    rows = ask(
        client,
        """SELECT DISTINCT ?country ?value { SERVICE alinea:search {
             ?hit alinea:query "колку потписи се потребни за граѓанска иницијатива" ;
                  alinea:type "fact" ; alinea:country "RS", "XK" ; alinea:mechanism mech:citizens_initiative ;
                  alinea:limit 50 }
           ?hit aln:jurisdiction/skos:notation ?country ; aln:parameter [ aln:printed ?value ] }""",
    )
    found = {(row["country"]["value"], row["value"]["value"]) for row in rows}
    assert {("RS", "5"), ("XK", "15")} <= found
    assert {country for country, _ in found} == {"RS", "XK"}


def test_laws_that_were_read_lead_to_their_works(client: httpx.Client):
    rows = ask(
        client,
        """SELECT ?hit ?act ?number ?work { SERVICE alinea:search {
             ?hit alinea:query "ко може да сазове збор грађана" ; alinea:type "law" ; alinea:act ?act ;
                  alinea:number ?number ; alinea:limit 1 }
           ?hit eli:realizes ?work }""",
    )
    assert rows[0]["number"]["value"] == "2"
    assert rows[0]["work"]["value"] == f"{rows[0]['act']['value']}/art_2"


@pytest.mark.parametrize(
    "service",
    [
        "SERVICE <https://w3id.org/alinea/ontology/search#search> {",
        "service silent alinea:search\n{",
        "OPTIONAL { SERVICE alinea:search { } }",
        "# SERVICE alinea:search { }\n SERVICE alinea:search {",
    ],
)
def test_a_block_is_found_however_it_is_written(client: httpx.Client, service: str):
    if service.startswith("OPTIONAL"):
        pattern = service.replace("{ } }", f"{{ {ASKED} . ?hit alinea:score ?score }} }}")
    else:
        pattern = f"{service} {ASKED} . ?hit alinea:score ?score . }}"
    if service.startswith("#"):  # the guard does not trust what looks like a comment
        assert "SERVICE" in refused(client, f"SELECT * {{ {pattern} }}", status=422)
    else:
        assert len(ask(client, f"SELECT * {{ {pattern} }}")) == 10


def test_texts_that_the_guards_would_stumble_over_come_through(client: httpx.Client):
    query = """SELECT ?text { SERVICE alinea:search {
      ?hit alinea:query "service, services: public services of the municipality" ; alinea:limit 200 ;
           alinea:text ?text } }"""
    texts = [row["text"]["value"] for row in ask(client, query)]
    assert len(texts) == 200
    assert sum("service" in text.lower() for text in texts) > 5
    assert any("(" in text for text in texts)


def test_four_searches_in_one_query_and_no_more(client: httpx.Client):
    def searches(count: int) -> str:
        blocks = "".join(
            f'{{ SERVICE alinea:search {{ ?hit{turn} alinea:query "recall" ; alinea:limit 1 }} }}'
            for turn in range(count)
        )
        return f"SELECT * {{ {blocks} }}"

    assert len(ask(client, searches(4))) == 1
    assert "4 times" in refused(client, searches(5))


def test_a_question_in_several_wordings(client: httpx.Client):
    asked = {"q": "збор грађана", "also": ["citizens' assembly", "рок за петицију"]}
    wanted = client.get("/api/search", params=asked).json()["hits"]
    rows = ask(
        client,
        """SELECT * { SERVICE alinea:search { ?hit alinea:query "збор грађана" ; alinea:rank ?rank ;
             alinea:also "citizens' assembly", "рок за петицију" } } ORDER BY ?rank""",
    )
    assert [row["hit"]["value"] for row in rows] == [hit["iri"] for hit in wanted]


@pytest.mark.parametrize(
    ("block", "told"),
    [
        (f"{ASKED} ; alinea:also {', '.join(map(repr, map(str, range(8))))}", "at most 7"),
        ("?hit alinea:score ?score", "question is missing"),
        ("", "question is missing"),
        ("?hit alinea:query ?words", "cannot be a variable"),
        (f"{ASKED}, 'more'", "one value"),
        (f"{ASKED} ; alinea:colour ?colour", "takes no variable"),
        (f"{ASKED} ; alinea:score 1", "cannot be given"),
        (f"{ASKED} ; aln:key ?key", "/ontology/search"),
        (f"{ASKED} ; alinea:limit 201", "1 to 200"),
        (f"{ASKED} ; alinea:limit {'9' * 5000}", "1 to 200"),
        (f"{ASKED} ; alinea:type 'poem'", "law, fact, practice, concept"),
        (f"{ASKED} ; alinea:mode 'magic'", "hybrid"),
        (f"{ASKED} ; alinea:country 'FR'", "SERVICE alinea:search: country: 'FR'"),
        (f"{ASKED} ; alinea:mechanism mech:nope", "SERVICE alinea:search: mechanism: 'nope'"),
        (f"{ASKED} ; alinea:act <https://example.org/nope>", "nope"),
        (f"{ASKED} ; alinea:asOf 'yesterday'", "2017-01-01"),
        (f"{ASKED} ; alinea:asOf '20170101'", "2017-01-01"),
        (f"{ASKED} ; alinea:score ?x ; alinea:rank ?x", "every variable stands once"),
        (f"{ASKED} . ?other alinea:score ?x", "one variable for the hit"),
        (f"{ASKED} {{ ?a ?b ?c }}", "; or ."),
        (f"{ASKED} alinea:score ?x", "; or ."),
        ("?hit alinea:query '' ", "empty"),
        ("<x:y> alinea:query 'x'", "one variable for the hit"),
        ("?hit alinea:query [ ]", "a string, a number"),
    ],
)
def test_what_cannot_be_asked_is_said(client: httpx.Client, block: str, told: str):
    assert told in refused(client, f"SELECT * {{ SERVICE alinea:search {{ {block} }} }}")


@pytest.mark.parametrize(
    "block",
    [
        f"{ASKED} ; alinea:country 'FR' ; alinea:score ?score",
        f"{ASKED} ; alinea:mechanism mech:nope ; alinea:score ?score",
        f"{ASKED} ; alinea:limit 201 ; alinea:score ?score",
        "?hit alinea:score ?score",
        "?hit alinea:query ?words ; alinea:score ?score",
        f"{ASKED} ; aln:key 'x' ; alinea:score ?score",
    ],
)
def test_what_cannot_be_asked_silently_is_one_empty_solution(client: httpx.Client, block: str):
    query = f"SELECT * {{ VALUES ?a {{ 1 }} SERVICE SILENT alinea:search {{ {block} }} }}"
    (row,) = ask(client, query)
    assert set(row) == {"a"}
    assert ask(client, query.replace(block, ASKED + " ; alinea:limit 1"))[0]["hit"]  # a right one is answered


def test_errors_name_line_and_column(client: httpx.Client):
    told = refused(client, "SELECT * {\n  SERVICE alinea:search {\n    ?hit aln:key 'x' } }")
    assert "Line 8, column 10: " in told
    after = refused(client, f"SELECT * {{\n SERVICE alinea:search {{\n {ASKED}\n }}\n ?s ?p }}")
    assert "Line 10, column 8: " in after


def test_a_block_that_is_not_closed():
    for end in ("", " ;", " ; alinea:score"):
        with pytest.raises(QueryError, match="not closed"):
            search_blocks(f"{PREFIXES} SELECT * {{ SERVICE alinea:search {{ {ASKED}{end}")


def test_other_services_stay_refused(client: httpx.Client):
    for name in ("<http://127.0.0.1:9/>", "alinea:other", "?hit", "<https://w3id.org/alinea/ontology/search#>"):
        told = refused(client, f"SELECT * {{ SERVICE {name} {{ {ASKED} }} }}", status=422)
        assert "SERVICE from alinea:search (<https://w3id.org/alinea/ontology/search#search>)" in told


@pytest.mark.parametrize(
    "piece", ["a.", "a-", "<", "'", '"', '"""', "a.:", ":a.", "?a ", "\\", "#", "é.", "é-", "'\\", '"""\\']
)
def test_reading_takes_time_in_proportion(piece: str):
    query = PREFIXES + "SELECT * { "
    query += piece * ((MOST_LETTERS - len(query)) // len(piece))
    began = time.process_time()  # of this process: other work on the machine is no fault of the reader
    assert search_blocks(query) == []
    assert time.process_time() - began < 2
    with pytest.raises(QueryError, match="letters"):
        search_blocks(query + " " * 100)


def test_the_words_of_the_service_are_told(client: httpx.Client):
    reply = client.get("/ontology/search", headers={"Accept": "text/turtle"})
    assert reply.status_code == 200
    assert "ontology/search#> ." in reply.text
    described = client.get("/sparql", headers={"Accept": "text/turtle"}).text
    assert "https://w3id.org/alinea/ontology/search#search" in described
