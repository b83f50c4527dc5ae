import csv
import io
import json

import pytest
from click.testing import CliRunner, Result

from alinea.commands import _COMMANDS, cli


@pytest.fixture(scope="module")
def run(built):
    settings, _ = built

    def call(*words: str, code: int = 0) -> Result:
        result = CliRunner().invoke(cli, ["--home", str(settings.home), *words])
        assert result.exit_code == code, result.output
        return result

    return call


@pytest.mark.parametrize("name", sorted(_COMMANDS))
def test_every_command_has_help(name):
    result = CliRunner().invoke(cli, [name, "--help"])
    assert result.exit_code == 0
    assert "--home" in result.output


QUESTIONS = ["колку потписи се потребни за граѓанска иницијатива", "how many signatures for a citizens' initiative"]


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_finds_all_six(run, question):
    reply = json.loads(run("search", question, "--json", "--limit", "20", "--type", "fact").stdout)
    assert {hit["country"] for hit in reply["hits"]} == {"AL", "BA", "ME", "MK", "RS", "XK"}
    assert reply["mechanisms"] == ["citizens_initiative"]
    keys = {
        "iri",
        "kind",
        "type",
        "number",
        "title",
        "path",
        "snippet",
        "language",
        "script",
        "country",
        "score",
        "why",
    }
    assert all(keys <= hit.keys() and hit["why"] for hit in reply["hits"])
    scores = [hit["score"] for hit in reply["hits"]]
    assert scores == sorted(scores, reverse=True)
    assert reply["total"] >= len(reply["hits"])


def test_the_language_of_the_question_is_told(run):
    assert [json.loads(run("search", question, "--json").stdout)["language"] for question in QUESTIONS] == [
        "mk",
        "en",
    ]


@pytest.mark.parametrize(
    ("options", "field", "allowed"),
    [
        (["--country", "RS"], "country", {"RS"}),
        (["--country", "BA-RS"], "jurisdiction", {"BA-RS"}),
        (["--language", "sr"], "language", {"sr-Cyrl", "sr-Latn"}),
        (["--type", "practice"], "type", {"practice"}),
        (["--mechanism", "recall", "--mechanism", "referendum"], "mechanisms", None),
    ],
)
def test_filters(run, options, field, allowed):
    hits = json.loads(run("search", "opoziv predsednika opštine", "--json", *options).stdout)["hits"]
    assert hits
    if allowed is None:
        assert all({"recall", "referendum"} & set(hit[field]) for hit in hits)
    else:
        assert {hit[field] for hit in hits} <= allowed


def test_own_documents_answer(run):
    reply = json.loads(
        run("search", "koliko dana ranije se objavljuje poziv za zbor", "--json", "--type", "law").stdout
    )
    best = reply["hits"][0]
    assert best["number"] == "2"
    assert best["language"] == "sr-Cyrl"
    act = best["iri"].split("/sr-Cyrl")[0]
    inside = json.loads(run("search", "zbor", "--json", "--act", act).stdout)["hits"]
    assert inside
    assert all(hit["iri"].startswith(act) for hit in inside)


@pytest.mark.parametrize("mode", ["lexical", "dense", "hybrid"])
def test_modes_say_their_reasons(run, mode):
    hit = json.loads(run("search", "participativno budžetiranje", "--json", "--mode", mode).stdout)["hits"][0]
    assert "participatory_budgeting" in hit["mechanisms"]
    wanted = {"lexical": {"lexical"}, "dense": {"dense"}, "hybrid": set(hit["why"])}[mode]
    assert set(hit["why"]) == wanted


@pytest.mark.parametrize("question", ["  ", "x" * 5000])
def test_a_question_that_cannot_be_answered(run, question):
    assert "alinea: The question" in run("search", question, code=2).stderr


@pytest.mark.parametrize("question", ["'; DROP TABLE passage; --", 'title:(a AND "b~', "日本語", "🙂", "العربية"])
def test_odd_questions_get_an_answer(run, question):
    assert "hits" in json.loads(run("search", question, "--json").stdout)


