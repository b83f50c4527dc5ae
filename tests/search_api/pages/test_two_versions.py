"""The page that compares two versions of an act, and the file that can be saved of it."""

import re
from html import unescape

import httpx
import pytest

from graph.differences import ArticleChange, Change, Run, differences
from ontology.eli import DEFAULT_BASE
from search_api.pages.differences import differences_page, legible, written_changes
from search_api.pages.script import Script, asked_script
from search_api.services import Services
from tests.doubles.two_versions import EARLY, ENGLISH, LATE, WORK, trial_store


@pytest.fixture(scope="module")
def store():
    return trial_store()


@pytest.fixture(scope="module")
def address(store, serving):
    services = Services(store=store, open_search=lambda: pytest.fail("not asked"), concepts={}, base=DEFAULT_BASE)
    with serving(services) as found:
        yield found


@pytest.fixture(scope="module")
def trial(address):
    with httpx.Client(base_url=address, timeout=120) as opened:
        yield opened


def plain(html):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", html))).replace("\u00a0", " ").strip()


def compared(client, before, after, door="/diff"):
    return client.get(door, params={"before": before, "after": after})


def test_what_changed_is_marked_and_what_stayed_is_folded(trial):
    reply = compared(trial, EARLY, LATE)
    assert (reply.status_code, reply.headers["content-language"]) == (200, "en")
    text = reply.text
    assert "<del>10% </del><ins>5% </ins>" in text
    assert "1 article changed, 1 article added, 2 articles unchanged" in plain(text)
    assert re.search(
        r'<article class="change change-added" id="change-art_4">.*?<ins>[^<]*Dodat je ovaj član', text, re.S
    )
    folded = re.findall(r'<details class="unchanged">(.*?)</details>', text, re.S)
    assert [re.findall(r"/(art_\d)\"", each) for each in folded] == [["art_1"], ["art_3"]]
    assert "<details open" not in text
    assert "Građani mogu da podnesu" not in text


def test_both_texts_are_named_and_linked(trial):
    text = compared(trial, EARLY, LATE).text
    for iri in (EARLY, LATE, f"{EARLY}/art_2", f"{LATE}/art_2"):
        assert f'href="/page/{iri.removeprefix(DEFAULT_BASE)}"' in text
    assert "First text Serbian, Latin, as amended up to 1/2019" in plain(text)
    assert "Second text Serbian, Latin, as amended up to 4/2021 20 January 2021" in plain(text)
    assert "default-src 'self'" in compared(trial, EARLY, LATE).headers["content-security-policy"]


def test_the_other_way_round_what_was_added_is_removed(trial):
    (swapped,) = re.findall(r'href="([^"]+)">The other way round', compared(trial, EARLY, LATE).text)
    text = plain(trial.get(unescape(swapped)).text)
    assert "1 article changed, 1 article removed, 2 articles unchanged" in text
    assert "First text Serbian, Latin, as amended up to 4/2021" in text


def test_the_file_stands_alone_and_says_the_same(trial, store):
    page = compared(trial, EARLY, LATE)
    (link,) = re.findall(r'href="([^"]+)">Save as a file', page.text)
    reply = trial.get(unescape(link))
    assert reply.headers["content-disposition"].startswith('attachment; filename="rs.law.2019.1-zakon')
    assert reply.headers["content-type"] == "text/html; charset=utf-8"
    assert reply.text == differences_page(differences(store, EARLY, LATE), before=EARLY, after=LATE)
    assert "<del>10% </del><ins>5% </ins>" in reply.text
    assert "<link" not in reply.text
    assert trial.get(f"/sq{unescape(link)}").headers["content-language"] == "sq"


def test_both_texts_are_shown_in_the_script_that_is_asked_for(trial):
    asked = {"before": EARLY, "after": LATE, "script": "cyrl"}
    text = trial.get("/diff", params=asked).text
    assert "<del>10% </del><ins>5% </ins>" in text
    (changed, added) = re.findall(r'<div class="changed-words" lang="sr-Cyrl" dir="auto">(.*?)</div>', text, re.S)
    assert "Предлог за грађанску иницијативу" in changed
    assert "<ins>" in added
    assert not re.search("[a-zčćšđž]", re.sub(r"<[^>]+>", "", changed + added))
    assert "which we put for the printed ones" in plain(text)
    for door in ("The other way round", "Save as a file"):
        (link,) = re.findall(rf'href="([^"]+)">{door}', text)
        assert link.endswith("&amp;script=cyrl")
    assert "Предлог за грађанску иницијативу" in trial.get(unescape(link)).text
    printed = trial.get("/diff", params={"before": EARLY, "after": LATE}).text
    assert 'class="changed-words" lang="sr-Latn"' in printed
    assert "which we put" not in printed
    assert "which we put" not in trial.get("/diff", params=asked | {"script": "latn"}).text
    (switch,) = re.findall(r'href="([^"]+)" rel="nofollow">Cyrillic', printed)
    assert trial.get(unescape(switch)).text == text


