"""Cards for other sites: every page names a picture of its own, in its language, with what it says in words."""

import re
from html import unescape
from io import BytesIO

import pytest
from PIL import Image

from ontology.eli import DEFAULT_BASE
from search_api.pages.cards.site import of_site
from search_api.pages.cards.things import of_fact
from search_api.pages.collection import Collection
from search_api.pages.comparison import statement
from search_api.pages.interface import interface, languages
from search_api.pages.names import Names

TEXT = "/page/eli/rs/decision/nd/odluka-o-zborovima-gradjana-u-opstini-primer/sr-Cyrl"
PAGES = {
    "/page/id/fact/rs-lsg-2007-citizens-initiative": "Serbia · Citizens' initiative",
    "/page/id/mechanism/citizens_initiative": "Mechanism · Citizens",
    "/page/id/practice/al-elbasan-participatory-budgeting": "Practice · Albania · Elbasan",
    "/page/eli/rs/law/2007/129-zakon-o-lokalnoj-samoupravi/art_68": "Article 68 · Serbia",
    "/page/eli/rs/law/2007/129-zakon-o-lokalnoj-samoupravi": "Law · Serbia · Law on Local Self-Government",
    f"{TEXT}/art_4": "Serbia · Article 4",
    TEXT: "Serbia",
    "/page/id/actor/undp": "United Nations Development Programme",
    "/page/id/project/csos-networking-for-local-democracy": "read in the text",
    "/compare?group=initiative&country=XK&as_of=2017-01-01": "Comparison · Kosovo* · Initiative · The law of 1",
    "/changes?since=2015-01-01&country=RS": "Serbia · What changed",
    "/search?q=referendum": "Local democracy in the law of the Western Balkans",
    "/about": "Local democracy in the law of the Western Balkans",
}


def told(text, name):
    (found,) = re.findall(rf'<meta property="og:{name}" content="([^"]*)">', text)
    return unescape(found)


def picture(client, page):
    """The picture that a page names, as another site would fetch it."""
    text = client.get(page).text
    assert '<meta name="twitter:card" content="summary_large_image">' in text
    address = told(text, "image")
    assert address.startswith(str(client.base_url).rstrip("/"))
    reply = client.get(address)
    assert (reply.status_code, reply.headers["content-type"]) == (200, "image/png")
    size = Image.open(BytesIO(reply.content)).size
    assert size == (int(told(text, "image:width")), int(told(text, "image:height"))) == (1200, 630)
    return reply, told(text, "image:alt")


@pytest.mark.parametrize("page", PAGES)
def test_a_page_names_its_picture_and_what_is_on_it(client, page):
    reply, words = picture(client, page)
    assert reply.headers["content-language"] == "en"
    assert PAGES[page] in words
    assert len(words) <= 420


@pytest.mark.parametrize("tag", languages())
def test_the_picture_is_in_the_language_of_the_page(client, tag):
    reply, words = picture(client, f"/{tag}/page/id/mechanism/citizens_initiative")
    assert f"/{tag}/card/" in str(reply.url)
    assert reply.headers["content-language"] == tag
    assert interface(tag).said("hit", "concept") in words


def test_pictures_of_different_pages_differ(client):
    mechanism = "/card/page/id/mechanism/citizens_initiative.png"
    addresses = [
        "/card/front.png",
        mechanism,
        f"/sq{mechanism}",
        f"{mechanism}?as_of=1995-01-01",
        "/card/compare.png",
    ]
    assert len({client.get(each).content for each in addresses}) == len(addresses)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/card/page/id/fact/none.png", 404),
        ("/sq/card/page/id/practice/none.png", 404),
        ("/card/page/eli/rs/law/none.png", 404),
        ("/card/page/id/mechanism/none.png", 404),
        ("/card/changes.png?since=yesterday", 400),
        ("/card/compare.png?country=ZZ", 404),
    ],
)
def test_what_has_no_page_has_no_card(client, path, status):
    assert client.get(path).status_code == status


def test_a_card_of_changes_counts_them(tracker):
    _, words = picture(tracker, "/sq/changes?since=2015-01-01")
    assert re.search(r"\d", words)


@pytest.fixture(scope="module")
def collection(installation):
    return Collection(installation.services().store)


def test_kosovo_stands_with_its_asterisk_and_the_footnote_of_the_language(collection, installation):
    every = [each for key in collection.mechanisms for each in collection.facts_of(key)]
    assert any(each.jurisdiction == "XK" for each in every)
    for tag in ("en", "sq", "mk", "tr"):
        names = Names(collection, interface(tag))
        note = str(names.footnotes[0])
        for each in every:
            card = of_fact(names, statement(names, each), base=DEFAULT_BASE).card
            assert (note in card.notes) is ("*" in " ".join(card.words))
            assert ("*" in card.place) is (each.jurisdiction == "XK")
    assert of_site(Names(collection, interface())).card.notes == ()


def test_only_what_is_known_is_shown_as_a_value(collection):
    names = Names(collection, interface())
    stated = [statement(names, each) for key in collection.mechanisms for each in collection.facts_of(key)]
    cards = [(each, of_fact(names, each, base=DEFAULT_BASE).card) for each in stated]
    doubtful = [card for each, card in cards if not each.known]
    assert doubtful
    assert {(card.amount, card.about) for card in doubtful} == {("", "Not verified")}
    valued = [(each, card) for each, card in cards if card.amount]
    assert len(valued) > 50
    for each, card in valued:
        known = [value for value in each.leading if value.known and value.current]
        assert card.amount == known[0].phrase.amount
        assert names.interface.said("confidence", known[0].confidence) in card.about


def test_a_mechanism_without_values_to_compare_shows_its_definition(client):
    _, words = picture(client, "/sq/page/id/mechanism/community_forum")
    page = client.get("/sq/page/id/mechanism/community_forum").text
    (lead,) = re.findall(r'<p class="lead"><span lang="sq" dir="auto">(.*?)</span></p>', page)
    assert unescape(lead)[:80] in words
    assert "community_forum" not in words
