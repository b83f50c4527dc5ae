"""The page of what is known: the matrix, texts, measurements, and how to report an error."""

import re
from dataclasses import replace
from html import unescape

import httpx
import pytest

from search_api.catalogue import coverage
from search_api.pages.coverage import address_of

CODES = ["AL", "BA", "BA-BD", "BA-FBIH", "BA-RS", "ME", "MK", "RS", "XK"]
SCORES = {
    "made": "2026-03-01T10:00:00+00:00",
    "split": "test",
    "scores": [
        {
            "language": language,
            "mode": mode,
            "questions": asked,
            "ndcg_at_10": ndcg,
            "mrr_at_10": mrr,
            "recall_at_50": 0.9,
        }
        for language, mode, asked, ndcg, mrr in (
            ("mk", "hybrid", 12, 0.7123, 0.8),
            ("*", "hybrid", 1234, 0.5, 0.6),
            ("*", "dense", 1234, 0.3, 0.3),
        )
    ],
    "floors": {"mk": 0.75},
}
CHECK = {
    "made": "2026-03-02T10:00:00+00:00",
    "confirmation": {"confirmed": 41, "contradicted": 2, "curated_only": 7, "extracted_only": 99},
    "violations": [{"focus": "/srv/corpus/acts/rs/a.yaml", "path": "year", "message": "The year is <missing>."}],
    "warnings": [{"focus": "k", "path": "support", "message": f"contradiction {turn}"} for turn in range(23)],
}
PROBLEMS = [{"file": "/srv/laws/a.pdf", "code": "damaged", "message": "/srv/laws/a.pdf is no PDF.", "page": 3}]


@pytest.fixture(scope="module")
def changing(installation, serving):
    """The address of pages whose notes and manifest change, and both; a server for each case takes seconds."""
    services = installation.services()
    notes, manifest = {}, dict(services.manifest)
    with serving(replace(services, noted=notes.get, manifest=manifest, contact=None)) as address:
        yield address, notes, manifest


@pytest.fixture
def told(changing):
    """The page for other notes and another manifest."""
    address, notes, manifest = changing
    before = dict(manifest)

    def text(place="/coverage", *, noted=None, **changed):
        notes.clear()
        notes.update(noted or {})
        manifest.update(changed)
        reply = httpx.get(f"{address}{place}", timeout=120)
        assert reply.status_code == 200
        return reply.text

    yield text
    manifest.clear()
    manifest.update(before)


def words(text):
    return re.sub(r"\s+", " ", unescape(re.sub("<[^>]+>", "", text))).replace("\u00a0", " ")


def test_the_matrix_is_that_of_the_catalogue(client, installation):
    text = client.get("/coverage").text
    matrix = text[text.index('<table class="signs">') :]
    rows = dict(
        re.findall(
            r'<tr><th scope="row" class="depth-\d"><a href="/page/id/mechanism/(\w+)">.*?</th>(.*?)</tr>', matrix
        )
    )
    signs = {key: re.findall(r'class="sign sign-(\w+)"', cells) for key, cells in rows.items()}
    cells = coverage(installation.store)
    assert {each.jurisdiction for each in cells} == {*CODES}
    assert signs.keys() == {each.mechanism for each in cells}
    known = {"confirmed": "known", "read": "known"}
    for each in cells:
        wanted = known.get(each.knowledge.value, each.knowledge.value)
        assert signs[each.mechanism][CODES.index(each.jurisdiction)] == wanted
    assert signs["citizens_initiative"][CODES.index("RS")] == "known"
    assert "missing" in {sign for row in signs.values() for sign in row}


def test_every_jurisdiction_is_counted_and_named(client, installation):
    text = client.get("/coverage").text
    table = re.search(r'<table class="sums">.*?</table>', text, re.DOTALL)[0]
    rows = re.findall(r'<tr[^>]*><th scope="row">(.*?)</th>(.*?)</tr>', table)
    assert [words(name) for name, _ in rows][-1] == "Kosovo*"
    assert len(rows) == len(CODES)
    mechanisms = len({each.mechanism for each in coverage(installation.store)})
    for _, cells in rows:
        assert sum(map(int, re.findall(r">(\d+)<", cells))) == mechanisms


def test_texts_are_counted_by_language(client):
    table = words(re.search(r'<h2 id="texts">.*?</table>', client.get("/coverage").text, re.DOTALL)[0])
    assert "Albanian13 " in table
    assert "Serbian, Cyrillic15 " in table


def test_what_was_not_measured_is_said(told):
    page = words(told())
    assert "This snapshot has not been evaluated yet. alinea eval" in page
    assert "This snapshot has not been checked yet. alinea check" in page


def test_scores_and_checks_are_told(told):
    text = told(noted={"evaluation": SCORES, "check": CHECK})
    page = words(text)
    assert "Measured on 1 March 2026" in page
    assert "All1,2340.500.600.90" in page
    assert "Macedonian120.71 below its floor0.800.90" in page
    assert "0.30" not in page
    assert "On 2 March 2026, 1 mistake was found" in page
    assert "a.yaml year: The year is <missing>." in page
    assert "/srv/" not in text
    assert "The text says the same41" in page
    assert "23 values that a text contradicts" in page
    assert "contradiction 19" in page
    assert "contradiction 20" not in page
    assert "and 3 more" in page


def test_numbers_are_written_as_the_language_does(told):
    assert "0,71" in told("/sq/coverage", noted={"evaluation": SCORES})


@pytest.mark.parametrize("odd", [{}, {"scores": 3, "floors": [], "violations": "x", "confirmation": None, "made": 5}])
def test_odd_notes_do_no_harm(told, odd):
    assert "Reporting an error" in told(noted={"evaluation": odd, "check": odd})


def test_what_the_build_could_not_read_is_listed_without_folders(told):
    text = told(problems=PROBLEMS, unresolved=1200)
    assert "a.pdf, page 3: a.pdf is no PDF." in words(text)
    assert "/srv/" not in text
    assert "1,200 acts and provisions that nothing held here is" in words(text)
    assert "Nothing: it read all" in words(told(problems=[]))


@pytest.mark.parametrize(
    ("contact", "link"),
    [
        ("errors@example.org", "mailto:errors@example.org"),
        ("https://example.org/issues", "https://example.org/issues"),
        ("the archive, room 3", None),
        ("javascript:alert(1)", None),
        ("a@b:c@d", None),
        ("", None),
        (None, None),
    ],
)
def test_only_mail_and_web_addresses_become_links(contact, link):
    assert address_of(contact) == link


def test_errors_are_reported_to_the_address_of_the_settings(installation, serving):
    with serving(replace(installation.services(), contact="errors@example.org")) as address:
        text = httpx.get(f"{address}/coverage", timeout=120).text
    assert '<a href="mailto:errors@example.org" rel="nofollow">errors@example.org</a>' in text
    assert "corpus/acts/" not in text


def test_without_an_address_it_says_how_a_correction_is_made(told):
    text = told()
    assert "corpus/acts/" in text
    assert "alinea build" in text


def test_the_page_is_linked_from_the_footer_and_from_about(client):
    assert '<li><a href="/coverage">Coverage</a></li>' in client.get("/").text
    assert 'href="/sq/coverage"' in client.get("/sq/about").text
