from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from alinea.wiring import Installation
from ontology.errors import QueryError
from ontology.validity import Law
from search_api.fold import akin
from search_api.passages import Filters, HitType, Passage
from search_api.ports import Ranked
from search_api.retrieval import Hit, LanguageMeans, Mode, Query, lean_on_hits
from search_api.retrieval.fusion import Fusion, lifted, spread
from search_api.retrieval.query import Understanding
from search_api.retrieval.question import is_statement
from search_api.retrieval.variants import to_show


def fusion(**lists: list[float]) -> Fusion:
    """Of lists with these scores."""
    return Fusion({name: [Ranked(row=row, score=score) for row, score in enumerate(s)] for name, s in lists.items()})


def test_scores_are_added_by_hand():
    both = fusion(dense=[0.6, 0.2], senses=[12.0, 3.0])
    assert both.score({"dense": 0.6, "senses": 12.0}, foreign=False) == pytest.approx((0.6 + 0.91 * 0.3) / 1.91)
    assert both.score({"dense": 0.6}, foreign=False) == pytest.approx(0.6 / 1.91)
    assert both.score({"senses": 6.0}, foreign=False) == pytest.approx((0.2 + 0.91 * 0.15) / 1.91)  # 0.2: the last
    assert fusion(dense=[-0.1]).score({"dense": -0.1}, foreign=False) == 0
    assert fusion(dense=[0.5], lexical=[]).score({"dense": 0.5}, foreign=True) == pytest.approx(0.5)


def test_a_pasted_article_carries_more_senses_than_any_question():
    pasted = fusion(senses=[160.0, 80.0])
    assert pasted.score({"senses": 160.0}, foreign=False) == pytest.approx(1.0)
    assert pasted.score({"senses": 80.0}, foreign=False) == pytest.approx(0.5)


def test_of_two_that_come_as_near_the_shorter_is_better():
    near = fusion(dense=[0.5])
    short, usual, long = (near.score({"dense": 0.5}, foreign=False, words=words) for words in (30, 100, 1000))
    assert short > usual > long > 0.35
    assert usual == near.score({"dense": 0.5}, foreign=False)
    assert near.score({"dense": 0.0}, foreign=False, words=100_000) == 0
    assert near.score({"dense": 1.0}, foreign=False, words=0) == 1


def test_spreading_prefers_what_was_not_seen_yet():
    ranked = [("a1", 1.0), ("a2", 0.99), ("b1", 0.98), ("a3", 0.2)]
    order = [item for item, _ in spread(ranked, lambda item: item[0], depth=4)]
    assert order == ["a1", "b1", "a2", "a3"]


def test_spreading_keeps_scores_falling_and_loses_nothing():
    ranked = [(f"{'ab'[turn % 2]}{turn}", 1 - turn / 100) for turn in range(40)]
    found = spread(ranked, lambda item: item[0], depth=5)
    assert {item for item, _ in found} == {item for item, _ in ranked}
    scores = [score for _, score in found]
    assert scores == sorted(scores, reverse=True)


def test_centring_takes_the_language_out():
    rng = np.random.default_rng(7)
    meaning = rng.normal(size=(50, 16)).astype(np.float32)
    shift = {"mk": rng.normal(size=16) * 4, "sq": rng.normal(size=16) * 4}
    vectors = np.concatenate([meaning + shift["mk"], meaning + shift["sq"]]).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    languages = ["mk"] * 50 + ["sq"] * 50
    centred = LanguageMeans.estimate(vectors, languages).centre(vectors, languages)
    assert np.allclose(np.linalg.norm(centred, axis=1), 1.0, atol=1e-5)

    def found(rows):
        return float(np.mean(np.argmax(rows[:50] @ rows[50:].T, axis=1) == np.arange(50)))

    assert found(centred) > found(vectors) + 0.1


def test_means_survive_saving(tmp_path):
    vectors = np.eye(4, dtype=np.float32)
    means = LanguageMeans.estimate(vectors, ["mk", "mk", "sr-Cyrl", "bs"])
    means.save(tmp_path / "means.npz")
    again = LanguageMeans.load(tmp_path / "means.npz")
    assert np.array_equal(again.centre(vectors, ["mk"] * 4), means.centre(vectors, ["mk"] * 4))
    assert np.array_equal(means.centre(vectors, ["sr-Latn"] * 4), means.centre(vectors, ["cnr"] * 4))


