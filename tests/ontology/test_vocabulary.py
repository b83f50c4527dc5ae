"""The Turtle files: labels in nine languages, shapes that mirror the records, no contradiction in OWL 2 RL."""

from collections import Counter
from enum import StrEnum
from importlib.resources import files

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SH, SKOS, Graph, Namespace, URIRef
from rdflib.collection import Collection

from ontology.codes import ActStatus, ActType, Confidence, Operator, ParameterRole, Unit
from ontology.linking import LinkKind
from ontology.model import ProvisionKind
from ontology.namespaces import ALN, CONCEPTS
from ontology.places import PlaceKind
from ontology.scripts import to_latin

NINE = {"en", "sq", "mk", "sr-latn", "sr-cyrl", "bs", "hr", "cnr", "tr"}
TERM = Namespace(ALN)
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
SCHEMES = {"act-type": ActType, "parameter-role": ParameterRole, "unit": Unit, "place-kind": PlaceKind}
ERROR = URIRef("http://www.daml.org/2002/03/agents/agent-ont#ErrorMessage")


def turtle(name: str) -> Graph:
    return Graph().parse(data=files("ontology").joinpath(f"ttl/{name}.ttl").read_bytes(), format="turtle")


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return turtle("alinea") + turtle("places")


@pytest.fixture(scope="module")
def schemes() -> Graph:
    return turtle("schemes") + turtle("places")


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return turtle("shapes")


def by_language(graph: Graph, subject: object, predicate: URIRef) -> dict[str, str]:
    texts = list(graph.objects(subject, predicate))
    found = {text.language.lower(): str(text) for text in texts}
    assert len(found) == len(texts), f"{subject} has two {predicate} in one language"
    return found


def test_the_ontology_says_who_it_is(ontology: Graph) -> None:
    iri = URIRef(ALN.removesuffix("#"))
    assert (iri, RDF.type, OWL.Ontology) in ontology
    assert str(ontology.value(iri, OWL.versionInfo)) == "0.3.0"
    assert str(ontology.value(iri, OWL.versionIRI)) == f"{iri}/0.3.0"
    assert ontology.value(iri, DCTERMS.creator) == URIRef(f"{CONCEPTS}agent/alinea")
    assert list(ontology.objects(iri, OWL.imports)) == []


def test_every_term_is_named_in_nine_languages_and_explained(ontology: Graph) -> None:
    terms = list(ontology.subjects(RDFS.isDefinedBy, URIRef(ALN.removesuffix("#"))))
    assert len(terms) > 60
    for each in terms:
        labels = by_language(ontology, each, RDFS.label)
        assert set(labels) == NINE
        assert labels["sr-latn"] == to_latin(labels["sr-cyrl"])
        assert by_language(ontology, each, RDFS.comment).keys() == {"en"}
        assert by_language(ontology, each, SKOS.example).keys() == {"en"}


def test_terms_of_other_vocabularies_say_what_they_are_used_for(ontology: Graph) -> None:
    declared = {each for kind in KINDS for each in ontology.subjects(RDF.type, kind)}
    others = {each for each in declared if not each.startswith(ALN)}
    assert len(others) > 50
    for each in others:
        assert by_language(ontology, each, RDFS.label).keys() == {"en"}
        assert by_language(ontology, each, RDFS.comment).keys() == {"en"}
        assert ontology.value(each, RDFS.isDefinedBy)


def test_every_concept_is_named_in_nine_languages_and_defined(schemes: Graph) -> None:
    for each in schemes.subjects(RDF.type, SKOS.Concept):
        labels = by_language(schemes, each, SKOS.prefLabel)
        assert set(labels) == NINE
        assert labels["sr-latn"] == to_latin(labels["sr-cyrl"])
        assert "en" in by_language(schemes, each, SKOS.definition)
        assert str(each).endswith(f"/{schemes.value(each, SKOS.notation)}")


def test_no_two_concepts_of_a_scheme_share_a_label(schemes: Graph) -> None:
    names = Counter(
        (scheme, label)
        for each, scheme in schemes.subject_objects(SKOS.inScheme)
        for label in schemes.objects(each, SKOS.prefLabel)
    )
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("name", SCHEMES)
def test_schemes_hold_exactly_what_the_records_allow(schemes: Graph, name: str) -> None:
    keys = {str(each).rsplit("/", 1)[1] for each in schemes.subjects(RDF.type, SKOS.Concept) if f"/{name}/" in each}
    assert keys == {str(member) for member in SCHEMES[name]}


