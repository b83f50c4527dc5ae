"""Pictures of the main pages, taken in a real browser (``python docs/screens.py --home DIR``): ``docs/*.png``.

They are of the snapshot that is current in the home, so make them anew after the corpus or a page changed.
"""

import argparse
import socket
import threading
import time
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

import uvicorn
from PIL import Image
from playwright.sync_api import sync_playwright

from alinea.settings import Settings
from alinea.snapshots import SnapshotHome
from alinea.wiring import Installation
from search_api.http.app import create_app

ROOT = Path(__file__).resolve().parents[1]
SIGNATURES = quote("how many signatures for a citizens' initiative")
SCREENS = {
    "answer": (f"/search?q={SIGNATURES}", 1180, 900),
    "mechanism": ("/page/id/mechanism/citizens_initiative", 1180, 1250),
    "compare": ("/mk/compare?group=initiative", 1180, 900),
    "practice": ("/sq/page/id/practice/al-elbasan-participatory-budgeting?at=XK#home", 1180, 1000),
    "changes": ("/sr-Latn/changes?since=2024-01-01", 1180, 900),
    "phone": ("/bs/search?q=" + quote("koliko potpisa treba za građansku inicijativu"), 390, 844),
}
"""By file: the address, and the window in CSS pixels."""


def main() -> None:
    """Serve the current snapshot and take every picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, default=ROOT / ".alinea")
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
        for name, (address, width, height) in SCREENS.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto(site + address)
            shot = Image.open(BytesIO(page.screenshot()))
            shot.convert("RGB").quantize(64).save(ROOT / "docs" / f"{name}.png", optimize=True)
            page.close()
        browser.close()
    server.should_exit = True
    thread.join(timeout=10)


if __name__ == "__main__":
    main()
