"""The dataset described in VoID and DCAT terms."""

from collections.abc import Iterator

import pyoxigraph
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple

from graph.stores.formats import GRAPH_FORMATS
from ontology.namespaces import DCAT, DCTERMS, PREFIXES, RDF, VOID, XSD
from search_api import catalogue
from search_api.http.dumps import DUMPS
from search_api.services import Services

_FEATURES = "http://www.w3.org/ns/formats/"
_NAMES = {"application/n-quads": "N-Quads", "application/trig": "TriG"}
_VOCABULARIES = ("aln", "eli", "skos", "dcterms", "org", "prov")


def describe(services: Services, address: str, media_type: str) -> bytes:
    """The description; ``address`` is that of this server, with a slash at its end."""
    triples = list(_triples(services, address))
    if GRAPH_FORMATS[media_type] is RdfFormat.JSON_LD:
        return pyoxigraph.serialize(triples, format=RdfFormat.JSON_LD) or b""
    return pyoxigraph.serialize(triples, format=GRAPH_FORMATS[media_type], prefixes=PREFIXES) or b""


def _triples(services: Services, address: str) -> Iterator[Triple]:
    dataset = NamedNode(f"{address}.well-known/void#alinea")
    counts = catalogue.statistics(services.store)

    def says(name: str, value: NamedNode | Literal) -> Triple:
        return Triple(dataset, NamedNode(name), value)

    yield says(RDF + "type", NamedNode(VOID + "Dataset"))
    yield says(RDF + "type", NamedNode(DCAT + "Dataset"))
    yield says(DCTERMS + "title", Literal("Alinea", language="en"))
    about = "Local-democracy law and practice of the Western Balkans: acts, provisions, mechanisms, practices."
    yield says(DCTERMS + "description", Literal(about, language="en"))
    yield says(DCTERMS + "identifier", Literal(str(services.manifest.get("snapshot", ""))))
    yield says(VOID + "sparqlEndpoint", NamedNode(f"{address}sparql"))
    yield says(VOID + "uriSpace", Literal(services.base))
    yield says(VOID + "triples", _integer(counts.quads))
    for name, dump in DUMPS.items():
        if dump.media_type in _NAMES:
            yield says(VOID + "dataDump", NamedNode(f"{address}data/{name}"))
            yield says(VOID + "feature", NamedNode(_FEATURES + _NAMES[dump.media_type]))
    for prefix in _VOCABULARIES:
        yield says(VOID + "vocabulary", NamedNode(PREFIXES[prefix]))
    yield from _partitions(dataset, counts.classes)


def _partitions(dataset: NamedNode, classes: dict[str, int]) -> Iterator[Triple]:
    for turn, (name, count) in enumerate(classes.items(), start=1):
        prefix, _, local = name.rpartition(":")
        if not prefix:
            continue
        part = NamedNode(f"{dataset.value}-class-{turn}")
        yield Triple(dataset, NamedNode(VOID + "classPartition"), part)
        yield Triple(part, NamedNode(VOID + "class"), NamedNode(PREFIXES[prefix] + local))
        yield Triple(part, NamedNode(VOID + "entities"), _integer(count))


def _integer(number: int) -> Literal:
    return Literal(str(number), datatype=NamedNode(XSD + "integer"))
