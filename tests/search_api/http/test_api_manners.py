"""What holds for every reply: HEAD, caching, cross-origin reading, errors, the description of the API."""

import asyncio
import json
import re
import socket
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from search_api.http import create_app
from search_api.http.middleware import SnapshotCaching
from search_api.http.software import marks_of, software
from search_api.services import Services


@pytest.mark.parametrize(
    "address", ["/api/stats", "/api/acts", "/sparql?query=ASK{}", "/data/", "/.well-known/void", "/"]
)
def test_head_is_get_without_content(client: httpx.Client, address: str):
    head, get = client.head(address), client.get(address)
    assert (head.status_code, head.content) == (get.status_code, b"")
    assert head.headers["content-type"] == get.headers["content-type"]
    assert head.headers["etag"] == get.headers["etag"]


def test_a_copy_from_the_same_snapshot_is_not_sent_again(client: httpx.Client):
    first = client.get("/api/acts")
    again = client.get("/api/acts", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert client.get("/api/acts", headers={"If-None-Match": '"other"'}).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/api/compare?mechanism=referendum",
        "/api/practices/me-danilovgrad-water-price-initiative/at/RS",
        "/api/changes/law?since=2015-01-01",
        "/sq/changes",
        "/changes.atom",
        "/sq/card/changes.png",
        "/page/id/mechanism/referendum",
    ],
)
def test_what_is_told_of_today_has_the_day_in_its_tag(client: httpx.Client, address: str):
    reply = client.get(address)
    assert reply.status_code == 200
    assert str(datetime.now(tz=UTC).date()) in reply.headers["etag"]


def test_a_copy_of_yesterday_or_of_other_software_is_not_taken_for_todays():
    def tag(today: date, software: str) -> str:
        page = Starlette(routes=[Route("/", lambda _: PlainTextResponse("in force"))])
        page.add_middleware(SnapshotCaching, version=lambda: "one", software=software, today=lambda: today)
        return TestClient(page).get("/").headers["etag"]

    first, second = date(2026, 1, 1), date(2026, 1, 2)
    tags = {tag(first, "1"), tag(second, "1"), tag(first, "2")}
    assert len(tags) == 3
    assert tag(first, "1") in tags


def test_software_is_another_one_when_a_file_changes(tmp_path: Path):
    Path(tmp_path, "page.html").write_text("one")
    before = marks_of(tmp_path)
    assert marks_of(tmp_path) == before
    Path(tmp_path, "page.html").write_text("three")
    assert marks_of(tmp_path) != before
    assert re.fullmatch(r"\d+\.\d+\.\d+\.[0-9a-f]{8}", software())


def test_every_field_of_a_search_is_described(client: httpx.Client):
    schemas = client.get("/openapi.json").json()["components"]["schemas"]
    for name in ("Found", "Hit", "Why", "Ranked", "Similar"):
        fields = schemas[name]["properties"]
        assert [each for each, told in fields.items() if not told.get("description")] == [], name
    assert "ranked" in schemas["Found"]["properties"]["total"]["description"]
    assert "und" in schemas["Found"]["properties"]["language"]["description"]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (None, {"name": "Alinea"}),
        ("errors@example.org", {"name": "Alinea", "email": "errors@example.org"}),
        ("https://example.org/issues", {"name": "Alinea", "url": "https://example.org/issues"}),
        ("the archive, room 3", {"name": "the archive, room 3"}),
    ],
)
def test_the_description_tells_licence_and_contact(services: Services, given: str | None, told: dict[str, str]):
    info = create_app(replace(services, contact=given)).openapi()["info"]
    assert info["contact"] == told
    assert info["license"]["url"] == "https://creativecommons.org/licenses/by/4.0/"


def test_a_card_is_kept_like_every_reply(client: httpx.Client):
    first = client.get("/sq/card/page/id/mechanism/referendum.png")
    assert (first.status_code, first.headers["content-type"]) == (200, "image/png")
    again = client.get("/sq/card/page/id/mechanism/referendum.png", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    "path", ["/", "/about", "/compare", "/page/id/mechanism/referendum", "/changes.atom", "/card/front.png"]
)
def test_a_page_whose_address_names_no_language_is_in_that_of_its_reader(client: httpx.Client, path: str):
    asked = {"sq-AL,en;q=0.5": "sq", "sr-Latn-RS": "sr-Latn", "sr": "sr-Cyrl", "fr, mk;q=0.3": "mk", "fr": "en"}
    for header, tag in asked.items():
        reply = client.get(path, headers={"Accept-Language": header})
        assert reply.headers["content-language"] == tag
        assert "Accept-Language" in reply.headers["vary"]
    assert client.get(f"/tr{path}", headers={"Accept-Language": "sq"}).headers["content-language"] == "tr"


