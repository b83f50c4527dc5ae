"""Every term of the ontology as one graph, from all files of ``ontology/ttl`` that declare any."""

from pathlib import Path

from rdflib import RDF, SKOS, Graph

TURTLE = Path(__file__).resolve().parents[1] / "ontology" / "ttl"


def terms() -> Graph:
    """Classes, properties and the ontology itself; without shapes, and without concepts, which the pages show."""
    ontology = Graph()
    for file in sorted(TURTLE.glob("*.ttl")):
        if not file.stem.startswith("shapes"):
            ontology.parse(file)
    for kind in (SKOS.Concept, SKOS.ConceptScheme):
        for each in list(ontology.subjects(RDF.type, kind)):
            ontology.remove((each, None, None))
    return ontology
