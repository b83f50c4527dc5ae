"""The project's own vocabulary in a store: ontology, thesauri and shapes, one named graph to a file."""

from importlib.resources import files

from graph.store import RdfStore
from ontology.namespaces import ALN, CONCEPTS

VOCABULARY = {
    "alinea": ALN.removesuffix("#"),
    "mechanisms": f"{CONCEPTS}scheme/mechanisms",
    "schemes": f"{CONCEPTS}scheme/schemes",
    "places": f"{CONCEPTS}scheme/places",
    "shapes": f"{ALN.removesuffix('#')}/shapes",
    "shapes_places": f"{ALN.removesuffix('#')}/shapes/places",
}
"""Files of ``ontology/ttl`` and the named graph each goes into."""


def vocabulary_turtle(name: str) -> bytes:
    """The Turtle of a vocabulary file, by its name in ``VOCABULARY``."""
    return files("ontology").joinpath(f"ttl/{name}.ttl").read_bytes()


def load_vocabulary(store: RdfStore) -> None:
    """Put every vocabulary file into its named graph."""
    for name, graph in VOCABULARY.items():
        store.load_turtle(vocabulary_turtle(name), graph=graph)
