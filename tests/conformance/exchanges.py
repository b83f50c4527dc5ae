"""The protocol tests and those of the graph store: requests in a row, each with what must come back."""

import httpx
from pyoxigraph import RdfFormat, parse

from graph.stores.formats import GRAPH_FORMATS, RESULT_FORMATS
from tests.conformance import results
from tests.conformance.endpoints import Endpoint
from tests.conformance.manifests import Exchange, Test

_KINDS = {
    "boolean": ("application/sparql-results+json", "application/sparql-results+xml"),
    "tabular": tuple(RESULT_FORMATS),
    "RDF": tuple(GRAPH_FORMATS),
}
_QUERY_PATH, _STORE_PATH = "/sparql/", "/gsp"


def judge_exchanges(test: Test, endpoint: Endpoint, client: httpx.Client) -> str | None:
    """The first reply that is not as the test wants it, ``None`` where all are."""
    if not test.exchanges:
        return "the manifest tells the requests in words only"
    locations: dict[str, str] = {}
    for number, exchange in enumerate(test.exchanges, start=1):
        updates = "update" in test.name and exchange.truth is None
        address = _address(exchange, endpoint, updates=updates)
        body = exchange.body
        for template, value in locations.items():
            address = address.replace(template, value)
            body = body.replace(template.encode(), value.encode()) if body else body
        # Those of the protocol are sent as they are written: which headers are missing is what is tested.
        headers = (
            exchange.headers if test.kind == "ProtocolTest" and not updates else exchange.headers | endpoint.headers
        )
        reply = client.request(exchange.method, address, content=body, headers=headers)
        trouble = _compare(exchange, reply)
        if trouble:
            return f"request {number}, {exchange.method} {exchange.path[:80]}: {trouble}"
        if exchange.location:
            locations[exchange.location] = str(httpx.URL(address).join(reply.headers["location"]))
    return None


def _address(exchange: Exchange, endpoint: Endpoint, *, updates: bool) -> str:
    if exchange.path.startswith(_STORE_PATH):
        return endpoint.graphs + exchange.path.removeprefix(_STORE_PATH)
    return (endpoint.update if updates else endpoint.query) + exchange.path.removeprefix(_QUERY_PATH)


def _compare(exchange: Exchange, reply: httpx.Response) -> str | None:
    if not any(reply.status_code in each for each in exchange.statuses):
        wanted = ", ".join(str(each.start) for each in exchange.statuses)
        return f"{reply.status_code} instead of {wanted}: {reply.text.strip()[:120]}"
    media_type = reply.headers.get("content-type", "").split(";")[0]
    if exchange.location and "location" not in reply.headers:
        return "no Location"
    if exchange.kind_of_result and media_type not in _KINDS[exchange.kind_of_result]:
        return f"{media_type} is no type of a result that is {exchange.kind_of_result}"
    if exchange.truth is not None and results.read_answer(reply.content, media_type) is not exchange.truth:
        return f"the answer is not {exchange.truth}"
    if exchange.media_type and media_type != exchange.media_type:
        return f"{media_type} instead of {exchange.media_type}"
    if exchange.content is None:
        return None
    wanted_graph = results.canonical(parse(exchange.content, RdfFormat.TURTLE, base_iri=str(reply.url)))
    return None if results.read_answer(reply.content, media_type) == wanted_graph else "another graph"
