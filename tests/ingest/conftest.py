from pathlib import Path

import pytest

from ingest.knowledge import load_mechanisms
from ingest.mentions import LabelIndex
from ingest.reader import Reader
from ingest.register import Register
from ontology.eli import DEFAULT_BASE
from tests.doubles.excerpts import excerpt

SHARED = Path(__file__).parents[2].parent / "shared"


@pytest.fixture(scope="session")
def labels():
    return LabelIndex(load_mechanisms().values())


@pytest.fixture(scope="session")
def reader(labels):
    return Reader(Register([], base=DEFAULT_BASE), labels)


@pytest.fixture(scope="session")
def real():
    """Bytes of a real document by its path below the shared data; skips where those are not at hand."""

    def load(path):
        file = SHARED / "data" / "real" / path
        if not file.exists():
            pytest.skip(f"the shared data are not here: {path}")
        return file.read_bytes()

    return load


@pytest.fixture(scope="session")
def declaration():
    """Paragraphs of the declaration of human rights in one language of the shared data."""
    from lxml import etree

    def load(name):
        file = SHARED / "data" / "udhr" / f"{name}.xml"
        if not file.exists():
            pytest.skip(f"the shared data are not here: udhr/{name}.xml")
        root = etree.parse(file).getroot()
        return [" ".join(each.itertext()).strip() for each in root.iter() if etree.QName(each).localname == "para"]

    return load


@pytest.fixture(scope="session")
def reading_of(reader, real):
    """Readings of real documents by their paths, each made once in a whole run; of two, some pages only."""
    readings = {}

    def read(path):
        if path not in readings:
            readings[path] = reader.read(excerpt(real(path), path), file=path)
        return readings[path]

    return read
