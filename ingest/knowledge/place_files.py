"""The places of the corpus: one file to a country, checked on load."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

from pydantic import TypeAdapter

from ingest.knowledge.yaml_file import line_of, load_record
from ontology.errors import KnowledgeError
from ontology.places import Gazetteer, Jurisdiction, Place, PlaceKind

OnProblem = Callable[[KnowledgeError], None]
Mistake = tuple[tuple[int | str, ...], str]
_LOCAL = {PlaceKind.MUNICIPALITY, PlaceKind.CITY, PlaceKind.CAPITAL_CITY, PlaceKind.OLD_ROYAL_CAPITAL}
"""Kinds that are units of local self-government by themselves."""
_EARTH = 6371  # kilometres, its mean radius
_FARTHEST_IN_A_CITY, _FARTHEST = 40, 95
"""Kilometres from the point of a place to that of the place it lies in. Of 326 pairs the farthest are Mladenovac in
Belgrade (34 km) and Konispol in the county of Vlorë (90 km), which are right; Niš once lay 114 km off."""


def load_places(folder: Path, jurisdictions: list[Jurisdiction], on_problem: OnProblem) -> list[Gazetteer]:
    """Every country's places below ``corpus/places``; what is wrong is reported with file, line and field.

    A file that does not fit the record is left out. Of one that does, every place is kept.
    """
    found = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            gazetteer = _settled(load_record(path, TypeAdapter(Gazetteer)))
        except KnowledgeError as error:
            on_problem(error)
            continue
        for place, message in _mistakes(gazetteer, {each.code: each for each in jurisdictions}, path.stem):
            field = ".".join(map(str, place))
            on_problem(KnowledgeError(message, file=path.name, line=line_of(path, place), field=field))
        found.append(gazetteer)
    return found


def _settled(gazetteer: Gazetteer) -> Gazetteer:
    """Each place with the jurisdiction that the file names once."""
    places = [replace(each, jurisdiction=each.jurisdiction or gazetteer.jurisdiction) for each in gazetteer.places]
    return replace(gazetteer, places=places)


def _mistakes(gazetteer: Gazetteer, known: dict[str, Jurisdiction], stem: str) -> Iterator[Mistake]:
    if gazetteer.jurisdiction.lower() != stem:
        yield ("jurisdiction",), f"the file must be named {gazetteer.jurisdiction.lower()}.yaml"
    yield from _wrong_counts(gazetteer)
    yield from _unnamed_languages(gazetteer, known)
    keys = {each.key: each for each in gazetteer.places}
    for turn, place in enumerate(gazetteer.places):
        for field, message in _wrong_fields(place, keys, gazetteer, known):
            yield ("places", turn, field), message
    yield from _repeated(gazetteer.places)


def _wrong_counts(gazetteer: Gazetteer) -> Iterator[Mistake]:
    kinds = Counter(each.kind for each in gazetteer.places)
    for kind in {*kinds, *gazetteer.counts}:
        wanted = gazetteer.counts.get(kind, 0)
        if kinds[kind] != wanted:
            message = f"there are {kinds[kind]} of kind {kind}, and {wanted} by {gazetteer.counted_by}"
            yield ("counts", kind.value), message
    units = Counter(each.jurisdiction for each in gazetteer.places if each.kind in _LOCAL)
    for code, wanted in gazetteer.units.items():
        if units[code] != wanted:
            yield ("units", code), f"{code} has {units[code]} units of local government here, and {wanted} by its law"


def _unnamed_languages(gazetteer: Gazetteer, known: dict[str, Jurisdiction]) -> Iterator[Mistake]:
    """Every language of the jurisdictions is one of names, or the file says why not."""
    for code in {gazetteer.jurisdiction, *(each.jurisdiction for each in gazetteer.places)} & known.keys():
        for language in known[code].languages:
            if language not in {*gazetteer.names_in, *gazetteer.not_named_in}:
                yield ("names_in",), f"{language} is a language of {code}; name the places in it or say why not"


def _wrong_fields(
    place: Place, keys: dict[str, Place], gazetteer: Gazetteer, known: dict[str, Jurisdiction]
) -> Iterator[tuple[str, str]]:
    if place.jurisdiction not in known:
        yield "jurisdiction", f"there is no jurisdiction {place.jurisdiction}"
    if place.country != gazetteer.jurisdiction.lower():
        yield "jurisdiction", f"{place.key} is in another country than its file"
    above = keys.get(place.part_of or "")
    if place.part_of and (above is None or above is place):
        yield "part_of", f"there is no place {place.part_of}"
    for language in gazetteer.names_in:
        if not place.name.get(language):
            yield "name", f"{place.key} has no name in {language}"
    if place.at and not (38.5 < place.at[0] < 47 and 15 < place.at[1] < 23.5):
        yield "at", f"{place.key} lies outside the six countries; the order is latitude, longitude"
    if place.at and above and above.at:
        off, most = _kilometres(place.at, above.at), _FARTHEST_IN_A_CITY if above.kind in _LOCAL else _FARTHEST
        if off > most:
            yield (
                "at",
                f"{place.key} lies {off:.0f} km from {above.key}, {most} are the most; one of the points is wrong",
            )


def _kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The way between two points along the ground (haversine)."""
    (north, east), (north_of_other, east_of_other) = map(radians, one), map(radians, other)
    across = cos(north) * cos(north_of_other) * sin((east_of_other - east) / 2) ** 2
    return 2 * _EARTH * asin(sqrt(sin((north_of_other - north) / 2) ** 2 + across))


def _repeated(places: list[Place]) -> Iterator[Mistake]:
    for field in ("key", "iso", "national", "geonames", "wikidata"):
        seen: set[str] = set()
        for turn, place in enumerate(places):
            value = getattr(place, field)
            if value in seen:
                yield ("places", turn, field), f"the {field} {value} is used twice"
            if value is not None:
                seen.add(value)
