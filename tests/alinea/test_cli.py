"""The command line: help, reading, exports, and what names nothing."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from alinea.commands import _COMMANDS, cli
from alinea.pipeline import build
from alinea.pipeline.progress import Progress
from alinea.settings import Settings


@pytest.mark.parametrize("name", sorted(_COMMANDS))
def test_every_command_has_help(name):
    result = CliRunner().invoke(cli, [name, "--help"])
    assert result.exit_code == 0
    assert "--home" in result.output


NO_TEXT = "SELECT ?act { ?act a eli:LegalResource FILTER NOT EXISTS { ?text eli:realizes ?act } } LIMIT 1"


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


def test_a_comparison_says_how_each_article_bears_on_the_mechanism(run):
    lines = run("compare", "recall", "--country", "RS", "--country", "XK").stdout.splitlines()
    assert lines[0].split()[:4] == ["jurisdiction", "article", "bearing", "role"]
    assert [line.split()[:7] for line in lines if line.startswith("RS ")] == [
        ["RS", "43", "absent", "-", "not", "provided", "for"]
    ]
    assert any(line.split()[3:5] == ["detail", "collection_term"] for line in lines)
    rows = json.loads(run("compare", "recall", "--country", "RS", "--json").stdout)["rows"]
    assert [each["bearing"] for each in rows if each["printed"]]  # machines get every value


def test_exports(run):
    provisions = [json.loads(line) for line in run("export", "provisions").stdout.splitlines()]
    assert {provision["number"] for provision in provisions if provision["kind"] == "article"} >= {"1", "5"}
    parameters = list(csv.DictReader(io.StringIO(run("export", "parameters").stdout)))
    assert len(parameters) > 100
    assert all(row["value"] and row["confidence"] for row in parameters)
    graph = run("export", "graph").stdout_bytes
    assert graph.count(b" .\n") > 10_000
    assert "not as docx" in run("export", "graph", "--format", "docx", code=2).stderr


def test_an_empty_export_says_why(tmp_path):
    build(Settings(home=tmp_path), sources=[], with_corpus=False, workers=1, progress=Progress(shown=False))
    told = {}
    for what in ("provisions", "parameters"):
        result = CliRunner().invoke(cli, ["export", what, "--format", "jsonl", "--home", str(tmp_path)])
        assert (result.exit_code, result.stdout) == (0, "")
        told[what] = result.stderr
    assert "alinea build --source FOLDER" in told["provisions"]
    assert "without the corpus" in told["parameters"]


def test_an_act_is_exported_by_any_of_its_names(run):
    document = next(json.loads(line)["document"] for line in run("export", "provisions").stdout.splitlines())
    work = document.rpartition("/")[0]
    written = run("export", "act", document, "--format", "akn").stdout_bytes
    assert written.startswith(b"<?xml")
    assert b"akomaNtoso" in written
    for name in (work, work.partition("alinea/")[2], document.partition("alinea/")[2]):
        assert run("export", "act", name).stdout_bytes == written
    assert "no document of an act" in run("export", "act", f"{work}-nowhere", code=2).stderr
    (register,) = run("sparql", NO_TEXT, "--format", "csv").stdout.split()[1:]
    assert "The text of the act" in run("export", "act", register, code=2).stderr
    assert "named by its IRI" in run("export", "act", code=2).stderr
    assert "named by its IRI" in run("export", "graph", work, code=2).stderr


def test_read_prints_the_text_that_spans_count_in(run, documents, tmp_path):
    file = str(documents / "odluka_o_zborovima.txt")
    text = run("read", file, "--text").stdout_bytes.decode()
    provisions = json.loads(run("read", file, "--json").stdout)["provisions"]
    assert provisions
    assert all(text[slice(*each["span"])] == each["text"] for each in provisions)
    (tmp_path / "empty.txt").write_bytes(b"")
    nothing = run("read", str(tmp_path / "empty.txt"), "--text", code=1)
    assert (nothing.stdout, "empty" in nothing.stderr) == ("", True)
    assert "two outputs" in run("read", file, "--text", "--json", code=2).stderr


def test_read_prints_one_object_a_file(run, documents, tmp_path):
    bad = tmp_path / "nothing.txt"
    bad.write_bytes(b"")
    files = [*sorted(map(str, documents.iterdir())), str(bad), str(tmp_path / "missing.pdf")]
    readings = [json.loads(line) for line in run("read", *files, "--json", code=1).stdout.splitlines()]
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
