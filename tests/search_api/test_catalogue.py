"""Read models, over the shipped corpus and over one invented law with facts."""

import json

import pytest

from alinea.wiring import Installation
from graph.describe import describe_act, describe_reading
from graph.store import RdfStore
from graph.stores.oxigraph import OxigraphStore
from ontology.codes import ActStatus, ActType, Confidence, Operator, ParameterRole, Unit
from ontology.eli import Eli
from ontology.errors import NotFoundError
from ontology.knowledge import Act, MechanismProvision, Parameter
from ontology.linking import Link, LinkKind
from ontology.model import Document, Provision, ProvisionKind, Reading
from ontology.scripts import canonical_tag
from search_api import catalogue
from search_api.catalogue.jurisdictions import lies_in
from search_api.catalogue.subject import is_iri

BASE = "https://w3id.org/alinea/"
LAW = f"{BASE}eli/rs/law/2001/7-zakon-o-primeru"
TEXT = LAW + "/sr-Cyrl"
DECISION = f"{BASE}eli/rs/decision/nd/odluka-o-zborovima-gradjana-u-opstini-primer"


def provision(path: str, kind: ProvisionKind, *, number: str | None, span: tuple[int, int], parent: str) -> Provision:
    return Provision(
        iri=f"{TEXT}/{path}", kind=kind, number=number, heading=None, text=f"текст {path}", language="sr-Cyrl",
        script="Cyrl", page=1, span=span, parent=f"{TEXT}{parent}" if parent else None,
    )  # fmt: skip


def fact(key: str, article: str | None) -> MechanismProvision:
    values = [
        Parameter(role=ParameterRole.SUPPORT, operator=Operator.MIN, value="1/3", unit=Unit.FRACTION),
        Parameter(role=ParameterRole.MORATORIUM, operator=Operator.EXACT, value="--03-01", unit=Unit.DAY_OF_YEAR),
    ]
    return MechanismProvision(
        key=key, mechanism="referendum", name={"en": key}, digest={"en": "A digest.", "sr-Cyrl": "Сажетак."},
        confidence=Confidence.HIGH, article=article, article_note="of the whole act", parameters=values,
    )  # fmt: skip


@pytest.fixture(scope="module")
def law() -> RdfStore:
    """A law of two articles, one with a paragraph and a point; facts on article 2, on 1-3 and on the whole."""
    store = OxigraphStore.create()
    act = Act(
        key="rs-example", jurisdiction="RS", type=ActType.LAW, status=ActStatus.IN_FORCE, confidence=Confidence.HIGH,
        title={"sr-Cyrl": "Закон о примеру", "en": "Example Law"}, year=2001, number="7", short=["ЗОП"],
        amended_by=["9/2005"], provisions=[fact("two", "2"), fact("range", "1-3"), fact("all", None)],
    )  # fmt: skip
    store.load(describe_act(act, Eli.parse(LAW)))
    document = Document(
        iri=TEXT, work=LAW, title="ЗАКОН О ПРИМЕРУ", act_type="law", jurisdiction="RS", language="sr-Cyrl",
        script="Cyrl", sha256="0" * 64, media_type="text/plain", source="zakon.txt", text="", page_starts=(0,),
        number="7", year=2001,
    )  # fmt: skip
    parts = [
        provision("chp_1", ProvisionKind.CHAPTER, number="I", span=(0, 90), parent=""),
        provision("art_1", ProvisionKind.ARTICLE, number="1", span=(10, 30), parent="/chp_1"),
        provision("art_2", ProvisionKind.ARTICLE, number="2", span=(30, 90), parent="/chp_1"),
        provision("art_2/par_1", ProvisionKind.PARAGRAPH, number=None, span=(40, 60), parent="/art_2"),
        provision("art_2/par_2", ProvisionKind.PARAGRAPH, number=None, span=(60, 90), parent="/art_2"),
        provision("art_2/par_2/pnt_1", ProvisionKind.POINT, number="1", span=(65, 90), parent="/art_2/par_2"),
    ]
    link = Link(
        kind=LinkKind.CITES, source=f"{TEXT}/art_2", target=f"{TEXT}/art_1", evidence="члана 1.", span=(70, 78),
        quote_sha256="0" * 64, confidence=0.9, method="reference-grammar",
    )  # fmt: skip
    store.load(describe_reading(Reading(file="zakon.txt", document=document, provisions=parts, links=[link])))
    return store


