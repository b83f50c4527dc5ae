"""The service description (SPARQL 1.1 Service Description)."""

from importlib.resources import files

import pyoxigraph
from pyoxigraph import RdfFormat

from graph.stores.formats import GRAPH_FORMATS
from search_api.services import Services
from search_api.sparql.limits import Limits

_ENDPOINT = "urn:x-alinea:endpoint"


def describe(services: Services, limits: Limits, endpoint: str, media_type: str) -> bytes:
    """``service.ttl`` with the addresses of this server put in, in the wanted format."""
    turtle = files(__package__).joinpath("service.ttl").read_text("utf-8").replace(_ENDPOINT, endpoint)
    turtle = turtle.replace("urn:x-alinea:void", endpoint.removesuffix("sparql") + ".well-known/void")
    turtle = turtle.replace('"urn:x-alinea:triples"', str(len(services.store)))
    turtle = turtle.replace("urn:x-alinea:limits", limits.told())
    return _as(turtle, media_type)


def search_vocabulary(media_type: str) -> bytes:
    """The words of ``SERVICE alinea:search`` (``search.ttl``), in the wanted format."""
    return _as(files(__package__).joinpath("search.ttl").read_text("utf-8"), media_type)


def _as(turtle: str, media_type: str) -> bytes:
    if media_type == "text/turtle":
        return turtle.encode()
    triples = [each.triple for each in pyoxigraph.parse(turtle, format=RdfFormat.TURTLE)]
    return pyoxigraph.serialize(triples, format=GRAPH_FORMATS[media_type]) or b""
