"""Practices: what municipalities and their people really did."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from graph.store import RdfStore
from ontology.errors import NotFoundError
from ontology.knowledge import Texts
from search_api.catalogue.jurisdictions import lies_in_one
from search_api.catalogue.sources import Source, sources_of
from search_api.catalogue.subject import Subject, instances, pointing
from search_api.catalogue.view import View

_PLACE = "id/place/"
_YEARS = re.compile(r"(\d{4})(-(\d{4})?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeView(View):
    """A practice; ``enabled_by`` are IRIs of facts. ``mechanism`` and ``jurisdiction`` are keys.

    ``actors`` are the words of the report, ``participants`` the keys of those of them that the register knows.
    ``places`` are keys of places with their country (``me/tivat``), ``place`` what the report says.
    """

    iri: str
    key: str
    mechanism: str
    jurisdiction: str
    titles: Texts
    digests: Texts
    outcomes: Texts
    place: str | None
    places: tuple[str, ...]
    years: str | None
    actors: tuple[str, ...]
    participants: tuple[str, ...]
    enabled_by: tuple[str, ...]
    confidence: str
    conflict: str | None
    note: str | None
    sources: tuple[Source, ...]
    graph: str | None


def practices(
    store: RdfStore, *, countries: Collection[str] = (), mechanism: str | None = None
) -> list[PracticeView]:
    """All practices, of a jurisdiction with its parts and of a mechanism where these are given."""
    found = (_practice(each) for each in instances(store, "aln:Practice"))
    wanted = (
        each for each in found if mechanism in (None, each.mechanism) and lies_in_one(each.jurisdiction, countries)
    )
    return sorted(wanted, key=lambda each: (each.jurisdiction, each.key))


def practice(store: RdfStore, key: str) -> PracticeView:
    """One practice by its key; raises ``NotFoundError``."""
    found = next((each for each in instances(store, "aln:Practice") if each.first("aln:key") == key), None)
    if found is None:
        raise NotFoundError("There is no practice %(key)s.", key=key)
    return _practice(found)


def practices_enabled_by(store: RdfStore, fact: str) -> list[PracticeView]:
    """Practices that a fact enabled, by the fact's IRI."""
    return [_practice(each) for each in pointing(store, fact, via="aln:enabledBy")]


def years_of(written: str | None, *, latest: int) -> range:
    """The years in which something ran: of ``2016``, of ``2016-2019`` and of ``2016-``, which runs to ``latest``.

    Empty for anything else, and for ``None``.

    >>> list(years_of("2019-2021", latest=2026))
    [2019, 2020, 2021]
    """
    found = _YEARS.fullmatch(written or "")
    if not found:
        return range(0)
    first = int(found[1])
    last = int(found[3]) if found[3] else latest if found[2] else first
    return range(first, last + 1)


def _practice(found: Subject) -> PracticeView:
    return PracticeView(
        iri=found.iri,
        key=found.first("aln:key") or "",
        mechanism=found.key("aln:mechanism") or "",
        jurisdiction=found.key("aln:jurisdiction") or "",
        titles=found.texts("dcterms:title"),
        digests=found.texts("aln:digest"),
        outcomes=found.texts("aln:outcome"),
        place=found.first("aln:place"),
        places=tuple(iri.split(_PLACE)[1] for iri in found.every("dcterms:spatial") if _PLACE in iri),
        years=found.first("dcterms:temporal"),
        actors=found.every("aln:actor"),
        participants=tuple(iri.rsplit("/", 1)[-1] for iri in found.every("schema:participant")),
        enabled_by=found.every("aln:enabledBy"),
        confidence=found.first("aln:confidence") or "",
        conflict=found.first("aln:conflict"),
        note=found.first("skos:note"),
        sources=sources_of(found),
        graph=found.first("prov:wasDerivedFrom"),
    )
