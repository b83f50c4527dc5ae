"""What holds for answers of every size: whole or refused, cut only with a word, and memory that stays."""

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from search_api.sparql import Limits
from tests.doubles.graph_alone import EX, graph_of, services_over
from tests.search_api.http.conftest import served

pytestmark = pytest.mark.thorough

QUERY = {"Content-Type": "application/sparql-query"}
ALL = "SELECT * { ?s ?p ?o }"
ENDLESS = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY DESC(?a)"
COUNTED = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
MILLION = 1_000_000
MANY = 200_000  # enough for what is cut, ended or refused
SECONDS = 3.0


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return graph_of(tmp_path_factory.mktemp("rows") / "graph", rows=MANY)


@pytest.fixture(scope="module")
def strict(folder: Path) -> Iterator[httpx.Client]:
    limits = Limits(seconds=SECONDS, quick_seconds=0.5, rows=100, answer_bytes=2_000_000, concurrent=3, rate=0)
    with served(services_over(folder), limits=limits) as client:
        yield client


def resident_mb(pid: int | None = None) -> float:
    """Memory of a process and of all that it started; without a number of this one, which serves."""
    pid = pid or os.getpid()
    try:
        own = int(Path(f"/proc/{pid}/status").read_text().split("RssAnon:")[1].split()[0]) / 1000
        threads = list(Path(f"/proc/{pid}/task").iterdir())
        started = [int(each) for thread in threads for each in (thread / "children").read_text().split()]
    except (OSError, IndexError):  # it has just ended
        return 0.0
    return own + sum(map(resident_mb, started))


@pytest.fixture
def million(tmp_path: Path) -> Iterator[httpx.Client]:
    services = services_over(graph_of(tmp_path / "graph", rows=MILLION))
    with served(services, limits=Limits(seconds=60)) as client:
        yield client


@pytest.mark.slow
def test_a_million_rows_are_sent_whole_and_not_held_in_memory(million: httpx.Client):
    assert million.post("/sparql", content=ALL + " LIMIT 9", headers=QUERY).status_code == 200
    before, seen, ended, lines, tail = resident_mb(), [0.0], threading.Event(), 0, b""

    def watch() -> None:
        while not ended.wait(0.1):
            seen.append(resident_mb())

    watching = threading.Thread(target=watch)
    watching.start()
    headers = QUERY | {"Accept": "text/tab-separated-values"}
    with million.stream("POST", "/sparql", content=ALL, headers=headers) as reply:
        assert reply.status_code == 200
        for chunk in reply.iter_bytes():
            lines, tail = lines + chunk.count(b"\n"), chunk[-1:]
    ended.set()
    watching.join()
    assert (lines, tail) == (MILLION + 1, b"\n")
    assert "sparql-max-rows" not in reply.headers
    assert max(seen) - before < 200


@pytest.mark.parametrize("media_type", ["application/sparql-results+json", "application/sparql-results+xml"])
def test_a_table_that_was_cut_says_so(strict: httpx.Client, media_type: str):
    reply = strict.post("/sparql", content=ALL, headers=QUERY | {"Accept": media_type})
    assert (reply.status_code, reply.headers["sparql-max-rows"]) == (200, "100")
    if media_type.endswith("json"):
        assert len(reply.json()["results"]["bindings"]) == reply.json()["head"]["truncated"]["rows"] == 100
    whole = strict.post("/sparql", content=ALL + " LIMIT 100", headers=QUERY)
    assert "sparql-max-rows" not in whole.headers
    assert "truncated" not in whole.json()["head"]


def test_a_long_table_that_was_cut_comes_from_its_file(folder: Path):
    with served(services_over(folder), limits=Limits(rows=20_000, rate=0)) as client:
        for _ in range(2):  # the process can be asked again
            reply = client.post("/sparql", content=ALL, headers=QUERY | {"Accept-Encoding": "identity"})
            assert (reply.status_code, reply.headers["sparql-max-rows"]) == (200, "20000")
            assert len(reply.content) == int(reply.headers["content-length"]) > 1_000_000
            assert len(reply.json()["results"]["bindings"]) == 20_000