def test_no_means_change_nothing():
    vectors = np.eye(3, dtype=np.float32)
    empty = LanguageMeans.estimate(np.zeros((0, 3), dtype=np.float32), [])
    assert empty.centre(vectors, ["mk"] * 3) is vectors


@pytest.mark.parametrize("limit", [-1, 1000])
def test_limits_are_bounded(limit):
    with pytest.raises(QueryError, match="limit"):
        Query(text="x", limit=limit)


def test_bytes_that_are_no_text_are_told():
    with pytest.raises(QueryError, match="no letters of any script"):
        Query(text="ref\ud800")


def test_pages_follow_each_other(installation: Installation):
    engine = installation.search
    whole = [hit.passage.iri for hit in engine.search(Query(text="javna rasprava o budžetu", limit=20)).hits]
    second = engine.search(Query(text="javna rasprava o budžetu", limit=10, offset=10)).hits
    assert [hit.passage.iri for hit in second] == whole[10:]
    assert len(set(whole)) == 20


def test_pages_of_any_size_give_the_same_order(installation: Installation):
    engine = installation.search
    asked = Query(text="recall of a mayor", limit=120)
    whole = [hit.passage.iri for hit in engine.search(asked).hits]
    pages = [engine.search(replace(asked, limit=20, offset=offset)).hits for offset in range(0, 120, 20)]
    assert [hit.passage.iri for page in pages for hit in page] == whole
    assert len(whole) == 120


def test_facets_count_what_was_found(installation: Installation):
    results = installation.search.search(Query(text="peticija", filters=Filters(types=["fact"])))
    assert results.facets["type"] == {"fact": results.total}
    assert sum(results.facets["country"].values()) == results.total


def test_a_fact_reads_its_confidence_and_reason(installation: Installation):
    hits = installation.search.search(
        Query(text="грађанска иницијатива потписи", filters=Filters(countries=["RS"]))
    ).hits
    fact = next(hit for hit in hits if hit.passage.type == "fact")
    assert fact.passage.confidence in ("high", "medium")
    assert fact.why.mechanisms == ("citizens_initiative",)
    assert fact.why.concept_rank is not None


def test_repealed_acts_answer_after_those_in_force(installation: Installation):
    hits = installation.search.search(Query(text="how many signatures for a citizens' initiative", limit=30)).hits
    by_key = {hit.passage.iri.rsplit("/", 1)[-1]: rank for rank, hit in enumerate(hits)}
    assert by_key["rs-lsg-2007-citizens-initiative"] >= 0
    assert hits[0].passage.status != "repealed"


@pytest.mark.parametrize("mode", list(Mode))
def test_nothing_matches_an_impossible_filter(installation: Installation, mode):
    filters = Filters(countries=["MK"], types=["practice"], mechanisms=["interethnic_council_that_is_not"])
    results = installation.search.search(Query(text="совет", mode=mode, filters=filters))
    assert (results.total, results.hits) == (0, [])


def test_similar_practices_leave_the_practice_itself_out(installation: Installation):
    base = installation.settings.base
    iri = f"{base}id/practice/rs-sombor-participatory-budgeting"
    similar = installation.search.similar(iri, filters=Filters(types=["practice"]), limit=5)
    assert len(similar) == 5
    assert iri not in {hit.passage.iri for hit in similar}
    assert sum("participatory_budgeting" in hit.passage.mechanisms for hit in similar) >= 3


def test_words_count_for_less_where_languages_share_few():
    words = fusion(lexical=[8.0, 4.0])
    assert words.score({"lexical": 4.0}, foreign=False) == pytest.approx(0.5)
    assert words.score({"lexical": 4.0}, foreign=True) == pytest.approx(0.1)
    assert akin("sr-Cyrl", "bs")
    assert akin("mk", "cnr")
    assert not akin("mk", "sq")
    assert not akin("sq", "tr")


@pytest.mark.parametrize("day", [date(1900, 1, 1), date(2009, 5, 1), date(2026, 1, 1)])
def test_the_law_of_a_day(installation: Installation, day):
    held = [Law(each.passage.valid_from, each.passage.valid_to) for each in referendums(installation, as_of=day)]
    assert all(law.holds_on(day) for law in held)
    assert any(law.first is None for law in held)  # what is not known is no reason to leave it out


