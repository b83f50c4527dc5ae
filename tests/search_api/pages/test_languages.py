"""The pages in every language: whole catalogues, and pages that keep to the language they were asked in."""

import re
from html.parser import HTMLParser

import pytest

from ontology.scripts import script_of
from search_api.pages.interface import interface, languages
from search_api.pages.interface.catalogues import catalogue
from search_api.pages.interface.extraction import messages

pytestmark = pytest.mark.thorough

TRANSLATED = [tag for tag in languages() if tag != "en"]
PLACEHOLDER = re.compile(r"%(?:\((\w+)\)s|%)")
TAG = re.compile(r"<[^>]+>")
CODE = re.compile(r"<code>.*?</code>")
TEXT = "https://w3id.org/alinea/eli/rs/decision/nd/odluka-o-zborovima-gradjana-u-opstini-primer/sr-Cyrl"
PLACES = ["/", "/about", "/mechanisms", "/practices", "/acts?country=RS", "/search?q=referendum", "/search",
          "/changes?since=2015-01-01",
          "/coverage", "/search?q=referendum&by=jurisdiction&since=2000-01-01&script=latn",
          "/page/id/mechanism/citizens_initiative", "/page/id/fact/rs-lsg-2007-citizens-initiative",
          "/page/eli/rs/law/2007/129-zakon-o-lokalnoj-samoupravi/art_68", "/query", "/compare?group=initiative",
          "/compare?role=support&as_of=2015-01-01",
          "/practices?country=ME&q=voda",
          "/page/id/practice/al-elbasan-participatory-budgeting?at=BA", "/actors?country=ME", "/actors/network",
          "/page/id/actor/undp", "/page/id/project/csos-networking-for-local-democracy",
          "/page/eli/rs/decision/nd/odluka-o-zborovima-gradjana-u-opstini-primer/sr-Cyrl/art_4",
          f"/diff?before={TEXT}&after={TEXT}"]  # fmt: skip


def forms(string):
    return [string] if isinstance(string, str) else list(string or [""])


def holes(words):
    """What a message inserts."""
    return sorted(match[1] or "%" for match in PLACEHOLDER.finditer(words))


@pytest.fixture(scope="module")
def template():
    return messages()


@pytest.mark.parametrize("tag", TRANSLATED)
def test_a_catalogue_is_whole(template, tag):
    held = catalogue(tag)
    for message in template:
        if not message.id:
            continue
        found = held.get(message.id if isinstance(message.id, str) else message.id[0], context=message.context)
        assert found is not None, f"{tag} lacks {message.context}: {message.id}"
        assert all(forms(found.string)), f"{tag} does not translate {message.context}: {message.id}"
        if not isinstance(message.id, str):
            assert len(forms(found.string)) == held.num_plurals


@pytest.mark.parametrize("tag", TRANSLATED)
def test_a_translation_inserts_what_its_message_does(tag):
    for message in catalogue(tag):
        if not message.id:
            continue
        wanted = [holes(each) for each in forms(message.id)]
        for each in forms(message.string):
            plain = holes(each)
            one_without_number = [[name for name in each if name not in ("shown", "number")] for each in wanted]
            assert plain in wanted or plain in one_without_number, f"{tag}: {message.id} became {each}"
            assert sorted(TAG.findall(each)) == sorted(TAG.findall(forms(message.id)[-1])), f"{tag}: {each}"
            assert '"' not in TAG.sub("", each), f"{tag}: a straight quotation mark would end an attribute: {each}"


@pytest.mark.parametrize("tag", ["mk", "sr-Cyrl"])
def test_cyrillic_catalogues_are_in_cyrillic(tag):
    for message in catalogue(tag):
        words = TAG.sub("", CODE.sub("", PLACEHOLDER.sub("", " ".join(forms(message.string)))))
        letters = [letter for letter in words if letter.isalpha()]
        if message.id and len(letters) > 12:
            assert script_of(words) == "Cyrl", f"{tag}: {words}"