def test_an_act_joins_what_was_curated_with_what_was_read(law: RdfStore):
    act = catalogue.act(law, LAW)
    assert (act.key, act.number, act.short, act.year) == ("rs-example", "7", ("ЗОП",), 2001)
    assert act.titles == {"sr-Cyrl": "Закон о примеру", "en": "Example Law"}  # the curated one, not the capitals
    assert [each.key for each in act.provisions] == ["all", "range", "two"]
    contents = act.expressions[0].contents
    assert [(each.kind, each.number, each.depth) for each in contents] == [
        ("chapter", "I", 0), ("article", "1", 1), ("article", "2", 1),
    ]  # fmt: skip
    assert catalogue.act(law, TEXT) == act
    assert act.amendments == ("9/2005",)


def test_a_provision_knows_its_surroundings(law: RdfStore):
    found = catalogue.provision(law, f"{TEXT}/art_2")
    assert [step.number for step in found.path] == ["I"]
    assert found.previous is not None
    assert (found.previous.number, found.next) == ("1", None)
    assert [part.iri.removeprefix(found.iri) for part in found.children] == ["/par_1", "/par_2"]
    assert [part.text for part in found.children[1].children] == ["текст art_2/par_2/pnt_1"]
    assert [(each.iri, each.evidence) for each in found.cites] == [(f"{TEXT}/art_1", "члана 1.")]
    assert [each.iri for each in catalogue.provision(law, f"{TEXT}/art_1").cited_by] == [found.iri]
    assert (found.language, found.page, found.span) == ("sr-Cyrl", 1, (30, 90))
    assert found.act is not None
    assert found.act.titles["en"] == "Example Law"


def test_facts_on_an_article_and_on_a_range_that_holds_it(law: RdfStore):
    keys = {
        number: [each.key for each in catalogue.provision(law, f"{TEXT}/art_{number}").facts] for number in (1, 2)
    }
    assert keys == {1: ["range"], 2: ["range", "two"]}


def test_a_paragraph_has_the_links_inside_it(law: RdfStore):
    assert catalogue.provision(law, f"{TEXT}/art_2/par_1").cites == ()
    assert len(catalogue.provision(law, f"{TEXT}/art_2/par_2").cites) == 1


def test_an_article_of_the_work_leads_to_its_documents(law: RdfStore):
    found = catalogue.provision(law, f"{LAW}/art_2")
    assert (found.document, found.text, found.number) == (None, None, "2")
    assert [each.iri for each in found.realisations] == [f"{TEXT}/art_2"]
    assert [each.key for each in found.facts] == ["range", "two"]
    of_unread = catalogue.provision(law, f"{LAW}/art_1-3")
    assert ([each.key for each in of_unread.facts], of_unread.realisations) == (["range"], ())


def test_values_keep_their_exact_form(law: RdfStore):
    values = catalogue.fact(law, f"{BASE}id/fact/two").parameters
    assert [(each.printed, each.value, each.unit) for each in values] == [
        ("1/3", 0.333333, "fraction"), ("--03-01", None, "day_of_year"),
    ]  # fmt: skip


@pytest.mark.parametrize("iri", [LAW, f"{TEXT}/art_9", "no iri at all", "x:<>", f"{BASE}id/fact/two", ""])
def test_what_is_no_provision_is_not_found(law: RdfStore, iri: str):
    with pytest.raises(NotFoundError):
        catalogue.provision(law, iri)


@pytest.mark.parametrize("iri", [f"{LAW}x", f"{TEXT}/art_1", "", "x y"])
def test_what_is_no_act_is_not_found(law: RdfStore, iri: str):
    with pytest.raises(NotFoundError):
        catalogue.act(law, iri)


def test_mechanisms_of_a_real_document(installation: Installation):
    found = catalogue.provision(installation.store, f"{DECISION}/sr-Cyrl/art_2")
    named = {each.key: each for each in found.mechanisms}
    assert "citizens_gathering" in named
    assert named["citizens_gathering"].labels["en"]
    assert any("бор" in words for words in named["citizens_gathering"].evidence)


