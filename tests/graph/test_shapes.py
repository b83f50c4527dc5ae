"""Every shape fires where it should, is silent on what is right, and nothing in a graph escapes them all."""

from importlib.resources import files
from pathlib import Path

import pyshacl
import pytest
from rdflib import RDF, RDFS, SH, Graph, Namespace, URIRef
from rdflib.term import Node

from graph.describe import describe_corpus, describe_dataset, describe_reading
from graph.store import Dataset
from graph.stores.oxigraph import OxigraphStore
from graph.validation import validate
from graph.vocabulary import VOCABULARY, load_vocabulary, vocabulary_turtle
from ingest.register import act_work
from ontology.corpus import Corpus
from ontology.eli import DEFAULT_BASE
from ontology.namespaces import ALN, DCAT, VOID
from ontology.scripts import to_latin
from tests.doubles.acts_alike import law, linked, read
from tests.doubles.kosovo_reading import EARLIER, READING
from tests.doubles.small_reader import reader_of
from tests.graph.conftest import BUILT

pytestmark = pytest.mark.thorough

X = Namespace("http://broken.example/")
BROKEN = Graph().parse(Path(__file__).parent / "examples" / "broken.ttl")
SHAPES = Graph().parse(data=vocabulary_turtle("shapes"), format="turtle")
EXPECTED = sorted((str(subject), str(message)) for subject, message in BROKEN.subject_objects(X.gets))


@pytest.fixture(scope="module")
def reported() -> set[tuple[str, str]]:
    _, report, _ = pyshacl.validate(BROKEN, shacl_graph=SHAPES, inference="none")
    return {
        (str(report.value(each, SH.focusNode)), str(message))
        for each in report.subjects(RDF.type, SH.ValidationResult)
        for message in report.objects(each, SH.resultMessage)
    }


@pytest.mark.parametrize(("subject", "message"), EXPECTED)
def test_a_shape_fires_on_its_broken_example(reported: set[tuple[str, str]], subject: str, message: str) -> None:
    assert (subject, message) in reported


def test_every_message_of_every_shape_has_a_broken_example() -> None:
    assert {str(each) for each in SHAPES.objects(None, SH.message)} == {message for _, message in EXPECTED}


def test_every_shape_aims_at_something() -> None:
    aims = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)
    for shape in SHAPES.subjects(RDF.type, SH.NodeShape):
        assert any(SHAPES.value(shape, aim) for aim in aims), shape


def test_the_shapes_are_well_formed() -> None:
    """By the shapes for shapes of the SHACL recommendation (appendix C)."""
    for_shapes = Graph().parse(data=files("pyshacl").joinpath("assets/shacl-shacl.ttl").read_bytes(), format="turtle")
    conforms, _, words = pyshacl.validate(SHAPES, shacl_graph=for_shapes, max_validation_depth=40)
    assert conforms, words


def every_shape() -> Graph:
    """The shapes of all files, those of places among them."""
    found = Graph()
    for name in VOCABULARY:
        if name.startswith("shapes"):
            found.parse(data=vocabulary_turtle(name), format="turtle")
    return found


def aimed_at(data: Graph) -> set[Node]:
    """Every node that some shape is aimed at (SHACL, 2.1.3), with subclasses as the data declare them."""
    found: set[Node] = set()
    shapes = every_shape()
    for wanted in shapes.objects(None, SH.targetClass):
        for kind in data.transitive_subjects(RDFS.subClassOf, wanted):
            found |= set(data.subjects(RDF.type, kind))
    for path in shapes.objects(None, SH.targetSubjectsOf):
        found |= set(data.subjects(path))
    for path in shapes.objects(None, SH.targetObjectsOf):
        found |= set(data.objects(None, path))
    return found


def unaimed_classes(data: Graph) -> set[str]:
    """Classes with an instance that no shape is aimed at; shapes themselves are checked as shapes above."""
    aimed = aimed_at(data)
    missed = {kind for each, kind in data.subject_objects(RDF.type) if isinstance(each, URIRef) and each not in aimed}
    return {str(kind) for kind in missed if not str(kind).startswith(str(SH))}


@pytest.fixture(scope="module")
def built_store(corpus: Corpus) -> OxigraphStore:
    """The corpus and documents of every kind: two scripts, a copy in another format, notes, treatments and links."""
    reader = reader_of(corpus.acts)
    text = law()
    page = "<html><body>" + "".join(f"<p>{line}</p>" for line in text.split("\n")) + "</body></html>"
    readings = linked(
        read(reader, text), read(reader, to_latin(text), "zakon_lat.txt"), read(reader, text, "c.html", page.encode())
    )
    store = OxigraphStore.create()
    store.load(describe_corpus(corpus, work_of=lambda act: act_work(act, base=DEFAULT_BASE), base=DEFAULT_BASE))
    load_vocabulary(store)
    for reading in [*readings, READING, EARLIER]:
        store.load(describe_reading(reading))
    store.load(describe_dataset(store, base=DEFAULT_BASE, version="test", issued=BUILT))
    return store


def test_nothing_in_a_built_graph_escapes_the_shapes(built_store: OxigraphStore) -> None:
    triples = "application/n-triples"
    dump = built_store.answer(
        "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", results="", triples=triples, dataset=Dataset()
    )
    data = Graph().parse(data=dump.body, format="nt")
    assert unaimed_classes(data) == set()
    data.add((X.stray, RDF.type, X.Unheard))
    assert unaimed_classes(data) == {str(X.Unheard)}


def test_a_built_graph_with_documents_is_in_order(built_store: OxigraphStore) -> None:
    assert len(built_store.select(f"SELECT ?each WHERE {{ ?each a <{ALN}Kinship> }}")) == 3
    assert validate(built_store) == []


def test_the_data_set_counts_itself(built_store: OxigraphStore) -> None:
    (row,) = built_store.select(f"SELECT ?count WHERE {{ ?set a <{DCAT}Dataset> ; <{VOID}triples> ?count }}")
    assert row["count"] == str(len(built_store))
