"""Pages of acts and provisions: marks in the wording, what is told of values, citations, structure, versions."""

import re
from html import unescape

import httpx
import pytest

from ontology.eli import DEFAULT_BASE
from search_api.catalogue import provision, references_in_text
from search_api.pages.collection import Collection
from search_api.pages.interface import interface
from search_api.pages.names import Names
from search_api.pages.text_values import noted
from search_api.pages.wording import Piece, Wording
from search_api.services import Services
from tests.doubles.two_versions import EARLY, LATE, WORK, trial_store

DECISION = "/page/eli/rs/decision/nd/odluka-o-zborovima-gradjana-u-opstini-primer"
SERBIA = "/page/eli/rs/law/2007/129-zakon-o-lokalnoj-samoupravi"


def path(iri):
    return "/page/" + iri.removeprefix(DEFAULT_BASE)


def plain(html):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", html))).replace("\u00a0", " ").strip()


def notes(html):
    """The notes of a page in plain words, by number."""
    return {int(number): plain(text) for number, text in re.findall(r'<li id="value-(\d+)"(.*?)</li>', html, re.S)}


@pytest.fixture(scope="module")
def store():
    return trial_store()


@pytest.fixture(scope="module")
def trial(store, serving):
    services = Services(store=store, open_search=lambda: pytest.fail("not asked"), concepts={}, base=DEFAULT_BASE)
    with serving(services) as address, httpx.Client(base_url=address, timeout=120) as opened:
        yield opened


@pytest.fixture(scope="module")
def early(trial):
    reply = trial.get(path(f"{EARLY}/art_2"))
    assert reply.status_code == 200
    return reply.text


def words_of(piece: Piece) -> str:
    own = "".join(stroke.text for stroke in piece.strokes)
    return own + "".join(map(words_of, piece.pieces))


@pytest.mark.parametrize("article", [f"{EARLY}/art_2", f"{LATE}/art_2", f"{LATE}/art_1", f"{LATE}/art_2/par_3"])
def test_strokes_are_the_words_and_every_value_begins_and_ends_once(store, article):
    view = provision(store, article)
    found = noted(Names(Collection(store), interface()), store, view)
    drawn = Wording(view, found, references_in_text(store, view), lambda iri: iri).pieces()
    assert "".join("".join(map(words_of, drawn)).split()) == "".join(view.text.split())

    def strokes(pieces):
        for piece in pieces:
            yield from piece.strokes
            yield from strokes(piece.pieces)

    every = list(strokes(drawn))
    for edge in ("begun", "ended"):
        numbers = [number for stroke in every for number in getattr(stroke, edge)]
        assert sorted(numbers) == [each.number for each in found]


def test_a_quoted_value_is_told_with_its_fact(early):
    assert '<span class="value-mark value-quoted" id="mark-1">potpisuje najmanje 10% birača</span>' in early
    told = notes(early)
    assert "at least 10 %" in told[1]
    assert "Quoted by people for what they recorded" in told[1]
    assert "trial initiative" in told[1]
    assert "Mechanism: citizens' initiative" in told[1]
    assert f'href="{path(f"{DEFAULT_BASE}id/fact/rs-trial-2")}"' in early


def test_the_reading_of_quoted_words_is_not_told_twice(early, trial):
    assert sum("10 %" in each for each in notes(early).values()) == 1
    assert len(notes(early)) == len(notes(trial.get(path(f"{LATE}/art_2")).text)) == 4


def test_what_the_words_contradict_is_told_with_what_was_recorded(early):
    (term,) = [each for each in notes(early).values() if "within 60 days" in each]
    assert "Differs from what people recorded" in term
    assert "Recorded: within 90 days" in term
    assert 'class="value-mark value-contradicted"' in early


def test_what_nobody_has_verified_is_never_told(early):
    (low,) = [each for each in notes(early).values() if "trial petition" in each]
    assert "A value is reported, but nobody has verified it." in low
    assert "not verified" in low
    assert "4711" not in plain(early)
    assert "4,711" not in plain(early)


def test_every_note_and_its_mark_lead_to_one_another(early):
    for number in notes(early):
        assert early.count(f'id="mark-{number}"') == early.count(f'href="#mark-{number}"') == 1
        assert early.count(f'href="#value-{number}"') == 1