def test_a_graph_that_is_too_large_is_refused_because_it_could_not_say_that_it_was_cut(strict: httpx.Client):
    reply = strict.post("/sparql", content="CONSTRUCT WHERE { ?s ?p ?o }", headers=QUERY)
    assert (reply.status_code, reply.headers["content-type"]) == (413, "application/problem+json")


@pytest.mark.parametrize("query", [COUNTED, ENDLESS])
def test_a_cross_product_is_stopped_while_short_queries_are_answered(strict: httpx.Client, query: str):
    strict.post("/sparql", content="ASK {}", headers=QUERY)
    replies: list[tuple[int, float]] = []

    def ask() -> None:
        began = time.monotonic()
        with httpx.Client(base_url=strict.base_url, timeout=60) as client:
            status = client.post("/sparql", content=query, headers=QUERY).status_code
        replies.append((status, time.monotonic() - began))

    slow = [threading.Thread(target=ask) for _ in range(2)]
    for thread in slow:
        thread.start()
    time.sleep(0.5)
    quick = []
    for _ in range(5):
        began = time.monotonic()
        assert strict.post("/sparql", content=ALL + " LIMIT 1", headers=QUERY).status_code == 200
        quick.append(time.monotonic() - began)
    for thread in slow:
        thread.join()
    assert all(status in (400, 503) for status, _ in replies)
    assert max(seconds for _, seconds in replies) < SECONDS + 2
    assert min(quick) < 0.5


def test_however_many_long_queries_run_a_place_comes_free(strict: httpx.Client):
    def ask() -> None:
        with httpx.Client(base_url=strict.base_url, timeout=60) as client:
            client.post("/sparql", content=COUNTED, headers=QUERY)

    slow = [threading.Thread(target=ask) for _ in range(4)]
    for thread in slow:
        thread.start()
    time.sleep(0.3)
    reply = strict.post("/sparql", content="ASK {}", headers=QUERY)
    assert reply.status_code == 200
    for thread in slow:
        thread.join()


def test_the_query_of_a_client_that_leaves_is_ended(folder: Path):
    with served(services_over(folder), limits=Limits(concurrent=2, seconds=60, quick_seconds=50, rate=0)) as client:
        client.get("/sparql", params={"query": "ASK {}"})
        for _ in range(2):
            with pytest.raises(httpx.ReadTimeout):
                client.post("/sparql", content=COUNTED, headers=QUERY, timeout=1)
        began = time.monotonic()
        assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 200
        assert time.monotonic() - began < 10


def test_who_asks_too_often_is_told_when_to_come_again(folder: Path):
    with served(services_over(folder), limits=Limits(rate=1, burst=3, concurrent=1)) as client:
        replies = [client.get("/sparql", params={"query": "ASK {}"}) for _ in range(5)]
        assert [reply.status_code for reply in replies[:3]] == [200] * 3
        refused = replies[-1]
        assert (refused.status_code, refused.headers["content-type"]) == (429, "application/problem+json")
        assert int(refused.headers["retry-after"]) >= 1
        assert client.get("/api/health").status_code == 200


def test_limits_are_published(strict: httpx.Client):
    description = strict.get("/sparql", headers={"Accept": "text/turtle"}).text
    assert "may take 3 seconds" in description
    assert "100 rows" in description


def test_relative_iris_are_those_of_the_endpoint(strict: httpx.Client):
    reply = strict.post("/sparql", content="SELECT (<x> AS ?iri) {}", headers=QUERY)
    assert reply.json()["results"]["bindings"][0]["iri"]["value"] == str(strict.base_url.join("/x"))
    assert EX not in reply.text


def test_what_can_be_done_is_told(strict: httpx.Client):
    reply = strict.options("/sparql")
    assert (reply.status_code, "POST" in reply.headers["allow"]) == (204, True)
    assert "application/sparql-query" in reply.headers["accept-post"]
