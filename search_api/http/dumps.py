"""Files that hold everything, written from the store when they are asked for."""

from collections.abc import Callable
from dataclasses import asdict, dataclass

from graph.queries import query
from search_api import catalogue
from search_api.http.replies import table
from search_api.services import Services


@dataclass(frozen=True, slots=True)
class Dump:
    """A file: what it holds, and how it is written."""

    media_type: str
    what: str
    write: Callable[[Services], bytes]


def _quads(media_type: str) -> Callable[[Services], bytes]:
    return lambda services: services.store.dump(media_type)


def _parameters(services: Services) -> bytes:
    rows = services.store.select(query("export_parameters"))
    return bytes(table(list(rows[0]) if rows else [], rows).body)


def _practices(services: Services) -> bytes:
    """A line for each practice, texts in English."""
    columns = "iri key jurisdiction mechanism title place years digest outcome confidence actors enabled_by sources"
    rows = []
    for practice in catalogue.practices(services.store):
        english = {name: getattr(practice, f"{name}s").get("en") for name in ("title", "digest", "outcome")}
        sources = [source.url or source.text for source in practice.sources]
        rows.append(asdict(practice) | english | {"sources": sources})
    return bytes(table(columns.split(), rows).body)


DUMPS = {
    "alinea.nq": Dump("application/n-quads", "the whole graph, one statement a line", _quads("application/n-quads")),
    "alinea.trig": Dump(
        "application/trig", "the whole graph, one named graph a document", _quads("application/trig")
    ),
    "parameters.csv": Dump("text/csv", "the typed values of all facts", _parameters),
    "practices.csv": Dump("text/csv", "all practices, in English", _practices),
}
"""Every dump by the name of its file."""
