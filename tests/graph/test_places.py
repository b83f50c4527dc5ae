"""Places, locations, participants and projects in the graph that ships."""

from collections.abc import Callable

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph.describe import describe_corpus, describe_gazetteer
from graph.stores.oxigraph import OxigraphStore
from graph.validation import validate
from graph.vocabulary import VOCABULARY, vocabulary_turtle
from ontology.corpus import Corpus
from ontology.eli import DEFAULT_BASE
from ontology.knowledge import Source
from ontology.namespaces import ALN, DCTERMS, GEO, OWL, SKOS
from ontology.places import Gazetteer, Jurisdiction, Place, PlaceKind

PLACES = f"{DEFAULT_BASE}id/place/"
SOMBOR = f"{PLACES}rs/sombor"


def of(store: OxigraphStore, subject: str, curie: str) -> set[str]:
    rows = store.select(f"SELECT (STR(?value) AS ?text) WHERE {{ <{subject}> {curie} ?value }}")
    return {row["text"] for row in rows if row["text"]}


def test_a_place_has_names_codes_a_point_and_what_it_lies_in(corpus_store: OxigraphStore) -> None:
    assert {"Sombor", "Сомбор"} <= of(corpus_store, SOMBOR, "skos:prefLabel")
    assert of(corpus_store, SOMBOR, "skos:notation") == {"80381"}
    district = of(corpus_store, SOMBOR, "dcterms:isPartOf")
    assert district == {f"{PLACES}rs/zapadnobacki-okrug"}
    assert of(corpus_store, district.pop(), "dcterms:isPartOf") == {f"{PLACES}rs/vojvodina"}
    assert of(corpus_store, f"{PLACES}rs/vojvodina", "dcterms:isPartOf") == {
        "https://w3id.org/alinea/id/jurisdiction/RS"
    }
    [point] = of(corpus_store, SOMBOR, "geo:hasGeometry/geo:asWKT")
    longitude, latitude = map(float, point.removeprefix("POINT(").removesuffix(")").split())
    assert 18.5 < longitude < 19.5
    assert 45.5 < latitude < 46.1


def test_places_are_tied_to_public_gazetteers(corpus_store: OxigraphStore) -> None:
    bar = f"{PLACES}me/bar"
    assert of(corpus_store, bar, "owl:sameAs") == {"https://sws.geonames.org/3204508/"}
    assert of(corpus_store, bar, "skos:exactMatch") == {"http://www.wikidata.org/entity/Q2604068"}


def test_a_practice_and_an_act_say_where_they_are_beside_the_printed_words(corpus_store: OxigraphStore) -> None:
    practice = f"{DEFAULT_BASE}id/practice/rs-sombor-participatory-budgeting"
    assert of(corpus_store, practice, "aln:place") == {"Sombor"}
    assert of(corpus_store, practice, "dcterms:spatial") == {SOMBOR}
    rows = corpus_store.select(
        "SELECT ?act WHERE { ?act aln:key 'me-kotor-participation-2019' ; dcterms:spatial ?place }"
    )
    assert len(rows) == 1


def test_every_place_that_a_practice_names_is_linked(corpus: Corpus, corpus_store: OxigraphStore) -> None:
    linked = {
        row["key"]
        for row in corpus_store.select("SELECT DISTINCT ?key WHERE { ?p aln:key ?key ; dcterms:spatial ?s }")
    }
    alone = [each.place for each in corpus.practices if each.place and each.key not in linked]
    # What is left names no place, only how many there are.
    assert all(text[0].isdigit() or text.startswith("national") for text in alone), alone


def test_practices_name_their_known_actors(corpus_store: OxigraphStore) -> None:
    practice = f"{DEFAULT_BASE}id/practice/rs-sombor-participatory-budgeting"
    assert "City of Sombor" in of(corpus_store, practice, "aln:actor")
    assert f"{DEFAULT_BASE}id/actor/rs-sombor-city" in of(corpus_store, practice, "schema:participant")


def test_the_project_of_the_first_document(corpus_store: OxigraphStore) -> None:
    project = f"{DEFAULT_BASE}id/project/csos-networking-for-local-democracy"
    hub = f"{DEFAULT_BASE}id/project/regional-civil-society-hub"
    assert of(corpus_store, project, "dcterms:isPartOf") == {hub}
    assert of(corpus_store, hub, "schema:funder") == {f"{DEFAULT_BASE}id/actor/sida"}
    assert of(corpus_store, hub, "aln:implementer") == {f"{DEFAULT_BASE}id/actor/bcsdn"}
    assert len(of(corpus_store, project, "dcterms:spatial")) == 6
    assert of(corpus_store, project, "schema:duration") == {"P10M"}
    [conflict] = of(corpus_store, project, "aln:conflict")
    assert "5 countries" in conflict
    assert "six" in conflict


