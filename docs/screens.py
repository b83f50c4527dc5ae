"""Pictures of the main pages, taken in a real browser (``python docs/screens.py --home DIR``): ``docs/*.png``.

They are of the snapshot that is current in the home, so make them anew after the corpus or a page changed.
"""

from io import BytesIO
from pathlib import Path
from urllib.parse import quote

from PIL import Image

from bench.browsing import browsing, given

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
    asked = given(__doc__)
    with browsing(asked.home, asked.chromium) as (browser, site):
        for name, (address, width, height) in SCREENS.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto(site + address)
            shot = Image.open(BytesIO(page.screenshot()))
            shot.convert("RGB").quantize(64).save(ROOT / "docs" / f"{name}.png", optimize=True)
            page.close()


if __name__ == "__main__":
    main()
