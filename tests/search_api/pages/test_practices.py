"""The fair of practices, and what a practice's page says of doing it elsewhere."""

import html
import re

import pytest

WATER = "/page/id/practice/me-danilovgrad-water-price-initiative"
ELBASAN = "/page/id/practice/al-elbasan-participatory-budgeting"


def words(text):
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", text))).replace("\u00a0", " ")


def shown(client, **chosen):
    """The paths of the practices on a page of the fair, in order, and how many there are in all."""
    reply = client.get("/practices", params=chosen)
    assert reply.status_code == 200
    keys = re.findall(r'<h2><a href="/page/id/practice/([^"]+)"', reply.text)
    return keys, int(re.search(r'role="status" class="quiet">([\d,]+) practice', reply.text)[1])


def test_all_practices_stand_on_pages(client):
    total = shown(client)[1]
    found = [key for page in range(1, 8) for key in shown(client, page=page)[0]]
    assert len(found) == len(set(found)) == total > 100
    text = client.get("/practices").text
    assert 'rel="next" href="/practices?page=2"' in text
    assert "Back to the first" in client.get("/practices?page=900").text


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({"country": "ME", "mechanism": "empty_chair"}, "me-niksic-empty-chair"),
        ({"place": "al/elbasan", "mechanism": "participatory_budgeting"}, "al-elbasan-participatory-budgeting"),
        ({"actor": "me-danilovgrad-municipal-assembly"}, "me-danilovgrad-water-price-initiative"),
        ({"country": "BA", "year": "2022", "place": "ba/zenica"}, "ba-fbih-zenica-citizens-forums"),
        ({"outcome": "told", "country": "me", "year": "2025", "mechanism": "citizens_initiative"},
         "me-danilovgrad-water-price-initiative"),
    ],
)  # fmt: skip
def test_filters_narrow(client, chosen, expected):
    keys, total = shown(client, **chosen)
    assert any(key.startswith(expected) for key in keys), keys
    assert 0 < total < 20


def test_a_count_is_what_choosing_leaves(client):
    text = client.get("/practices?country=ME").text
    options = dict(re.findall(r'<option value="([^"]+)"[^>]*>[^<]*\((\d+)\)</option>', text))
    for field, value in (("mechanism", "empty_chair"), ("outcome", "untold"), ("year", "2025"), ("place", "me/bar")):
        assert shown(client, country="ME", **{field: value})[1] == int(options[value]) > 0
    assert shown(client, country="RS")[1] == int(options["RS"])
    told, untold = shown(client, outcome="told")[1], shown(client, outcome="untold")[1]
    assert told + untold == shown(client)[1]


def test_a_running_practice_is_in_every_year_since(client):
    assert "al-elbasan-participatory-budgeting" in shown(client, year="2012", place="al/elbasan")[0]
    assert "al-elbasan-participatory-budgeting" not in shown(client, year="2004")[0]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("water price", "me-danilovgrad-water-price-initiative"),
        ("çmimi i ujit", "me-danilovgrad-water-price-initiative"),
    ],
)
def test_free_words_in_any_language_order_and_narrow(client, question, first):
    keys, total = shown(client, q=question)
    assert first in keys[:3]
    assert total < shown(client)[1] / 2
    assert shown(client, q=question, country="ME")[1] <= total


def test_words_that_nothing_answers(client):
    assert "No practice has all that was chosen" in client.get("/practices?q=qyqe+zzzx").text


@pytest.mark.parametrize(
    ("place", "status", "told"),
    [
        ("/practices?country=ZZ", 404, "There is no jurisdiction"),
        ("/practices?mechanism=none", 404, "There is no mechanism"),
        ("/practices?place=me/none", 404, "There is no place"),
        ("/practices?actor=none", 404, "There is no actor"),
        ("/practices?outcome=good", 400, "known are told, untold"),
        ("/practices?year=soon", 400, "four digits"),
        ("/practices?q=" + "a" * 4001, 400, "4000 are the most"),
        (f"{WATER}?at=ZZ", 404, "There is no jurisdiction ZZ"),
    ],
)
def test_what_cannot_be_chosen_is_told(client, place, status, told):
    reply = client.get(place)
    assert reply.status_code == status
    assert told in words(reply.text)


