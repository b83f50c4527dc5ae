"""What replies to searches hold, for the description of the API, as ``shapes`` tells of the others."""

from dataclasses import dataclass, field
from typing import Literal

_shape = dataclass(frozen=True, slots=True, kw_only=True)


@_shape
class Ranked:
    """Why a hit is there, in one of the lists; what the rank rests on differs by list."""

    rank: int
    words: list[str | dict[str, str]] = field(default_factory=list)
    mechanisms: list[str] = field(default_factory=list)
    similarity: float | None = None


@_shape
class Cited:
    """The citation in the question that a hit answers."""

    work: str
    article: str | None


@_shape
class Why:
    """The lists that a hit was found in; others are left out."""

    citation: Cited | None = None
    lexical: Ranked | None = None
    senses: Ranked | None = None
    dense: Ranked | None = None
    tokens: Ranked | None = None
    concept: Ranked | None = None


@_shape
class Hit:
    """One answer; ``score`` lies between 0 and 1.

    ``valid_from`` and ``valid_to`` are the first day on which it holds and the first on which it no longer does, or
    the years where no more is known (ISO 8601); a practice has the years in which it was done. ``undated`` says that
    nothing is known of its time, so that ``as_of`` cannot leave it out.
    """

    iri: str
    unit: str
    kind: str
    type: Literal["law", "fact", "practice", "concept"]
    number: str | None
    title: str
    heading: str | None
    path: str
    snippet: str
    language: str
    script: str
    country: str | None
    jurisdiction: str | None
    confidence: str | None
    status: str | None
    valid_from: str | None
    valid_to: str | None
    undated: bool
    mechanisms: list[str]
    score: float
    why: Why


@_shape
class Found:
    """One page of hits; ``total`` counts all, ``facets`` count them by field and value.

    ``also`` is there where the question was asked in further wordings.
    """

    query: str
    language: str
    mechanisms: list[str]
    did_you_mean: str | None
    answered: bool
    total: int
    hits: list[Hit]
    facets: dict[str, dict[str, int]]
    also: list[str] = field(default_factory=list)


@_shape
class Similar:
    """What is close in meaning to a practice (its key)."""

    practice: str
    total: int
    hits: list[Hit]
