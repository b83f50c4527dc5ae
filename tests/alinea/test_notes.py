"""What was measured of a snapshot is kept beside it."""

import json
import threading
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from alinea.commands import cli
from alinea.pipeline import build
from alinea.pipeline.progress import Progress
from alinea.settings import Settings
from alinea.snapshots import Snapshot, SnapshotHome
from alinea.wiring import Installation
from ontology.errors import SnapshotError


def test_a_note_is_kept_with_its_time(tmp_path):
    snapshot = Snapshot(tmp_path)
    assert snapshot.noted("check") is None
    snapshot.note("check", {"violations": []})
    told = snapshot.noted("check")
    assert told["violations"] == []
    assert abs(datetime.fromisoformat(told["made"]) - datetime.now(UTC)).total_seconds() < 600
    snapshot.note("check", {"violations": ["one"]})
    assert snapshot.noted("check")["violations"] == ["one"]
    assert [each.name for each in tmp_path.iterdir()] == ["check.json"]


@pytest.mark.parametrize("damaged", ["", "{", "[1]", "\x00"])
def test_a_damaged_note_counts_as_none(tmp_path, damaged):
    (tmp_path / "evaluation.json").write_text(damaged, "utf-8")
    assert Snapshot(tmp_path).noted("evaluation") is None


def test_a_note_is_never_seen_half_written(tmp_path):
    snapshot, seen = Snapshot(tmp_path), []
    snapshot.note("check", {"warnings": ["x" * 100] * 1000})
    writing = threading.Thread(
        target=lambda: [snapshot.note("check", {"warnings": ["x" * 100] * 1000}) for _ in range(20)]
    )
    writing.start()
    while writing.is_alive():
        seen.append(snapshot.noted("check"))
    writing.join()
    assert seen
    assert all(each and len(each["warnings"]) == 1000 for each in seen)


def test_a_folder_that_is_gone_is_named(tmp_path):
    with pytest.raises(SnapshotError, match=r"could not be kept in .*gone"):
        Snapshot(tmp_path / "gone").note("check", {})


def test_check_is_kept_and_handed_over(tmp_path, documents):
    settings = Settings(home=tmp_path)
    build(settings, sources=[documents], with_corpus=False, workers=1, progress=Progress(shown=False))
    checked = CliRunner().invoke(cli, ["--home", str(tmp_path), "check", "--json"])
    assert checked.exit_code == 1, checked.output  # documents alone speak of jurisdictions that nothing describes
    printed = json.loads(checked.stdout)
    assert printed["violations"]
    services = Installation(settings, SnapshotHome(settings.home).current()).services()
    kept = services.noted("check")
    assert {name: kept[name] for name in printed} == printed
    assert services.contact is None


def test_eval_keeps_the_test_half_alone(run, built, tmp_path, monkeypatch):
    settings, _ = built
    gold = tmp_path / "gold"
    gold.mkdir()
    question = {"language": "en", "q": "citizens' initiative", "relevant": {"rs-lsg-2007-citizens-initiative": 3}}
    lines = [json.dumps(question | {"id": split, "split": split}) for split in ("dev", "test")]
    (gold / "questions.jsonl").write_text("\n".join(lines), "utf-8")
    monkeypatch.setenv("ALINEA_CORPUS", str(tmp_path))
    snapshot = SnapshotHome(settings.home).current()
    run("eval", "--split", "dev")
    assert snapshot.noted("evaluation") is None
    printed = json.loads(run("eval", "--set-floors", "--json").stdout)
    kept = snapshot.noted("evaluation")
    assert kept["split"] == "test"
    assert kept["scores"] == printed["scores"]
    assert {each["language"] for each in kept["scores"]} == {"*", "en"}
    (snapshot.folder / "evaluation.json").unlink()


def test_the_contact_is_a_setting(monkeypatch):
    monkeypatch.setenv("ALINEA_CONTACT", "errors@example.org")
    assert Settings().contact == "errors@example.org"
