"""``/api/cite`` over HTTP: forms, languages, and what cannot be cited."""

import httpx
import pytest

DECISION = "https://w3id.org/alinea/eli/rs/decision/nd/odluka-o-zborovima-gradjana-u-opstini-primer"
ARTICLE = f"{DECISION}/sr-Cyrl/art_2"
LAW = "https://w3id.org/alinea/eli/rs/law/2007/129-zakon-o-lokalnoj-samoupravi"
BIBTEX, CSL = "application/x-bibtex", "application/vnd.citationstyles.csl+json"


def cite(client: httpx.Client, iri: str, *, accept: str = "*/*", **parameters: str) -> httpx.Response:
    return client.get("/api/cite", params={"iri": iri, **parameters}, headers={"Accept": accept})


def test_a_provision_as_text(client: httpx.Client):
    reply = cite(client, ARTICLE, accessed="2026-11-26")
    assert reply.headers["content-type"] == "text/plain; charset=utf-8"
    assert reply.text.endswith(f", чл. 2, {ARTICLE} (приступљено 26. 11. 2026.)\n")
    assert "2026" not in cite(client, ARTICLE).text


@pytest.mark.parametrize(
    ("accept", "parameters", "media_type"),
    [
        ("*/*", {}, "text/plain"),
        (BIBTEX, {}, BIBTEX),
        (CSL, {}, CSL),
        ("application/json", {}, CSL),
        (CSL, {"format": "bibtex"}, BIBTEX),
        ("text/html", {"format": "csl-json"}, CSL),
    ],
)
def test_the_form_is_chosen_by_name_or_by_header(client: httpx.Client, accept, parameters, media_type):
    reply = cite(client, LAW, accept=accept, **parameters)
    assert (reply.status_code, reply.headers["content-type"].split(";")[0]) == (200, media_type)
    assert "Zakon o lokalnoj samoupravi" in reply.text


def test_csl_is_a_list_of_one_item(client: httpx.Client):
    (item,) = cite(client, LAW, format="csl-json", language="en").json()
    assert (item["type"], item["title"], item["issue"]) == ("legislation", "Law on Local Self-Government", "129/2007")


def test_english_names_the_jurisdiction_with_its_footnote(client: httpx.Client):
    line = cite(client, "https://w3id.org/alinea/eli/xk/law/2008/03-L-040", language="en").text
    assert "(Kosovo*)" in line
    assert "* This designation is without prejudice" in line


@pytest.mark.parametrize(
    ("iri", "parameters", "status"),
    [
        ("https://w3id.org/alinea/eli/rs/law/1900/nothing", {}, 404),
        ("https://w3id.org/alinea/id/mechanism/referendum", {}, 404),
        ("<>", {}, 404),
        (LAW, {"language": "tr"}, 404),
        (LAW, {"language": "no language"}, 422),
        (LAW, {"format": "ris"}, 422),
        (LAW, {"accessed": "yesterday"}, 422),
        ("", {}, 422),
    ],
)
def test_what_cannot_be_cited_is_a_problem_document(client: httpx.Client, iri, parameters, status):
    reply = cite(client, iri, **parameters)
    assert (reply.status_code, reply.headers["content-type"]) == (status, "application/problem+json")
    assert reply.json()["detail"]


def test_a_form_that_is_not_had_is_not_acceptable(client: httpx.Client):
    assert cite(client, LAW, accept="image/png").status_code == 406


def test_the_door_is_described(client: httpx.Client):
    described = client.get("/openapi.json").json()["paths"]["/api/cite"]["get"]
    assert {each["name"] for each in described["parameters"]} == {"iri", "format", "language", "accessed"}
    assert {"text/plain", BIBTEX, CSL} <= set(described["responses"]["200"]["content"])