def test_what_began_in_some_years(installation: Installation):
    found = referendums(installation, since=date(2007, 1, 1), until=date(2014, 12, 31))
    assert all("2007" <= str(hit.passage.valid_from) < "2015" for hit in found)


def referendums(installation: Installation, **days: date) -> list[Hit]:
    hits = installation.search.search(
        Query(text="referendum", filters=Filters(types=["fact"], **days), limit=200)
    ).hits
    assert hits
    return hits


def test_vectors_lean_on_their_hit_and_no_other():
    rows = np.eye(4, dtype=np.float32)
    leaning = lean_on_hits(rows, ["a", "a", "b", "c"])
    assert np.allclose(np.linalg.norm(leaning, axis=1), 1)
    assert leaning[0] @ leaning[1] > 0.3
    assert np.allclose(leaning[2:], rows[2:])
    assert lean_on_hits(rows[:0], []).shape == (0, 4)


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Svako ima pravo na život, slobodu i bezbednost svoje ličnosti.", True),
        ("Secili ka të drejtë për arsimim falas në shkollën fillore.", True),
        ("Koliko potpisa treba za građansku inicijativu u opštini sa 20000 birača?", False),
        ("rok za žalbu na rešenje carine, odlaganje izvršenja rešenja", False),
        ("Rok za žalbu", False),
    ],
)
def test_a_sentence_that_asks_nothing_is_no_question(text, stated):
    assert is_statement(text) is stated


def test_a_pasted_sentence_finds_its_own_passage_in_the_other_language(installation: Installation):
    engine = installation.search
    facts = [each for each in engine.passages.walk() if each.type == "fact"]
    pairs = {each.iri: each.text for each in facts if each.language == "en" and is_statement(each.text)}
    found = []
    for iri, text in list(pairs.items())[:: len(pairs) // 20][:20]:  # of every jurisdiction some
        filters = Filters(types=["fact"], languages=["sq", "sr", "bs", "mk", "cnr"])
        hits = engine.search(Query(text=text, filters=filters, limit=3)).hits
        found.append(iri in {hit.passage.iri for hit in hits})
    assert len(found) == 20
    assert sum(found) >= 17


def test_a_hit_tells_its_rank_by_tokens(installation: Installation):
    hits = installation.search.search(Query(text="колку потписи се потребни за граѓанска иницијатива")).hits
    assert hits[0].why.as_dict()["tokens"] == {"rank": hits[0].why.token_rank}
    dense = installation.search.search(Query(text="колку потписи се потребни", mode=Mode.DENSE)).hits
    assert all(hit.why.token_rank is None for hit in dense)


def test_the_first_of_every_group_is_lifted_and_nothing_is_lost():
    ranked = [((group, turn), 1 - turn / 100) for turn, group in enumerate("AAAABAAAAACAAAADAE")]
    found = lifted(ranked, lambda item: item[0] if item[0] != "A" else None)
    assert {item[0] for item, _ in found[:12]} == set("ABCDE")
    assert sorted(item for item, _ in found) == sorted(item for item, _ in ranked)
    assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)
    assert [item for item, _ in found[:10]] == [item for item, _ in ranked[:9]] + [("C", 10)]
    assert lifted(ranked[:5], lambda item: item[0]) == ranked[:5]
    assert lifted([], lambda item: None) == []


def test_a_list_can_be_left_out_to_measure_it(installation: Installation):
    query = Query(text="Sa nënshkrime duhen për nismë qytetare?", without=("senses", "lexical"))
    hits = installation.search.search(query).hits
    assert hits
    assert all(not {"senses", "lexical"} & set(hit.why.as_dict()) for hit in hits)


def test_associations_are_told_of_rows_that_other_lists_found(installation: Installation):
    indexes, asked = installation.search._indexes, "How many signatures does an initiative need?"
    understood = Understanding(language="en", mechanisms=())
    lists = indexes.lists(Query(text=asked), understood, [])
    others = {entry.row for name, ranked in lists.items() if name != "associated" for entry in ranked}
    assert {entry.row for entry in lists["associated"]} <= others
    assert len(lists["associated"]) > 10
    left_out = indexes.lists(Query(text=asked, without=("associated",)), understood, [])
    assert "associated" not in left_out
    assert left_out.keys() == lists.keys() - {"associated"}


def test_a_pasted_sentence_asks_for_nothing_that_could_answer_it(installation: Installation):
    stated = "An initiative is signed by a tenth of the voters of the municipality."
    lists = installation.search._indexes.lists(Query(text=stated), Understanding(language="en", mechanisms=()), [])
    assert "senses" in lists
    assert "associated" not in lists


