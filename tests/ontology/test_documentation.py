"""The ontology can be read by other tools, drawn on one page and documented without a network."""

import shutil
import socket
import warnings
from html import unescape
from pathlib import Path

import pytest
from lxml import html
from rdflib import OWL, RDF, RDFS, SDO, Graph, URIRef

from docs.picture import PICTURE, dot, draw
from docs.reference import page
from docs.terms import TURTLE, terms
from ontology.namespaces import ALN, short

OBJECT, DATATYPE = OWL.ObjectProperty, OWL.DatatypeProperty


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return terms()


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object, **options: object) -> None:
        raise AssertionError("something asks the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture
def reference(offline: None) -> html.HtmlElement:
    with warnings.catch_warnings():  # pyLODE leaves its style sheet open
        warnings.simplefilter("ignore", ResourceWarning)
        return html.document_fromstring(page())


def test_the_reference_describes_every_term(reference: html.HtmlElement, ontology: Graph) -> None:
    described: dict[str, set[str]] = {}
    for entity in reference.xpath("//div[contains(@class, 'entity')][.//h3]"):
        headings = {" ".join(each.text_content().split()) for each in entity.xpath(".//th")}
        described[entity.xpath("string(.//code[1])").strip()] = headings
    terms = {str(each) for kind in (OWL.Class, OBJECT, DATATYPE) for each in ontology.subjects(RDF.type, kind)}
    assert terms <= described.keys()
    assert [iri for iri in terms if "Description" not in described[iri]] == []
    assert [iri for iri in terms if iri.startswith(ALN) and "Example" not in described[iri]] == []


def test_the_reference_leads_with_english(reference: html.HtmlElement) -> None:
    text = " ".join(reference.text_content().split())
    assert "In other languages: bs: parametar" in text
    titles = [each.text_content().split()[0] for each in reference.xpath("//h3")]
    assert "parameter" in titles
    assert reference.xpath("string(//h1)").strip() == "Alinea ontology"


def test_every_property_is_tied_to_classes(ontology: Graph) -> None:
    """By a domain, or where several classes share it by what it is used on; so are object properties' values."""
    for kind in (OBJECT, DATATYPE):
        for each in ontology.subjects(RDF.type, kind):
            if str(each).startswith(ALN):
                assert (ontology.value(each, RDFS.domain) is None) != (
                    ontology.value(each, SDO.domainIncludes) is None
                )
                assert kind == DATATYPE or ontology.value(each, RDFS.range) or ontology.value(each, SDO.rangeIncludes)


def test_the_committed_picture_is_that_of_the_ontology(ontology: Graph) -> None:
    drawn = {word for each in html.fromstring(PICTURE.read_bytes()).iter() for word in (each.text or "").split()}
    own = {each for kind in (OWL.Class, OBJECT, DATATYPE) for each in ontology.subjects(RDF.type, kind)}
    missing = {short(str(each)) for each in own if str(each).startswith(ALN)} - {unescape(word) for word in drawn}
    assert not missing, "run: make docs"
    assert PICTURE.stat().st_size < 100_000


def test_the_picture_is_drawn_by_graphviz(ontology: Graph) -> None:
    assert dot(ontology) == dot(terms())
    if shutil.which("dot") is None:
        pytest.skip("Graphviz is not installed")
    assert b"aln:MechanismProvision" in draw(ontology)


def test_owlready_reads_the_ontology(ontology: Graph, tmp_path: Path) -> None:
    """Owlready2 stands for the OWL parsers of editors such as Protégé; any warning is an error here."""
    import owlready2

    file = tmp_path / "alinea.rdf"
    ontology.serialize(file, format="xml")
    read = owlready2.World().get_ontology(file.as_uri()).load()
    counts = {OWL.Class: read.classes(), OBJECT: read.object_properties(), DATATYPE: read.data_properties()}
    for kind, found in counts.items():
        assert {each.iri for each in found} == {str(each) for each in set(ontology.subjects(RDF.type, kind))}


@pytest.mark.parametrize("name", sorted(each.name for each in TURTLE.glob("*.ttl")))
def test_rdflib_reads_every_file_without_a_warning(name: str, caplog: pytest.LogCaptureFixture) -> None:
    graph = Graph().parse(TURTLE / name)
    for each in graph.objects():
        assert not getattr(each, "ill_typed", False), each
        assert isinstance(each, URIRef) is False or " " not in each
    assert caplog.records == []
