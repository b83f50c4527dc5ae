"""axe-core in a real browser: no page has a serious or critical issue (WCAG 2.1, A and AA), wide and narrow."""

import pytest

pytestmark = pytest.mark.thorough

PLACES = [
    "/",
    "/mk/about",
    "/sq/mechanisms",
    "/sr-Cyrl/practices",
    "/acts?country=BA",
    "/tr/search?q=referendum",
    "/search",
    "/hr/changes?since=2015-01-01",
    "/bs/page/id/mechanism/citizens_initiative",
    "/cnr/page/id/practice/me-danilovgrad-water-price-initiative",
    "/hr/page/id/fact/rs-lsg-2007-citizens-initiative",
    "/sr-Latn/page/eli/rs/law/2007/129-zakon-o-lokalnoj-samoupravi",
    "/page/eli/rs/decision/nd/odluka-o-zborovima-gradjana-u-opstini-primer/sr-Cyrl/art_2",
    "/page/eli/rs/decision/nd/odluka-o-zborovima-gradjana-u-opstini-primer/sr-Cyrl/art_4",
    "/page/eli/rs/decision/nd/odluka-o-zborovima-gradjana-u-opstini-primer",
    "/page/id/mechanism/none",
    "/compare?group=initiative",
    "/mk/compare?role=support",
    "/coverage",
    "/sq/actors",
    "/actors/network?country=ME",
    "/bs/page/id/practice/al-elbasan-participatory-budgeting?at=BA",
    "/sr-Latn/search?q=referendum&by=jurisdiction&script=latn",
    "/tr/query",
]
WINDOWS = [(1280, "light"), (360, "dark")]
OPTIONS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"], "resultTypes": ["violations"]}
"""What passes is not written out: on a long page that takes longer than to find it."""

BY_TURNS = pytest.mark.parametrize(
    ("first", "window"), [(0, 0), (1, 1), *(pytest.param(*each, marks=pytest.mark.slow) for each in ((1, 0), (0, 1)))]
)
"""One page wide and light, the next narrow and dark; the slow turn has each page in the other window."""


@pytest.fixture(scope="module")
def axe():
    return pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe is a development dependency"
    ).Axe()


@BY_TURNS
def test_no_page_has_a_serious_issue(browser, site, axe, first, window):
    width, scheme = WINDOWS[window]
    places = [f"{site}{place}" for place in PLACES[first::2]]
    assert issues(browser, axe, places, width=width, scheme=scheme) == {}


@BY_TURNS
def test_what_changed_has_no_serious_issue(browser, tracker, axe, first, window):
    width, scheme = WINDOWS[window]
    places = [str(tracker.base_url.join(f"{root}/changes?since=2020-03-02")) for root in ("", "/tr")]
    assert issues(browser, axe, places[first::2], width=width, scheme=scheme) == {}


def issues(browser, axe, addresses, *, width, scheme):
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    page.set_default_timeout(60_000)
    found = {}
    for address in addresses:
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        result = axe.run(page, options=OPTIONS)
        grave = [
            (issue["id"], issue["nodes"][0]["target"], issue["nodes"][0]["failureSummary"])
            for issue in result.response["violations"]
            if issue["impact"] in ("serious", "critical")
        ]
        if grave:
            found[address] = grave
    context.close()
    return found
