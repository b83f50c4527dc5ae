import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from search_api.pages.collection import Collection
from search_api.pages.rendering import Renderer

SIGNATURES = "how many signatures for a citizens' initiative"
STATES = ["Albania", "Bosnia and Herzegovina", "Montenegro", "North Macedonia", "Serbia", "Kosovo*"]
FOOTNOTE = "without prejudice to positions on status"
VOID = {"meta", "link", "img", "input", "br", "hr", "wbr"}
DECISION = "eli/rs/decision/nd/odluka-o-zborovima-gradjana-u-opstini-primer"
TEXT = f"https://w3id.org/alinea/{DECISION}/sr-Cyrl"
PLACES = [
    "/",
    "/about",
    "/mechanisms",
    "/practices",
    "/practices?country=RS&mechanism=participatory_budgeting",
    "/practices?q=water+price&year=2025",
    "/page/id/practice/me-danilovgrad-water-price-initiative?at=RS",
    "/page/id/practice/al-elbasan-participatory-budgeting?at=BA",
    "/actors",
    "/actors?country=none&kind=donor",
    "/actors/network",
    "/actors/network?country=MK",
    "/page/id/actor/undp",
    "/page/id/actor/bnld",
    "/page/id/project/csos-networking-for-local-democracy",
    "/acts",
    "/acts?country=ba",
    "/compare",
    "/compare?group=initiative&country=RS&country=XK&as_of=2019-01-01",
    "/compare?role=answer_term",
    "/page/id/mechanism/citizens_initiative?as_of=2012-01-01",
    "/page/id/mechanism/referendum",
    "/search",
    "/search?q=referendum&country=RS&type=fact&mode=lexical&page=2",
    "/changes",
    "/changes?since=2015-01-01&country=ba&mechanism=",
    "/search?q=referendum&by=jurisdiction&as_of=2020-01-01&script=cyrl",
    "/coverage",
    "/page/id/mechanism/citizens_initiative",
    "/page/id/mechanism/initiative",
    "/page/id/practice/me-danilovgrad-water-price-initiative",
    "/page/id/fact/rs-lsg-2007-citizens-initiative",
    "/page/id/fact/ba-fbih-lsg-2006-initiative",
    "/page/eli/rs/law/2007/129-zakon-o-lokalnoj-samoupravi",
    "/page/eli/rs/law/2007/129-zakon-o-lokalnoj-samoupravi/art_68",
    f"/page/{DECISION}",
    f"/page/{DECISION}/sr-Cyrl/art_4",
    f"/diff?before={TEXT}&after={TEXT}",
    "/page/eli/rs/law/2007/129-zakon-o-lokalnoj-samoupravi/art_68?script=latn",
]


class Reader(HTMLParser):
    """Checks that tags are closed in order, and collects what a page loads and its identifiers."""

    def __init__(self, text):
        super().__init__()
        self.open, self.assets, self.ids, self.names, self.inline = [], [], [], set(), []
        self.text, self.labelled, self.fields = [], set(), []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self.names.add(tag)
        if "id" in found:
            self.ids.append(found["id"])
        if tag == "script" and found.get("type") == "application/ld+json":  # data, which no browser runs
            self.open.append(tag)
            return
        if tag in {"img", "iframe", "script"} or (tag == "link" and found["rel"] in {"stylesheet", "icon"}):
            self.assets.append(found.get("src") or found.get("href") or "")
        if tag in {"script", "style"} or "style" in found or any(name.startswith("on") for name in found):
            self.inline.append(tag)
        if tag == "label" and "for" in found:
            self.labelled.add(found["for"])
        if tag in {"input", "select"} and found.get("type") not in {"hidden", "radio"}:
            self.fields.append(found.get("id"))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)

    @property
    def words(self):
        return re.sub(r"\s+", " ", "".join(self.text))


