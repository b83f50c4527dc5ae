"""Towns: the places of the register that practices name."""

from dataclasses import dataclass

from graph.store import RdfStore
from ontology.knowledge import Texts
from search_api.catalogue.subject import instances
from search_api.catalogue.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class TownView(View):
    """A place of the register: ``key`` is its own with that of its country (``me/tivat``), ``kind`` a key."""

    iri: str
    key: str
    kind: str | None
    names: Texts
    jurisdiction: str | None


def towns(store: RdfStore) -> dict[str, TownView]:
    """All places of the register, by key."""
    found = (
        TownView(
            iri=each.iri,
            key="/".join(each.iri.split("/")[-2:]),
            kind=each.key("dcterms:type"),
            names=each.texts("skos:prefLabel"),
            jurisdiction=each.key("aln:jurisdiction"),
        )
        for each in instances(store, "aln:Place")
    )
    return {each.key: each for each in found}
