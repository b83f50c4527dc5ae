"""The table of passages: rows by number, rows by filter. SQLite, so that a million cost no memory."""

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from itertools import takewhile
from pathlib import Path
from typing import Any

from search_api.passages.passage import HitType, Passage

_FILE = "passages.sqlite"
_REMEMBERED = 20_000  # passages, some 40 MB
_ASKED_AT_ONCE = 500
_COLUMNS = (
    "iri", "unit", "type", "kind", "text", "language", "script", "title", "number", "heading", "path", "country",
    "jurisdiction", "work", "confidence", "status", "valid_from", "valid_to", "held",
)  # fmt: skip
_SCHEMA = f"""
CREATE TABLE passage (row INTEGER PRIMARY KEY, {", ".join(_COLUMNS)});
CREATE TABLE about (mechanism, row INTEGER, PRIMARY KEY (mechanism, row)) WITHOUT ROWID;
CREATE TABLE named (work, name, PRIMARY KEY (work, name)) WITHOUT ROWID;
CREATE INDEX by_iri ON passage (iri);
CREATE INDEX by_filter ON passage (country, language, type);
CREATE INDEX by_work ON passage (work, number);
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What hits must satisfy; within a field any value will do. ``act`` is a work's or an expression's IRI.

    ``as_of`` leaves out what did not hold on that day by the rule of ``ontology.validity``; what of no time is known
    stays. ``since`` and ``until`` leave out what began to hold before or after, or at a time that is not known; of a
    beginning known by its year the whole year counts.
    """

    countries: Sequence[str] = ()
    languages: Sequence[str] = ()
    mechanisms: Sequence[str] = ()
    types: Sequence[str] = ()
    act: str | None = None
    as_of: date | None = None
    since: date | None = None
    until: date | None = None

    def __bool__(self) -> bool:
        return any(getattr(self, each.name) for each in fields(self))


