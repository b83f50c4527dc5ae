"""The pictures in a real browser, under the headers of the pages: nothing refused, labels legible and apart."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from itertools import combinations

import pytest

from search_api.drawing import Amount, Row, drawn_map, legend, small_multiples
from search_api.pages.rendering import HEADERS

pytestmark = pytest.mark.thorough

SHEETS = {
    "/alinea.css": files("search_api.pages").joinpath("static", "alinea.css"),
    "/map.css": files("search_api.drawing").joinpath("map.css"),
}
# The ratio of WCAG 2.2, 1.4.3, between the letters and the ground of a level, as the browser paints both.
CONTRAST = """() => {
  const pen = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const light = colour => {
    pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3).map(each => each / 255)
      .map(each => each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ink = light(getComputedStyle(document.querySelector('.map-label')).fill);
  return [...document.querySelectorAll('.map-ground')].map(each => light(getComputedStyle(each).fill))
    .map(ground => (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05));
}"""


@pytest.fixture
def site(areas):
    """A page with all pictures, served with the security policy of the pages."""
    rows = [Row(label=area.label, href=area.href, amounts=(Amount(number=5, words=area.value),)) for area in areas]
    keys = "".join(f"<li>{each.swatch}{each.label}</li>" for each in legend(["up to 5 %", "more"], none="nothing"))
    body = (
        drawn_map(areas, title="Signatures", description="What each law asks for.")
        + f'<ul class="map-legend">{keys}</ul>'
        + small_multiples(rows, unit="percent", title="Signatures")
    )
    links = "".join(f'<link rel="stylesheet" href="{name}">' for name in SHEETS)
    head = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Pictures</title>{links}'
    page = f'{head}<main class="wide">{body}</main>'

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            sheet = SHEETS.get(self.path)
            self.send_response(200 if sheet or self.path == "/" else 204)
            for name, value in {**HEADERS, "Content-Type": "text/css" if sheet else "text/html"}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(sheet.read_bytes() if sheet else page.encode() if self.path == "/" else b"")

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join(timeout=10)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_labels_are_legible_and_apart(browser, site, areas, width, scheme, tmp_path):
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(site)
    page.screenshot(path=tmp_path / "map.png", full_page=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    names = page.locator(".map-label")
    assert names.count() == len(areas)
    boxes = [names.nth(index).bounding_box() for index in range(names.count())]
    frame = page.locator("svg.map").bounding_box()
    for box in boxes:
        assert box["x"] >= frame["x"]
        assert box["x"] + box["width"] <= frame["x"] + frame["width"]
    assert not [(one, other) for one, other in combinations(boxes, 2) if overlap(one, other)]
    height = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.map-name')).fontSize)")
    assert height * frame["width"] / 640 >= 11
    assert min(page.evaluate(CONTRAST)) >= 4.5
    assert complaints == []
    context.close()


def overlap(one: dict[str, float], other: dict[str, float]) -> bool:
    across = min(one["x"] + one["width"], other["x"] + other["width"]) - max(one["x"], other["x"])
    down = min(one["y"] + one["height"], other["y"] + other["height"]) - max(one["y"], other["y"])
    return across > 0 and down > 0


def test_areas_are_links_for_keyboard_pointer_and_ear(browser, site, areas):
    page = browser.new_page(viewport={"width": 1280, "height": 1400})
    page.goto(site)
    picture = page.get_by_role("group", name="Signatures")
    for area in areas:
        assert picture.get_by_role("link", name=area.told, exact=True).count() == 1
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.code") == areas[0].code
    page.keyboard.press("Enter")
    page.wait_for_url("**/#AL", timeout=10_000)
    frame = picture.bounding_box()
    scale = frame["width"] / 640
    page.mouse.click(frame["x"] + 430 * scale, frame["y"] + 236 * scale)
    page.wait_for_url("**/#RS", timeout=10_000)
    page.close()
