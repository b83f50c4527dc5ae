"""``python bench/pages.py --home DIR``: when the largest thing of each main page is painted in a browser on loopback.

Prints, a page: bytes as sent, requests, and the median of the largest contentful paint (W3C) of eight first visits
with an empty cache, on the width of a phone, in milliseconds.
"""

import argparse
import socket
import statistics
import threading
import time
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from alinea.settings import Settings
from alinea.snapshots import SnapshotHome
from alinea.wiring import Installation
from search_api.http.app import create_app

PAGES = ("/", "/mk/", "/search?q=referendum", "/mechanisms", "/page/id/mechanism/citizens_initiative", "/practices")
PAINTED = """() => new Promise(done => new PerformanceObserver(list => done(list.getEntries().at(-1).startTime))
    .observe({type: 'largest-contentful-paint', buffered: true}))"""
LOADED = """() => [...performance.getEntriesByType('resource'), ...performance.getEntriesByType('navigation')]
    .map(each => each.encodedBodySize)"""
VISITS = 9


def main() -> None:
    """Serve the current snapshot, visit its pages, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, default=Path(".alinea"))
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    given = parser.parse_args()
    settings = Settings(home=given.home)
    services = Installation(settings, SnapshotHome(settings.home).current()).services()
    services.warm_up()
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(services), log_level="error", ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    site = f"http://127.0.0.1:{listening.getsockname()[1]}"
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=given.chromium, args=["--no-sandbox", "--disable-gpu"])
        for page in PAGES:
            visits = [visit(browser, site + page) for _ in range(VISITS)]
            sizes = visits[0][1]
            painted = statistics.median(each[0] for each in visits[1:])
            print(f"{page:<50} {sum(sizes):>8} bytes {len(sizes):>3} requests {painted:>6.0f} ms")
        browser.close()
    server.should_exit = True
    thread.join(timeout=10)


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
