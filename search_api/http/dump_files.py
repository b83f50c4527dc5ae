"""Dumps as files: written when first asked for, then read from disk, with their size and checksum."""

import hashlib
import shutil
import tempfile
import threading
import weakref
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from search_api.http.dumps import DUMPS
from search_api.services import Services

_PIECE = 1 << 16


@dataclass(frozen=True, slots=True)
class DumpFile:
    """A dump on disk: its size in bytes and its SHA-256 in hexadecimal digits."""

    path: Path
    size: int
    sha256: str

    def pieces(self) -> Iterator[bytes]:
        """The content, some 64 kB at a time."""
        with self.path.open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece


class DumpFiles:
    """The dumps of one snapshot; many threads may ask, each file is written once for each version of the store.

    They lie in a temporary folder until ``close``; a server that is told to end (SIGTERM) gets to nothing later.
    """

    def __init__(self, services: Services) -> None:
        self._services = services
        self._folder: Path | None = None
        self._making = threading.Lock()
        self._locks = {name: threading.Lock() for name in DUMPS}
        self._written: dict[str, tuple[object, DumpFile]] = {}

    def get(self, name: str) -> DumpFile:
        """A dump by its name in ``DUMPS``; written now where there is none of this version."""
        with self._locks[name]:
            version = self._services.version
            known = self._written.get(name)
            if known and known[0] == version:
                return known[1]
            content = DUMPS[name].write(self._services)
            digest = hashlib.sha256(content).hexdigest()
            path = Path(self._place(), f"{digest[:16]}-{name}")  # readers of an older one go on reading it
            path.write_bytes(content)
            if known and known[1].path != path:
                known[1].path.unlink(missing_ok=True)
            file = DumpFile(path, len(content), digest)
            self._written[name] = (version, file)
            return file

    def close(self) -> None:
        """Remove what was written; who asks again has it written again."""
        with self._making:
            folder, self._folder = self._folder, None
            self._written.clear()
        if folder:
            shutil.rmtree(folder, ignore_errors=True)

    def _place(self) -> Path:
        with self._making:
            if self._folder is None:
                self._folder = Path(tempfile.mkdtemp(prefix="alinea-dumps-"))
                weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
            return self._folder
