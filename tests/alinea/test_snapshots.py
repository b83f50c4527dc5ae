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
from alinea.snapshots import Snapshot, SnapshotHome, kept_of
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


def test_the_newest_three_and_the_last_of_each_month_are_kept():
    names = [f"2026{month:02}{day:02}T090000000000Z" for month in range(1, 8) for day in (1, 15, 28)]
    kept = sorted(kept_of([*names, "by-hand"], months=4))
    assert kept[:-1] == [*(f"2026{month:02}28T090000000000Z" for month in (4, 5)), *names[-4:-3], *names[-2:]]
    assert kept[-1] == "by-hand"  # sorts last, and so counts as one of the newest
    assert kept_of(names, months=0) == set(names[-3:])
    assert kept_of([]) == set()
    across = ["20251230T0", "20251231T0", "20260101T0", "20260102T0", "20260103T0"]
    assert sorted(kept_of(across, months=2)) == across[1:]
    assert sorted(kept_of(across, months=1)) == across[2:]


def test_snapshots_of_past_months_stay_on_disk(tmp_path):
    past = [f"2020{month:02}{day:02}T000000000000Z" for month in (1, 2) for day in (1, 28)]
    for name in past:
        (tmp_path / "snapshots" / name).mkdir(parents=True)
    for months, left in ((10_000, past[1::2]), (12, [])):
        home = SnapshotHome(tmp_path, kept_months=months)
        made = []
        for _ in range(3):
            with home.building() as folder:
                made.append(home.publish(folder).id)
        assert [each.id for each in home.all()] == [*left, *made]


def test_of_one_month_the_last_three_are_kept(tmp_path):
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
