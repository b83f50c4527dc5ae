"""``alinea changes`` over a home with two snapshots on disk."""

import json
from datetime import date
from pathlib import Path

import pyoxigraph
import pytest
from click.testing import CliRunner, Result

from alinea.commands import cli
from alinea.commands.changes import _legal_day
from alinea.snapshots import LAYOUT, Snapshot, SnapshotHome
from graph.stores.oxigraph import OxigraphStore
from ontology.codes import ActStatus
from search_api.reform import Kind, law_between
from tests.doubles.two_snapshots import act, earlier, later, store

OLD, NEW = "20200301T090000000000Z", "20200401T090000000000Z"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    for name, made in ((OLD, earlier()), (NEW, later())):
        snapshot = folder / "snapshots" / name
        snapshot.mkdir(parents=True)
        on_disk = OxigraphStore.create(snapshot / "graph")
        on_disk.load(pyoxigraph.parse(made.dump("application/n-quads"), format=pyoxigraph.RdfFormat.N_QUADS))
        on_disk.optimize()
        (snapshot / "manifest.json").write_text(json.dumps({"layout": LAYOUT, "triples": len(made)}), "utf-8")
    SnapshotHome(folder).switch(Snapshot(folder / "snapshots" / NEW))
    return folder


def changes(home: Path, *words: str, code: int = 0) -> Result:
    result = CliRunner().invoke(cli, ["changes", "--home", str(home), *words])
    assert result.exit_code == code, result.output
    return result


def test_every_change_has_a_line_and_the_law_a_list_of_its_own(home: Path) -> None:
    lines = changes(home, "--since", "2020-03-02").stdout.splitlines()
    assert lines[0] == f"Learned from {OLD} to {NEW}: {len(Kind)}"
    assert "  act status changed: Law of proba | status assumed_in_force -> repealed" in lines
    assert "  value changed: support min 10 percent -> min 6 percent | values | Art. 2 | Law of proba" in lines
    assert (
        "  confirmed: value not compared -> confirmed | support min 1 percent | compared | Art. 2 | Law of proba"
        in lines
    )
    assert "  article renumbered: Art. 3 -> 2a | Law of proba" in lines
    told = [line.strip().partition(":")[0] for line in lines[1 : lines.index("")] if line.startswith("  ")]
    assert sorted(told) == sorted(kind.replace("_", " ") for kind in Kind)
    assert lines[lines.index("") + 1] == "In the laws themselves since 2020-03-02: 1"
    assert lines[-1] == "  2020-05-01 ceased: Law of proba"


def test_json_is_that_of_the_door(home: Path) -> None:
    told = json.loads(changes(home, "--since", "2020-03-02", "--mechanism", "referendum", "--json").stdout)
    assert set(told) == {"since", "learned", "law"}
    assert {each["mechanisms"][0] for each in told["learned"]["changes"]} == {"referendum"}
    assert set(json.loads(changes(home, "--since", "1900-01-01", "--law", "--json").stdout)) == {"since", "law"}


def test_the_year_alone_is_printed_where_no_more_is_known() -> None:
    graph = store([act("proba", status=ActStatus.REPEALED, valid_to="2018")])
    (ended,) = law_between(graph, date(2018, 7, 1), date(2019, 12, 31))
    assert _legal_day(ended) == "2018 ceased: Law of proba"


def test_what_cannot_be_told_is_explained(home: Path) -> None:
    assert "since 2020-03-01 or a later day" in changes(home, "--since", "2019-01-01", code=2).stderr
    assert "mechanism: 'lottery'" in changes(home, "--since", "2020-03-02", "--mechanism", "lottery", code=2).stderr
    assert "does not match" in changes(home, "--since", "yesterday", code=2).stderr
    assert changes(home, "--since", "2019-01-01", "--law").stdout.startswith("In the laws themselves")


def newsletter(home: Path, *words: str, code: int = 0) -> Result:
    result = CliRunner().invoke(cli, ["newsletter", "--home", str(home), *words])
    assert result.exit_code == code, result.output
    return result


def test_letters_are_written_for_each_language(home: Path, tmp_path: Path) -> None:
    out = tmp_path / "letters"
    asked = ["--since", "2020-03-02", "--language", "sq", "--language", "mk", "--out", str(out)]
    told = newsletter(home, *asked, "--site", "https://alinea.example", "--footer", "Good bye.")
    names = sorted(each.name for each in out.iterdir())
    assert names == [f"newsletter-{tag}.{form}" for tag in ("mk", "sq") for form in ("eml", "html", "txt")]
    assert told.stderr == ""
    assert "https://alinea.example/sq/page/id/practice/come" in (out / "newsletter-sq.txt").read_text("utf-8")
    assert (out / "newsletter-mk.txt").read_text("utf-8").endswith("Good bye.\n")


def test_letters_have_a_folder_of_their_own(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    newsletter(home, "--since", "2999-01-01", "--language", "en")
    assert [each.name for each in tmp_path.iterdir()] == ["newsletter"]
    assert len(list((tmp_path / "newsletter").iterdir())) == 3


def test_an_empty_time_gives_a_letter_nevertheless(home: Path, tmp_path: Path) -> None:
    told = newsletter(home, "--since", "2999-01-01", "--language", "en", "--out", str(tmp_path))
    assert "nothing changed" in told.stdout
    assert "--footer" in told.stderr
    assert "Nothing changed in this time" in (tmp_path / "newsletter-en.txt").read_text("utf-8")


def test_a_letter_needs_a_known_language_and_a_whole_address(home: Path, tmp_path: Path) -> None:
    asked = ["--since", "2020-03-02", "--out", str(tmp_path)]
    assert "'xx' is not one of" in newsletter(home, *asked, "--language", "xx", code=2).stderr
    assert "https://" in newsletter(home, *asked, "--site", "alinea.example", code=2).stderr
    assert "ZZ" in newsletter(home, *asked, "--country", "ZZ", code=2).stderr
    assert list(tmp_path.iterdir()) == []