def test_networks_and_their_members(corpus_store: OxigraphStore) -> None:
    rows = corpus_store.select(
        f"SELECT ?key WHERE {{ ?actor org:memberOf <{DEFAULT_BASE}id/actor/nalas> ; aln:key ?key }}"
    )
    assert {"mk-zels", "rs-skgo", "ba-fbih-association-of-municipalities"} <= {row["key"] for row in rows}


PLACE = Place(
    key="town",
    kind=PlaceKind.MUNICIPALITY,
    name={"sq": "Qyteza", "en": "Town"},
    jurisdiction="XK",
    national="77",
    geonames=7,
    at=(42.5, 20.5),
)
GAZETTEER = Gazetteer(
    jurisdiction="XK",
    counts={},
    counted_by="a trial",
    names_in=["sq"],
    sources=[Source(url="https://example.org/list"), Source(text="a printed list")],
    places=[PLACE],
)
IRI = f"{PLACES}xk/town"
Mistake = Callable[[Quad], Quad | None]


def drop(predicate: str, language: str | None = None) -> Mistake:
    def spoil(quad: Quad) -> Quad | None:
        wrong = quad.subject.value == IRI and quad.predicate.value == predicate
        told = language in (None, getattr(quad.object, "language", None))
        return None if wrong and told else quad

    return spoil


def change(predicate: str, value: str | Literal) -> Mistake:
    def spoil(quad: Quad) -> Quad | None:
        if not quad.subject.value.startswith(IRI) or quad.predicate.value != predicate:
            return quad
        return Quad(
            quad.subject, quad.predicate, value if isinstance(value, Literal) else NamedNode(value), quad.graph_name
        )

    return spoil


MISTAKES = {
    "kind": (drop(f"{DCTERMS}type"), "exactly one kind"),
    "above": (drop(f"{DCTERMS}isPartOf"), "exactly one place or jurisdiction above"),
    "above that is not there": (change(f"{DCTERMS}isPartOf", f"{PLACES}xk/nowhere"), "not in the graph"),
    "jurisdiction": (drop(f"{ALN}jurisdiction"), "exactly one jurisdiction"),
    "English name": (drop(f"{SKOS}prefLabel", "en"), "name of the place in English"),
    "code without a type": (change(f"{SKOS}notation", Literal("77")), "says by its type"),
    "GeoNames": (change(f"{OWL}sameAs", "https://example.org/7"), "one of GeoNames"),
    "point": (
        change(f"{GEO}asWKT", Literal("POINT(20.5, 42.5)", datatype=NamedNode(f"{GEO}wktLiteral"))),
        "longitude before latitude",
    ),
}


def told(jurisdiction: Jurisdiction, spoil: Mistake | None) -> list[str]:
    world = describe_corpus(
        Corpus(jurisdictions=[jurisdiction], gazetteers=[GAZETTEER]), work_of=lambda act: None, base=DEFAULT_BASE
    )
    store = OxigraphStore.create()
    store.load_turtle(vocabulary_turtle("places"), graph=VOCABULARY["places"])
    store.load(kept for quad in world if (kept := spoil(quad) if spoil else quad) is not None)
    return [each.message for each in validate(store) if each.focus.startswith(IRI)]


def test_a_sound_place_is_in_order(jurisdiction: Jurisdiction) -> None:
    assert told(jurisdiction, None) == []


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_in_a_place_is_told(jurisdiction: Jurisdiction, name: str) -> None:
    spoil, message = MISTAKES[name]
    assert any(message in each for each in told(jurisdiction, spoil))


def test_a_gazetteer_says_where_its_names_come_from() -> None:
    quads = list(describe_gazetteer(GAZETTEER, base=DEFAULT_BASE))
    graph = f"{DEFAULT_BASE}id/corpus/places-xk"
    assert {quad.graph_name.value for quad in quads} == {graph}
    told = {quad.object.value for quad in quads if quad.subject.value == graph}
    assert {"https://example.org/list", "a printed list"} <= told
