"""An answer on its way: written whole before its first byte leaves, in memory or, when it is long, in a file.

So a status is never taken back: what fails or takes too long is an error, what is cut says so in its header, and
memory does not grow with the answer. The price is that the first byte waits for the last.
"""

import io
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from ontology.errors import QueryTooLongError
from search_api.sparql.row_ends import Rows

_IN_MEMORY = 256 * 1024
_CHUNK = 256 * 1024


class EnoughRowsError(Exception):
    """Raised into the engine when the table has all the rows that it may have."""


@dataclass(slots=True)
class Spooled:
    """A finished answer; either ``body`` holds it or ``file`` does. ``cut`` is the limit of rows that it met."""

    media_type: str
    size: int
    body: bytes = b""
    file: IO[bytes] | None = None
    cut: int | None = None

    def chunks(self) -> Iterator[bytes]:
        """The bytes, once; closes the file."""
        if self.file is None:
            yield self.body
            return
        with self.file as file:
            yield self.body
            while chunk := file.read(_CHUNK):
                yield chunk


class Spool(io.RawIOBase):
    """What an engine writes its answer into; counts rows and bytes."""

    def __init__(self, media_type: str, *, rows: int, most_bytes: int) -> None:
        super().__init__()
        self.media_type = media_type
        self._most_bytes = most_bytes
        self._size = 0
        self._file: IO[bytes] = io.BytesIO()
        self._rows = Rows.of(media_type, limit=rows)
        self._cut = False

    def writable(self) -> bool:
        """Always."""
        return True

    def write(self, chunk: bytes) -> int:  # type: ignore[override]  # engines hand over bytes only
        """Keep a piece; raises ``EnoughRowsError`` after the last row, ``QueryTooLongError`` after the last byte."""
        if self._cut:  # engines empty their buffers after an error too
            raise EnoughRowsError
        self._size += len(chunk)
        if self._size > self._most_bytes:
            self._file.close()
            raise QueryTooLongError(
                f"The answer has more than {self._most_bytes:,} bytes. Set a LIMIT, or take a dump: /data/."
            )
        if self._size > _IN_MEMORY and isinstance(self._file, io.BytesIO):
            self._file = _onto_disk(self._file)
        self._file.write(chunk)
        if self._rows and (end := self._rows.end_after(chunk, self._file)) is not None:
            self._cut, self._size = True, end
            raise EnoughRowsError
        return len(chunk)

    def finished(self) -> Spooled:
        """The answer; one that was cut is closed as its format wants and says so inside where the format can."""
        start, skip = b"", 0
        if self._cut and self._rows:
            self._file.seek(self._size)
            self._file.truncate()
            self._size += self._file.write(self._rows.format.closing)
            start, skip = self._rows.format.opening, self._rows.format.replaced
        size = self._size - skip + len(start)
        cut = self._rows.format.limit if self._cut and self._rows else None
        self._file.flush()
        self._file.seek(skip)
        if isinstance(self._file, io.BytesIO):
            return Spooled(self.media_type, size, body=start + self._file.read(), cut=cut)
        return Spooled(self.media_type, size, body=start, file=self._file, cut=cut)


def _onto_disk(memory: io.BytesIO) -> IO[bytes]:
    """A file without a name, so that nothing stays behind when its process is ended."""
    descriptor, name = tempfile.mkstemp(prefix="alinea-answer-")
    Path(name).unlink()
    file = os.fdopen(descriptor, "w+b")
    file.write(memory.getvalue())
    return file
