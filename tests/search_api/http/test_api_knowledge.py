"""Mechanisms, comparison, practices, actors, jurisdictions and status over HTTP."""

import csv
import gc
import io
import time

import httpx
import pytest

from search_api.services import Services
from tests.search_api.http.conftest import served


def test_mechanisms_and_their_tree(client: httpx.Client):
    reply = client.get("/api/mechanisms").json()
    keys = {each["key"] for each in reply["mechanisms"]}
    assert reply["total"] == len(keys) > 50
    assert {branch["key"] for branch in reply["tree"]} < keys
    assert all(branch["children"] for branch in reply["tree"])


def test_one_mechanism(client: httpx.Client):
    found = client.get("/api/mechanisms/participatory_budgeting").json()
    assert found["labels"]["sq"]
    assert found["examples"]
    assert found["comparison"]


def test_comparison_as_json_and_as_a_table(client: httpx.Client):
    reply = client.get("/api/compare", params={"mechanism": "citizens_initiative", "country": ["RS", "BA"]}).json()
    places = {row["jurisdiction"] for row in reply["rows"]}
    assert places >= {"RS", "BA-RS"}
    assert all(place == "RS" or place.startswith("BA") for place in places)
    for asked in ({"headers": {"Accept": "text/csv"}}, {"params": {"format": "csv"}}):
        params = {"mechanism": "citizens_initiative", **asked.pop("params", {})}
        table = client.get("/api/compare", params=params, **asked)
        assert table.headers["content-type"] == "text/csv; charset=utf-8"
        rows = list(csv.DictReader(io.StringIO(table.text)))
        assert {row["jurisdiction"] for row in rows} >= {"AL", "ME", "MK", "RS", "XK"}
        assert all(row["provision"].startswith("https://") for row in rows)


def test_practices(client: httpx.Client):
    reply = client.get("/api/practices", params={"country": "ME", "mechanism": "empty_chair"}).json()
    keys = {each["key"] for each in reply["practices"]}
    assert "me-niksic-empty-chair" in keys
    assert client.get("/api/practices/me-niksic-empty-chair").json()["jurisdiction"] == "ME"


@pytest.mark.parametrize("kind", ["acts", "practices", "actors"])
def test_lists_take_several_countries(client: httpx.Client, kind: str):
    def listed(*countries: str) -> set[str]:
        reply = client.get(f"/api/{kind}", params={"country": [*countries]}).json()
        return {each["jurisdiction"] for each in reply[kind]}

    assert listed("RS", "ME") == listed("RS") | listed("ME") == {"RS", "ME"}
    assert client.get(f"/api/{kind}", params={"country": ["FR", "ME"]}).status_code == 400


def test_jurisdictions_tell_their_own_and_those_of_their_parts(client: httpx.Client):
    reply = client.get("/api/jurisdictions").json()["jurisdictions"]
    bosnia = next(each for each in reply if each["code"] == "BA")
    parts = [each for each in reply if each["part_of"] == "BA"]
    for name in ("acts", "facts", "practices", "documents"):
        assert bosnia["with_parts"][name] == bosnia[name] + sum(each[name] for each in parts)
    for name in ("acts", "practices"):
        assert client.get(f"/api/{name}", params={"country": "BA"}).json()["total"] == bosnia["with_parts"][name]
    assert bosnia["with_parts"]["acts"] > bosnia["acts"]


def test_practices_like_one(client: httpx.Client):
    reply = client.get("/api/practices/me-niksic-empty-chair/similar", params={"limit": 5}).json()
    assert len(reply["hits"]) == 5 < reply["total"]
    assert {hit["type"] for hit in reply["hits"]} == {"practice"}
    assert "me-niksic-empty-chair" not in {hit["iri"].rsplit("/", 1)[1] for hit in reply["hits"]}
    law = client.get("/api/practices/me-niksic-empty-chair/similar", params={"type": "fact", "country": "MK"}).json()
    assert {(hit["type"], hit["country"]) for hit in law["hits"]} == {("fact", "MK")}


def test_whether_a_practice_could_be_done_elsewhere(client: httpx.Client):
    reply = client.get("/api/practices/me-danilovgrad-water-price-initiative/at/rs").json()
    assert (reply["verdict"], reply["jurisdiction"]) == ("provided", "RS")
    assert reply["own"]["relation"] == "same"
    assert "rs-lsg-2007-citizens-initiative" in {each["key"] for each in reply["own"]["in_force"]}
    early = client.get("/api/practices/me-danilovgrad-water-price-initiative/at/RS", params={"as_of": "1950-01-01"})
    assert early.json()["verdict"] == "unsettled"


def test_a_fact_leads_to_the_practices_it_enabled(client: httpx.Client):
    practices = client.get("/api/practices").json()["practices"]
    practice = next(each for each in practices if each["enabled_by"])
    key = practice["enabled_by"][0].rsplit("/", 1)[1]
    assert practice["iri"] in client.get(f"/api/facts/{key}").json()["practices"]


def test_registers(client: httpx.Client):
    places = {each["code"]: each for each in client.get("/api/jurisdictions").json()["jurisdictions"]}
    assert places["XK"]["names"]["en"] == "Kosovo*"
    assert places["XK"]["footnotes"]["sq"]
    actors = client.get("/api/actors", params={"country": "AL"}).json()
    assert actors["total"] > 3
    assert client.get("/api/actors", params={"kind": "nonsense"}).status_code == 400
    key = actors["actors"][0]["key"]
    assert client.get(f"/api/actors/{key}").json() == actors["actors"][0]


def test_health_and_statistics(client: httpx.Client):
    health = client.get("/api/health")
    assert health.json().keys() == {"status", "snapshot", "model_loaded"}
    assert health.json()["status"] == "ok"
    assert health.headers["cache-control"] == "no-store"
    stats = client.get("/api/stats").json()
    assert stats["documents"] == 2
    assert stats["build"]["snapshot"] == health.json()["snapshot"]


def test_what_serves_is_not_looked_through_for_garbage(services: Services):
    gc.unfreeze()  # of a server that another test left running
    with served(services) as client:
        until = time.monotonic() + 60
        while not client.get("/api/health").json()["model_loaded"]:
            assert time.monotonic() < until
            time.sleep(0.05)
        assert gc.get_freeze_count() > 100_000
    assert gc.get_freeze_count() == 0


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/mechanisms/nope", 404),
        ("/api/practices/nope", 404),
        ("/api/practices/nope/similar", 404),
        ("/api/practices/nope/at/RS", 404),
        ("/api/practices/me-niksic-empty-chair/at/ZZ", 404),
        ("/api/practices/me-niksic-empty-chair/at/RS?as_of=soon", 422),
        ("/api/facts/nope", 404),
        ("/api/actors/nope", 404),
        ("/api/compare?mechanism=nope", 404),
        ("/api/compare", 422),
        ("/api/compare?mechanism=%3E%20", 422),
        ("/api/compare?mechanism=referendum&country=ZZ", 400),
        ("/api/compare?mechanism=referendum&format=poem", 422),
        ("/api/practices?country=ZZ", 400),
        ("/api/practices?mechanism=nope", 400),
        ("/api/practices?limit=100000", 422),
        ("/api/nope", 404),
    ],
)
def test_errors_are_problem_documents(client: httpx.Client, address: str, status: int):
    reply = client.get(address)
    assert reply.status_code == status
    assert reply.headers["content-type"] == "application/problem+json"
    problem = reply.json()
    assert {"type", "title", "status", "detail", "instance"} <= set(problem)
    assert problem["status"] == status
    assert problem["instance"] == address.split("?")[0]
