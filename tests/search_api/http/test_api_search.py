"""``/api/search`` over HTTP."""

import httpx
import pytest


def search(client: httpx.Client, **parameters: object) -> dict:
    reply = client.get("/api/search", params=parameters)
    assert reply.status_code == 200, reply.text
    return reply.json()


def test_the_reply_is_shaped_as_promised(client: httpx.Client):
    reply = search(client, q="како се сазива збор грађана", limit=5)
    assert {"query", "language", "total", "hits", "facets"} <= set(reply)
    assert len(reply["hits"]) == 5
    wanted = "iri kind type number title path snippet language script country score why".split()
    assert all(set(wanted) <= set(hit) for hit in reply["hits"])
    assert set(reply["facets"]) >= {"country", "language", "type"}


def test_an_article_without_its_act_is_told_and_is_no_answer(client: httpx.Client):
    bare = search(client, q="neni 70")
    assert bare["lacks_act"]
    assert not bare["answered"]  # no nearer than chance: that an act is missing makes no answer of it
    narrowed = search(client, q="neni 70", country="xk")
    assert not narrowed["lacks_act"]
    assert narrowed["answered"]


def test_letters_are_real_and_not_escaped(client: httpx.Client):
    reply = client.get("/api/search", params={"q": "збор грађана", "type": "law"})
    assert reply.headers["content-type"] == "application/json"
    assert "грађана".encode() in reply.content


def test_filters_hold(client: httpx.Client):
    hits = search(client, q="budget", country=["AL", "mk"], type=["practice", "fact"], limit=50)["hits"]
    assert {hit["country"] for hit in hits} == {"AL", "MK"}
    assert {hit["type"] for hit in hits} <= {"practice", "fact"}
    assert {hit["language"] for hit in search(client, q="budget", language="sq")["hits"]} == {"sq"}
    only = search(client, q="vote", mechanism="referendum", limit=50)["hits"]
    assert all("referendum" in hit["mechanisms"] for hit in only)


def test_a_language_tag_in_any_case(client: httpx.Client):
    tags = {hit["language"] for hit in search(client, q="збор", language="SR-cyrl")["hits"]}
    assert tags == {"sr-Cyrl"}


def test_pages_follow_each_other(client: httpx.Client):
    both = [hit["iri"] for hit in search(client, q="referendum", limit=6, mode="lexical", country="RS")["hits"]]
    second = search(client, q="referendum", limit=3, offset=3, mode="lexical", country="RS")
    assert [hit["iri"] for hit in second["hits"]] == both[3:]
    assert search(client, q="referendum", limit=0)["hits"] == []


def test_search_within_one_document(client: httpx.Client):
    act = "https://w3id.org/alinea/eli/rs/decision/nd/odluka-o-zborovima-gradjana-u-opstini-primer"
    hits = search(client, q="рок за расправу", act=act)["hits"]
    assert hits
    assert all(hit["iri"].startswith(act) for hit in hits)


@pytest.mark.parametrize(
    ("parameters", "named"),
    [
        ({}, "q"),
        ({"q": ""}, "q"),
        ({"q": "x" * 4001}, "q"),
        ({"q": "x", "limit": "201"}, "limit"),
        ({"q": "x", "limit": "-1"}, "limit"),
        ({"q": "x", "limit": "many"}, "limit"),
        ({"q": "x", "offset": "-1"}, "offset"),
        ({"q": "x", "type": "poem"}, "type"),
        ({"q": "x", "mode": "magic"}, "mode"),
        ({"q": "x", "country": "Serbia"}, "country"),
        ({"q": "x", "country": "ZZ"}, "country"),
        ({"q": "x", "language": "Serbian!"}, "language"),
        ({"q": "x", "mechanism": "nope"}, "mechanism"),
        ({"q": "  "}, "question"),
    ],
)
def test_a_wrong_parameter_is_named(client: httpx.Client, parameters: dict, named: str):
    reply = client.get("/api/search", params=parameters)
    assert reply.status_code in (400, 422)
    assert reply.headers["content-type"] == "application/problem+json"
    assert named in reply.json()["detail"]


@pytest.mark.parametrize(
    "q", ["'\"<>&;--", "\x00", "🗳️", "a" * 4000, "AND OR NOT (", "*", "збор" * 900, "\ufeff \u202e x"]
)
def test_odd_questions_are_answered(client: httpx.Client, q: str):
    assert client.get("/api/search", params={"q": q}).status_code in (200, 400)


def test_a_question_in_several_wordings(client: httpx.Client):
    found = search(client, q="збор грађана", also=["citizens' assembly", "kuvendi i qytetarëve"], limit=5)
    assert found["query"] == "збор грађана"
    assert found["also"] == ["citizens' assembly", "kuvendi i qytetarëve"]
    assert found["language"] == "sr-Cyrl"
    assert "also" not in search(client, q="збор грађана", limit=1)
    assert client.get("/api/search", params={"q": "a", "also": [str(turn) for turn in range(8)]}).status_code == 422
    assert client.get("/api/search", params={"q": "a", "also": [" "]}).status_code == 400
