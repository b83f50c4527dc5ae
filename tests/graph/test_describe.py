"""Records and readings become quads: one named graph to a file or document, no term that is not declared."""

import re
from dataclasses import replace

import pytest
from pyoxigraph import NamedNode, Quad

from graph.describe import (
    corpus_graph,
    describe_act,
    describe_actor,
    describe_dataset,
    describe_jurisdiction,
    describe_participation,
    describe_reading,
    describe_unresolved,
    describe_versions,
    fact_article,
    version_of,
)
from graph.stores.oxigraph import OxigraphStore
from graph.vocabulary import VOCABULARY, vocabulary_turtle
from ontology.codes import Operator, ParameterRole, Unit
from ontology.corpus import Corpus
from ontology.eli import DEFAULT_BASE, Eli
from ontology.kinship import Kinship
from ontology.knowledge import Act, Actor, Parameter, Practice, Source
from ontology.linking import Mention, MentionKind
from ontology.model import Reading
from ontology.namespaces import ALN, CONCEPTS, ELI
from ontology.places import Jurisdiction
from tests.doubles.kosovo_reading import EXPRESSION, READING
from tests.graph.conftest import BUILT

UNRESOLVED = Mention(
    kind=MentionKind.PROVISION,
    surface="nenit 4 të Ligjit nr. 2003/12",
    span=(10, 39),
    provision=f"{EXPRESSION}/art_1",
    value="4",
    base="2003/12",
    issues=("13/2003",),
    reason="the register does not hold this act",
)


def statements(quads: list[Quad], subject: str) -> dict[str, set[str]]:
    """Predicates by local name, with the values of their objects."""
    found: dict[str, set[str]] = {}
    for quad in quads:
        if quad.subject.value == subject:
            found.setdefault(re.split(r"[#/]", quad.predicate.value)[-1], set()).add(quad.object.value)
    return found


def test_an_act_is_one_named_graph(act: Act, law: Eli) -> None:
    quads = list(describe_act(act, law))
    assert {quad.graph_name.value for quad in quads} == {corpus_graph(law.base, act.key)}
    work = statements(quads, str(law))
    assert work["title"] == {"Ligji", "Zakon", "Law"}
    assert work["type_document"] == {"https://w3id.org/alinea/id/act-type/law"}
    assert work["in_force"] == {f"{ELI}InForce-inForce"}
    assert work["sourceText"] == {"not an address"}
    assert "source" not in work


def test_a_fact_names_its_article_and_values(act: Act, law: Eli) -> None:
    quads = list(describe_act(act, law))
    iri = "https://w3id.org/alinea/id/fact/xk-law-2008-initiative"
    fact = statements(quads, iri)
    assert fact["provision"] == {f"{law}/art_70"}
    assert fact["source"] == {"https://example.org/law"}
    assert fact["sourceText"] == {"the printed gazette"}
    assert len(fact["parameter"]) == 3
    assert statements(quads, f"{law}/art_70")["is_part_of"] == {str(law)}
    first = statements(quads, f"{iri}/parameter/1")
    assert (first["value"], first["printed"], first["confidence"]) == ({"15"}, {"15"}, {"high"})
    assert statements(quads, f"{iri}/parameter/2")["value"] == {"0.666667"}
    assert "value" not in statements(quads, f"{iri}/parameter/3")


def test_a_fact_without_an_article_speaks_of_the_work(act: Act, law: Eli) -> None:
    fact = replace(act.provisions[0], article=None, article_note="reported, article not seen")
    assert fact_article(fact, law) == str(law)
    quads = list(describe_act(replace(act, provisions=[fact]), law))
    assert not any(quad.object.value.endswith("LegalResourceSubdivision") for quad in quads)


def test_large_and_small_numbers_are_decimals(act: Act, law: Eli) -> None:
    values = [
        Parameter(role=ParameterRole.SCOPE, operator=Operator.MAX, value=value, unit=Unit.EUR)
        for value in ("2500000", "10000000000", "0.05", "0")
    ]
    act = replace(act, provisions=[replace(act.provisions[0], parameters=values)])
    found = [quad.object.value for quad in describe_act(act, law) if quad.predicate.value.endswith("#value")]
    assert found == ["2500000", "10000000000", "0.05", "0"]


