"""What every page needs of a snapshot, whatever its language; read once for each version of it."""

from collections.abc import Callable

from graph.compare import ComparisonRow, compare_all
from graph.store import RdfStore
from ontology.namespaces import mechanism_iri
from search_api.catalogue import (
    ActorView,
    ActSummary,
    Cell,
    JurisdictionView,
    MechanismNode,
    MechanismSummary,
    PracticeView,
    ProjectView,
    Statistics,
    TownView,
    actors,
    acts,
    coverage,
    labels,
    mechanism_summaries,
    mechanisms,
    mechanisms_in_law,
    practices,
    projects,
    statistics,
    texts_by_language,
    towns,
)
from search_api.catalogue.facts import FactView, facts_about
from search_api.of_version import of_version


class Collection:
    """Jurisdictions, mechanisms, acts, practices, actors and projects, counts, and facts by mechanism."""

    def __init__(self, store: RdfStore, version: Callable[[], str] = str) -> None:
        self._store, self._version = store, version

    @property
    def version(self) -> str:
        """Of the store (``Services.version``): where it is another one, all is read again."""
        return self._version()

    @of_version
    def statistics(self) -> Statistics:
        """The counts of the snapshot."""
        return statistics(self._store)

    @of_version
    def jurisdictions(self) -> dict[str, JurisdictionView]:
        """Jurisdictions by code, states and their parts."""
        return {each.code: each for each in self.statistics.jurisdictions}

    @property
    def states(self) -> list[JurisdictionView]:
        """The jurisdictions that are no part of another."""
        return [each for each in self.jurisdictions.values() if each.part_of is None]

    def parts_of(self, code: str) -> list[JurisdictionView]:
        """Entities and districts of a state."""
        return [each for each in self.jurisdictions.values() if each.part_of == code]

    @of_version
    def mechanisms(self) -> dict[str, MechanismSummary]:
        """Mechanisms by key."""
        return mechanism_summaries(self._store)

    @of_version
    def mechanism_trees(self) -> list[MechanismNode]:
        """The thesaurus as trees."""
        return mechanisms(self._store)

    @of_version
    def acts(self) -> dict[str, ActSummary]:
        """All acts by IRI."""
        return {each.iri: each for each in acts(self._store)}

    @of_version
    def act_types(self) -> dict[str, dict[str, str]]:
        """Names of the kinds of acts by key, in all languages."""
        return labels(self._store, "act-types")

    @of_version
    def rows(self) -> dict[str, list[ComparisonRow]]:
        """The comparison of every mechanism by its key, of any time; no key without a row."""
        return compare_all(self._store)

    @of_version
    def practices(self) -> dict[str, PracticeView]:
        """Practices by key."""
        return {each.key: each for each in practices(self._store)}

    @of_version
    def actors(self) -> dict[str, ActorView]:
        """Actors by key."""
        return {each.key: each for each in actors(self._store)}

    @of_version
    def actor_kinds(self) -> dict[str, dict[str, str]]:
        """Names of the kinds of actors by key, in all languages."""
        return labels(self._store, "actor-kinds")

    @of_version
    def actors_in_law(self) -> dict[str, frozenset[str]]:
        """Mechanisms in whose law an actor is named, by its key."""
        return mechanisms_in_law(self._store)

    @of_version
    def projects(self) -> dict[str, ProjectView]:
        """Projects by key."""
        return {each.key: each for each in projects(self._store)}

    @of_version
    def towns(self) -> dict[str, TownView]:
        """Places of the register by key."""
        return towns(self._store)

    @of_version
    def coverage(self) -> dict[tuple[str, str], Cell]:
        """What is known, by keys of mechanism and jurisdiction."""
        return {(each.mechanism, each.jurisdiction): each for each in coverage(self._store)}

    @of_version
    def texts(self) -> dict[str, int]:
        """How many texts are held in each language (BCP 47)."""
        return texts_by_language(self._store)

    def facts_of(self, mechanism: str) -> tuple[FactView, ...]:
        """The facts about a mechanism by its key, kept."""
        known = self._facts
        if mechanism not in known:
            known[mechanism] = facts_about(self._store, mechanism_iri(mechanism), via="aln:mechanism")
        return known[mechanism]

    @of_version
    def _facts(self) -> dict[str, tuple[FactView, ...]]:
        return {}
