"""One mechanism over all jurisdictions, from a small world and from the shipped corpus."""

from datetime import date

import pytest
from pyoxigraph import Quad

from graph.compare import compare
from graph.describe import describe_act
from graph.store import RdfStore
from graph.stores.memory import MemoryStore
from graph.stores.oxigraph import OxigraphStore
from graph.vocabulary import load_vocabulary
from ontology.eli import Eli
from ontology.errors import NotFoundError
from ontology.knowledge import Act


def filled(store: RdfStore, quads: list[Quad]) -> RdfStore:
    store.load(quads)
    load_vocabulary(store)
    return store


@pytest.mark.filterwarnings(r"ignore:Dataset\.\w+ is deprecated:DeprecationWarning")  # rdflib warns of itself
@pytest.mark.parametrize("make", [OxigraphStore.create, MemoryStore])
def test_every_value_is_a_row_with_its_source(make: type[MemoryStore], small_world: list[Quad]) -> None:
    majority, notice, support = compare(filled(make(), small_world), "citizens_initiative")
    assert [row.role for row in (majority, notice, support)] == ["majority", "notice_term", "support"]
    assert (support.operator, support.printed, support.value, support.unit) == ("min", "15", 15.0, "percent")
    assert (support.base, support.what, support.valid_from, support.valid_to) == (
        "voters",
        "signatures",
        "2008",
        None,
    )
    assert (support.number, support.jurisdiction, support.binding) == ("70", "XK", "advisory")
    assert (support.title_native, support.title_en) == ("Ligji", "Law")
    assert (support.confidence, support.article_confidence) == ("high", "medium")
    assert support.sources == ("https://example.org/law", "the printed gazette")
    assert support.provision == f"{support.act}/art_70"
    assert majority.value == pytest.approx(2 / 3, abs=1e-6)
    assert (notice.value, notice.printed, notice.unit) == (None, "--03-31", "day_of_year")


def test_titles_read_from_a_document_do_not_double_the_rows(small_world: list[Quad], act: Act, law: Eli) -> None:
    titles = [quad for quad in describe_act(act, law) if quad.predicate.value.endswith("/title")]
    document = [Quad(quad.subject, quad.predicate, quad.object, quad.subject) for quad in titles]
    assert len(compare(filled(OxigraphStore.create(), [*small_world, *document]), "citizens_initiative")) == 3


def test_an_unknown_mechanism_is_not_found_and_an_unused_one_is_empty(corpus_store: OxigraphStore) -> None:
    with pytest.raises(NotFoundError, match="no mechanism palaver"):
        compare(corpus_store, "palaver")
    assert compare(corpus_store, "consultation") == []


def test_the_shipped_corpus_answers_the_first_question_of_a_researcher(corpus_store: OxigraphStore) -> None:
    rows = compare(corpus_store, "citizens_initiative")
    shares = {(row.jurisdiction, row.printed) for row in rows if row.role == "support" and row.unit == "percent"}
    assert {("RS", "5"), ("MK", "10"), ("XK", "15"), ("AL", "1")} <= shares
    serbian = next(row for row in rows if row.key == "rs-lsg-2007-citizens-initiative" and row.role == "support")
    assert (serbian.number, serbian.title_native) == ("68", "Закон о локалној самоуправи")
    assert any(row.role is None for row in rows)


def test_what_has_no_known_beginning_did_not_hold_before_the_year_of_its_act(corpus_store: OxigraphStore) -> None:
    rows = compare(corpus_store, "information_request")
    (undated,) = [row for row in rows if row.key == "mk-foi-2019-21" and row.role == "answer_term"]
    assert (undated.holds_from, undated.act_year) == (None, 2019)
    assert [undated.holds_on(date(year, 12, 31)) for year in (2018, 2019)] == [False, True]
    kept = [row for row in compare(corpus_store, "referendum", as_of=date(1900, 1, 1)) if row.act_year]
    assert kept == []


def test_in_the_year_in_which_one_law_followed_another_both_may_have_held(corpus_store: OxigraphStore) -> None:
    """The day is not known: of 2024 the old law and the new are told, of every other year one of them."""
    acts = {2023: {"2010"}, 2024: {"2010", "2024"}, 2025: {"2024"}}
    for year, wanted in acts.items():
        rows = compare(corpus_store, "citizens_initiative", as_of=date(year, 6, 30))
        found = {row.key.split("-")[3] for row in rows if row.key.startswith("ba-rs-referendum-")}
        assert found == wanted, year


def test_a_row_tells_the_rule_from_what_the_law_does_not_provide_for(corpus_store: OxigraphStore) -> None:
    bearings = {row.key: row.bearing for row in compare(corpus_store, "recall")}
    assert bearings["xk-lsg-2008-72"] is None
    assert bearings["rs-lsg-2007-no-recall"] == "absent"


def test_rows_are_sorted_by_jurisdiction_and_trust(corpus_store: OxigraphStore) -> None:
    rows = compare(corpus_store, "referendum")
    order = [(row.jurisdiction, ["high", "medium", "low"].index(row.confidence), row.role or "") for row in rows]
    assert len(rows) > 10
    assert order == sorted(order)


def test_no_value_of_the_corpus_is_lost_or_doubled(corpus_store: OxigraphStore) -> None:
    mechanisms = corpus_store.select("SELECT DISTINCT ?key WHERE { ?fact aln:mechanism/skos:notation ?key }")
    rows = [row for mechanism in mechanisms for row in compare(corpus_store, mechanism["key"] or "")]
    counted = corpus_store.select(
        "SELECT (COUNT(*) AS ?rows) WHERE { ?fact a aln:MechanismProvision OPTIONAL { ?fact aln:parameter ?value } }"
    )
    assert len(rows) == int(counted[0]["rows"] or 0)
