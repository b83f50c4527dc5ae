"""The tests of the service description, which the W3C tells in words only (SPARQL 1.1 Service Description)."""

from pathlib import Path

import httpx
from pyshacl import validate
from rdflib import Graph, Namespace, URIRef

_SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
_SHAPES = Path(__file__).with_name("service_description.ttl")


def judge(name: str, address: str, client: httpx.Client) -> str | None:
    """What is wrong with the description at an endpoint, for one of the three tests; ``None`` where nothing is."""
    reply = client.get(address, headers={"Accept": "text/turtle"})
    if reply.status_code != 200 or not reply.headers.get("content-type", "").startswith("text/turtle"):
        return f"{reply.status_code} {reply.headers.get('content-type')}"
    try:
        graph = Graph().parse(data=reply.content, format="turtle", publicID=address)
    except SyntaxError as error:
        return str(error)
    if name.endswith("has-endpoint-triple"):
        found = list(graph.objects(None, _SD.endpoint))
        return None if URIRef(address) in found else f"sd:endpoint is {', '.join(map(str, found)) or 'not there'}"
    if name.endswith("conforms-to-schema"):
        conforms, _, text = validate(graph, shacl_graph=str(_SHAPES))
        return None if conforms else " ".join(text.split())[:300]
    return None if len(graph) else "the description is empty"
