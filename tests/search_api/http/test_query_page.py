"""The query page: every example is answered; a form without scripts, YASGUI with them; nothing from elsewhere."""

import re
from html import unescape
from pathlib import Path

import httpx
import pytest

from search_api.pages.queries import example_queries
from search_api.pages.rendering import ASSETS

pytestmark = pytest.mark.thorough

CHROMIUM = Path("/usr/bin/chromium")
EXAMPLES = example_queries()
SEARCHING = [key for key, each in EXAMPLES.items() if each.group == "search"]


def test_there_are_examples_of_both_kinds():
    assert len(EXAMPLES) >= 40
    assert len(SEARCHING) == 5
    assert all("alinea:search" in EXAMPLES[key].query for key in SEARCHING)
    assert all(each.query.startswith(f"# {each.question}\n") for each in EXAMPLES.values())


@pytest.mark.parametrize("key", EXAMPLES)
def test_every_example_is_answered(client: httpx.Client, key: str):
    reply = client.post("/sparql", data={"query": EXAMPLES[key].query})
    assert reply.status_code == 200, reply.text
    rows = reply.json()["results"]["bindings"]
    assert len(rows) >= (2 if key in SEARCHING else 1)
    assert all(rows)


@pytest.mark.parametrize("key", ["", "1-search-with-values", "42-contested-values"])
def test_the_plain_form_holds_the_example(client: httpx.Client, key: str):
    reply = client.get("/query", params={"example": key} if key else {})
    written = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", reply.text, re.DOTALL)
    assert written
    assert unescape(written[1]) == EXAMPLES[key or SEARCHING[0]].query
    assert '<form id="plain" class="query-form" action="/sparql" method="get">' in reply.text
    assert all(f'href="/query?example={each}"' in reply.text for each in EXAMPLES)
    told = reply.headers["content-security-policy"]
    assert "default-src 'self'" in told
    assert "unsafe-inline" not in told + reply.text
    answer = client.get("/sparql", params={"query": unescape(written[1]), "format": "csv"})
    assert answer.headers["content-type"].startswith("text/csv")


def test_an_example_that_is_not_there(client: httpx.Client):
    assert client.get("/query", params={"example": "nope"}).status_code == 404


@pytest.mark.parametrize("name", ASSETS)
def test_assets_come_with_and_without_compression(client: httpx.Client, name: str):
    packed = client.get(f"/static/{name}", headers={"Accept-Encoding": "gzip"})
    plain = client.get(f"/static/{name}", headers={"Accept-Encoding": "identity"})
    assert packed.content == plain.content
    assert "content-encoding" not in plain.headers
    assert plain.headers["content-type"] == ASSETS[name]
    assert len(plain.content) > 100


@pytest.mark.parametrize("scripts", [True, False])
def test_a_question_is_asked_in_a_browser(client: httpx.Client, *, scripts: bool):
    playwright = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM.exists():
        pytest.skip("chromium is not installed (Debian: apt-get install chromium)")
    site = str(client.base_url).rstrip("/")
    complaints, elsewhere = [], []
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_context(java_script_enabled=scripts).new_page()
        page.set_default_timeout(60_000)
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "request",
            lambda request: None if request.url.startswith((site, "data:")) else elsewhere.append(request.url),
        )
        page.goto(f"{site}/query?example=02-signatures-for-a-recall")
        if scripts:
            page.locator(".yasqe_queryButton").click()
            page.locator(".yasr table tbody tr").first.wait_for()
            assert page.locator(".CodeMirror").inner_text().count("recall") > 1
            assert not page.locator("#plain").is_visible()
        else:
            with page.expect_download() as saved:  # CSV is a file to a browser
                page.get_by_role("button", name="Ask").click()
            assert "jurisdiction" in Path(saved.value.path()).read_text("utf-8").splitlines()[0]
        browser.close()
    assert complaints == []
    assert elsewhere == []
