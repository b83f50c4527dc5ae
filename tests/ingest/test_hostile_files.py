"""Hostile files end in bounded time and memory, in a reading or a named problem: small here, whole with `slow`."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from alinea.pipeline.reading import ReadFile, make_recipe
from alinea.pipeline.sources import SourceFile, documents_in
from ontology.eli import DEFAULT_BASE
from tests.doubles.hostile_files import HOSTILE

SMALL = 0.004
SECONDS = 10
MEGABYTES = 1000
CHILD = """
import json, resource, sys, time
from tests.ingest.test_hostile_files import read
read(sys.argv[1])
begin = time.process_time()
readings = read(sys.argv[2])
codes = sorted({problem.code for reading in readings for problem in reading.problems})
most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(json.dumps({"seconds": time.process_time() - begin, "megabytes": most, "codes": codes}))
"""


def read(path):
    """All readings of one file or archive, as a build makes them."""
    reader = ReadFile(make_recipe(None, base=DEFAULT_BASE, cache=None))
    return [reader(source) for source in documents_in(SourceFile(Path(path), Path(path).name))]


def written(folder, name, size):
    path = folder / ("zakon.md" if "front matter" in name else "zakon.bin")
    path.write_bytes(HOSTILE[name](size))
    return path


@pytest.mark.parametrize("name", HOSTILE)
def test_a_small_hostile_file(tmp_path, name):
    path = written(tmp_path, name, SMALL)
    begin = time.process_time()
    readings = read(path)
    assert time.process_time() - begin < SECONDS / 2
    for reading in readings:
        assert reading.document is not None or reading.problems
        assert "reader_error" not in {problem.code for problem in reading.problems}


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_in_full(tmp_path, documents, name):
    path = written(tmp_path, name, 1)
    first = str(documents / "odluka_o_zborovima.txt")  # models are loaded before the clock starts
    command = [sys.executable, "-c", CHILD, first, str(path)]
    done = subprocess.run(command, capture_output=True, timeout=30 * SECONDS, check=False, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout)
    assert told["seconds"] < SECONDS, told
    assert told["megabytes"] < MEGABYTES, told
    assert "reader_error" not in told["codes"]


def test_what_is_left_unrepaired_is_told(tmp_path):
    (reading,) = read(written(tmp_path, "one run of words", 0.01))
    (problem,) = [each for each in reading.problems if each.code == "run_on"]
    assert "letters were left so" in problem.message
    (treatment,) = reading.document.treatments
    assert treatment.detail.startswith("spaces moved")


@pytest.mark.slow
def test_a_text_of_letters_on_lines_of_their_own_is_refused(tmp_path):
    path = tmp_path / "zakon.txt"
    path.write_text("Zakon\n" + "a\n" * 299_000, "utf-8")
    assert read(path)[0].document is not None
    path.write_text("Zakon\n" + "a\n" * 301_000, "utf-8")
    assert [each.code for each in read(path)[0].problems] == ["too_large"]


def test_names_in_an_archive_lead_nowhere(tmp_path):
    readings = read(written(tmp_path, "zip with paths out of it", 0))
    assert len(readings) > 5
    assert all(reading.file.startswith("zakon.bin/") for reading in readings)
    assert [path.name for path in tmp_path.iterdir()] == ["zakon.bin"]
    assert any(reading.document and reading.document.text.startswith("Član 1.") for reading in readings)


def test_a_bomb_is_one_problem_and_the_build_goes_on(tmp_path):
    from alinea.pipeline.sources import find_sources

    for name in ("zip of a billion zeros", "word file with an immense part", "akoma ntoso in the deep"):
        (tmp_path / name.replace(" ", "_")).write_bytes(HOSTILE[name](0.01))
    (tmp_path / "zakon.txt").write_text("ZAKON O PROBI\n\nČlan 1.\n\nGrađani.\n", "utf-8")
    problems = []
    reader = ReadFile(make_recipe(None, base=DEFAULT_BASE, cache=None))
    found = {source.name: reader(source) for source in find_sources([tmp_path], problems)}
    assert not problems
    assert found["zakon.txt"].document is not None
    assert [each.code for each in found["zip_of_a_billion_zeros"].problems] == ["zip_bomb"]
    assert len(found) == 4
