"""The journeys of a visitor, in three languages, wide and narrow, also without scripts and by keyboard alone.

To find a threshold, read its article, compare it and take the table along; to find a practice and the law behind it.
"""

import csv
import io
import re
from pathlib import Path

import pytest

from search_api.pages.interface import Interface, interface

pytestmark = pytest.mark.thorough

ASKED = {
    "en": "how many signatures for a citizens' initiative",
    "mk": "колку потписи се потребни за граѓанска иницијатива",
    "sq": "sa firma duhen për një iniciativë qytetare",
}
MECHANISM = {"en": "Citizens' initiative", "mk": "Граѓанска иницијатива", "sq": "Iniciativë qytetare"}

NOW = [("en", True, 1280), ("mk", False, 360), ("sq", True, 360)]
LATER = [("en", True, 360), ("mk", False, 1280), ("sq", True, 1280)]
VISITORS = pytest.mark.parametrize(
    ("language", "scripts", "width"), [*NOW, *(pytest.param(*each, marks=pytest.mark.slow) for each in LATER)]
)
"""Each language in one window, each window with scripts; the slow turn has each in the other."""


class Visitor:
    """A visitor with a window, who knows the words of a language; every page must fit and keep to it."""

    def __init__(self, page, site: str, said: Interface, width: int) -> None:
        self.page, self.site, self.said, self.width = page, site, said, width
        self.elsewhere: list[str] = []
        page.set_default_timeout(60_000)
        page.on(
            "request", lambda request: None if request.url.startswith(site) else self.elsewhere.append(request.url)
        )

    def arrived(self) -> None:
        self.page.wait_for_load_state()
        assert self.page.locator("html").get_attribute("lang") == self.said.tag
        box = self.page.locator("body").bounding_box()
        assert box
        assert box["width"] <= self.width

    def asks(self) -> None:
        self.page.goto(f"{self.site}/{self.said.tag}/")
        self.arrived()
        self.page.get_by_label(self.said.gettext("Your question")).fill(ASKED[self.said.tag])
        self.page.keyboard.press("Enter")
        self.page.locator(".strip").wait_for()
        self.arrived()

    def takes_the_table(self, name: str) -> bytes:
        with self.page.expect_download() as saved:
            self.page.get_by_role("link", name=self.said.gettext(name)).click()
        return Path(saved.value.path()).read_bytes()


@pytest.fixture
def visitor(browser, site, language, scripts, width):
    context = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=scripts)
    visiting = Visitor(context.new_page(), site, interface(language), width)
    yield visiting
    context.close()
    assert visiting.elsewhere == []


@VISITORS
def test_from_a_question_to_what_can_be_taken_along(visitor: Visitor, expect, language: str):
    page, said = visitor.page, visitor.said
    visitor.asks()
    strip = page.locator(".strip")
    kosovo = strip.get_by_role("group", name=re.compile("Kosov|Косов")).inner_text().replace("\u00a0", " ")
    assert "15" in kosovo
    assert "60" in kosovo

    strip.get_by_role("link", name=said.gettext("Art. %(number)s") % {"number": "70"}).first.click()
    visitor.arrived()
    expect(page.locator("h1")).to_have_text(re.compile("^" + re.escape(f"{said.said('kind', 'article')} 70")))
    page.go_back()

    strip.get_by_role("link", name=said.gettext("Full comparison")).click()
    visitor.arrived()
    expect(page.locator("h1")).to_have_text(MECHANISM[language])
    assert "15" in page.locator("#XK").inner_text()

    rows = list(csv.DictReader(io.StringIO(visitor.takes_the_table("Table as CSV").decode("utf-8-sig"))))
    assert {"AL", "ME", "MK", "RS", "XK"} <= {row["jurisdiction"] for row in rows}
    assert any(row["jurisdiction"] == "XK" and row["printed"] == "15" for row in rows)
    assert visitor.takes_the_table("Table as XLSX")[:2] == b"PK"


@VISITORS
def test_from_a_practice_to_the_law_that_allowed_it(visitor: Visitor, language: str):
    page, said = visitor.page, visitor.said
    page.goto(f"{visitor.site}/{language}/")
    page.get_by_role("navigation", name=said.gettext("Main")).get_by_role(
        "link", name=said.gettext("Practices")
    ).click()
    visitor.arrived()
    page.get_by_label(said.gettext("Mechanism"), exact=True).select_option("citizens_initiative")
    page.get_by_role("button", name=said.gettext("Show"), exact=True).click()
    visitor.arrived()
    page.locator('.cards a[href$="/me-danilovgrad-water-price-initiative"]').click()
    visitor.arrived()
    law = page.get_by_role("region", name=said.gettext("Which provision allowed it"))
    law.locator(".fact h3 a").first.click()
    visitor.arrived()
    assert "/page/id/fact/me-" in page.url
    page.locator("h1 + .place a").first.click()
    visitor.arrived()
    assert "/page/eli/me/law/" in page.url


def test_by_keyboard_alone_to_an_article(browser, expect, site):
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(f"{site}/")

    def tab_to(wanted: str, most: int) -> None:
        for _ in range(most):
            page.keyboard.press("Tab")
            if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
                assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
                return
        raise AssertionError(f"{wanted} is not reached in {most} steps")

    tab_to("#q", 20)
    page.keyboard.type(ASKED["en"])
    page.keyboard.press("Enter")
    page.locator(".strip").wait_for()
    tab_to(".skip", 1)
    page.keyboard.press("Enter")
    tab_to(".strip a[href$='/art_70']", 60)
    page.keyboard.press("Enter")
    page.wait_for_url("**/art_70")
    expect(page.locator("h1")).to_have_text(re.compile("^Article 70"))
    context.close()
