"""The journey of a visitor in a real browser: first page, question, comparison, article, mechanism."""

import re

import pytest

from search_api.pages.interface import languages

pytestmark = pytest.mark.thorough


@pytest.mark.parametrize(("width", "scheme"), [pytest.param(1280, "light", marks=pytest.mark.slow), (360, "dark")])
def test_a_search_journey(browser, expect, site, width, scheme):
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    page.set_default_timeout(60_000)
    complaints, elsewhere = [], []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith(site) else elsewhere.append(request.url))

    def fits():
        page.wait_for_load_state()  # without its style sheets a page has another width
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    page.goto(site)
    fits()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.get_by_label("Your question").fill("how many signatures for a citizens' initiative")
    page.keyboard.press("Enter")
    strip = page.locator(".strip")
    strip.wait_for()
    fits()
    for state in ("Albania", "Bosnia and Herzegovina", "Montenegro", "North Macedonia", "Serbia", "Kosovo*"):
        assert strip.get_by_text(state, exact=True).first.is_visible()
    strip.get_by_role("link", name="Art. 26").click()
    expect(page.locator("h1")).to_have_text(re.compile("^Article 26"))
    fits()
    page.get_by_role("link", name="Compare: citizens' initiative").first.click()
    expect(page.locator("h1")).to_have_text("Citizens' initiative")
    fits()
    context.close()
    assert complaints == []
    assert elsewhere == []


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize(
    "place",
    [
        "/coverage",
        "/search?q=budget&by=jurisdiction&country=RS&country=ME&as_of=2020-01-01&script=cyrl",
        "/tr/coverage",
        "/tr/",
        "/sr-Cyrl/",
    ],
)
def test_wide_pages_fit_a_narrow_window(browser, site, width, place):
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(f"{site}{place}")
    beyond = "each => each.getBoundingClientRect().right > innerWidth"
    names = f"[...document.querySelectorAll('table, form')].filter({beyond}).map(each => each.className)"
    assert page.evaluate(names) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_days_are_asked_without_javascript(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(f"{site}/search?q=referendum&country=RS&by=jurisdiction")
    page.get_by_label("Held on").fill("2015-06-30")
    page.get_by_role("button", name="Apply").click()
    page.get_by_text("held on 30").wait_for()
    assert "country=RS" in page.url
    assert "by=jurisdiction" in page.url
    assert "as_of=2015-06-30" in page.url
    page.get_by_role("link", name="Remove: Serbia").click()
    page.wait_for_url(lambda url: "country=" not in url)
    assert "as_of=2015-06-30" in page.url
    context.close()


def test_pages_work_without_javascript_and_text_is_readable(browser, expect, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/mechanisms")
    page.get_by_role("link", name="recall", exact=True).first.click()
    expect(page).to_have_title("recall · Alinea")
    context.close()


@pytest.mark.parametrize(("width", "scheme"), [pytest.param(1280, "dark", marks=pytest.mark.slow), (360, "light")])
def test_a_comparison_from_the_matrix_to_a_row_of_the_map(browser, site, width, scheme):
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    page.set_default_timeout(60_000)
    complaints = []

    def complained(message):
        """A browser looks for an icon beside a picture that is opened alone; there is none, and it needs none."""
        if message.type == "error" and not message.location["url"].endswith("/favicon.ico"):
            complaints.append(message.text)

    page.on("console", complained)

    def fits():
        page.wait_for_load_state()  # without its style sheets a page has another width
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    page.goto(site)
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Compare").click()
    fits()
    page.get_by_label("Serbia", exact=True).check()
    page.get_by_label("Kosovo*", exact=True).check()
    page.get_by_label("Group", exact=True).select_option("initiative")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**country=RS&country=XK&group=initiative**")
    fits()
    assert page.get_by_text("at least 15\u00a0%").first.is_visible()
    page.get_by_role("link", name="Citizens' initiative", exact=True).click()
    fits()
    page.get_by_role("link", name="Kosovo*: at least 15\u00a0%").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#XK")
    assert page.locator("#XK").is_visible()
    for address in ("/compare.svg?mechanism=citizens_initiative", "/compare.png?mechanism=citizens_initiative"):
        page.goto(f"{site}{address}")
    context.close()
    assert complaints == []


@pytest.mark.parametrize(("width", "scheme"), [pytest.param(1280, "light", marks=pytest.mark.slow), (360, "dark")])
def test_from_the_fair_to_the_answer_for_home(browser, expect, site, width, scheme):
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    page.set_default_timeout(60_000)
    complaints, elsewhere = [], []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: None if request.url.startswith(site) else elsewhere.append(request.url))

    def fits():
        page.wait_for_load_state()  # without its style sheets a page has another width
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    page.goto(f"{site}/practices")
    fits()
    page.get_by_label("Mechanism").select_option("citizens_initiative")
    page.get_by_label("Jurisdiction").select_option("ME")
    page.get_by_role("button", name="Show", exact=True).click()
    page.get_by_role("link", name="Danilovgrad: citizens' initiative").click()
    fits()
    page.get_by_label("Jurisdiction").select_option("RS")
    page.get_by_role("button", name="Ask").click()
    page.get_by_text("Serbia: the law provides for it.").wait_for()
    page.wait_for_url("**?at=RS#home")
    fits()
    page.get_by_role("link", name="movement Preokret").click()
    fits()
    page.get_by_role("link", name="The whole picture").click()
    page.locator("svg.network").get_by_role("link", name="Municipal Assembly of Danilovgrad").click()
    expect(page.locator("h1")).to_have_text("Municipal Assembly of Danilovgrad")
    context.close()
    assert complaints == []
    assert elsewhere == []


def test_arabic_runs_from_right_to_left(browser, site):
    page = browser.new_page()
    page.set_default_timeout(60_000)
    page.goto(f"{site}/search?q=الديمقراطية المحلية")
    field = page.locator("#q")
    assert field.evaluate("each => getComputedStyle(each).direction") == "rtl"
    field.fill("lokalna demokratija")
    assert field.evaluate("each => getComputedStyle(each).direction") == "ltr"
    heading = "each => { each.textContent = 'الديمقراطية المحلية'; return getComputedStyle(each).direction }"
    assert page.locator(".hits h3[dir=auto]").first.evaluate(heading) == "rtl"
    page.close()


HEADER = """() => {
    const box = name => document.querySelector(name).getBoundingClientRect();
    const field = document.querySelector('#top-q');
    const pen = document.createElement('canvas').getContext('2d'), style = getComputedStyle(field);
    pen.font = style.font;
    const room = field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    return [box('.languages').top < box('.brand').bottom, pen.measureText(field.placeholder).width <= room];
}"""


@pytest.mark.parametrize("width", [1100, 1280])
def test_the_languages_stand_in_the_first_row_and_the_field_shows_all_its_words(browser, site, width):
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.set_default_timeout(60_000)
    told = {}
    for tag in languages():
        page.goto(f"{site}/{tag}/mechanisms")
        told[tag] = page.evaluate(HEADER)
    page.close()
    assert told == {tag: [True, True] for tag in languages()}