class PassageTable:
    """Passages in their row order; readers may be many threads."""

    def __init__(self, path: Path, *, writable: bool = False) -> None:
        self._path = path
        self._writable = writable
        self._local = threading.local()
        self._given: dict[int, Passage] = {}

    @classmethod
    def create(cls, folder: Path) -> "PassageTable":
        """A new, empty table in a folder."""
        table = cls(folder / _FILE, writable=True)
        table._connection.executescript(_SCHEMA)
        return table

    @classmethod
    def open(cls, folder: Path) -> "PassageTable":
        """An existing table for reading only."""
        return cls(folder / _FILE)

    def add(self, passages: Iterable[Passage]) -> None:
        """Append passages; rows count up from 0."""
        start = len(self)
        with self._connection as connection:
            for row, passage in enumerate(passages, start=start):
                values = [row, *(getattr(passage, column) for column in _COLUMNS)]
                connection.execute(f"INSERT INTO passage VALUES ({', '.join('?' * len(values))})", values)  # noqa: S608
                connection.executemany(
                    "INSERT OR IGNORE INTO about VALUES (?, ?)", [(key, row) for key in passage.mechanisms]
                )

    def get(self, rows: Sequence[int]) -> dict[int, Passage]:
        """Passages by row; rows that do not exist are left out.

        A table that is only read remembers what it gave: most of a search's 400 rows were in an earlier one.
        """
        if self._writable:
            return self._read(rows)
        given = self._given  # another thread may begin a new one meanwhile
        unknown = [row for row in rows if row not in given]
        if len(given) + len(unknown) > _REMEMBERED:
            given, unknown = {}, [*rows]
            self._given = given
        given.update(self._read(unknown))
        return {row: given[row] for row in rows if row in given}

    def _read(self, rows: Sequence[int]) -> dict[int, Passage]:
        marks = ", ".join("?" * len(rows))
        found = self._connection.execute(
            f"SELECT row, {', '.join(_COLUMNS)} FROM passage WHERE row IN ({marks})",  # noqa: S608
            list(rows),
        ).fetchall()
        about: dict[int, list[str]] = {}
        for mechanism, row in self._connection.execute(
            f"SELECT mechanism, row FROM about WHERE row IN ({marks}) ORDER BY mechanism",  # noqa: S608
            list(rows),
        ):
            about.setdefault(row, []).append(mechanism)
        return {values[0]: _passage(values, about.get(values[0], [])) for values in found}

    def walk(self) -> Iterator[Passage]:
        """Every passage in row order, one at a time, without its mechanisms."""
        for values in self._connection.execute(f"SELECT row, {', '.join(_COLUMNS)} FROM passage ORDER BY row"):  # noqa: S608
            yield _passage(values, [])

    def rows(self, filters: Filters) -> list[int]:
        """Rows that satisfy the filters, in order."""
        clauses, values = _conditions(filters)
        where = f" WHERE {' AND '.join(clauses)}" if clauses else ""
        return [row for (row,) in self._connection.execute(f"SELECT row FROM passage{where} ORDER BY row", values)]  # noqa: S608

    def name_works(self, short: Iterable[tuple[str, str]]) -> None:
        """Note what works are called: by the titles of their passages, and by pairs of a work and a short form."""
        with self._connection as connection:
            titles = "SELECT DISTINCT work, title FROM passage WHERE work NOTNULL"
            connection.execute(f"INSERT OR IGNORE INTO named {titles}")
            connection.executemany("INSERT OR IGNORE INTO named VALUES (?, ?)", short)

    def named_works(self) -> list[tuple[str, str]]:
        """Pairs of a work's IRI and one of its names."""
        return [(work, name) for work, name in self._connection.execute("SELECT work, name FROM named")]

    def numbers(self, works: Sequence[str], holding: Sequence[str] = ()) -> Iterator[tuple[int, str, str | None]]:
        """Row, work and number of all passages of works; of numbers alone that have the digits of one of these."""
        digits = ["".join(takewhile(str.isdigit, each)) for each in holding]
        having = f" AND ({' OR '.join('instr(number, ?)' for _ in digits)})" if all(digits) and digits else ""
        for start in range(0, len(works), _ASKED_AT_ONCE):
            some = works[start : start + _ASKED_AT_ONCE]
            marks = ", ".join("?" * len(some))
            query = f"SELECT row, work, number FROM passage WHERE work IN ({marks}){having}"  # noqa: S608
            yield from self._connection.execute(query, [*some, *digits] if having else some)

    def languages(self) -> list[str]:
        """The language of every row, in row order."""
        return [tag for (tag,) in self._connection.execute("SELECT language FROM passage ORDER BY row")]

    def rows_of(self, hits: Sequence[str], *, languages: Sequence[str] = ()) -> dict[str, list[int]]:
        """The rows of each hit by its IRI, in order, in these languages where some are given."""
        clauses, values = _conditions(Filters(languages=languages))
        clauses.append(f"iri IN ({', '.join('?' * len(hits))})")
        where = " AND ".join(clauses)
        rows: dict[str, list[int]] = {}
        for iri, row in self._connection.execute(
            f"SELECT iri, row FROM passage WHERE {where} ORDER BY row",  # noqa: S608
            [*values, *hits],
        ):
            rows.setdefault(iri, []).append(row)
        return rows

    def hits(self) -> list[str]:
        """The IRI of every row's hit, in row order."""
        return [iri for (iri,) in self._connection.execute("SELECT iri FROM passage ORDER BY row")]

    def close(self) -> None:
        """Close this thread's connection."""
        self._connection.close()
        del self._local.connection

    def __len__(self) -> int:
        return int(self._connection.execute("SELECT count(*) FROM passage").fetchone()[0])

    @property
    def _connection(self) -> sqlite3.Connection:
        """One connection for each thread: SQLite's own rule."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            mode = "rwc" if self._writable else "ro&immutable=1"
            connection = sqlite3.connect(f"{self._path.resolve().as_uri()}?mode={mode}", uri=True)
            self._local.connection = connection
        return connection


def _passage(values: Sequence[str | None], mechanisms: list[str]) -> Passage:
    told: dict[str, Any] = dict(zip(_COLUMNS, values[1:], strict=True))
    told |= {"type": HitType(told["type"]), "held": bool(told["held"]), "mechanisms": tuple(mechanisms)}
    return Passage(**told)


def _conditions(filters: Filters) -> tuple[list[str], list[str]]:
    clauses: list[str] = []
    values: list[str] = []

    def any_of(column: str, wanted: Sequence[str]) -> None:
        clauses.append(f"{column} IN ({', '.join('?' * len(wanted))})")
        values.extend(wanted)

    if filters.countries:
        codes = [code.upper() for code in filters.countries]
        marks = ", ".join("?" * len(codes))
        clauses.append(f"(country IN ({marks}) OR jurisdiction IN ({marks}))")
        values += [*codes, *codes]
    if filters.languages:
        _language_clause(filters.languages, clauses, values)
    if filters.types:
        any_of("type", filters.types)
    if filters.mechanisms:
        marks = ", ".join("?" * len(filters.mechanisms))
        clauses.append(f"row IN (SELECT row FROM about WHERE mechanism IN ({marks}))")  # noqa: S608
        values.extend(filters.mechanisms)
    if filters.act:
        clauses.append("(work = ? OR iri = ? OR iri LIKE ? ESCAPE '\\')")
        values += [filters.act, filters.act, _like(filters.act) + "/%"]
    _time_clauses(filters, clauses, values)
    return clauses, values


def _time_clauses(filters: Filters, clauses: list[str], values: list[str]) -> None:
    """``Law.holds_on`` in SQL: days as ISO 8601 writes them are in order as text, a year before all of its days.

    So a year as a beginning needs nothing more; as an end it runs to its last day, and is the year of the day itself.
    """
    if filters.as_of:
        clauses.append("held AND (valid_from IS NULL OR valid_from <= ?)")
        clauses.append("(valid_to IS NULL OR valid_to > ? OR valid_to = ?)")
        values += [filters.as_of.isoformat(), filters.as_of.isoformat(), f"{filters.as_of.year:04}"]
    if filters.since:
        clauses.append("(valid_from >= ? OR valid_from = ?)")
        values += [filters.since.isoformat(), f"{filters.since.year:04}"]
    if filters.until:
        clauses.append("valid_from <= ?")
        values.append(filters.until.isoformat())


def _language_clause(languages: Sequence[str], clauses: list[str], values: list[str]) -> None:
    """``sr`` means both scripts; ``sr-Cyrl`` only that one."""
    tests = []
    for tag in languages:
        tests.append("language = ?" if "-" in tag else "(language = ? OR language LIKE ?)")
        values += [tag] if "-" in tag else [tag, f"{tag}-%"]
    clauses.append(f"({' OR '.join(tests)})")


def _like(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
