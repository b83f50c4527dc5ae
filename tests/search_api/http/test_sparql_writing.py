"""The writing doors: shut without a token, and honest with it."""

import httpx
import pytest

RIGHT = {"Authorization": "Bearer open sesame"}
DOORS = [("POST", "/sparql/update"), ("PUT", "/rdf-graph-store?graph=x:y"), ("POST", "/rdf-graph-store?default"),
         ("DELETE", "/rdf-graph-store?graph=x:y"), ("GET", "/rdf-graph-store?default")]  # fmt: skip


@pytest.mark.parametrize(("method", "address"), DOORS)
def test_without_a_token_in_the_settings(client: httpx.Client, method: str, address: str):
    for headers in ({}, RIGHT):
        reply = client.request(method, address, headers=headers)
        assert (reply.status_code, reply.headers["content-type"]) == (403, "application/problem+json")


@pytest.mark.parametrize(("method", "address"), DOORS)
@pytest.mark.parametrize(
    "authorization", [None, "Bearer wrong", "Basic eDp5", "Bearer", "bearer x", "Bearer открыть"]
)
def test_without_the_right_token(impatient: httpx.Client, method: str, address: str, authorization: str | None):
    headers = {"Authorization": authorization.encode()} if authorization else {}
    reply = impatient.request(method, address, headers=headers)
    assert reply.status_code == 401
    assert reply.headers["www-authenticate"].startswith("Bearer")


@pytest.mark.parametrize(("method", "address"), DOORS[:-1])
def test_with_the_token_it_is_told_that_nothing_changes_here(impatient: httpx.Client, method: str, address: str):
    reply = impatient.request(method, address, headers=RIGHT)
    assert reply.status_code == 403
    assert "snapshot" in reply.json()["detail"]


def test_with_the_token_graphs_can_be_read(impatient: httpx.Client):
    address, accept = "/rdf-graph-store", RIGHT | {"Accept": "application/n-triples"}
    graph = {"graph": "https://w3id.org/alinea/id/corpus/actors"}
    one = impatient.get(address, params=graph, headers=accept)
    everything = impatient.get(f"{address}?default", headers=accept)
    assert 0 < len(one.text.splitlines()) < len(everything.text.splitlines())
    assert impatient.get(address, params={"graph": "x:nope"}, headers=RIGHT).status_code == 404
    assert impatient.get(address, headers=RIGHT).status_code == 400
    assert impatient.get(address, params=graph, headers=RIGHT | {"Accept": "image/png"}).status_code == 406