def test_a_jurisdiction_keeps_its_asterisk_and_footnote(jurisdiction: Jurisdiction) -> None:
    quads = list(describe_jurisdiction(jurisdiction, base=DEFAULT_BASE))
    found = statements(quads, "https://w3id.org/alinea/id/jurisdiction/XK")
    assert found["prefLabel"] == {"Kosovo*"}
    assert found["footnote"] == {"* Without prejudice to positions on status."}
    assert found["exactMatch"] == {"http://www.wikidata.org/entity/Q1246"}


def test_an_actor_with_two_addresses() -> None:
    actor = Actor(
        key="al-x",
        kind="cso",
        name={"en": "X"},
        jurisdiction="AL",
        short=["X"],
        url="https://x.example and https://y.example",
        sources=[Source(text="seen")],
    )
    found = statements(list(describe_actor(actor, base=DEFAULT_BASE)), "https://w3id.org/alinea/id/actor/al-x")
    assert found["url"] == {"https://x.example", "https://y.example"}
    assert found["classification"] == {"https://w3id.org/alinea/id/actor-kind/cso"}


def test_a_reading_is_the_graph_of_its_expression() -> None:
    quads = list(describe_reading(READING))
    assert {quad.graph_name.value for quad in quads} == {EXPRESSION}
    article = statements(quads, f"{EXPRESSION}/art_1")
    assert article["is_part_of"] == {EXPRESSION}
    assert article["realizes"] == {"https://w3id.org/alinea/eli/xk/law/2008/03-L-040/art_1"}
    assert article["mechanism"] == {"https://w3id.org/alinea/id/mechanism/citizens_initiative"}
    link = statements(quads, f"{EXPRESSION}#link-1")
    assert (link["linkKind"], link["confidenceScore"]) == ({"provides"}, {"0.900"})
    texts = {quad.object.value: quad.object.language for quad in quads if quad.predicate.value == f"{ALN}text"}
    assert texts == {"Neni 1 Teksti": "sq", "Teksti": None, "Fusnotë": "sq"}


def test_a_work_has_its_date_and_its_amendments_apart_from_its_first_publication() -> None:
    work = statements(list(describe_reading(READING)), EXPRESSION.removesuffix("/sq"))
    assert (work["gazette"], work["amendment"]) == ({"GZ 28/2008"}, {"GZ 5/2015"})
    assert work["date_document"] == {"2008-02-20"}


def test_pages_treated_alike_are_one_activity() -> None:
    quads = list(describe_reading(READING))
    expression = statements(quads, EXPRESSION)
    reading = f"{EXPRESSION}#reading"
    assert expression["wasGeneratedBy"] == {f"{EXPRESSION}#treatment-1", f"{EXPRESSION}#treatment-2", reading}
    scanned = statements(quads, f"{EXPRESSION}#treatment-1")
    assert (scanned["method"], scanned["pageRange"], scanned["confidenceScore"]) == ({"ocr"}, {"1-3, 7"}, {"0.910"})
    assert scanned["used"] == statements(quads, reading)["used"] == {f"ni:///sha-256;{'0' * 64}"}
    assert scanned["isPartOf"] == {reading}
    mended = statements(quads, f"{EXPRESSION}#treatment-2")
    assert mended["description"] == {"þ read as č, 3 times"}
    assert "pageRange" not in mended


def test_footnotes_are_told_and_running_heads_are_not() -> None:
    quads = list(describe_reading(READING))
    note = statements(quads, f"{EXPRESSION}#note-1")
    assert (note["noteKind"], note["text"], note["is_part_of"]) == ({"footnote"}, {"Fusnotë"}, {EXPRESSION})
    assert not statements(quads, f"{EXPRESSION}#note-2")


def test_varieties_are_one_literal_without_the_unlikely() -> None:
    assert statements(list(describe_reading(READING)), EXPRESSION)["varieties"] == {"sr 0.70, bs 0.28"}


def kin(kinship: Kinship) -> Reading:
    return replace(READING, relatives=[replace(READING.relatives[0], kinship=kinship)])


@pytest.mark.parametrize(
    ("kinship", "direct"),
    [
        (Kinship.OTHER_VERSION, "isVersionOf"),
        (Kinship.OTHER_SCRIPT, "isFormatOf"),
        (Kinship.OTHER_LANGUAGE, None),
    ],
)
def test_kinship_is_stated_with_its_evidence(kinship: Kinship, direct: str | None) -> None:
    quads = list(describe_reading(kin(kinship)))
    expression, earlier = statements(quads, EXPRESSION), f"{EXPRESSION}@12345678"
    assert {key for key, values in expression.items() if earlier in values} == ({direct} if direct else set())
    told = statements(quads, f"{EXPRESSION}#kinship-1")
    assert (told["kinship"], told["from"], told["to"]) == ({kinship.value}, {EXPRESSION}, {earlier})
    assert told["confidenceScore"] == {"0.810"}