def permitted(shapes: Graph, shape: str, path: str) -> set[str]:
    for prop in shapes.objects(URIRef(f"{ALN.removesuffix('#')}/shapes#{shape}"), SH.property):
        listed = shapes.value(prop, SH["in"])
        if listed is not None and str(shapes.value(prop, SH.path)).endswith(path):
            return {str(each).rsplit("/", 1)[-1] for each in Collection(shapes, listed)}
    raise AssertionError(f"{shape} lists nothing for {path}")


@pytest.mark.parametrize(
    ("shape", "path", "enumeration"),
    [
        ("Work", "type_document", ActType),
        ("CuratedAct", "status", ActStatus),
        ("CuratedAct", "confidence", Confidence),
        ("Fact", "confidence", Confidence),
        ("Fact", "articleConfidence", Confidence),
        ("Practice", "confidence", Confidence),
        ("Parameter", "confidence", Confidence),
        ("Parameter", "role", ParameterRole),
        ("Parameter", "operator", Operator),
        ("Parameter", "unit", Unit),
        ("Provision", "kind", ProvisionKind),
        ("Link", "linkKind", LinkKind),
    ],
)
def test_shapes_allow_exactly_what_the_records_allow(
    shapes: Graph, shape: str, path: str, enumeration: type[StrEnum]
) -> None:
    assert permitted(shapes, shape, path) == {str(member) for member in enumeration}


def test_shapes_allow_the_kinds_of_actor_that_the_scheme_has(shapes: Graph, schemes: Graph) -> None:
    scheme = URIRef(f"{CONCEPTS}scheme/actor-kinds")
    kinds = {str(schemes.value(each, SKOS.notation)) for each in schemes.subjects(SKOS.inScheme, scheme)}
    assert permitted(shapes, "Actor", "classification") == kinds


def test_every_shape_has_words_for_a_curator(shapes: Graph) -> None:
    properties = set(shapes.objects(None, SH.property))
    assert len(properties) > 80
    assert all(shapes.value(each, SH.message) for each in properties)


WORLD = f"""
@prefix aln: <{ALN}> .
@prefix eli: <http://data.europa.eu/eli/ontology#> .
@prefix x: <http://x.example/> .
x:fact a aln:MechanismProvision ; aln:mechanism x:recall ; aln:act x:law .
x:fact aln:provision x:article ; aln:parameter x:value .
x:value a aln:Parameter ; aln:provision x:article ; aln:unit x:percent ; aln:printed "5" ; aln:what "signatures"@en .
x:practice a aln:Practice ; aln:mechanism x:recall ; aln:jurisdiction x:RS ; aln:enabledBy x:fact ; aln:gazette "x" .
x:law a eli:LegalResource ; aln:jurisdiction x:RS ; aln:key "law" ; aln:gazette "x" .
x:RS a aln:Jurisdiction ; aln:gazette "x" ; aln:footnote "* x"@en .
x:art a aln:Provision ; aln:mechanism x:recall ; aln:document x:doc ; aln:begin 0 ; aln:end 9 ; aln:text "x"@sq .
x:link a aln:Link ; aln:from x:art ; aln:to x:recall ; aln:begin 0 ; aln:end 9 ; aln:confidenceScore 0.9 .
"""


def test_the_ontology_infers_nothing_false(ontology: Graph) -> None:
    from owlrl import DeductiveClosure, OWLRL_Semantics

    world = ontology + Graph().parse(data=WORLD, format="turtle")
    DeductiveClosure(OWLRL_Semantics).expand(world)
    assert list(world.subjects(RDF.type, ERROR)) == []
    own = {"fact": "MechanismProvision", "value": "Parameter", "practice": "Practice", "RS": "Jurisdiction"}
    own |= {"art": "Provision", "link": "Link", "law": None, "recall": None}
    for name, kind in own.items():
        types = {str(each) for each in world.objects(URIRef(f"http://x.example/{name}"), RDF.type)}
        assert {each for each in types if each.startswith(ALN)} == ({ALN + kind} if kind else set())
    assert (URIRef("http://x.example/RS"), RDF.type, SKOS.Concept) in world


def test_the_ontology_finds_a_contradiction(ontology: Graph) -> None:
    from owlrl import DeductiveClosure, OWLRL_Semantics

    world = ontology + Graph().parse(data=WORLD, format="turtle")
    world.add((URIRef("http://x.example/law"), TERM.parameter, URIRef("http://x.example/practice")))
    DeductiveClosure(OWLRL_Semantics).expand(world)
    assert list(world.subjects(RDF.type, ERROR))
