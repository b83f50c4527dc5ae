"""What every page needs to call things by their names; read once from a snapshot, which never changes."""

from functools import cached_property

from graph.store import RdfStore
from ontology.namespaces import mechanism_iri
from search_api.catalogue import (
    ActSummary,
    JurisdictionView,
    MechanismNode,
    MechanismSummary,
    Statistics,
    acts,
    labels,
    mechanism_summaries,
    mechanisms,
    statistics,
)
from search_api.catalogue.facts import FactView, facts_about
from search_api.pages.texts import Text, chosen, original


class Names:
    """Names of jurisdictions, mechanisms and acts, counts, and facts by mechanism."""

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
    def _act_types(self) -> dict[str, dict[str, str]]:
        return labels(self._store, "act-types")

    def facts_of(self, mechanism: str) -> tuple[FactView, ...]:
        """The facts about a mechanism by its key, kept."""
        if mechanism not in self._facts:
            self._facts[mechanism] = facts_about(self._store, mechanism_iri(mechanism), via="aln:mechanism")
        return self._facts[mechanism]

    def jurisdiction(self, code: str | None) -> str:
        """The name of a jurisdiction with its asterisk; the code where it is not known."""
        view = self.jurisdictions.get(code or "")
        return str(chosen(view.names)) if view else (code or "")

    def mechanism(self, key: str) -> str:
        """The name of a mechanism."""
        view = self.mechanisms.get(key)
        return str(chosen(view.labels)) if view else key.replace("_", " ")

    def act_type(self, key: str | None) -> str:
        """The name of a kind of act."""
        return str(chosen(self._act_types.get(key or ""))) or (key or "")

    def act_title(self, act: ActSummary | None) -> Text:
        """The title in the interface's language, else as the state has it."""
        return chosen(act.titles) if act else Text("", "")

    def original_title(self, act: ActSummary | None) -> Text:
        """The title in a language of the state; empty where none is known."""
        if act is None:
            return Text("", "")
        view = self.jurisdictions.get(act.jurisdiction or "")
        return original(act.titles, _official(act, view))

    @property
    def footnotes(self) -> list[Text]:
        """The footnotes that names of jurisdictions need."""
        return [chosen(each.footnotes) for each in self.jurisdictions.values() if each.footnotes]


def _official(act: ActSummary, view: JurisdictionView | None) -> tuple[str, ...]:
    """A state's languages, that of the act's own document first."""
    read = tuple(iri.rsplit("/", 1)[-1].split("@")[0] for iri in act.documents)
    own = tuple(tag for tag in (view.languages if view else ()) if tag != "sr-Latn")
    first = {"MK": "mk", "RS": "sr-Cyrl", "BA-RS": "sr-Cyrl", "ME": "cnr", "AL": "sq", "XK": "sq"}
    return (*read, *((first[view.code],) if view and view.code in first else ()), *own)
