from dataclasses import replace
from datetime import date

import pytest

from graph.compare import compare
from search_api.pages.collection import Collection
from search_api.pages.comparison import answers
from search_api.pages.interface import interface
from search_api.pages.names import Names
from search_api.pages.precedence import precedence

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


LEADS = [
    ("citizens_initiative", "BA-RS", "ba-rs-referendum-2024-3"),
    ("citizens_initiative", "ME", "me-lsg-2018-citizens-initiative"),
    ("citizens_initiative", "XK", "xk-lsg-2008-70"),
    ("public_hearing_consultation", "ME", "me-lsg-2018-167-2"),
    ("public_hearing_consultation", "XK", "xk-public-consultation-2018-methods"),
    ("referendum", "AL", "al-electoral-code-2008-voters-local-referendum"),
    ("referendum", "RS", "rs-referendum-2021-local"),
    ("constitutional_guarantee", "RS", "rs-constitution-2006-local-self-government"),
    ("direct_participation_framework", "RS", "rs-lsg-2007-forms"),
    ("recall", "RS", "rs-lsg-2007-no-recall"),
    ("open_council_session", "XK", "xk-lsg-2008-43"),
    ("public_hearing_consultation", "RS", "rs-lsg-amendments-2018-public-debate-100"),
]


def answer_of(installation, mechanism, code):
    found = answers(Names(Collection(installation.store), interface()), mechanism)
    return next(each for answer in found for each in (answer, *answer.parts) if each.jurisdiction.code == code)


@pytest.mark.parametrize(("mechanism", "code", "fact"), LEADS)
def test_the_rule_itself_leads(installation, mechanism, code, fact):
    told = answer_of(installation, mechanism, code)
    assert [told.statements[0].fact.key, told.brief[0].statement.fact.key] == [fact, fact]


def test_each_step_of_precedence_counts_less_than_the_one_before(installation):
    told = answer_of(installation, "constitutional_guarantee", "RS").statements[0]
    fact = replace(told.fact, confidence="high", article="1", bearing=None)
    act = replace(told.act, status="in_force", place=None, type="constitution")
    best = precedence(fact, act, ["support", "support"])
    behind = [
        precedence(replace(fact, key=f"{fact.key}-2"), act, ["support", "support"]),
        precedence(replace(fact, confidence="medium"), act, ["support", "support"]),
        precedence(fact, act, ["support"]),
        precedence(fact, act, ["support", "support"], people=False),
        precedence(fact, act, ["turnout", "turnout", "turnout"]),
        precedence(replace(fact, article=None), act, ["support", "support"]),
        precedence(fact, act, []),
        precedence(fact, replace(act, type="law"), ["support", "support"]),
        precedence(replace(fact, bearing="absent"), act, ["support", "support"]),
        precedence(replace(fact, bearing="detail"), act, ["support", "support"]),
        precedence(replace(fact, bearing="special"), act, ["support", "support"]),
        precedence(fact, replace(act, place="Novi Sad"), ["support", "support"]),
        precedence(fact, replace(act, status="repealed"), ["support", "support"]),
    ]
    assert [best, *behind] == sorted([best, *behind])
    of_any = replace(fact, mechanism="referendum")
    assert precedence(of_any, replace(act, type="law"), ["support"]) < precedence(of_any, act, ["support"])


def test_the_example_of_a_municipality_never_stands_beside_the_law_of_the_state(installation):
    names = Names(Collection(installation.store), interface())
    for key in names.collection.rows:
        for answer in answers(names, key):
            for each in (answer, *answer.parts):
                assert len({one.statement.municipal for one in each.brief}) <= 1, key
    serbia = answer_of(installation, "citizens_gathering", "RS")
    assert [one.statement.fact.key for one in serbia.brief] == ["rs-lsg-2007-citizens-gathering"]


def test_what_the_law_does_not_provide_for_shows_no_values_of_something_else(installation):
    serbia = answer_of(installation, "recall", "RS")
    assert serbia.absent
    assert serbia.statements[0].values
    assert serbia.brief[0].values == ()
    assert not answer_of(installation, "recall", "MK").absent  # the statute of one municipality says so
    assert not answer_of(installation, "recall", "XK").absent


def test_a_special_rule_and_a_step_do_not_tell_the_support(installation):
    special, committee = (
        next(each for each in answer_of(installation, key, code).statements if each.fact.key == fact)
        for key, code, fact in [
            ("citizens_initiative", "BA-RS", "ba-rs-territorial-organisation-2009-name"),
            ("peoples_initiative", "RS", "rs-referendum-2021-initiative-committee"),
        ]
    )
    assert all("support" in {value.role for value in each.values} for each in (special, committee))
    told = [
        (each, role) for each in (special, committee) for role in ("support", "procedure_term") if each.tells(role)
    ]
    assert told == [(committee, "procedure_term")]


@pytest.mark.parametrize("code", ["RS", "MK", "ME"])
def test_a_law_of_the_state_about_one_city_is_a_special_rule_and_no_municipal_act(installation, code):
    about_one = {"rs-capital-2007", "mk-skopje-2004", "me-capital-city-2005"}
    names = Names(Collection(installation.store), interface())
    found = [each for key in names.collection.rows for answer in answers(names, key) for each in answer.statements]
    told = [each for each in found if each.fact.jurisdiction == code and each.act.key in about_one]
    assert {(each.fact.bearing, each.municipal) for each in told} == {("special", False)}


def test_the_district_lacks_a_law_only_since_there_is_a_district(installation):
    rows = compare(installation.store, "citizens_initiative", as_of=date(1990, 1, 1))
    assert "BA-BD" not in {each.jurisdiction for each in rows}
    assert answer_of(installation, "citizens_initiative", "BA-BD").statements


def test_a_step_that_leads_shows_no_support_and_no_time_for_an_answer_and_is_called_a_step(installation, client):
    serbia = answer_of(installation, "referendum_request", "RS")
    step = serbia.statements[0]
    assert (step.fact.key, step.fact.bearing) == ("rs-referendum-2021-request-procedure", "detail")
    assert "answer_term" in {value.role for value in step.values}
    assert {"answer_term", "support"}.isdisjoint(step.roles)
    text = client.get("/compare?mechanism=referendum_request&country=RS").text
    assert '<span class="cell-of">step or condition</span>' in text
    assert "from receipt of the action" not in text
    assert replace(step, values=tuple(value for value in step.values if value.role == "answer_term")).leading == ()


def test_who_may_close_a_sitting_does_not_lead_what_says_that_it_is_open(installation):
    assert answer_of(installation, "open_council_session", "AL").brief[0].values[0].role != "support"
    assert answer_of(installation, "open_council_session", "XK").brief[0].values[0].role == "notice_term"
