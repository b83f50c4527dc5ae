"""What OWL 2 RL infers from the ontology and a sample of the graph: nothing false, and no class but those stated."""

from collections import defaultdict

import pytest
from rdflib import OWL, RDF, RDFS, SDO, SKOS, Graph, URIRef
from rdflib.term import Node

from graph.describe import describe_reading
from graph.store import Dataset
from graph.stores.oxigraph import OxigraphStore
from graph.vocabulary import load_vocabulary
from ontology.eli import DEFAULT_BASE
from ontology.namespaces import ALN, CONCEPTS
from tests.doubles.kosovo_reading import EARLIER, READING

pytestmark = pytest.mark.thorough

ERROR = URIRef("http://www.daml.org/2002/03/agents/agent-ont#ErrorMessage")
FILES = ("rs-lsg-2007", "rs-lsg-amendments-2018", "xk-lsg-2008", "rs-sombor-participatory-budgeting", "jurisdictions")
GRAPHS = (
    *(f"{DEFAULT_BASE}id/corpus/{key}" for key in FILES),
    f"{DEFAULT_BASE}id/dataset/alinea",
    f"{CONCEPTS}scheme/participants",
    ALN.removesuffix("#"),
)
EVERYTHING = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


def triples(store: OxigraphStore, *graphs: str) -> Graph:
    answer = store.answer(EVERYTHING, results="", triples="application/n-triples", dataset=Dataset(default=graphs))
    return Graph().parse(data=answer.body, format="nt")


@pytest.fixture(scope="module")
def read() -> Graph:
    """Two documents as the graph holds them."""
    store = OxigraphStore.create()
    for each in (READING, EARLIER):
        store.load(describe_reading(each))
    return triples(store)


@pytest.fixture(scope="module")
def ontology() -> Graph:
    store = OxigraphStore.create()
    load_vocabulary(store)
    return triples(store, ALN.removesuffix("#"))


def own_types(graph: Graph) -> dict[Node, set[Node]]:
    found: defaultdict[Node, set[Node]] = defaultdict(set)
    for each, kind in graph.subject_objects(RDF.type):
        if str(kind).startswith(ALN):
            found[each].add(kind)
    return found


def test_a_sample_of_the_graph_is_consistent_and_says_what_is_inferred(shipped: OxigraphStore, read: Graph) -> None:
    from owlrl import DeductiveClosure, OWLRL_Semantics

    sample = triples(shipped, *GRAPHS) + read
    assert len(sample) > 3_500
    stated = own_types(sample)
    DeductiveClosure(OWLRL_Semantics).expand(sample)
    assert [str(sample.value(each, None)) for each in sample.subjects(RDF.type, ERROR)] == []
    assert own_types(sample) == stated
    assert (URIRef(f"{CONCEPTS}jurisdiction/RS"), RDF.type, SKOS.Concept) in sample


def test_properties_are_used_on_the_classes_that_they_name(
    shipped: OxigraphStore, read: Graph, ontology: Graph
) -> None:
    """By ``rdfs:domain`` and ``schema:domainIncludes``; a class counts for those above it."""
    data = triples(shipped) + read
    wrong = set()
    for term in {
        each for kind in (OWL.ObjectProperty, OWL.DatatypeProperty) for each in ontology.subjects(RDF.type, kind)
    }:
        named = {*ontology.objects(term, RDFS.domain), *ontology.objects(term, SDO.domainIncludes)}
        allowed = {below for each in named for below in ontology.transitive_subjects(RDFS.subClassOf, each)}
        for subject in set(data.subjects(term)) if named else ():
            kinds = set(data.objects(subject, RDF.type))
            if kinds and not kinds & allowed:
                wrong.add((str(term), *sorted(map(str, kinds))))
    assert wrong == set()
