"""Practices: what municipalities and their people really did."""

from dataclasses import dataclass

from graph.store import RdfStore
from ontology.errors import NotFoundError
from ontology.knowledge import Texts
from search_api.catalogue.jurisdictions import lies_in
from search_api.catalogue.sources import Source, sources_of
from search_api.catalogue.subject import Subject, instances, pointing
from search_api.catalogue.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeView(View):
    """A practice; ``enabled_by`` are IRIs of facts. ``mechanism`` and ``jurisdiction`` are keys."""

    iri: str
    key: str
    mechanism: str
    jurisdiction: str
    titles: Texts
    digests: Texts
    outcomes: Texts
    place: str | None
    years: str | None
    actors: tuple[str, ...]
    enabled_by: tuple[str, ...]
    confidence: str
    conflict: str | None
    note: str | None
    sources: tuple[Source, ...]
    graph: str | None


def practices(store: RdfStore, *, country: str | None = None, mechanism: str | None = None) -> list[PracticeView]:
    """All practices, of a jurisdiction with its parts and of a mechanism where these are given."""
    found = (_practice(each) for each in instances(store, "aln:Practice"))
    wanted = (each for each in found if mechanism in (None, each.mechanism) and lies_in(each.jurisdiction, country))
    return sorted(wanted, key=lambda each: (each.jurisdiction, each.key))


def practice(store: RdfStore, key: str) -> PracticeView:
    """One practice by its key; raises ``NotFoundError``."""
    found = next((each for each in instances(store, "aln:Practice") if each.first("aln:key") == key), None)
    if found is None:
        raise NotFoundError(f"There is no practice {key}.")
    return _practice(found)


def practices_enabled_by(store: RdfStore, fact: str) -> list[PracticeView]:
    """Practices that a fact enabled, by the fact's IRI."""
    return [_practice(each) for each in pointing(store, fact, via="aln:enabledBy")]


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
        years=found.first("dcterms:temporal"),
        actors=found.every("aln:actor"),
        enabled_by=found.every("aln:enabledBy"),
        confidence=found.first("aln:confidence") or "",
        conflict=found.first("aln:conflict"),
        note=found.first("skos:note"),
        sources=sources_of(found),
        graph=found.first("prov:wasDerivedFrom"),
    )