def test_a_copy_is_one_more_embodiment_in_a_graph_of_its_own() -> None:
    copy = kin(Kinship.SAME_TEXT)
    quads = list(describe_reading(copy))
    source = f"ni:///sha-256;{'0' * 64}"
    assert {quad.graph_name.value for quad in quads} == {source}
    assert statements(quads, EXPRESSION) == {"is_embodied_by": {source}}
    found = statements(quads, source)
    assert found["embodies"] == {EXPRESSION}
    assert (found["format"], found["sourceText"]) == ({"text/plain"}, {"ligji.txt"})
    assert found["isFormatOf"] == {f"ni:///sha-256;{'2' * 64}"}
    assert not any(quad.object.value.endswith("Provision") for quad in quads)


def test_a_file_that_could_not_be_read_says_nothing() -> None:
    assert list(describe_reading(Reading(file="broken.pdf"))) == []


def test_every_own_term_is_declared_and_every_declared_term_is_used(
    corpus_store: OxigraphStore, small_world: list[Quad]
) -> None:
    curated = corpus_store.select(
        "SELECT DISTINCT ?term WHERE { { ?s ?term ?o } UNION { ?s a ?term } "
        "UNION { ?s ?p ?o BIND(DATATYPE(?o) AS ?term) } }"
    )
    quads = [*describe_reading(READING), *small_world, *describe_unresolved(EXPRESSION, [UNRESOLVED])]
    quads += describe_versions([version_of(READING.document)] if READING.document else [], [])
    read = {quad.predicate.value for quad in quads}
    read |= {quad.object.value for quad in quads if isinstance(quad.object, NamedNode)}
    used = {iri for iri in {row["term"] for row in curated} | read if iri and iri.startswith(ALN)}
    ontology = (vocabulary_turtle("alinea") + vocabulary_turtle("places")).decode()
    declared = {ALN + name for name in re.findall(r"^aln:(\w+) a ", ontology, re.MULTILINE)}
    assert used <= declared
    assert declared == used


def test_vocabulary_graphs_are_told_apart(corpus_store: OxigraphStore) -> None:
    assert set(VOCABULARY.values()) <= set(corpus_store.graphs())


def participation(corpus: Corpus) -> list[Quad]:
    return list(describe_participation(corpus, base=DEFAULT_BASE))


def test_words_for_actors_name_concepts_and_institutions(act: Act, practice: Practice) -> None:
    fact = replace(
        act.provisions[0],
        actors=["voters of the unit", "the moon", "UNDP", "Court", "Twin"],
        addressees=["mayor and directorates"],
    )
    undp = Actor(key="undp", kind="donor", name={"en": "United Nations Development Programme"}, short=["UNDP"])
    courts = [
        Actor(key=f"{each}-court", kind="court", name={"en": "Court"}, jurisdiction=each) for each in ("XK", "RS")
    ]
    twins = [Actor(key=f"twin-{each}", kind="cso", name={"en": "Twin"}) for each in (1, 2)]
    quads = participation(
        Corpus(
            acts=[replace(act, provisions=[fact])],
            practices=[replace(practice, actors=["UNDP", "NGOs"])],
            actors=[undp, *courts, *twins],
        )
    )
    concepts = f"{CONCEPTS}{{}}".format
    told = statements(quads, f"{CONCEPTS}fact/{fact.key}")
    assert told["actorKind"] == {
        concepts("participant/voters"),
        concepts("actor-kind/international_organisation"),
    }
    assert told["addresseeKind"] == {concepts("actor-kind/mayor"), concepts("participant/administration")}
    found = statements(quads, f"{CONCEPTS}practice/{practice.key}")
    assert found["actorKind"] == {concepts("actor-kind/cso"), concepts("actor-kind/international_organisation")}
    assert told["participant"] == {f"{CONCEPTS}actor/undp", f"{CONCEPTS}actor/XK-court"}


def test_an_empty_store_has_no_description() -> None:
    assert describe_dataset(OxigraphStore.create(), base=DEFAULT_BASE, version="x", issued=BUILT) == []
