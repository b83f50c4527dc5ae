"""A snapshot of the real corpus and two small documents, built once for all tests that search or serve."""

import fcntl
import os
import pickle
import shutil
from pathlib import Path

import hypothesis
import pytest

from alinea.pipeline import BuildReport, build
from alinea.pipeline.progress import Progress
from alinea.settings import Settings
from alinea.snapshots import SnapshotHome
from alinea.wiring import Installation

# `make test` draws the same examples each time, so that it fails for a change and not by chance; `make test-all`
# draws new ones.
hypothesis.settings.register_profile("steady", derandomize=True, deadline=None)

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared_real() -> Path:
    """The folder of real documents beside the checkout; they are official texts and never part of it."""
    folder = SHARED / "data" / "real"
    if not folder.is_dir():
        pytest.skip("the real documents do not lie beside this checkout (../shared/data/real)")
    return folder


@pytest.fixture(scope="session")
def documents() -> Path:
    """Two small invented documents, one in Serbian Cyrillic and one in Albanian."""
    return Path(__file__).parent / "documents"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, documents: Path) -> tuple[Settings, BuildReport]:
    """Settings of a home with one snapshot, and the report of its build.

    Of several processes the first one builds; each has links to what it made, and notes of its own beside them.
    """
    home, folder = tmp_path_factory.mktemp("home"), tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent  # of this run alone; that of all its processes
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        told = folder / "built" / "report"
        if not told.exists():
            settings = Settings(home=folder / "built" / "home")
            report = build(settings, sources=[documents], with_corpus=True, workers=1, progress=Progress(shown=False))
            told.write_bytes(pickle.dumps(report))
    shutil.copytree(folder / "built" / "home", home, copy_function=os.link, dirs_exist_ok=True)
    return Settings(home=home), pickle.loads(told.read_bytes())


@pytest.fixture(scope="session")
def installation(built: tuple[Settings, BuildReport]) -> Installation:
    """That snapshot, opened."""
    settings, _ = built
    return Installation(settings, SnapshotHome(settings.home).current())