@pytest.mark.parametrize("place", PLACES)
def test_every_page_is_whole_light_and_our_own(client, place):
    reply = client.get(place)
    assert reply.status_code == 200
    assert len(reply.content) < 150_000
    assert "default-src 'self'" in reply.headers["content-security-policy"]
    page = Reader(reply.text)
    assert page.inline == []
    assert page.assets
    assert all(each.startswith("/static/") for each in page.assets)
    assert len(page.ids) == len(set(page.ids))
    assert {"main", "header", "footer", "nav", "h1"} <= page.names
    assert set(page.fields) <= page.labelled
    assert FOOTNOTE in page.words
    assert 'href="#content"' in reply.text


@pytest.mark.parametrize(
    "question",
    [SIGNATURES, "колку потписи се потребни за граѓанска иницијатива", "sa firma duhen për një iniciativë qytetare"],
)
def test_the_signatures_of_all_six(client, question):
    page = Reader(client.get("/search", params={"q": question}).text)
    strip = page.words[page.words.index("Side by side") : page.words.index(" results")].replace("\u00a0", " ")
    assert [name for name in STATES if name in strip] == STATES
    for value in ("at least 1 %", "at least 10 %", "5 % of voters of the unit", "at least 15 %", "within 60 days"):
        assert value in strip
    for article in ("Art. 20", "Art. 26", "Art. 68", "Art. 70"):
        assert article in strip
    assert "read in the text" in strip
    assert "reported" in strip


def test_the_deadline_question_compares_all_six(client):
    page = Reader(client.get("/search", params={"q": "when must a freedom of information request be answered"}).text)
    strip = page.words[page.words.index("Side by side") : page.words.index(" results")]
    assert [name for name in STATES if name in strip] == STATES
    for value in ("within 10 working days", "within 20 days", "within 15 days", "within 7 days"):
        assert value in strip


def test_all_example_questions_name_a_mechanism(client):
    front = client.get("/").text
    links = re.findall(r'href="(/search\?q=[^"]+)"', front)
    assert len(links) == 12
    for link in links:
        assert 'class="strip"' in client.get(link).text


def test_hits_say_why_and_digests_are_marked(client):
    text = client.get("/search", params={"q": "збор грађана"}).text
    assert "<mark>" in text
    assert "our digest, not the law’s wording" in text
    assert "same words:" in text
    assert "close in meaning" in text
    assert 'lang="sr-Cyrl"' in text
    assert "named in your question" not in text
    assert "named in your question" in client.get("/search", params={"q": "čl. 68 ZLS"}).text


def test_low_confidence_is_never_shown_as_known(client):
    page = Reader(client.get("/page/id/fact/ba-rs-referendum-2024-majority").text)
    assert "not verified" in page.words
    assert "more than half" not in page.words


def test_facets_keep_the_question_and_narrow_it(client):
    text = client.get("/search", params={"q": "referendum"}).text
    link = re.search(r'href="(/search\?q=referendum&amp;country=MK)"', text)
    assert link
    narrowed = client.get(link[1].replace("&amp;", "&")).text
    assert "chosen; follow to remove" in narrowed
    assert "North Macedonia" in narrowed


def test_a_question_is_escaped(client):
    text = client.get("/search", params={"q": "<script>alert(1)</script>\"'"}).text
    assert "<script" not in text
    assert "&lt;script&gt;" in text


@pytest.mark.parametrize(
    ("question", "status", "told"),
    [("", 200, "The question is empty"), ("a" * 4001, 400, "4000 are the most")],
)
def test_questions_that_cannot_be_answered(client, question, status, told):
    reply = client.get("/search", params={"q": question})
    assert reply.status_code == status
    assert told in reply.text


def test_odd_parameters_do_no_harm(client):
    assert client.get("/search?q=a&mode=odd&page=-3&country=&language=xx").status_code == 200
    reply = client.get("/search?q=referendum&page=999999")
    assert reply.status_code == 200
    assert "Back to the first" in reply.text


