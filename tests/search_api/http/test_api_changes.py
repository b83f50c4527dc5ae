"""``/api/changes``: what was learned and what became law, narrowed, and where no snapshot is old enough."""

from collections.abc import Iterator

import httpx
import pytest

from ingest.knowledge import load_mechanisms
from ontology.eli import DEFAULT_BASE
from ontology.errors import EngineError
from search_api.reform import Kind
from search_api.services import HeldSnapshot, Services
from tests.doubles.two_snapshots import earlier, later
from tests.search_api.http.conftest import served

OLD, NEW, LATER = "20200301T090000000000Z", "20200401T090000000000Z", "20990101T000000000000Z"


def _no_search():
    raise EngineError("There is no search here.")


@pytest.fixture(scope="module")
def tracked() -> Iterator[httpx.Client]:
    """A server that serves the second of two snapshots while a third, built since, is kept too."""
    before, after = earlier(), later()
    kept = [
        HeldSnapshot(LATER, 1, lambda: before),
        HeldSnapshot(OLD, 1, lambda: before),
        HeldSnapshot(NEW, 1, lambda: after),
    ]
    services = Services(
        store=after,
        open_search=_no_search,
        concepts=load_mechanisms(),
        base=DEFAULT_BASE,
        manifest={"snapshot": NEW},
        held=lambda: kept,
    )
    with served(services) as client:
        yield client


def test_both_lists_come_apart(tracked: httpx.Client) -> None:
    reply = tracked.get("/api/changes", params={"since": "2020-03-02"})
    assert (reply.status_code, reply.headers["content-type"]) == (200, "application/json")
    told = reply.json()
    assert told["since"] == "2020-03-02"
    learned, law = told["learned"], told["law"]
    assert (learned["before"]["snapshot"], learned["after"]["snapshot"]) == (OLD, NEW)
    assert learned["total"] == len(learned["changes"]) == len(Kind)
    assert learned["counts"] == {kind.value: 1 for kind in Kind}
    changed = next(each for each in learned["changes"] if each["kind"] == "value_changed")
    assert (changed["before"]["printed"], changed["after"]["printed"]) == ("10", "6")
    assert law["total"] == len(law["days"]) == 1
    assert (law["days"][0]["kind"], law["days"][0]["day"]) == ("ceased", "2020-05-01")


def test_the_law_alone_needs_no_snapshot(tracked: httpx.Client) -> None:
    told = tracked.get("/api/changes/law", params={"since": "1900-01-01"}).json()
    assert set(told) == {"since", "law"}
    assert {each["kind"] for each in told["law"]["days"]} >= {"ceased", "entered_into_force"}


def test_lists_are_narrowed(tracked: httpx.Client) -> None:
    def kinds(**asked: str) -> set[str]:
        reply = tracked.get("/api/changes", params={"since": "2020-03-02", **asked}).json()
        return {each["kind"] for each in reply["learned"]["changes"]}

    assert kinds(mechanism="referendum") == {
        "practice_added",
        "practice_removed",
        "practice_changed",
        "outcome_changed",
    }
    assert kinds(country="AL") == set()
    assert "actor_added" not in kinds(country="RS")


def test_errors_are_problem_documents(tracked: httpx.Client) -> None:
    reply = tracked.get("/api/changes", params={"since": "2020-02-01"})
    assert (reply.status_code, reply.headers["content-type"]) == (404, "application/problem+json")
    assert "since 2020-03-01 or a later day" in reply.json()["detail"]
    for asked, status in (
        ({}, 422),
        ({"since": "yesterday"}, 422),
        ({"since": "2020-03-02", "mechanism": "lottery"}, 400),
        ({"since": "2020-03-02", "country": "Serbia"}, 422),
    ):
        reply = tracked.get("/api/changes", params=asked)
        assert (reply.status_code, reply.headers["content-type"]) == (status, "application/problem+json")


def test_the_door_is_described(tracked: httpx.Client) -> None:
    paths = tracked.get("/openapi.json").json()["paths"]
    for path in ("/api/changes", "/api/changes/law"):
        parameters = {each["name"]: each["required"] for each in paths[path]["get"]["parameters"]}
        assert parameters == {"since": True, "country": False, "mechanism": False}
