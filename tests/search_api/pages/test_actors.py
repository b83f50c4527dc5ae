"""Actors, what they took part in, and the picture of it."""

import html
import re
import xml.etree.ElementTree as ET

import pytest

SVG = "{http://www.w3.org/2000/svg}"


def words(text):
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", text)))


def listed(client, **chosen):
    reply = client.get("/actors", params=chosen)
    assert reply.status_code == 200
    keys = re.findall(r'<li><a href="/page/id/actor/([^"]+)"', reply.text)
    return keys, int(re.search(r'role="status" class="quiet">([\d,]+) actor', reply.text)[1])


def drawing(text):
    return ET.fromstring(re.search(r"<svg xmlns[^>]+class=\"network\".*?</svg>", text, re.S)[0])


def test_all_actors_stand_on_pages(client):
    total = listed(client)[1]
    found = [key for page in range(1, 6) for key in listed(client, page=page)[0]]
    assert len(found) == len(set(found)) == total == 200


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({"kind": "cso_network"}, "bnld"),
        ({"country": "none", "kind": "donor"}, "sida"),
        ({"country": "BA"}, "ba-fbih-mostar-city"),
        ({"country": "ba-fbih", "kind": "municipality"}, "ba-fbih-mostar-city"),
        ({"mechanism": "participatory_budgeting", "country": "none"}, "undp"),
        ({"q": "balkan network"}, "bnld"),
        ({"q": "BNLD"}, "bnld"),
        ({"q": "levizalbania"}, "al-leviz-albania"),
    ],
)
def test_filters_narrow(client, chosen, expected):
    keys, total = listed(client, **chosen)
    assert expected in keys
    assert 0 < total < 60


def test_a_count_is_what_choosing_leaves(client):
    text = client.get("/actors?country=XK").text
    options = dict(re.findall(r'<option value="([^"]+)"[^>]*>[^<]*\((\d+)\)</option>', text))
    assert listed(client, country="XK", kind="cso")[1] == int(options["cso"]) > 0
    assert listed(client, country="RS")[1] == int(options["RS"])


@pytest.mark.parametrize(
    "place",
    ["/actors?country=ZZ", "/actors?kind=none", "/actors?mechanism=none", "/actors/network?country=ZZ",
     "/page/id/actor/none", "/page/id/project/none"],
)  # fmt: skip
def test_what_is_unknown_is_told(client, place):
    reply = client.get(place)
    assert reply.status_code == 404
    assert "There is no" in reply.text


def test_an_actor_shows_what_it_took_part_in(client):
    text = client.get("/page/id/actor/undp").text
    page = words(text)
    for told in (
        "United Nations Development Programme",
        "international organisation",
        "UNDP",
        "Where it took part",
        "With whom",
        "Citizens' forums in the local communities of Zenica",
        "participatory budgeting",
    ):
        assert told in page
    here = [each for each in drawing(text).iter(f"{SVG}a") if "network-here" in each.get("class")]
    assert [each.get("href") for each in here] == ["/page/id/actor/undp"]


def test_the_network_has_its_project_and_members(client):
    text = client.get("/page/id/actor/bnld").text
    assert "CSOs networking for better local democracy in the Balkans" in text
    assert "carries it out" in text
    assert '<a href="/page/id/actor/alda">' in text[text.index('id="members"') :]
    project = words(client.get("/page/id/project/csos-networking-for-local-democracy").text)
    for told in ("Balkan Network for Local Democracy", "a regional fair of good practices", "Kosovo*", "5 countries"):
        assert told in project


def test_an_actor_named_by_the_law(client):
    text = client.get("/page/id/actor/rs-protector-of-citizens").text
    assert "Protector of Citizens" in text
    assert "/page/id/practice/" in text


def test_the_picture_says_what_the_table_says(client):
    text = client.get("/actors/network").text
    table = text[text.index('<table class="taking-part">') :].partition("</table>")[0]
    in_table = set(re.findall(r'href="(/page/id/[^"]+)"', table))
    picture = drawing(text)
    assert {each.get("href") for each in picture.iter(f"{SVG}a")} == in_table
    assert len(list(picture.iter(f"{SVG}path"))) == len(re.findall(r"<li>", table))
    assert len([each for each in in_table if "/actor/" in each]) > 60


def test_the_picture_of_one_country(client):
    text = client.get("/actors/network?country=xk").text
    groups = [each.text for each in drawing(text).iter(f"{SVG}text") if each.get("class") == "network-group"]
    assert groups == ["Projects", "Kosovo*"]
    assert "xk-democracy-plus" in text
    assert "City of Mostar" not in text


def test_only_links_of_the_graph_are_drawn(client):
    """“Municipality” is a word in many reports and no actor of the register."""
    text = client.get("/page/id/practice/al-elbasan-participatory-budgeting").text
    who = text[text.index('id="who"') :].partition("</section>")[0]
    assert "municipality" in who
    assert "/page/id/actor/" not in who
