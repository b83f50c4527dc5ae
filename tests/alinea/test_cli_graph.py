"""Questions to the graph on the command line: SPARQL, comparison, coverage, checks, differences."""

import csv
import io
import json
import re
from pathlib import Path

import pytest


def test_sparql_in_every_format(run):
    query = "SELECT ?code WHERE { ?j a aln:Jurisdiction ; skos:notation ?code } ORDER BY ?code"
    codes = ["AL", "BA", "BA-BD", "BA-FBIH", "BA-RS", "ME", "MK", "RS", "XK"]
    bindings = json.loads(run("sparql", query, "--format", "json").stdout)["results"]["bindings"]
    assert [binding["code"]["value"] for binding in bindings] == codes
    assert run("sparql", query, "--format", "csv").stdout.split() == ["code", *codes]
    assert run("sparql", query).stdout.split()[2:] == codes
    turtle = run("sparql", "CONSTRUCT WHERE { mech:recall skos:notation ?n }", "--format", "turtle").stdout
    assert '"recall"' in turtle


@pytest.mark.parametrize(
    ("query", "shape", "fitting"),
    [
        ("SELECT * { ?s ?p ?o } LIMIT 1", "turtle", "json, csv, tsv, xml, table"),
        ("ASK { ?s ?p ?o }", "turtle", "json, csv, tsv, xml, table"),
        ("CONSTRUCT WHERE { ?s skos:notation ?n }", "csv", "json, xml, turtle, table"),
        ("DESCRIBE mech:recall", "tsv", "json, xml, turtle, table"),
    ],
)
def test_a_format_that_cannot_hold_the_answer_is_refused(run, query, shape, fitting):
    assert f"cannot be had as {shape}: choose {fitting}." in run("sparql", query, "--format", shape, code=2).stderr


def test_sparql_reads_standard_input(run):
    asked = "ASK { mech:recall a skos:Concept }"
    assert json.loads(run("sparql", "-f", "-", "--format", "json", given=asked).stdout)["boolean"] is True


def test_sparql_searches_too(run):
    readme = Path(__file__).parents[2].joinpath("README.md").read_text("utf-8")
    query = re.search(r"^    PREFIX aln:.*?ORDER BY DESC\(\?score\)$", readme, re.DOTALL | re.MULTILINE)
    rows = json.loads(run("sparql", query[0], "--format", "json").stdout)["results"]["bindings"]
    assert len(rows) > 5
    scores = [float(row["score"]["value"]) for row in rows]
    assert scores == sorted(scores, reverse=True)
    block = "PREFIX alinea: <https://w3id.org/alinea/ontology/search#> SELECT * { SERVICE alinea:search { ?hit } }"
    assert "alinea:" in run("sparql", block, code=2).stderr


def test_a_wrong_query_is_explained(run):
    assert "alinea:" in run("sparql", "SELECT WHERE", code=2).stderr


def test_compare_prints_every_jurisdiction(run):
    table = run("compare", "citizens_initiative").stdout
    rows = json.loads(run("compare", "citizens_initiative", "--json").stdout)["rows"]
    assert {row["jurisdiction"][:2] for row in rows} == {"AL", "BA", "ME", "MK", "RS", "XK"}
    serbia = [row for row in rows if row["jurisdiction"] == "RS" and row["number"] == "68"]
    assert {(row["role"], row["printed"], row["unit"]) for row in serbia} >= {
        ("support", "5", "percent"),
        ("answer_term", "60", "days"),
    }
    silent = json.loads(run("compare", "citizens_initiative", "--json").stdout)["silent"]
    assert len(table.splitlines()) == len(rows) + len(silent) + 1
    printed = list(csv.DictReader(io.StringIO(run("compare", "citizens_initiative", "--csv").stdout)))
    assert len(printed) == len(rows)
    assert {row["jurisdiction"] for row in rows} > {
        row["jurisdiction"]
        for row in json.loads(run("compare", "referendum", "--country", "RS", "--json").stdout)["rows"]
    }


def test_compare_tells_the_law_of_a_day(run):
    def shares(*options):
        rows = json.loads(run("compare", "citizens_initiative", "--country", "RS", "--json", *options).stdout)["rows"]
        return {(row["operator"], row["printed"], row["number"]) for row in rows if row["role"] == "support"}

    then, now, ever = shares("--as-of", "2017-01-01"), shares(), shares("--as-of", "any")
    assert ("min", "5", "68") in then  # the statute fixed the share, not below five percent
    assert ("exact", "5", "68") in now
    assert not then & {("exact", "5", "68")}
    assert ever >= then | now
    assert "2017-13-01 is not a day" in run("compare", "referendum", "--as-of", "2017-13-01", code=2).stderr