class Linked(HTMLParser):
    """The addresses that a page leads to, the language it says it is in, and its text."""

    def __init__(self, text):
        super().__init__()
        self.links, self.lang, self.switch, self.text = [], None, False, []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        if tag == "html":
            self.lang = found["lang"]
        if tag in ("a", "form") and "hreflang" not in found:
            self.links.append(found.get("href") or found.get("action") or "")

    def handle_data(self, data):
        self.text.append(data)


OURS = re.compile(
    r"/(?:search|acts|practices|mechanisms|about|page|query|compare|actors|changes|coverage|diff)?(?:[/?#]|$)"
)


def every_page():
    """All pages in two languages, and a third of them, by turns, in each of the others; all in all is slow."""
    for turn, place in enumerate(PLACES):
        for number, tag in enumerate(TRANSLATED):
            now = tag in ("mk", "sr-Latn") or (turn + number) % 3 == 0
            yield pytest.param(place, tag, marks=() if now else pytest.mark.slow)


@pytest.mark.parametrize(("place", "tag"), [*every_page()])
def test_a_page_keeps_to_its_language(client, place, tag):
    reply = client.get(f"/{tag}{place}")
    assert reply.status_code == 200
    assert reply.headers["content-language"] == tag
    page = Linked(reply.text)
    assert page.lang == tag
    assert [each for each in page.links if OURS.match(each)] == []
    assert "%(" not in reply.text
    assert "Kosovo*" not in reply.text or "1244" in reply.text
    assert all(f'href="/{other}{place.replace("&", "&amp;")}"' in reply.text for other in languages())


@pytest.mark.parametrize(
    ("tag", "number", "day"),
    [("en", "12,345", "28 June 2018"), ("sq", "12 345", "28 qershor 2018"), ("mk", "12.345", "28 јуни 2018"),
     ("sr-Cyrl", "12.345", "28. јун 2018."), ("sr-Latn", "12.345", "28. jun 2018."),
     ("tr", "12.345", "28 Haziran 2018"),
     ("bs", "12.345", "28. juni 2018."), ("hr", "12.345", "28. lipnja 2018."), ("cnr", "12.345", "28. jun 2018.")],
)  # fmt: skip
def test_numbers_and_dates_are_written_as_the_language_does(tag, number, day):
    from datetime import date

    speaking = interface(tag)
    assert speaking.number(12345).replace("\u00a0", " ") == number
    assert speaking.date(date(2018, 6, 28)).replace("\u00a0", " ").startswith(day)


def test_a_reader_is_shown_what_they_read():
    texts = {"sr-Cyrl": "Закон", "en": "Law"}
    assert str(interface("bs").chosen(texts)) == "Zakon"
    assert interface("bs").chosen(texts).language == "sr-Latn"
    assert str(interface("sr-Cyrl").chosen(texts)) == "Закон"
    assert str(interface("sq").chosen(texts)) == "Law"
    assert interface("sq").chosen(texts).foreign


TOLD = re.compile(r'<h1>.*?<p lang="([^"]+)">(.*?)</p>', re.DOTALL)


@pytest.mark.parametrize("tag", TRANSLATED)
@pytest.mark.parametrize(
    ("place", "status"),
    [("/practices?country=ZZ", 404), ("/compare?as_of=today", 400), ("/page/id/practice/none", 404),
     ("/changes?since=x", 400), ("/page/eli/rs/law/1900/1-none", 404), ("/diff", 400)],
)  # fmt: skip
def test_what_went_wrong_is_told_in_the_language_of_the_page(client, tag, place, status):
    reply = client.get(f"/{tag}{place}")
    language, sentence = TOLD.search(reply.text).groups()
    assert (reply.status_code, language) == (status, tag)
    assert sentence != TOLD.search(client.get(f"/en{place}").text)[2]


def test_a_question_that_is_too_long_is_told_so_in_the_language_of_the_page(client):
    text = client.get("/sq/search", params={"q": "a" * 4001}).text
    assert '<span lang="sq">Pyetja ka 4001 shenja; lejohen më së shumti 4000. Shkurtojeni.</span>' in text


def test_what_nobody_translated_is_marked_as_english(client):
    assert '<p lang="en">' in client.get("/mk/page/eli/xx").text