def test_the_thesaurus_is_a_tree_with_counts(installation: Installation):
    tops = catalogue.mechanisms(installation.store)
    assert {"initiative", "decision", "information"} <= {each.mechanism.key for each in tops}
    summary = catalogue.mechanism_summaries(installation.store)["citizens_initiative"]
    assert {"AL", "ME", "MK", "RS", "XK"} <= set(summary.facts)
    view = catalogue.mechanism(installation.store, "citizens_initiative")
    assert {"sq", "mk", "sr-Cyrl", "sr-Latn", "bs", "hr", "cnr", "tr", "en"} <= set(view.labels)
    assert {row.jurisdiction for row in view.comparison} >= {"AL", "RS", "XK"}
    assert view.broader == ("initiative",)


def test_every_view_goes_over_the_wire(installation: Installation):
    store = installation.store
    views = [
        *catalogue.acts(store), *catalogue.practices(store), *catalogue.actors(store), *catalogue.mechanisms(store),
        *catalogue.jurisdictions(store), catalogue.statistics(store), catalogue.act(store, DECISION),
        catalogue.provision(store, f"{DECISION}/sr-Cyrl/art_4"), catalogue.mechanism(store, "referendum"),
    ]  # fmt: skip
    for view in views:
        assert json.loads(json.dumps(view.as_dict()))


def test_the_footnote_goes_with_the_name(installation: Installation):
    named = {each.code: each for each in catalogue.jurisdictions(installation.store)}
    assert len(named) == 9
    assert all(name.endswith("*") for name in named["XK"].names.values())
    assert "1244" in named["XK"].footnotes["en"]
    assert named["BA-FBIH"].part_of == "BA"


def test_filters(installation: Installation):
    store = installation.store
    assert {each.jurisdiction for each in catalogue.acts(store, countries=["ba"])} > {"BA", "BA-FBIH"}
    assert {each.jurisdiction for each in catalogue.practices(store, countries=["MK"])} == {"MK"}
    assert {each.mechanism for each in catalogue.practices(store, mechanism="referendum")} == {"referendum"}
    kinds = {each.kind for each in catalogue.actors(store)}
    kind = sorted(kinds)[0]
    assert {each.kind for each in catalogue.actors(store, kind=kind)} == {kind}


@pytest.mark.parametrize("read", [catalogue.mechanism, catalogue.practice, catalogue.actor, catalogue.fact])
@pytest.mark.parametrize("key", ["nope", "", "a> b", "x:y"])
def test_unknown_keys_are_not_found(installation: Installation, read, key: str):
    with pytest.raises(NotFoundError):
        read(installation.store, key)


def test_statistics_agree_with_the_lists(installation: Installation):
    counts = catalogue.statistics(installation.store)
    assert counts.practices == len(catalogue.practices(installation.store))
    assert counts.acts == len(catalogue.acts(installation.store))
    assert (counts.documents, counts.articles) == (2, 8)
    assert counts.languages == {"sq": 3, "sr-Cyrl": 5}


def test_an_empty_store_has_nothing():
    store = OxigraphStore.create()
    assert catalogue.acts(store) == catalogue.mechanisms(store) == catalogue.practices(store) == []
    assert catalogue.statistics(store).quads == 0


def test_language_tags_are_written_as_rfc_5646_recommends():
    assert [canonical_tag(tag) for tag in ("sr-cyrl", "EN", "en-us", "")] == ["sr-Cyrl", "en", "en-US", ""]


def test_jurisdictions_hold_their_parts():
    assert [lies_in("BA-RS", code) for code in ("BA", "ba-rs", "RS", None)] == [True, True, False, True]
    assert not lies_in(None, "RS")


def test_what_may_stand_in_a_query():
    assert is_iri("https://w3id.org/alinea/x")
    assert not any(
        is_iri(text) for text in ("x", "a:b c", "a:<b>", 'a:"', "a:\n", "a:{", "a:\\", "a:\x81", "a:\ue000\uffff")
    )
