"""The reference of the ontology as one HTML page, by pyLODE and without a network (``python docs/reference.py``)."""

import sys
from pathlib import Path

from rdflib import DCTERMS, OWL, RDF, RDFS, SDO, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from docs.terms import terms

ROOT = Path(__file__).resolve().parents[1]
SITE = ROOT / "site"


def page() -> str:
    """The page; pyLODE runs all names of a term together, so the English one leads and a note lists the others."""
    from pylode.profiles.ontpub import OntPub

    ontology = terms()
    for subject in set(ontology.subjects(RDFS.label)):
        _lead_with_english(ontology, subject, RDFS.label)
    for subject in set(ontology.subjects(RDF.type, OWL.Ontology)):
        _lead_with_english(ontology, subject, DCTERMS.title)
    for agent, name in list(ontology.subject_objects(SKOS.prefLabel)):
        ontology.add((agent, SDO.name, name))
    return str(OntPub(ontology).make_html())


def _lead_with_english(ontology: Graph, subject: Node, predicate: URIRef) -> None:
    names = [each for each in ontology.objects(subject, predicate) if isinstance(each, Literal)]
    others = sorted((each.language or "", str(each)) for each in names if each.language != "en")
    for each in names:
        if each.language != "en":
            ontology.remove((subject, predicate, each))
    if others:
        told = "; ".join(f"{language}: {name}" for language, name in others)
        ontology.add((subject, SKOS.scopeNote, Literal(f"In other languages: {told}")))


def main() -> None:
    """Write ``ontology.html`` into a folder, ``site`` where none is given."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SITE
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / "ontology.html"
    target.write_text(page(), "utf-8")
    sys.stdout.write(f"{target}\n")


if __name__ == "__main__":
    main()
