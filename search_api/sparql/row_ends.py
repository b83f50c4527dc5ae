"""Where rows end in the four formats of results, so that a long table is cut between two of them.

Counting is done by markers that stand at least once in every row, which is fast and may count too many where a
text holds one; only when that count passes the limit are rows told apart exactly, by pattern.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import IO

import orjson

_BLOCK = 1 << 20
_LONGEST_HEAD = 64 * _BLOCK


@dataclass(frozen=True, slots=True)
class _Format:
    """How rows are told in a format, and what is written where they are cut after so many."""

    limit: int
    marker: bytes
    before: bytes
    """What ends the part before the first row."""
    row: re.Pattern[bytes]
    opening: bytes = b""
    """Takes the place of the first ``replaced`` bytes of a table that was cut."""
    replaced: int = 0
    closing: bytes = b""
    open_row: int = 0
    """1 where markers stand between rows, so that the last one has none."""


@dataclass(slots=True)
class Rows:
    """The rows of one table on its way."""

    format: _Format
    _markers: int = 0
    _tail: bytes = b""
    _exact: int = 0
    _scanned: int = -1

    @classmethod
    def of(cls, media_type: str, *, limit: int) -> "Rows | None":
        """The rows of this format of results; ``None`` for RDF, which has none."""
        found = _format(media_type, limit)
        return cls(found) if found else None

    def end_after(self, chunk: bytes, file: IO[bytes]) -> int | None:
        """Where the last row allowed ends in the file, once it holds a further one; ``None`` until then."""
        joined = self._tail + chunk
        self._markers += joined.count(self.format.marker)
        self._tail = joined[max(0, len(joined) - len(self.format.marker) + 1) :]
        if self._markers + self.format.open_row <= self.format.limit:
            return None
        end = self._scan(file)
        self._markers = self._exact
        file.seek(0, 2)
        return end

    def _scan(self, file: IO[bytes]) -> int | None:
        """Go on counting exactly from where the last scan ended."""
        file.flush()
        if self._scanned < 0:
            file.seek(0)
            self._scanned = file.read(_LONGEST_HEAD).index(self.format.before) + len(self.format.before)
        file.seek(self._scanned)
        rest = b""
        while block := file.read(_BLOCK):
            rest += block
            at = 0
            while found := self.format.row.match(rest, at):
                if self._exact == self.format.limit:
                    return self._scanned + at
                self._exact += 1
                at = found.end()
            self._scanned += at
            rest = rest[at:]
        return None


def _told(limit: int) -> str:
    return f"This table was cut after {limit} rows, the most that this server gives. Set LIMIT and OFFSET."


def _json(limit: int) -> _Format:
    row = re.compile(rb',?+\{(?:"(?:[^"\\]++|\\.)*+"|[^"}]++|\}(?!,\{|\]))*+\}', re.DOTALL)
    opening = b'{"head":{"truncated":' + orjson.dumps({"rows": limit, "detail": _told(limit)}) + b","
    # A } that neither a further row nor the end of all follows is one inside a row.
    return _Format(limit, b"},{", b'"bindings":[', row, opening, len(b'{"head":{'), b"]}}", open_row=1)


def _xml(limit: int) -> _Format:
    row = re.compile(rb"<result>.*?</result>", re.DOTALL)
    closing = f"</results><!-- {_told(limit)} --></sparql>".encode()
    return _Format(limit, b"</result>", b"<results>", row, closing=closing)


def _csv(limit: int) -> _Format:
    return _Format(limit, b"\n", b"\n", re.compile(rb'(?:"[^"]*+"|[^"\n]++)*+\n'))


def _tsv(limit: int) -> _Format:
    return _Format(limit, b"\n", b"\n", re.compile(rb"[^\n]*+\n"))


_FORMATS = {
    "application/sparql-results+json": _json,
    "application/sparql-results+xml": _xml,
    "text/csv": _csv,
    "text/tab-separated-values": _tsv,
}


@lru_cache
def _format(media_type: str, limit: int) -> _Format | None:
    make = _FORMATS.get(media_type)
    return make(limit) if make else None