def test_many_questions_from_a_file(run, tmp_path):
    path = tmp_path / "questions.jsonl"
    lines = [
        {"id": "1", "q": "referendum", "country": "ME", "limit": 2},
        {"id": "2", "q": ""},
        {"id": "3", "q": "peticion", "type": ["fact"], "mode": "dense"},
    ]
    path.write_text("\n".join(map(json.dumps, lines)) + "\nnot json\n", "utf-8")
    replies = [json.loads(line) for line in run("search", "--queries", str(path)).stdout.splitlines()]
    assert [reply["id"] for reply in replies] == ["1", "2", "3", None]
    assert {hit["country"] for hit in replies[0]["hits"]} == {"ME"}
    assert len(replies[0]["hits"]) == 2
    assert "empty" in replies[1]["error"]
    assert {hit["type"] for hit in replies[2]["hits"]} == {"fact"}
    assert replies[3]["line"] == 4


def test_sparql_in_every_format(run):
    query = "SELECT ?code WHERE { ?j a aln:Jurisdiction ; skos:notation ?code } ORDER BY ?code"
    codes = ["AL", "BA", "BA-BD", "BA-FBIH", "BA-RS", "ME", "MK", "RS", "XK"]
    bindings = json.loads(run("sparql", query, "--format", "json").stdout)["results"]["bindings"]
    assert [binding["code"]["value"] for binding in bindings] == codes
    assert run("sparql", query, "--format", "csv").stdout.split() == ["code", *codes]
    assert run("sparql", query).stdout.split()[2:] == codes
    turtle = run("sparql", "CONSTRUCT WHERE { mech:recall skos:notation ?n }", "--format", "turtle").stdout
    assert '"recall"' in turtle


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


def test_what_names_nothing_is_named(run, tmp_path):
    assert "known are AL, " in run("compare", "referendum", "--country", "ZZ", code=2).stderr
    assert "country: 'ZZ' is not known" in run("search", "zbor", "--country", "ZZ", code=2).stderr
    assert "mechanism: 'lottery' is not known" in run("search", "zbor", "--mechanism", "lottery", code=2).stderr
    assert "nothing is known under https://x.org/a" in run("search", "x", "--act", "https://x.org/a", code=2).stderr
    assert "nothing is known under" in run("search", "zbor", "--act", "nope", code=2).stderr
    assert "is not an IRI" in run("search", "zbor", "--act", "a b", code=2).stderr
    assert "is not an IRI" in run("diff", "http://[x", "eli/a b", code=2).stderr
    assert "known are AL, " in run("fetch", "--list", "--country", "ZZ", code=2).stderr
    for command in (["compare", "referendum"], ["coverage"]):
        assert "two outputs" in run(*command, "--json", "--csv", code=2).stderr


def test_a_bad_line_of_questions_gets_its_error_and_the_rest_goes_on(run, tmp_path):
    asked = [{"q": "zbor", "country": 5}, {"q": "zbor", "limit": "x"}, {"q": "zbor", "mode": "y"}, {"q": "zbor"}]
    file = tmp_path / "questions.jsonl"
    file.write_text("\n".join(map(json.dumps, asked)), "utf-8")
    *bad, good = [json.loads(line) for line in run("search", "--queries", str(file)).stdout.splitlines()]
    assert [each["line"] for each in bad] == [1, 2, 3]
    assert bad[0]["error"] == "country must be a text or a list of texts, not 5"
    assert bad[1]["error"] == "limit must be a whole number, not 'x'"
    assert good["hits"]


def test_an_error_in_a_query_is_told_where_it_is(run):
    assert "error at 1:8:" in run("sparql", "SELECT ", code=2).stderr
    assert "error at 2:" in run("sparql", "SELECT *\nWERE { ?s ?p ?o }", code=2).stderr
    assert "The query is empty" in run("sparql", " ", code=2).stderr


def test_a_table_shows_the_ends_of_long_iris(run):
    found = run("sparql", "SELECT ?act { ?act aln:key 'rs-foi-2004' ; a eli:LegalResource }").stdout
    assert found.splitlines()[-1].startswith("…")
    assert found.rstrip().endswith("-informacijama-od-javnog-znacaja")


def test_coverage_has_a_cell_for_every_mechanism_in_every_jurisdiction(run):
    cells = json.loads(run("coverage", "--json").stdout)["cells"]
    assert len(cells) == len({cell["mechanism"] for cell in cells}) * len({cell["jurisdiction"] for cell in cells})
    assert {"read", "reported", "missing"} <= {cell["knowledge"] for cell in cells}
    printed = list(csv.DictReader(io.StringIO(run("coverage", "--csv").stdout)))
    assert len(printed) == len(cells)
    assert len(run("coverage").stdout.splitlines()) == len({cell["mechanism"] for cell in cells}) + 2