@pytest.mark.parametrize(
    "place",
    [
        "/page/id/mechanism/none",
        "/page/id/practice/none",
        "/page/id/fact/none",
        "/page/id/fact/a%20b<c",
        "/page/id/jurisdiction/ZZ",
        "/page/eli/rs/law/2007/none",
        "/page/eli/rs/law/2007/none/art_1",
        "/page/eli/nonsense",
        "/practices?country=ZZ",
        "/compare?country=ZZ",
        "/compare?group=none",
        "/compare?role=none",
        "/compare.csv?mechanism=none",
        "/compare.svg?mechanism=survey",
        "/acts?country=ZZ",
        "/changes?country=ZZ",
        "/changes?mechanism=lottery",
        "/changes.atom?country=ZZ",
        "/static/none.css",
        "/static/..%2Fwords.toml",
    ],
)
def test_what_is_unknown_is_a_page_of_its_own(client, place):
    reply = client.get(place)
    assert reply.status_code == 404
    if "text/html" in reply.headers["content-type"]:
        assert Reader(reply.text).words.count("There is no") >= 1
        assert "content-security-policy" in reply.headers


def read_document(client, country):
    listing = client.get(f"/acts?country={country}").text
    for link in re.findall(r'<li><a href="(/page/eli/[^"]+)"', listing):
        text = client.get(link).text
        if 'class="tree"' in text:
            return text
    raise AssertionError("no document was read")


def test_a_provision_stands_among_its_neighbours(client):
    act = read_document(client, "RS")
    articles = list(dict.fromkeys(re.findall(r'href="(/page/eli/[^"]+/art_\d+)"', act)))
    third = next(each for each in articles if each.endswith("/art_3") and "/sr-Cyrl" in each)
    text = client.get(third).text
    page = Reader(text)
    assert re.search(r'rel="prev" href="[^"]+/art_2"', text)
    assert re.search(r'rel="next" href="[^"]+/art_4"', text)
    assert 'class="piece piece-point"' in text
    assert "ставља предлоге на гласање" in page.words
    assert "Contents of the act" in page.words
    assert "How to cite" in page.words
    assert re.search(r"Referred to by</h2>.{0,300}>Art\. \d+", text, re.DOTALL)
    assert "https://w3id.org/alinea/eli/rs/" in page.words
    assert 'aria-current="page"' in text


def test_work_level_article_shows_what_is_known(client):
    page = Reader(client.get("/page/eli/mk/law/2002/5-zakon-za-lokalnata-samouprava/art_26").text)
    assert "Art. 26" in page.words or "Article 26" in page.words
    assert "within 90 days" in page.words
    assert "not held here" in page.words


def test_assets_are_kept_and_typed(client):
    reply = client.get("/static/alinea.css")
    assert reply.headers["content-type"].startswith("text/css")
    assert "immutable" in reply.headers["cache-control"]
    assert "http" not in reply.text


def test_free_words_of_curators_are_marked_as_english(client):
    fact = client.get("/tr/page/id/fact/rs-lsg-2007-citizens-initiative").text
    for words in ("assembly of the local self-government unit", "no (duty to debate and answer)"):
        assert f'<dd lang="en">{words}</dd>' in fact
    act = client.get("/sq/page/eli/rs/law/2007/129-zakon-o-lokalnoj-samoupravi").text
    assert '<dd lang="en">National Assembly</dd>' in act
    assert "<dd>Sl. glasnik RS 129/2007</dd>" in act


def test_every_language_has_an_example_in_itself_or_in_one_that_its_readers_read(client):
    for tag, own in {"sq": "sq", "mk": "mk", "tr": "tr", "sr-Cyrl": "sr-Cyrl", "hr": "bs"}.items():
        first = re.search(
            r'<ul aria-labelledby="example-1">\s*<li><a [^>]*lang="([^"]+)"', client.get(f"/{tag}/").text
        )
        assert first[1] == own


def test_a_column_of_noughts_is_left_out(client, installation):
    assert ">Texts held<" in client.get("/").text
    services = installation.services()
    collection = Collection(services.store)
    unread = [replace(each, documents=0) for each in collection.statistics.jurisdictions]
    collection.statistics = replace(collection.statistics, jurisdictions=unread)
    front = Renderer(services, collection=collection).page("front.html", examples=[]).body.decode()
    row = re.search(r'<th scope="row"><a href="/acts\?country=RS">.*?</tr>', front, re.DOTALL)[0]
    assert "Texts held" not in front
    assert row.count("<td") == front.count('<th scope="col"') - 1 == 3
