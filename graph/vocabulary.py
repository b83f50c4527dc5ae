"""The project's own vocabulary in a store: ontology, thesauri and shapes, each in a named graph."""

from graph.store import RdfStore
from ontology.namespaces import ALN, CONCEPTS
from ontology.turtle import turtle

VOCABULARY = {
    "alinea": ALN.removesuffix("#"),
    "mechanisms": f"{CONCEPTS}scheme/mechanisms",
    "participants": f"{CONCEPTS}scheme/participants",
    "schemes": f"{CONCEPTS}scheme/schemes",
    "places": f"{CONCEPTS}scheme/places",
    "shapes": f"{ALN.removesuffix('#')}/shapes",
    "shapes_places": f"{ALN.removesuffix('#')}/shapes/places",
}
"""Files and folders of ``ontology/ttl`` and the named graph each goes into."""


def vocabulary_turtle(name: str) -> bytes:
    """The Turtle of a vocabulary, by its name in ``VOCABULARY``."""
    return turtle(name)


def load_vocabulary(store: RdfStore) -> None:
    """Put every vocabulary into its named graph."""
    for name, graph in VOCABULARY.items():
        store.load_turtle(vocabulary_turtle(name), graph=graph)
