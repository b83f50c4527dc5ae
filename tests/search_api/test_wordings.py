"""One question in several wordings."""

import pytest

from ontology.errors import QueryError
from search_api.passages import Filters
from search_api.ports import Ranked
from search_api.retrieval import MAX_ALSO, Chance, Mode, Query
from search_api.retrieval.query import Understanding
from search_api.retrieval.wordings import Wording, found_by, scores_of, understood

SERBIAN, ENGLISH = "колико потписа треба за грађанску иницијативу", "how many signatures for a citizens' initiative"


def wording(text, scores, *, language="en", mechanisms=(), told=("dense",)):
    return Wording(
        text=text,
        understanding=Understanding(language=language, mechanisms=mechanisms),
        citations=(),
        lists=dict.fromkeys(told, ()),
        candidates={},
        shown={},
        scores=scores,
    )


ONE = wording("one", {"a": 0.8, "b": 0.6, "c": 0.2}, language="sq", mechanisms=("referendum",))
OTHER = wording("other", {"b": 0.7, "c": 0.3, "d": 0.1}, mechanisms=("recall", "referendum"))


def test_scores_are_means_and_what_a_wording_did_not_find_has_its_least():
    found = scores_of([ONE, OTHER])
    assert found == pytest.approx({"a": (0.8 + 0.1) / 2, "b": 0.65, "c": 0.25, "d": (0.2 + 0.1) / 2})
    assert scores_of([ONE]) == ONE.scores
    assert scores_of([ONE, wording("nothing", {})]) == pytest.approx({iri: s / 2 for iri, s in ONE.scores.items()})


def test_what_words_did_not_find_has_nothing_of_them():
    rare = wording("rare", {"b": 1.0}, told=("lexical",))
    assert scores_of([wording("usual", {"a": 0.9, "b": 0.3}, told=("lexical",)), rare]) == {"a": 0.45, "b": 0.65}


def test_a_hit_is_explained_by_the_wording_that_it_answers_best():
    assert {iri: each.text for iri, each in found_by([ONE, OTHER]).items()} == {
        "a": "one", "b": "other", "c": "other", "d": "other",
    }  # fmt: skip


def test_the_first_wording_says_the_language_and_all_name_mechanisms():
    assert understood([ONE, OTHER]) == Understanding(language="sq", mechanisms=("referendum", "recall"))


def test_how_near_they_come_is_told_of_their_mean():
    chance, near, far = Chance([0.2, 0.4, 0.6, 0.8]), {"dense": [Ranked(row=1, score=0.9)]}, {}
    assert (chance.of(near), chance.of(far), chance.of(near, far)) == (0.0, 1.0, 0.5)


def test_wordings_are_questions_each_and_not_too_many():
    assert Query(text="a", also=("b", "a", "b")).wordings == ("a", "b")
    with pytest.raises(QueryError, match="The question is empty"):
        Query(text="a", also=(" ",))
    with pytest.raises(QueryError, match="4000 are the most"):
        Query(text="a", also=("b" * 4001,))
    with pytest.raises(QueryError, match=f"at most {MAX_ALSO} further wordings"):
        Query(text="a", also=tuple(map(str, range(MAX_ALSO + 1))))


@pytest.mark.parametrize("mode", list(Mode))
def test_the_same_wording_again_changes_nothing(installation, mode):
    once = installation.search.search(Query(text=SERBIAN, mode=mode))
    again = installation.search.search(Query(text=SERBIAN, also=(SERBIAN,), mode=mode))
    assert (again.hits, again.facets, again.chance) == (once.hits, once.facets, once.chance)


def test_hits_of_both_wordings_come_and_each_says_why(installation):
    search, filters = installation.search.search, Filters(types=["fact"])
    alone = search(Query(text=SERBIAN, filters=filters))
    both = search(Query(text="referendum", also=(SERBIAN, ENGLISH), filters=filters, limit=200))
    assert both.total >= alone.total
    assert {hit.passage.iri for hit in alone.hits} <= {hit.passage.iri for hit in both.hits}
    assert {"referendum", "citizens_initiative"} <= {*both.understanding.mechanisms}
    scores = [hit.score for hit in both.hits]
    assert scores == sorted(scores, reverse=True)
    assert all(hit.why.as_dict() for hit in both.hits)


def test_a_citation_in_any_wording_comes_first(installation):
    found = installation.search.search(Query(text="пример", also=("neni 70 i 03/L-040",)))
    assert found.answered
