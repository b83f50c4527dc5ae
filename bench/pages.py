"""``python bench/pages.py --home DIR``: when the largest thing of each main page is painted in a browser on loopback.

Prints, a page: bytes as sent, requests, and the median of the largest contentful paint (W3C) of eight first visits
with an empty cache, on the width of a phone, in milliseconds.
"""

import statistics

from browsing import browsing, given
from playwright.sync_api import Browser

PAGES = ("/", "/mk/", "/search?q=referendum", "/mechanisms", "/page/id/mechanism/citizens_initiative", "/practices")
PAINTED = """() => new Promise(done => new PerformanceObserver(list => done(list.getEntries().at(-1).startTime))
    .observe({type: 'largest-contentful-paint', buffered: true}))"""
LOADED = """() => [...performance.getEntriesByType('resource'), ...performance.getEntriesByType('navigation')]
    .map(each => each.encodedBodySize)"""
VISITS = 9


def main() -> None:
    """Serve the current snapshot, visit its pages, print the table."""
    asked = given(__doc__)
    with browsing(asked.home, asked.chromium) as (browser, site):
        for page in PAGES:
            visits = [visit(browser, site + page) for _ in range(VISITS)]
            sizes = visits[0][1]
            painted = statistics.median(each[0] for each in visits[1:])
            print(f"{page:<50} {sum(sizes):>8} bytes {len(sizes):>3} requests {painted:>6.0f} ms")


def visit(browser: Browser, address: str) -> tuple[float, list[int]]:
    """One first visit: milliseconds until the largest paint, and the bytes of each reply."""
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(address)
    found = page.evaluate(PAINTED), page.evaluate(LOADED)
    context.close()
    return found


if __name__ == "__main__":
    main()
