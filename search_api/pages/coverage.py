"""The page of what is known and what is not: by mechanism and place, by text, by measurement."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath
from typing import Any

from fastapi import APIRouter, Response

from search_api.catalogue import JurisdictionView, Knowledge, MechanismNode
from search_api.pages.collection import Collection
from search_api.pages.rendering import Renderer
from search_api.pages.values import date_in_words

_MOST = 100
_MAIL = re.compile(r"[^@\s:/]+@[^@\s:/]+")


class Standing(StrEnum):
    """How much is known, as the page tells it, the most first."""

    KNOWN = "known"
    REPORTED = "reported"
    PRACTISED = "practised"
    UNVERIFIED = "unverified"
    MISSING = "missing"


_STANDING = {
    Knowledge.CONFIRMED: Standing.KNOWN,
    Knowledge.READ: Standing.KNOWN,
    Knowledge.REPORTED: Standing.REPORTED,
    Knowledge.PRACTISED: Standing.PRACTISED,
    Knowledge.UNVERIFIED: Standing.UNVERIFIED,
    Knowledge.MISSING: Standing.MISSING,
}


@dataclass(frozen=True, slots=True)
class Row:
    """A mechanism, how deep it lies below its top concept (from 0), and where it stands in each jurisdiction."""

    key: str
    depth: int
    standings: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A top concept of the thesaurus with the mechanisms below it."""

    key: str
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class Sum:
    """How many mechanisms stand where in a jurisdiction, in the order of ``Standing``."""

    jurisdiction: JurisdictionView
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """What the build could not read: the file's own name, what was wrong, the page where it has one."""

    file: str
    message: str
    page: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Mean scores of hybrid search over questions of one language (``*`` for all), between 0 and 1."""

    language: str
    questions: int
    ndcg: float
    mrr: float
    recall: float
    floor: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What ``alinea check`` found: on which day, what is wrong, what may be, and how values fared against texts."""

    day: str
    violations: list[str]
    warnings: list[str]
    confirmation: dict[str, int]


def add(router: APIRouter, renderer: Renderer) -> None:
    """``/coverage``."""

    @router.get("/coverage")
    def all_that_is_known() -> Response:
        services, collection = renderer.services, renderer.collection
        evaluation = services.noted("evaluation")
        sections = list(matrix(collection))
        return renderer.page(
            "coverage.html",
            sections=sections,
            sums=sums(collection, sections),
            standings=list(Standing),
            unread=unread(services.manifest),
            unresolved=_number(services.manifest.get("unresolved")),
            scores=scores(evaluation),
            evaluated=_day(renderer, evaluation),
            checked=_checked(renderer, services.noted("check")),
            most=_MOST,
            contact=services.contact,
            contact_address=address_of(services.contact),
        )


def matrix(collection: Collection) -> Iterator[Section]:
    """The thesaurus, each mechanism once, with where it stands in every jurisdiction."""
    seen: set[str] = set()
    for tree in collection.mechanism_trees:
        rows = [row for child in tree.children for row in _rows(collection, child, 0, seen)]
        if rows:
            yield Section(tree.mechanism.key, rows)


def sums(collection: Collection, sections: Iterable[Section]) -> list[Sum]:
    """The columns of the matrix counted."""
    rows = [row for section in sections for row in section.rows]
    counted = [Counter(row.standings[turn] for row in rows) for turn in range(len(collection.jurisdictions))]
    places = collection.jurisdictions.values()
    return [Sum(place, tuple(count[each] for each in Standing)) for place, count in zip(places, counted, strict=True)]


def unread(manifest: Mapping[str, object]) -> list[Unread]:
    """The problems of the last build; folders are left out, for they say where the server keeps its files."""
    found = []
    for each in _tables(manifest.get("problems")):
        file = str(each.get("file", ""))
        name = PurePath(file).name or file
        message = str(each.get("message", "")).replace(file, name) if file else str(each.get("message", ""))
        found.append(Unread(file=name, message=message, page=each.get("page")))
    return found


def scores(evaluation: Mapping[str, object] | None) -> list[Score]:
    """The scores of hybrid search as ``alinea eval`` noted them, all languages together first; empty without any."""
    told = evaluation or {}
    floors = told.get("floors")
    held = floors if isinstance(floors, dict) else {}
    found = [
        Score(
            language=str(each["language"]),
            questions=_number(each.get("questions")),
            ndcg=float(each["ndcg_at_10"]),
            mrr=float(each["mrr_at_10"]),
            recall=float(each["recall_at_50"]),
            floor=held.get(each["language"]),
        )
        for each in _tables(told.get("scores"))
        if each.get("mode") == "hybrid"
    ]
    return sorted(found, key=lambda score: (score.language != "*", score.language))


def address_of(contact: str | None) -> str | None:
    """Where a contact leads: ``mailto:`` (RFC 6068) or its web address; ``None`` for what is neither.

    >>> address_of("errors@example.org"), address_of("https://example.org/issues"), address_of("the archive, room 3")
    ('mailto:errors@example.org', 'https://example.org/issues', None)
    """
    if contact and contact.startswith(("https://", "http://")):
        return contact
    return f"mailto:{contact}" if contact and _MAIL.fullmatch(contact) else None


def _rows(collection: Collection, node: MechanismNode, depth: int, seen: set[str]) -> Iterator[Row]:
    key = node.mechanism.key
    if key in seen:
        return
    seen.add(key)
    cells = (collection.coverage.get((key, code)) for code in collection.jurisdictions)
    yield Row(key, depth, tuple(_STANDING[cell.knowledge] if cell else Standing.MISSING for cell in cells))
    for child in node.children:
        yield from _rows(collection, child, depth + 1, seen)


def _checked(renderer: Renderer, told: Mapping[str, object] | None) -> Checked | None:
    if told is None:
        return None
    confirmation = told.get("confirmation")
    return Checked(
        day=_day(renderer, told),
        violations=[_sentence(each) for each in _tables(told.get("violations"))],
        warnings=[_sentence(each) for each in _tables(told.get("warnings"))],
        confirmation=confirmation if isinstance(confirmation, dict) else {},
    )


def _sentence(mistake: Mapping[str, Any]) -> str:
    place = " ".join(PurePath(str(mistake[name])).name for name in ("focus", "path") if mistake.get(name))
    return f"{place}: {mistake.get('message', '')}"


def _day(renderer: Renderer, told: Mapping[str, object] | None) -> str:
    return date_in_words(renderer.interface, str((told or {}).get("made", ""))[:10])


def _tables(value: object) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