def test_references_are_links_and_parts_keep_their_anchors(early):
    assert re.search(rf'<a href="{path(EARLY)}/art_1">člana 1. ovog zakona</a>', early)
    anchors = re.findall(r'<div class="piece piece-\w+" id="([^"]+)"', early)
    assert anchors == ["par_1", "par_2", "par_3", "pnt_1", "pnt_2", "par_4", "par_4.pnt_1", "par_4.pnt_2"]


def test_evidence_is_quoted_by_the_browser_in_its_language(early):
    assert '<q lang="sr-Latn">člana 1. ovog zakona</q>' in early
    assert "“" not in plain(early.split('class="cite"')[0])
    cited = early.split("cite.")[0]
    assert '<q lang="sr-Latn">potpisuje' in cited


def test_a_text_without_marks_is_as_it_was(client):
    text = client.get(f"{DECISION}/sr-Cyrl/art_5").text
    assert "Ова одлука ступа на снагу осмог дана" in text
    assert "value-mark" not in text
    assert "Values in this text" not in text


def test_the_words_of_a_reading_alone_are_no_finding(client):
    text = client.get(f"{DECISION}/sr-Cyrl/art_4").text
    assert '<span class="value-mark value-extracted" id="mark-1">у року од 60 дана</span>' in text
    assert "Read by the program, compared with nothing yet" in notes(text)[1]
    assert "is not to be taken as known" in plain(text)


def test_a_provision_is_cited_in_the_states_way_and_in_english(trial):
    text = trial.get(path(f"{LATE}/art_2/par_1")).text
    lines = {
        tag: unescape(line) for tag, line in re.findall(r'<p class="cite" lang="([^"]+)" dir="auto">(.*?)</p>', text)
    }
    iri = f"{LATE}/art_2/par_1"
    assert lines == {
        "sr-Latn": f"Zakon o probnoj inicijativi, „Sl. glasnik RS“, br. 1/2019, čl. 2 st. 1, {iri}",
        "en": f"Law on the Trial Initiative (Serbia), Sl. glasnik RS 1/2019, Art. 2, para. 1, {iri}",
    }
    for form in ("bibtex", "csl-json"):
        assert re.search(rf'href="/api/cite\?iri=https%3A%2F%2Fw3id[^"]*par_1&amp;format={form}"', text)


def test_what_has_no_number_is_cited_too(client):
    text = client.get(f"{DECISION}/sr-Cyrl/art_2/par_1").text
    assert "чл. 2 ст. 1, https://" in plain(text)
    whole = client.get(f"{DECISION}/sr-Cyrl").text
    assert "О ЗБОРОВИМА ГРАЂАНА" in plain(whole.split('class="cite"')[1]).upper()


def test_an_act_lists_its_texts_and_what_can_be_compared(trial):
    text = trial.get(path(WORK)).text
    held = text[text.index('id="documents"') : text.index("</section>", text.index('id="documents"'))]
    assert "Serbian, Latin, as amended up to 1/2019" in plain(held)
    assert "English, as amended up to 4/2021" in plain(held)
    assert "20 January 2021" in plain(held)
    (link,) = re.findall(r'href="(/diff\?[^"]+)"', held)
    assert trial.get(unescape(link)).status_code == 200
    assert "Up to 1/2019 with up to 4/2021" in held


def test_an_act_tells_who_amends_it(trial, client):
    text = trial.get(path(WORK)).text
    assert "Amended by Zakon o izmeni Zakona o probnoj inicijativi" in plain(text)
    serbia = plain(client.get(SERBIA).text)
    assert "It repeals Law on Local Self-Government (2002)" in serbia


def test_the_structure_is_a_tree(client):
    text = client.get(DECISION).text
    tree = text[text.index('<ol class="tree">') :]
    assert "Chapter I" in plain(tree)
    inner = re.search(
        r'<li class="tree-division">.*?<ol class="tree">.*?<ol class="tree-numbers".*?</ol>', tree, re.S
    )
    assert inner
    numbers = re.findall(r'href="[^"]+/(art_\d)"(?: aria-label="(Article \d)")?', inner[0])
    assert numbers == [("art_1", ""), ("art_2", "Article 2")]


def test_an_act_tells_the_practices_that_it_allowed(client):
    enabled = client.get("/page/id/practice/me-danilovgrad-water-price-initiative").text
    act = re.search(r'class="act" href="(/page/eli/[^"]+)"', enabled)
    assert act
    page = client.get(act[1]).text
    assert "Practices its articles allowed" in page
    assert "/page/id/practice/me-danilovgrad-water-price-initiative" in page