def told_in(*languages: str, country: str | None = "XK") -> list[Passage]:
    """One fact in these languages, in the order of the corpus."""
    fact = Passage(iri="f", unit="f", type=HitType.FACT, kind="", text="", title="", language="", script="")
    return [replace(fact, language=each, country=country) for each in languages]


@pytest.mark.parametrize(
    ("languages", "wanted", "shown"),
    [
        (("sq", "sr-Latn", "en"), ("mk", "en"), "en"),
        (("sq", "sr-Latn", "en"), ("sr-Cyrl", "sq"), "sr-Latn"),
        (("sq", "sr-Latn", "en"), ("tr", "bs"), "sr-Latn"),
        (("cnr", "sr-Latn", "en"), ("bs", "sr-Latn"), "cnr"),
        (("sq", "sr-Latn", "en"), ("tr", "und"), "sq"),
        (("en", "sq"), ("tr",), "sq"),
        (("en",), ("mk",), "en"),
        (("fr", "de"), (), "fr"),
    ],
)
def test_of_several_languages_the_wanted_the_original_or_english_is_shown(languages, wanted, shown):
    assert to_show(told_in(*languages), wanted).language == shown


def test_what_is_of_no_place_has_no_original():
    assert to_show(told_in("sq", "mk", "en", country=None), ("de",)).language == "en"


def test_hits_are_shown_in_the_language_of_the_question_and_ranked_as_before(installation: Installation):
    engine, asked = installation.search, "koliko potpisa treba za građansku inicijativu u opštini"
    facts = Filters(types=["fact", "practice", "concept"])
    plain = engine.search(Query(text=asked, filters=facts, limit=60)).hits
    turkish = engine.search(Query(text=asked, filters=facts, limit=60, readers=("tr", "en"))).hits
    assert [(hit.passage.iri, hit.score) for hit in plain] == [(hit.passage.iri, hit.score) for hit in turkish]
    assert {hit.passage.language for hit in turkish} == {"tr", "en"}
    assert {hit.passage.language for hit in turkish if hit.passage.type == "concept"} == {"tr"}
    own = {hit.passage.language for hit in plain if hit.passage.country in ("RS", "ME", "BA", "XK")}
    assert own <= {"sr-Cyrl", "sr-Latn", "bs", "cnr"}
    english = engine.search(Query(text=asked, filters=Filters(types=["fact"], languages=["en"]), readers=("sq",)))
    assert {hit.passage.language for hit in english.hits} == {"en"}


def test_words_are_told_of_the_text_that_is_shown_or_with_the_language_of_the_other(installation: Installation):
    asked = Query(text="mesna zajednica", filters=Filters(types=["fact"]), readers=("en",), limit=60)
    hits = installation.search.search(asked).hits
    elsewhere = [hit for hit in hits if hit.why.words_of]
    assert elsewhere
    for hit in elsewhere:
        assert hit.passage.language == "en"
        assert hit.why.words_of.iri == hit.passage.iri
        assert hit.why.as_dict()["lexical"]["language"] == hit.why.words_of.language != "en"
    told = next(hit for hit in hits if hit.why.senses and not hit.why.senses_of)
    assert all(found in told.passage.text for _, found in told.why.senses)
    assert "language" not in told.why.as_dict()["senses"]


def test_folded_hits_follow_the_best_of_their_act_and_none_is_lost(installation: Installation):
    engine = installation.search
    asked = Query(text="zakon o lokalnoj samoupravi", filters=Filters(types=["fact"]), limit=7)
    whole = [hit.passage for hit in engine.search(replace(asked, limit=200)).hits]
    told: list[Passage] = []
    for offset in range(0, 999, 7):
        results = engine.search(replace(asked, offset=offset, folded=True))
        acts = list(dict.fromkeys(hit.passage.act for hit in results.hits))
        assert len(acts) == min(7, max(0, results.cards - offset))
        told += [hit.passage for hit in results.hits]
    assert results.cards == len({each.act for each in told}) < results.total == len(told)
    assert len({each.iri for each in told}) == len(told)
    leads = {each.act: each.iri for each in reversed(told)}
    assert {each.act: each.iri for each in reversed(whole)}.items() <= leads.items()
    assert engine.search(asked).cards == results.total
