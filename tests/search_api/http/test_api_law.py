"""``/api/acts`` and ``/api/provisions`` over HTTP."""

import json

import httpx
import pytest
from click.testing import CliRunner

from alinea.commands import cli

DECISION = "eli/rs/decision/nd/odluka-o-zborovima-gradjana-u-opstini-primer"


def test_acts_of_one_country(client: httpx.Client):
    reply = client.get("/api/acts", params={"country": "XK"}).json()
    assert reply["total"] == len(reply["acts"]) > 5
    assert {act["jurisdiction"] for act in reply["acts"]} == {"XK"}


def test_a_page_of_acts(client: httpx.Client):
    everything = client.get("/api/acts").json()
    page = client.get("/api/acts", params={"limit": 2, "offset": 3}).json()
    assert page == {"total": everything["total"], "acts": everything["acts"][3:5]}


def test_acts_of_one_type(client: httpx.Client):
    found = client.get("/api/acts", params={"type": "statute"}).json()
    assert {each["type"] for each in found["acts"]} == {"statute"}
    reply = client.get("/api/acts", params={"type": "nonsense"})
    assert (reply.status_code, "statute" in reply.json()["detail"]) == (400, True)


def test_an_act_with_its_contents(client: httpx.Client):
    act = client.get(f"/api/acts/{DECISION}").json()
    assert act["iri"].endswith(DECISION)
    assert [each["number"] for each in act["expressions"][0]["contents"] if each["kind"] == "article"] == list(
        "12345"
    )


def test_the_first_step_of_a_path_may_be_left_out(client: httpx.Client):
    assert client.get(f"/api/acts/{DECISION.removeprefix('eli/')}").status_code == 200


def test_a_provision(client: httpx.Client):
    reply = client.get(f"/api/provisions/{DECISION}/sr-Cyrl/art_2")
    found = reply.json()
    assert (found["kind"], found["number"], found["language"]) == ("article", "2", "sr-Cyrl")
    assert "најмање 30 грађана" in found["text"]
    assert (found["previous"]["number"], found["next"]["number"]) == ("1", "3")
    assert client.get("/api/provisions", params={"iri": found["iri"]}).json() == found


def test_an_act_of_the_corpus_by_its_iri(client: httpx.Client):
    for act in client.get("/api/acts", params={"country": "RS"}).json()["acts"]:
        path = act["iri"].removeprefix("https://w3id.org/alinea/")
        assert client.get(f"/api/acts/{path}").json()["iri"] == act["iri"]


@pytest.mark.parametrize(
    "address",
    [
        "/api/acts/eli/rs/law/1900/nothing",
        f"/api/provisions/{DECISION}/sr-Cyrl/art_99",
        f"/api/provisions/{DECISION}",
        "/api/provisions/%3C%3E",
        "/api/acts/%22%20%7D",
        "/api/acts/",
        "/api/provisions?iri=x",
    ],
)
def test_what_is_not_there(client: httpx.Client, address: str):
    reply = client.get(address, follow_redirects=True)
    assert reply.status_code == 404
    assert reply.headers["content-type"] == "application/problem+json"


def test_the_differences_are_those_of_the_command_line(client: httpx.Client, built):
    text = f"https://w3id.org/alinea/{DECISION}/sr-Cyrl"
    listed = client.get("/api/acts").json()["acts"]
    others = (each for act in listed for each in act["documents"] if each != text)
    for after in (text, next(others)):
        found = client.get("/api/diff", params={"before": text, "after": after}).json()
        words = ["--home", str(built[0].home), "diff", text, after, "--format", "json"]
        assert found == json.loads(CliRunner().invoke(cli, words).stdout)
        assert sum(found["counts"].values()) == len(found["articles"])
    reply = client.get("/api/diff", params={"before": text, "after": "urn:x"})
    assert (reply.status_code, reply.headers["content-type"]) == (404, "application/problem+json")
