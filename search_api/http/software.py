"""Which software answers: the version of Alinea, and a mark that is another one when its code or words changed."""

from functools import cache
from importlib import metadata, resources
from pathlib import Path
from zlib import crc32

_PACKAGES = ("search_api", "graph", "ingest", "ontology")
"""Whose code, templates, queries and words decide what is answered."""


@cache
def software() -> str:
    """``0.1.0.`` and eight hexadecimal digits, of the files as they are when this is first asked.

    Names, sizes and times are enough, for a copy that is fetched once too often does no harm: 800 files take 20 ms.
    """
    marks = [mark for package in _PACKAGES for mark in marks_of(Path(str(resources.files(package))))]
    return f"{metadata.version('alinea')}.{crc32(repr(marks).encode()):08x}"


def marks_of(folder: Path) -> list[tuple[str, int, int]]:
    """The name, size and time (nanoseconds) of every file below a folder but what Python compiles, in order."""
    files = [each for each in folder.rglob("*") if "__pycache__" not in each.parts and each.is_file()]
    stated = [(str(each.relative_to(folder)), each.stat()) for each in sorted(files)]
    return [(name, stat.st_size, stat.st_mtime_ns) for name, stat in stated]
