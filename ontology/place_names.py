"""Which place a name means, within a jurisdiction and in any language and script."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ontology.places import Jurisdiction, Place
from ontology.scripts import slug
from ontology.toml_tables import toml_table

_PIECES = re.compile(r"[,;:()]")
_SMALLER = re.compile(r"\s*/\s*|\band\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What a text names: places, codes of jurisdictions, and pieces that name none or more than one place."""

    places: tuple[Place, ...] = ()
    jurisdictions: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()


class PlaceNames:
    """Places and jurisdictions by every name they have; letters count without marks, capitals and script."""

    def __init__(self, places: Iterable[Place], jurisdictions: Iterable[Jurisdiction]) -> None:
        table = toml_table("ontology", "place_words")
        self._ignored = re.compile("|".join(table["ignored"]), re.IGNORECASE)
        self._places: dict[tuple[str, str], Place] = {}
        self._by_name: dict[str, list[Place]] = defaultdict(list)
        for place in places:
            self._places[place.country, place.key] = place
            for name in {slug(each) for each in place.names}:
                self._by_name[name].append(place)
        self._codes: dict[str, set[str]] = defaultdict(set)
        for jurisdiction in jurisdictions:
            for text in [*jurisdiction.name.values(), *table["jurisdictions"].get(jurisdiction.code, ())]:
                self._codes[slug(text)].add(jurisdiction.code)

    def covers(self, jurisdiction: str) -> bool:
        """Whether the places of a jurisdiction's country are known at all."""
        country = jurisdiction.split("-")[0].lower()
        return any(known == country for known, _ in self._places)

    def ancestors(self, place: Place) -> Iterator[Place]:
        """The places a place lies in, the nearest first."""
        seen = {place.key}
        while place.part_of and place.part_of not in seen:
            above = self._places.get((place.country, place.part_of))
            if above is None:
                return
            seen.add(above.key)
            yield above
            place = above

    def resolve(self, text: str, jurisdiction: str) -> Named:
        """The places that a text such as "Kisela Voda (Skopje)" or "Berat, Tiranë" names within a jurisdiction.

        A name that several places share means the one that lies in another place named beside it. A place that
        another one named lies in says no more and is left out.
        """
        found: dict[str, list[Place]] = {}
        codes: set[str] = set()
        unknown: list[str] = []
        for piece in self._pieces(text, jurisdiction):
            candidates = self._within(piece, jurisdiction)
            covered = self._codes_of(piece, jurisdiction)
            if candidates:
                found[piece] = candidates
            elif covered:
                codes |= covered
            else:
                unknown.append(piece)
        places, ambiguous = self._chosen(found)
        return Named(
            places=places, jurisdictions=tuple(sorted(codes)), unknown=tuple(unknown), ambiguous=tuple(ambiguous)
        )

    def _pieces(self, text: str, jurisdiction: str) -> Iterator[str]:
        if self._known(text, jurisdiction):
            yield text
            return
        for piece in (each.strip() for each in _PIECES.split(self._ignored.sub(",", text))):
            if not piece or self._known(piece, jurisdiction):
                yield from filter(None, [piece])
            else:
                yield from filter(None, (each.strip() for each in _SMALLER.split(piece)))

    def _known(self, piece: str, jurisdiction: str) -> bool:
        return bool(self._within(piece, jurisdiction) or self._codes_of(piece, jurisdiction))

    def _within(self, name: str, jurisdiction: str) -> list[Place]:
        return [each for each in self._by_name.get(slug(name), []) if _lies_in(each.jurisdiction, jurisdiction)]

    def _codes_of(self, name: str, jurisdiction: str) -> set[str]:
        return {code for code in self._codes.get(slug(name), set()) if _lies_in(code, jurisdiction)}

    def _chosen(self, found: dict[str, list[Place]]) -> tuple[tuple[Place, ...], list[str]]:
        sure = {each[0].key for each in found.values() if len(each) == 1}
        chosen: dict[str, Place] = {}
        ambiguous: list[str] = []
        for piece, candidates in found.items():
            narrowed = [each for each in candidates if sure & {above.key for above in self.ancestors(each)}]
            left = candidates if len(candidates) == 1 else narrowed
            if len(left) == 1:
                chosen[left[0].key] = left[0]
            else:
                ambiguous.append(piece)
        above = {each.key for place in chosen.values() for each in self.ancestors(place)}
        return tuple(place for key, place in chosen.items() if key not in above), ambiguous


def _lies_in(code: str, jurisdiction: str) -> bool:
    return code == jurisdiction or code.startswith(f"{jurisdiction}-")
