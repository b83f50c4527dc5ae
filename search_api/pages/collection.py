"""What every page needs of a snapshot, whatever its language; read once, as a snapshot never changes."""

from functools import cached_property

from graph.store import RdfStore
from ontology.namespaces import mechanism_iri
from search_api.catalogue import (
    ActSummary,
    Cell,
    JurisdictionView,
    MechanismNode,
    MechanismSummary,
    Statistics,
    acts,
    coverage,
    labels,
    mechanism_summaries,
    mechanisms,
    statistics,
    texts_by_language,
)
from search_api.catalogue.facts import FactView, facts_about


class Collection:
    """Jurisdictions, mechanisms and acts, counts, and facts by mechanism."""

    def __init__(self, store: RdfStore) -> None:
        self._store = store
        self._facts: dict[str, tuple[FactView, ...]] = {}

    @cached_property
    def statistics(self) -> Statistics:
        """The counts of the snapshot."""
        return statistics(self._store)

    @cached_property
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

    @cached_property
    def mechanisms(self) -> dict[str, MechanismSummary]:
        """Mechanisms by key."""
        return mechanism_summaries(self._store)

    @cached_property
    def mechanism_trees(self) -> list[MechanismNode]:
        """The thesaurus as trees."""
        return mechanisms(self._store)

    @cached_property
    def acts(self) -> dict[str, ActSummary]:
        """All acts by IRI."""
        return {each.iri: each for each in acts(self._store)}

    @cached_property
    def act_types(self) -> dict[str, dict[str, str]]:
        """Names of the kinds of acts by key, in all languages."""
        return labels(self._store, "act-types")

    @cached_property
    def coverage(self) -> dict[tuple[str, str], Cell]:
        """What is known, by keys of mechanism and jurisdiction."""
        return {(each.mechanism, each.jurisdiction): each for each in coverage(self._store)}

    @cached_property
    def texts(self) -> dict[str, int]:
        """How many texts are held in each language (BCP 47)."""
        return texts_by_language(self._store)

    def facts_of(self, mechanism: str) -> tuple[FactView, ...]:
        """The facts about a mechanism by its key, kept."""
        if mechanism not in self._facts:
            self._facts[mechanism] = facts_about(self._store, mechanism_iri(mechanism), via="aln:mechanism")
        return self._facts[mechanism]
