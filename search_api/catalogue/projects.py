"""Projects: undertakings of networks, associations and donors."""

from dataclasses import dataclass

from graph.store import RdfStore
from ontology.errors import NotFoundError
from ontology.knowledge import Texts
from search_api.catalogue.sources import Source, sources_of
from search_api.catalogue.subject import Subject, instances
from search_api.catalogue.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectView(View):
    """A project; ``funders`` and ``implementers`` are keys of actors, ``part_of`` that of a project.

    ``activities`` and ``target_groups`` are lists by language. ``duration`` is an ISO 8601 duration.
    """

    iri: str
    key: str
    titles: Texts
    digests: Texts
    activities: dict[str, tuple[str, ...]]
    target_groups: dict[str, tuple[str, ...]]
    funders: tuple[str, ...]
    implementers: tuple[str, ...]
    jurisdictions: tuple[str, ...]
    part_of: str | None
    years: str | None
    duration: str | None
    confidence: str
    conflict: str | None
    note: str | None
    sources: tuple[Source, ...]

    @property
    def participants(self) -> tuple[str, ...]:
        """Keys of all actors that pay for it or carry it out."""
        return tuple(dict.fromkeys((*self.implementers, *self.funders)))


def projects(store: RdfStore) -> list[ProjectView]:
    """All projects, sorted by key."""
    return sorted((_project(each) for each in instances(store, "aln:Project")), key=lambda each: each.key)


def project(store: RdfStore, key: str) -> ProjectView:
    """One project by its key; raises ``NotFoundError``."""
    found = next((each for each in projects(store) if each.key == key), None)
    if found is None:
        raise NotFoundError("There is no project %(key)s.", key=key)
    return found


def _project(found: Subject) -> ProjectView:
    return ProjectView(
        iri=found.iri,
        key=found.first("aln:key") or "",
        titles=found.texts("dcterms:title"),
        digests=found.texts("aln:digest"),
        activities=found.text_lists("aln:activity"),
        target_groups=found.text_lists("aln:targetGroup"),
        funders=_keys(found, "schema:funder"),
        implementers=_keys(found, "aln:implementer"),
        jurisdictions=_keys(found, "dcterms:spatial"),
        part_of=found.key("dcterms:isPartOf"),
        years=found.first("dcterms:temporal"),
        duration=found.first("schema:duration"),
        confidence=found.first("aln:confidence") or "",
        conflict=found.first("aln:conflict"),
        note=found.first("skos:note"),
        sources=sources_of(found),
    )


def _keys(found: Subject, name: str) -> tuple[str, ...]:
    return tuple(iri.rsplit("/", 1)[-1] for iri in found.every(name))
