import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from alinea.pipeline import build
from alinea.pipeline.progress import Progress
from alinea.settings import Settings
from alinea.snapshots import Snapshot, SnapshotHome
from ontology.errors import SnapshotError

SILENT = Progress(shown=False)


def build_empty(home: Path) -> Snapshot:
    build(Settings(home=home), sources=[], with_corpus=False, workers=1, progress=SILENT)
    return SnapshotHome(home).current()


def test_no_snapshot_says_what_to_do(tmp_path):
    with pytest.raises(SnapshotError, match="alinea build"):
        SnapshotHome(tmp_path).current()


def test_build_without_anything_is_an_empty_snapshot(tmp_path):
    report = build(Settings(home=tmp_path), sources=[], with_corpus=False, workers=1, progress=SILENT)
    assert (report.documents, report.triples, report.passages, report.problems) == (0, 0, 0, [])
    assert SnapshotHome(tmp_path).current().manifest["passages"] == 0


def test_switching_back_is_a_pointer(tmp_path):
    first = build_empty(tmp_path)
    second = build_empty(tmp_path)
    home = SnapshotHome(tmp_path)
    assert first.id != second.id
    assert home.current().id == second.id
    home.switch(first)
    assert home.current().id == first.id


def test_only_the_last_three_are_kept(tmp_path):
    home = SnapshotHome(tmp_path)
    ids = []
    for _ in range(5):
        with home.building() as folder:
            ids.append(home.publish(folder).id)
    assert [snapshot.id for snapshot in home.all()] == ids[-3:]


def test_a_damaged_manifest_is_named(tmp_path):
    snapshot = build_empty(tmp_path)
    (snapshot.folder / "manifest.json").write_text("{", "utf-8")
    with pytest.raises(SnapshotError, match="Build again"):
        _ = snapshot.manifest


def test_two_builds_in_one_home_exclude_each_other(tmp_path):
    home = SnapshotHome(tmp_path)
    with home.building(), pytest.raises(SnapshotError, match="Another build"), home.building():
        pass


def test_a_killed_build_leaves_the_old_snapshot_serving(tmp_path):
    """Killed with SIGKILL while it writes, as a power cut would do it."""
    old = build_empty(tmp_path)
    process = subprocess.Popen(
        [sys.executable, "-m", "alinea", "build", "--home", str(tmp_path), "--json"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _wait_for(lambda: any((folder / "graph").exists() for folder in (tmp_path / "snapshots").glob("*.partial")))
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    home = SnapshotHome(tmp_path)
    assert home.current().id == old.id
    assert list((tmp_path / "snapshots").glob("*.partial")), "the build was to be killed in the middle"
    assert [snapshot.id for snapshot in home.all()] == [old.id]
    new = build_empty(tmp_path)
    assert home.current().id == new.id
    assert not list((tmp_path / "snapshots").glob("*.partial"))


def test_the_manifest_is_the_report(built):
    settings, report = built
    manifest = json.loads((SnapshotHome(settings.home).current().folder / "manifest.json").read_text("utf-8"))
    assert manifest["triples"] == report.triples > 10_000
    assert manifest["documents"] == 2


def _wait_for(condition, seconds: float = 60.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "the build did not come so far"
        time.sleep(0.01)
