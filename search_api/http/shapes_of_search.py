"""What replies to searches hold, for the description of the API, as ``shapes`` tells of the others."""

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from pydantic import ConfigDict

_shape = dataclass(frozen=True, slots=True, kw_only=True)
_DESCRIBED = ConfigDict(use_attribute_docstrings=True)


@_shape
class Ranked:
    """Why a hit is there, in one of the lists; what the rank rests on differs by list."""

    __pydantic_config__: ClassVar = _DESCRIBED
    rank: int
    """Its place in this list, from 1."""
    words: list[str | dict[str, str]] = field(default_factory=list)
    """In ``lexical`` the words of the question that it has; in ``senses`` pairs of a word that was ``asked`` and
    the one ``found``, which means the same."""
    mechanisms: list[str] = field(default_factory=list)
    """In ``concept``, the keys of the mechanisms that it shares with the question."""
    similarity: float | None = None
    """In ``dense``, how near its meaning is to that of the question: a cosine, at most 1."""
    language: str | None = None
    """Where the words stand in another language's text of the hit than the one that is shown: that language."""


@_shape
class Cited:
    """The citation in the question that a hit answers."""

    __pydantic_config__: ClassVar = _DESCRIBED
    work: str
    """IRI of the act that is cited."""
    article: str | None
    """Number of the article that is cited, where one is."""


@_shape
class Why:
    """The lists that a hit was found in; others are left out."""

    __pydantic_config__: ClassVar = _DESCRIBED
    citation: Cited | None = None
    """The question cites it."""
    lexical: Ranked | None = None
    """It has words of the question, whatever their script and ending."""
    senses: Ranked | None = None
    """It has words that mean the same, in any language."""
    dense: Ranked | None = None
    """It is close in meaning as a whole."""
    tokens: Ranked | None = None
    """Compared token by token it is close in meaning; the best passages of the other lists alone are compared."""
    concept: Ranked | None = None
    """It is about a mechanism that the question names."""


@_shape
class Hit:
    """One answer: an article, fact, practice or concept, with the passage of it that answers best."""

    __pydantic_config__: ClassVar = _DESCRIBED
    iri: str
    """What was found."""
    unit: str
    """IRI of the part that the words of ``snippet`` stand in, as a paragraph of an article; else that of ``iri``."""
    kind: str
    """What ``iri`` is: of a law ``article`` or ``annex`` or so, of a fact ``mechanism_provision``, else its type."""
    type: Literal["law", "fact", "practice", "concept"]
    """A provision of a law, a curated fact about the law, a practice, or a concept of the thesaurus."""
    number: str | None
    """The number of the provision as it is printed, without the word and the dot."""
    title: str
    """Of the act, the practice or the concept."""
    heading: str | None
    """The line over an article, where there is one; of a fact or a practice what it is about."""
    path: str
    """For people: the way from the act to the article, the place and the years of a practice."""
    snippet: str
    """The words of the passage."""
    language: str
    """Of the words (BCP 47); ``und`` where it could not be told."""
    script: str
    """Of the words (ISO 15924): ``Latn``, ``Cyrl``."""
    country: str | None
    """The state, by its code of two letters."""
    jurisdiction: str | None
    """The state or the part of it whose law this is (``BA-FBIH``)."""
    confidence: str | None
    """How well a curated fact or practice is sourced: ``high``, ``medium`` or ``low``."""
    status: str | None
    """Whether the act is in force, where a curator has seen it."""
    valid_from: str | None
    """The first day on which it holds, or the year (ISO 8601); of a practice the year in which it began."""
    valid_to: str | None
    """The first day on which it no longer holds; a year alone is meant whole, of a practice its last."""
    undated: bool
    """Whether nothing is known of its time, so that ``as_of`` cannot leave it out."""
    mechanisms: list[str]
    """Keys of the mechanisms that it is about."""
    score: float
    """From 0 to 1, to compare hits of one question alone."""
    why: Why
    """The reasons why it is there."""


@_shape
class Found:
    """One page of hits.

    Each list of ``why`` brings 200 passages at most, so a search with filters looks deeper among what they leave.
    """

    __pydantic_config__: ClassVar = _DESCRIBED
    query: str
    """The question as it was asked."""
    language: str
    """In which language it was taken to be asked (BCP 47); ``und`` where it could not be told."""
    mechanisms: list[str]
    """Keys of the mechanisms that the question names."""
    did_you_mean: str | None
    """The question without what look like slips of the finger; null where none do."""
    answered: bool
    """Whether anything found comes nearer to the question than what has no answer here usually comes."""
    lacks_act: bool
    """Whether the question names an article, and neither it nor the filters tell of which act; it should name one."""
    total: int
    """How many hits were ranked: what the lists brought together, not all that has anything to do with it."""
    hits: list[Hit]
    """Those of this page, the best first."""
    facets: dict[str, dict[str, int]]
    """The hits that were ranked, by field and value; a filter by a value finds at least as many, often more."""
    also: list[str] = field(default_factory=list)
    """The further wordings of the question; left out where there are none."""


@_shape
class Similar:
    """What is close in meaning to a practice."""

    __pydantic_config__: ClassVar = _DESCRIBED
    practice: str
    """Its key."""
    total: int
    """How many were ranked; of 200 passages at most."""
    hits: list[Hit]
    """The nearest of them, as many as were asked for."""