def test_the_act_leads_to_its_comparison_in_the_same_script(trial):
    text = trial.get(f"/page/{WORK.removeprefix(DEFAULT_BASE)}", params={"script": "cyrl"}).text
    links = re.findall(r'href="(/diff[^"]+)"', text)
    assert links
    assert all(each.endswith("&amp;script=cyrl") for each in links)


@pytest.mark.parametrize("script", list(Script))
def test_words_of_two_scripts_are_all_written_in_one(script):
    runs = (
        Run("kept", "Предлог "),
        Run("removed", "potpisuje 10% "),
        Run("added", "подноси 5% "),
        Run("kept", "бирача"),
    )
    change = ArticleChange(
        change=Change.CHANGED,
        before="a",
        after="b",
        number_before="2",
        number_after="2",
        heading="Глава V",
        runs=runs,
    )
    token = asked_script.set(script)
    (shown,) = written_changes([change], "sr-Latn", "sr-Cyrl")
    asked_script.reset(token)
    words = [each.text for each in shown.runs]
    assert [each.kind for each in shown.runs] == [each.kind for each in runs]
    assert (words, shown.heading) == {
        Script.PRINTED: ([each.text for each in runs], "Глава V"),
        Script.LATIN: (["Predlog ", "potpisuje 10% ", "podnosi 5% ", "birača"], "Glava V"),
        Script.CYRILLIC: (["Предлог ", "потписује 10% ", "подноси 5% ", "бирача"], "Глава V"),
    }[script]


def test_two_equal_texts_differ_in_nothing(trial):
    text = plain(compared(trial, LATE, LATE).text)
    assert "No article differs." in text
    assert "4 articles unchanged" in text


@pytest.mark.parametrize("door", ["/diff", "/sq/diff", "/diff/file"])
@pytest.mark.parametrize(
    ("before", "after", "status", "told"),
    [
        ("", LATE, 400, "lacks before or after"),
        (LATE, "", 400, "lacks before or after"),
        (LATE, ENGLISH, 400, "different languages"),
        (WORK, LATE, 404, "is an act"),
        (f"{LATE}/art_1", LATE, 404, "no act"),
        ("<script>", LATE, 404, "no act"),
        (f"{WORK}-none/sr-Latn", LATE, 404, "no act"),
    ],
)
def test_what_cannot_be_compared_is_a_page_that_says_so(trial, door, before, after, status, told):
    reply = compared(trial, before, after, door)
    assert (reply.status_code, reply.headers["content-type"]) == (status, "text/html; charset=utf-8")
    assert "<script>" not in reply.text
    if not door.startswith("/sq"):
        assert told in plain(reply.text)


def test_lines_are_joined_and_paragraphs_stay(store):
    found = legible(differences(store, EARLY, LATE))
    words = "".join(run.text for each in found if each.change is Change.CHANGED for run in each.runs)
    assert "\n\nSkupština odlučuje" in words
    assert not re.search(r"[^\n]\n[^\n]", words)


@pytest.mark.parametrize("width", [1280, 360])
def test_it_fits_a_screen_and_can_be_read_without_scripts(browser, expect, address, width):
    context = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(f"{address}/page/{WORK.removeprefix(DEFAULT_BASE)}")
    page.get_by_role("link", name="Up to 1/2019 with up to 4/2021").click()
    page.get_by_text("1 article unchanged").first.click()
    page.get_by_role("link", name="1", exact=True).first.click()
    expect(page.locator("h1")).to_have_text("Article 1")
    page.goto(f"{address}/page/{EARLY.removeprefix(DEFAULT_BASE)}/art_2")
    page.get_by_role("link", name="Value 1", exact=True).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#value-1")
    page.get_by_role("link", name="Value 1 in the text").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#mark-1")
    context.close()