def test_an_unknown_mechanism_is_named(run):
    assert "no mechanism lottery" in run("compare", "lottery", code=2).stderr


def test_check_finds_nothing_wrong(run):
    told = run("check", "--json").stdout.strip()
    assert told.endswith('"violations":[]}')
    assert json.loads(told)["confirmation"].keys() == {"confirmed", "contradicted", "curated_only", "extracted_only"}
    assert run("check", "--strict").exit_code == 0


def test_exports(run):
    provisions = [json.loads(line) for line in run("export", "provisions").stdout.splitlines()]
    assert {provision["number"] for provision in provisions if provision["kind"] == "article"} >= {"1", "5"}
    parameters = list(csv.DictReader(io.StringIO(run("export", "parameters").stdout)))
    assert len(parameters) > 100
    assert all(row["value"] and row["confidence"] for row in parameters)
    graph = run("export", "graph").stdout_bytes
    assert graph.count(b" .\n") > 10_000
    assert "not as docx" in run("export", "graph", "--format", "docx", code=2).stderr


def test_an_act_is_exported_by_any_of_its_names(run):
    document = next(json.loads(line)["document"] for line in run("export", "provisions").stdout.splitlines())
    work = document.rpartition("/")[0]
    written = run("export", "act", document, "--format", "akn").stdout_bytes
    assert written.startswith(b"<?xml")
    assert b"akomaNtoso" in written
    for name in (work, work.partition("alinea/")[2], document.partition("alinea/")[2]):
        assert run("export", "act", name).stdout_bytes == written
    assert "no document of an act" in run("export", "act", f"{work}-nowhere", code=2).stderr
    assert "named by its IRI" in run("export", "act", code=2).stderr
    assert "named by its IRI" in run("export", "graph", work, code=2).stderr


def test_read_prints_the_text_that_spans_count_in(run, documents, tmp_path):
    file = str(documents / "odluka_o_zborovima.txt")
    text = run("read", file, "--text").stdout_bytes.decode()
    provisions = json.loads(run("read", file, "--json").stdout)["provisions"]
    assert provisions
    assert all(text[slice(*each["span"])] == each["text"] for each in provisions)
    (tmp_path / "empty.txt").write_bytes(b"")
    nothing = run("read", str(tmp_path / "empty.txt"), "--text")
    assert (nothing.stdout, "empty" in nothing.stderr) == ("", True)
    assert "two outputs" in run("read", file, "--text", "--json", code=2).stderr


def test_read_prints_one_object_a_file(run, documents, tmp_path):
    bad = tmp_path / "nothing.txt"
    bad.write_bytes(b"")
    files = [*sorted(map(str, documents.iterdir())), str(bad), str(tmp_path / "missing.pdf")]
    readings = [json.loads(line) for line in run("read", *files, "--json").stdout.splitlines()]
    assert [reading["file"] for reading in readings] == files
    serbian, albanian, empty, missing = readings
    assert [p["number"] for p in serbian["provisions"] if p["kind"] == "article"] == ["1", "2", "3", "4", "5"]
    assert serbian["document"]["jurisdiction"] == "RS"
    assert albanian["document"]["language"] == "sq"
    assert empty["document"] is None
    assert empty["problems"][0]["code"] == "empty"
    assert missing["problems"][0]["code"] == "unreadable"
    keys = {"iri", "kind", "number", "heading", "text", "language", "script", "page", "span", "parent"}
    assert all(keys == provision.keys() for provision in serbian["provisions"])


def test_sources_can_be_listed(run):
    listed = [json.loads(line) for line in run("fetch", "--list", "--json", "--country", "RS").stdout.splitlines()]
    assert listed
    assert all(source["url"].startswith("http") for source in listed)


def test_diff_names_what_is_no_document(run):
    assert (
        "holds no articles of" in run("diff", "eli/rs/law/2007/x/sr-Latn", "eli/rs/law/2018/y/sr-Latn", code=2).stderr
    )


def test_named_questions_are_listed_and_asked(run):
    assert "practices-without-article" in run("sparql", "--list").stdout
    rows = list(csv.reader(io.StringIO(run("sparql", "--named", "practices-of-article", "--format", "csv").stdout)))
    assert rows[0] == ["article", "practice", "title"]
    assert len(rows) > 10
    assert "no question named" in run("sparql", "--named", "no-such", code=2).output
    assert "--named" in run("sparql", code=2).output