def test_a_practice_tells_its_story(client):
    text = client.get(WATER).text
    page = words(text)
    for told in (
        "What was done",
        "on cancelling a 53 % rise in the price of water",
        "What came of it",
        "1,760 signatures were collected",
        "convening of a session on request",
        "within 15 days",
    ):
        assert told in page
    assert '<a href="/page/id/actor/me-danilovgrad-municipal-assembly"' in text
    assert "citizens' group" in page
    similar = text[text.index('id="same"') : text.index('id="sources"')]
    others = re.findall(r'/page/id/practice/([^"]+)"', similar)
    assert len(others) == 6
    assert not any(key.startswith("me-") for key in others)


def answer(client, path, code):
    text = client.get(path, params={"at": code}).text
    return words(text[text.index('id="home"') :].partition("</section>")[0])


def test_home_says_what_the_law_there_says(client):
    told = answer(client, WATER, "RS")
    for words_of_it in ("Serbia: the law provides for it.", "Art. 68", "5 % of voters of the unit", "within 60 days",
                        "read in the text", "Law on Local Self-Government", "no legal advice",
                        "No other practice of this mechanism is recorded there."):  # fmt: skip
        assert words_of_it in told


@pytest.mark.parametrize(
    ("path", "code", "told"),
    [
        (ELBASAN, "RS", "Serbia: the law knows a near mechanism, not this one."),
        (ELBASAN, "MK", "North Macedonia: only reported, not verified."),
        (ELBASAN, "BA", "Bosnia and Herzegovina: nothing is recorded. That is not a no."),
        (ELBASAN, "BA", "Brčko District: the law knows a near mechanism"),
        ("/page/id/practice/me-niksic-empty-chair", "ME", "but rules for single municipalities are"),
    ],
)
def test_home_has_a_plain_verdict(client, path, code, told):
    assert told in answer(client, path, code)


def test_home_shows_the_rule_first_and_says_what_is_none(client):
    told = answer(client, WATER, "RS").partition("What the law says")[2]
    assert told.index("5 % of voters of the unit") < told.index("special rule") < told.index("30,000")
    step = answer(client, "/page/id/practice/me-petnjica-referendum", "BA-FBIH")
    assert "no general rule is recorded, only details or rules for special cases." in step
    assert "step or condition" in step


def test_home_shows_no_values_of_something_else_where_the_law_does_not_provide_for_it(client):
    told = answer(client, "/page/id/practice/ba-rs-bratunac-recall", "RS").partition("A related mechanism")[0]
    assert "Serbia: the law in force does not provide for it." in told
    assert "Art. 43" in told
    assert "4 years" not in told


def test_home_never_shows_unverified_values_as_known(client):
    told = answer(client, ELBASAN, "MK")
    assert "Reported, but not verified, and so without values" in told
    assert "not verified" in told.partition("Done there already")[0]
    assert "%" not in told.partition("Done there already")[0]
    assert "Bogdanci forum" in told.partition("Done there already")[2]


def test_home_speaks_the_language_of_the_page(client):
    reply = client.get(f"/sq{WATER}?at=RS")
    assert reply.status_code == 200
    assert f'action="/sq{WATER}#home"' in reply.text


@pytest.mark.parametrize(
    ("language", "verdict", "heading"),
    [
        ("bs", "važeći propisi to ne predviđaju.", "Propisi to ne predviđaju"),
        ("sr-Latn", "važeći propisi to ne predviđaju.", "Propisi to ne predviđaju"),
        ("mk", "важечките прописи не го предвидуваат ова.", "Прописите не го предвидуваат ова"),
        ("tr", "yürürlükteki mevzuatta öngörülmüyor.", "Mevzuatta öngörülmüyor"),
    ],
)
def test_home_denies_by_the_regulations_as_it_affirms_by_them(client, language, verdict, heading):
    told = answer(client, f"/{language}/page/id/practice/ba-rs-bratunac-recall", "RS")
    assert verdict in told
    assert heading in told
