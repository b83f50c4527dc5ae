"""Jurisdictions, and the municipalities, cities and districts in them: the records of ``corpus/places``.

A place is a unit of local government, a part of one with organs of its own, or a county, canton, district or province
that units lie in. Jurisdictions stand above them all and are no places here: each has one IRI already.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, ClassVar

from ontology.knowledge import Source, Texts

_STRICT: dict[str, Any] = {"extra": "forbid"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Jurisdiction:
    """A country, entity or district whose law is covered; ``part_of`` is the code it belongs to."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    code: str
    name: Texts
    languages: list[str]
    part_of: str | None = None
    footnote: Texts = field(default_factory=dict)
    gazettes: list[str] = field(default_factory=list)
    wikidata: str | None = None


class PlaceKind(StrEnum):
    """What a place is by its own law, as concepts of the scheme of place kinds (``ontology/ttl/places.ttl``)."""

    MUNICIPALITY = "municipality"
    CITY = "city"
    CAPITAL_CITY = "capital_city"
    OLD_ROYAL_CAPITAL = "old_royal_capital"
    CITY_MUNICIPALITY = "city_municipality"
    COUNTY = "county"
    CANTON = "canton"
    ADMINISTRATIVE_DISTRICT = "administrative_district"
    AUTONOMOUS_PROVINCE = "autonomous_province"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place; ``key`` is unique in its country.

    ``name`` holds the official names by language and the English one, ``also`` further names by language that are in
    use without being known as official. ``part_of`` is the key of the place it lies in, ``None`` where that is the
    jurisdiction. ``iso`` is an ISO 3166-2 code, ``national`` the number its state gives it, ``at`` a point in it:
    latitude and longitude in degrees (WGS 84). ``jurisdiction`` may be left out in a file that names it once.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    key: str
    kind: PlaceKind
    name: Texts
    jurisdiction: str = ""
    part_of: str | None = None
    iso: str | None = None
    national: str | None = None
    geonames: int | None = None
    wikidata: str | None = None
    at: tuple[float, float] | None = None
    also: dict[str, list[str]] = field(default_factory=dict)
    note: str | None = None

    @property
    def country(self) -> str:
        """The code of the country in small letters: ``ba`` for a place in BA-RS."""
        return self.jurisdiction.split("-")[0].lower()

    @property
    def names(self) -> set[str]:
        """Every name, in any language."""
        return {*self.name.values(), *(each for names in self.also.values() for each in names)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteer:
    """The places of one country: how many of each kind there must be and who says so, and where names come from.

    ``units`` counts local governments of parts of the country. ``names_in`` are the languages in which every place
    must be named; ``not_named_in`` says of the other languages of the jurisdiction why names in them are wanting.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    jurisdiction: str
    counts: dict[PlaceKind, int]
    counted_by: str
    names_in: list[str]
    sources: list[Source]
    places: list[Place]
    units: dict[str, int] = field(default_factory=dict)
    not_named_in: Texts = field(default_factory=dict)
