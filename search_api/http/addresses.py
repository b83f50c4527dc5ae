"""Between the paths of addresses and the IRIs they stand for."""

from graph.store import RdfStore
from ontology.namespaces import CONCEPTS
from search_api.catalogue.subject import is_iri, pointing, subject

_VOCABULARY = CONCEPTS.removesuffix("id/")


def iri_of_path(path: str, *, base: str) -> str:
    """The IRI of legislation by its path below the base, with or without ``eli/`` before it."""
    return base + (path if path.startswith("eli/") else f"eli/{path}")


def known_iri(store: RdfStore, path: str, *, base: str) -> str | None:
    """The IRI below the base, or below that of the thesauri, of which something is known."""
    for iri in dict.fromkeys((base + path, _VOCABULARY + path)):
        if is_iri(iri) and (subject(store, iri) or pointing(store, iri, via="eli:realizes")):
            return iri
    return None
