"""What a first visit loads, measured in a browser: few bytes, all of them ours. Times are in ``bench/pages.py``."""

import pytest

BYTES = """() => [...performance.getEntriesByType('resource'), ...performance.getEntriesByType('navigation')]
    .map(each => [each.name, each.encodedBodySize])"""
MOST = 150_000


@pytest.mark.parametrize("place", ["/", "/sq/", "/search?q=referendum", "/mk/page/id/mechanism/citizens_initiative"])
def test_a_first_visit_is_light_and_leaves_nothing_behind(browser, site, place):
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(f"{site}{place}")
    loaded = page.evaluate(BYTES)
    assert 5_000 < sum(size for _, size in loaded) < MOST
    assert all(name.startswith(site) for name, _ in loaded)
    assert context.cookies() == []
    context.close()
