"""Parameters of requests, declared once for all routes."""

import re
from datetime import UTC, date, datetime
from typing import Annotated, Any, Literal

from fastapi import Query
from pydantic import BeforeValidator


def _written_as_day(text: Any) -> Any:
    """Pydantic takes numbers too, as seconds since 1970: ``0`` would be a day."""
    if isinstance(text, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        raise ValueError("write a day as 2026-01-31 (ISO 8601)")
    return text


IsoDate = Annotated[date, BeforeValidator(_written_as_day)]
Country = Annotated[
    str,
    Query(
        pattern="^[A-Za-z]{2}(-[A-Za-z]{2,4})?$",
        description="AL, BA, BA-FBIH, BA-RS, BA-BD, ME, MK, RS or XK; a country includes its parts.",
    ),
]
Countries = Annotated[
    list[Annotated[str, Query(pattern="^[A-Za-z]{2}(-[A-Za-z]{2,4})?$")]],
    Query(description="AL, BA, BA-FBIH, BA-RS, BA-BD, ME, MK, RS or XK; repeatable. A country includes its parts."),
]
Languages = Annotated[
    list[Annotated[str, Query(pattern="^[A-Za-z]{2,3}(-[A-Za-z]{4})?$")]],
    Query(description="Language of the hits (BCP 47); repeatable. sr means both scripts."),
]
Mechanisms = Annotated[list[str], Query(description="Key of a mechanism; repeatable.")]
Types = Annotated[list[Literal["law", "fact", "practice", "concept"]], Query(description="Repeatable.")]
Limit = Annotated[int, Query(ge=0, le=200, description="How many to return.")]
ManyLimit = Annotated[int, Query(ge=0, le=10_000, description="How many to return.")]
Offset = Annotated[int, Query(ge=0, le=100_000, description="How many to leave out at the beginning.")]
Iri = Annotated[str, Query(min_length=1, max_length=2000, description="The full IRI.")]
AsOf = Annotated[
    IsoDate | Literal["any"] | None,
    Query(description="The law of this day (ISO 8601), or any; today's where nothing is said."),
]
Held = Annotated[
    IsoDate | None,
    Query(
        description="Only what held on this day (ISO 8601), or may have; a hit that says undated is of no known time."
    ),
]
Since = Annotated[IsoDate | None, Query(description="Only what began to hold on this day or later.")]
Until = Annotated[IsoDate | None, Query(description="Only what began to hold on this day or earlier.")]
Key = Annotated[str, Query(pattern="^[A-Za-z0-9_-]{1,100}$")]


def day_of(as_of: date | Literal["any"] | None) -> date | None:
    """The day a request asks for; ``None`` for all times."""
    return None if as_of == "any" else as_of or datetime.now(tz=UTC).date()