def test_an_error_is_never_a_valid_copy(client: httpx.Client):
    reply = client.get("/api/acts/nothing", headers={"If-None-Match": "*"})
    assert reply.status_code == 404
    assert reply.headers["cache-control"] == "no-store"


def test_other_sites_may_read(client: httpx.Client):
    origin = {"Origin": "https://example.org"}
    assert client.get("/api/health", headers=origin).headers["access-control-allow-origin"] == "*"
    asked = origin | {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    assert client.options("/sparql", headers=asked).status_code == 200


def test_methods_that_are_not_there(client: httpx.Client):
    reply = client.delete("/api/acts")
    assert (reply.status_code, reply.headers["content-type"]) == (405, "application/problem+json")
    assert "GET" in reply.headers["allow"]


def test_nothing_here_is_a_page_to_a_browser_and_a_document_to_a_program(client: httpx.Client):
    page = client.get("/nothing", headers={"Accept": "text/html,*/*;q=0.8"})
    assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert client.get("/nothing").headers["content-type"] == "application/problem+json"
    page = client.get("/sq/nothing", headers={"Accept": "text/html,*/*;q=0.8"})
    assert (page.status_code, page.headers["content-language"]) == (404, "sq")
    assert "Në këtë adresë nuk ka asgjë." in page.text
    assert 'href="/sq/"' in page.text


@pytest.mark.parametrize("day", ["0", "86400", "2026", "2026-01-31T00:00", "31.1.2026", "2026-02-30", "٢٠٢٦-٠١-٣١"])
@pytest.mark.parametrize(
    "address",
    [
        "/api/search?q=x&since=",
        "/api/search?q=x&as_of=",
        "/api/compare?mechanism=referendum&as_of=",
        "/api/changes/law?since=",
        "/api/cite?iri=x:y&accessed=",
    ],
)
def test_what_is_no_day_is_refused(client: httpx.Client, address: str, day: str):
    assert client.get(address + day).status_code == 422


def test_an_unexpected_error_tells_nothing(services: Services):
    class Broken:
        def __getattr__(self, name: str):
            raise RuntimeError("secret detail")

    app = create_app(replace(services, store=Broken()))

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            return await client.get("/api/stats")

    reply = asyncio.run(ask())
    assert (reply.status_code, reply.headers["content-type"]) == (500, "application/problem+json")
    assert "secret" not in reply.text
    assert "Traceback" not in reply.text


def test_the_api_describes_itself(client: httpx.Client):
    description = client.get("/openapi.json").json()
    promised = """/api/search /api/provisions/{path} /api/acts /api/acts/{path} /api/mechanisms /api/mechanisms/{key}
    /api/compare /api/practices /api/practices/{key} /api/practices/{key}/similar /api/actors /api/jurisdictions
    /api/changes /api/changes/law /api/health /api/stats /sparql""".split()
    assert set(promised) <= set(description["paths"])
    parameters = {each["name"] for each in description["paths"]["/api/search"]["get"]["parameters"]}
    assert parameters >= {"q", "limit", "offset", "country", "language", "mechanism", "type", "mode"}
    missing = description["paths"]["/api/acts"]["get"]["responses"]["404"]["content"]
    assert missing == {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    named = set(re.findall(r"#/components/schemas/([^\"]+)", json.dumps(description)))
    assert named >= {"Acts", "ActView", "Found", "Problem"}
    assert named <= set(description["components"]["schemas"])
    assert "Kosovo*" in description["info"]["description"]
    assert "1244" in description["info"]["description"]


def test_a_target_that_is_no_path_is_no_page(client: httpx.Client):
    with socket.create_connection((client.base_url.host, client.base_url.port or 80), timeout=30) as raw:
        raw.sendall(b"OPTIONS * HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n")
        status = int(raw.recv(64).split()[1])
    assert 400 <= status < 500
