"""All curated knowledge, as one corpus folder holds it."""

from dataclasses import dataclass, field

from ontology.knowledge import Act, Actor, Practice
from ontology.places import Gazetteer, Jurisdiction
from ontology.projects import Project


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """All curated knowledge, as loaded from one corpus folder."""

    acts: list[Act] = field(default_factory=list)
    practices: list[Practice] = field(default_factory=list)
    jurisdictions: list[Jurisdiction] = field(default_factory=list)
    actors: list[Actor] = field(default_factory=list)
    gazetteers: "list[Gazetteer]" = field(default_factory=list)
    projects: "list[Project]" = field(default_factory=list)
