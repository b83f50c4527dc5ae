"""Tables as CSV (RFC 4180), the same at every door."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any


def csv_table(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    r"""Rows under a header; lists are joined by ``; ``, what is missing is empty, lines end in CR LF (RFC 4180).

    >>> csv_table(["key", "actors"], [{"key": "a", "actors": ("Municipality of Bar", "Citizens of Bar")}])
    'key,actors\r\na,Municipality of Bar; Citizens of Bar\r\n'
    """
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(column)) for column in columns])
    return written.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
