"""Replies in JSON and CSV."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import orjson
from starlette.responses import JSONResponse, Response

from search_api.catalogue.view import View
from search_api.csv_table import csv_table


class Json(JSONResponse):
    """JSON in UTF-8 with real letters (RFC 8259)."""

    def render(self, content: Any) -> bytes:
        return orjson.dumps(content)


class Csv(Response):
    """A table as CSV with a header line (RFC 4180), in UTF-8."""

    media_type = "text/csv"

    def render(self, content: Any) -> bytes:
        return content if isinstance(content, bytes) else str(content).encode()


def listed(name: str, views: Sequence[View], *, limit: int | None = None, offset: int = 0) -> Json:
    """``{"total", name: [...]}`` with one page of the views."""
    page = views[offset : None if limit is None else offset + limit]
    return Json({"total": len(views), name: [view.as_dict() for view in page]})


def table(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> Csv:
    """Rows under a header, as ``csv_table`` writes them."""
    return Csv(csv_table(columns, rows))