def test_an_error_in_a_query_is_told_where_it_is(run):
    assert "alinea: Line 1, column 8: it ends" in run("sparql", "SELECT ", code=2).stderr
    assert "Line 2, column 1: WERE" in run("sparql", "SELECT *\nWERE { ?s ?p ?o }", code=2).stderr
    search = (
        "PREFIX alinea: <https://w3id.org/alinea/ontology/search#>\nSELECT * { SERVICE alinea:search { ?h aln:x 1 } }"
    )
    assert "Line 2, column 39: SERVICE" in run("sparql", search, code=2).stderr
    unknown = run("sparql", "SELECT * { ?s nope:x ?o }", code=2).stderr
    assert "Line 1, column 15: the prefix nope: is not declared; declared are aln:, mech:, " in unknown
    assert "updates go to /sparql/update" in run("sparql", "INSERT DATA { <x:a> <x:b> 1 }", code=2).stderr
    assert "The query is empty" in run("sparql", " ", code=2).stderr


def test_a_table_in_a_pipe_is_whole(run):
    query = "SELECT ?act { ?act aln:key 'rs-foi-2004' ; a eli:LegalResource }"
    whole = json.loads(run("sparql", query, "--format", "json").stdout)["results"]["bindings"][0]["act"]["value"]
    assert len(whole) > 80
    assert run("sparql", query).stdout.splitlines()[-1] == whole


def test_a_query_that_takes_too_long_is_ended_as_by_the_server(run, monkeypatch):
    monkeypatch.setenv("ALINEA_SPARQL_SECONDS", "1")
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    told = run("sparql", endless, code=2).stderr
    assert "seconds and was ended" in told
    assert "ALINEA_SPARQL_SECONDS" in told


def test_an_answer_that_is_cut_says_so(run, monkeypatch):
    query = "SELECT ?s { ?s ?p ?o } LIMIT 1000"
    assert run("sparql", query, "--format", "csv").stderr == ""
    monkeypatch.setenv("ALINEA_SPARQL_ROWS", "10")
    for shape in ("csv", "table", "json"):
        cut = run("sparql", query, "--format", shape)
        assert "cut after 10 rows (ALINEA_SPARQL_ROWS)" in cut.stderr
    assert len(run("sparql", query, "--format", "csv").stdout.split()) == 11
    assert len(json.loads(run("sparql", query, "--format", "json").stdout)["results"]["bindings"]) == 10


def test_a_long_answer_comes_whole(run):
    query = "SELECT ?s ?p ?o { ?s ?p ?o }"
    lines = run("sparql", query, "--format", "tsv").stdout_bytes.split(b"\n")
    count = json.loads(run("sparql", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "--format", "json").stdout)
    assert len(lines) == int(count["results"]["bindings"][0]["n"]["value"]) + 2


def test_coverage_has_a_cell_for_every_mechanism_in_every_jurisdiction(run):
    cells = json.loads(run("coverage", "--json").stdout)["cells"]
    assert len(cells) == len({cell["mechanism"] for cell in cells}) * len({cell["jurisdiction"] for cell in cells})
    assert {"read", "reported", "missing"} <= {cell["knowledge"] for cell in cells}
    printed = list(csv.DictReader(io.StringIO(run("coverage", "--csv").stdout)))
    assert len(printed) == len(cells)
    assert len(run("coverage").stdout.splitlines()) == len({cell["mechanism"] for cell in cells}) + 2


def test_an_unknown_mechanism_is_named(run):
    assert "no mechanism lottery" in run("compare", "lottery", code=2).stderr


@pytest.mark.slow  # `make check` asks the same of the same corpus
def test_check_finds_nothing_wrong(run):
    told = run("check", "--json").stdout.strip()
    assert told.endswith('"violations":[]}')
    assert json.loads(told)["confirmation"].keys() == {"confirmed", "contradicted", "curated_only", "extracted_only"}
    assert run("check", "--strict").exit_code == 0


def test_diff_names_what_is_no_document(run, documents):
    told = run("diff", "eli/rs/law/2007/x/sr-Latn", "eli/rs/law/2018/y/sr-Latn", code=2).stderr
    assert "holds no articles of" in told
    assert "`alinea sparql --named documents` lists" in told
    file = str(documents / "odluka_o_zborovima.txt")
    told = " ".join(run("diff", file, file, code=2).stderr.split())
    assert f"{file} is a file" in told
    assert f"`alinea build --source {file} --source {file}` reads it in" in told
    assert "`alinea sparql --named documents` lists" in told


def test_documents_are_listed_by_the_names_that_diff_takes(run):
    listed = list(csv.DictReader(io.StringIO(run("sparql", "--named", "documents", "--format", "csv").stdout)))
    assert len(listed) == 2
    assert all(int(each["articles"]) and each["title"] for each in listed)
    name = listed[0]["document"]
    assert run("diff", name, name).stdout.startswith(f"{listed[0]['articles']} same")


def test_named_questions_are_listed_and_asked(run):
    assert "practices-without-article" in run("sparql", "--list").stdout
    rows = list(csv.reader(io.StringIO(run("sparql", "--named", "practices-of-article", "--format", "csv").stdout)))
    assert rows[0] == ["article", "practice", "title"]
    assert len(rows) > 10
    assert "no question named" in run("sparql", "--named", "no-such", code=2).output
    assert "--named" in run("sparql", code=2).output
