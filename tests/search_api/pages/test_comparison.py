import pytest

from search_api.pages.collection import Collection
from search_api.pages.comparison import answers
from search_api.pages.interface import interface
from search_api.pages.names import Names

SIX = ["AL", "BA", "ME", "MK", "RS", "XK"]


def test_every_state_answers_and_entities_stand_within_theirs(installation):
    found = answers(Names(Collection(installation.store), interface()), "citizens_initiative")
    assert [each.jurisdiction.code for each in found] == SIX
    bosnia = found[1]
    assert {part.jurisdiction.code for part in bosnia.parts} <= {"BA-FBIH", "BA-RS", "BA-BD"}
    assert bosnia.parts


def test_what_is_not_verified_stands_apart(installation):
    names = Names(Collection(installation.store), interface())
    for key in names.collection.mechanisms:
        for answer in answers(names, key):
            for each in (answer, *answer.parts):
                assert all(one.fact.confidence != "low" for one in each.statements)
                assert all(one.fact.confidence == "low" for one in each.unverified)


def test_a_value_that_no_longer_holds_gives_way(installation):
    serbia = answers(Names(Collection(installation.store), interface()), "citizens_initiative")[4]
    shown = [str(value.phrase) for excerpt in serbia.brief for value in excerpt.values]
    assert any("5\u00a0%" in each and "since" in each for each in shown)
    assert not any("until" in each for each in shown)
    assert any(excerpt.statement.fact.article == "68" for excerpt in serbia.brief)


@pytest.mark.parametrize(
    ("mechanism", "code", "fact"),
    [
        ("open_council_session", "AL", "al-lsg-2015-17"),
        ("open_council_session", "RS", "rs-lsg-2007-public-sessions"),
        ("act_publication", "AL", "al-lsg-2015-publication-of-acts"),
        ("self_contribution", "RS", "rs-local-finance-2006-self-contribution"),
    ],
)
def test_a_fact_stands_with_the_mechanism_that_its_words_name(installation, mechanism, code, fact):
    found = answers(Names(Collection(installation.store), interface()), mechanism)
    told = next(each for each in found if each.jurisdiction.code == code)
    assert told.statements[0].fact.key == fact


def test_the_page_of_a_fact_says_that_the_law_does_not_provide_for_it(client):
    assert (
        "<dt>Bearing on the mechanism</dt><dd>not provided for</dd>"
        in client.get("/page/id/fact/rs-lsg-2007-no-recall").text
    )
    assert "Bearing on the mechanism" not in client.get("/page/id/fact/rs-lsg-2007-citizens-initiative").text
