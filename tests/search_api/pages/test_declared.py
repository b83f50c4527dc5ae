"""What pages tell programs: one address for each thing, its data, and JSON-LD that says what the page says."""

import json
import re
from html import unescape

import pytest

from ontology.namespaces import CONCEPTS
from search_api.pages.declared import Declared

ACT = "/page/eli/rs/law/2007/129-zakon-o-lokalnoj-samoupravi"
DECISION = "/page/eli/rs/decision/nd/odluka-o-zborovima-gradjana-u-opstini-primer"
FACT = "/page/id/fact/rs-lsg-2007-citizens-initiative"
REPORTED = "/page/id/fact/ba-rs-referendum-2024-majority"
TYPES = {
    "/page/id/mechanism/citizens_initiative": "DefinedTerm",
    "/page/id/practice/me-danilovgrad-water-price-initiative": "CreativeWork",
    "/page/id/fact/rs-lsg-2007-citizens-initiative": "Claim",
    ACT: "Legislation",
    f"{ACT}/art_68": "Legislation",
    f"{DECISION}/art_2": "Legislation",
    f"{DECISION}/sr-Cyrl/art_2": "Legislation",
}


def links(text, rel):
    return [unescape(each) for each in re.findall(rf'<link rel="{rel}"[^>]* href="([^"]+)"', text)]


def block(text):
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    return json.loads(found)


@pytest.mark.parametrize(("path", "kind"), TYPES.items())
def test_a_page_declares_its_thing(client, path, kind):
    text = client.get(path).text
    said = block(text)
    assert (said["@context"], said["@type"]) == ("https://schema.org", kind)
    assert said["@id"].endswith(path.removeprefix("/page/"))
    assert links(text, "canonical") == [path]
    data = [each for each in links(text, "alternate") if each.startswith("/data?")]
    assert len(data) == 4
    assert all("iri=https" in each for each in data)
    assert all(said.values())
    assert said["name"]


def test_names_come_in_every_language(client):
    said = block(client.get("/page/id/mechanism/citizens_initiative").text)
    assert {"sq", "mk", "sr-Cyrl", "sr-Latn", "tr"} <= {each["@language"] for each in said["name"]}
    fact = block(client.get("/page/id/fact/rs-lsg-2007-citizens-initiative").text)
    assert fact["about"]["@id"] == f"{CONCEPTS}mechanism/citizens_initiative"
    assert fact["appearance"]["@id"].endswith("/art_68")


def test_how_sure_it_is_is_declared_too(client):
    said = {path: block(client.get(path).text)["creativeWorkStatus"] for path in (FACT, REPORTED)}
    assert said == {FACT: "read in the text", REPORTED: "reported"}


def test_a_text_of_an_act_has_the_address_of_the_act(client):
    text = client.get(f"{DECISION}/sr-Cyrl").text
    assert links(text, "canonical") == [DECISION]
    assert block(text)["inLanguage"] == ["sr-Cyrl"]


def test_pages_of_no_thing_declare_none(client):
    for path in ("/", "/about", "/acts?country=ba", "/search?q=referendum"):
        assert "ld+json" not in client.get(path).text


def test_no_words_can_end_the_block():
    written = Declared("x:y", {"name": "</script><script>alert('&')<!--"}).json
    assert not set("<>&") & set(written)
    assert json.loads(written)["name"] == "</script><script>alert('&')<!--"
