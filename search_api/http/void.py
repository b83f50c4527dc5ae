"""The dataset described in VoID and DCAT terms: what the graph says of itself, and where this server offers it."""

from collections.abc import Iterator

import pyoxigraph
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple

from graph.describe.dataset import dataset_iri
from graph.queries import query
from graph.store import Dataset
from graph.stores.formats import GRAPH_FORMATS
from ontology.namespaces import DCAT, DCTERMS, PREFIXES, RDF, VOID, XSD
from search_api.http.distributions import as_dcat_ap, distributions
from search_api.http.dump_files import DumpFiles
from search_api.http.dumps import DUMPS
from search_api.services import Services

_FEATURES = "http://www.w3.org/ns/formats/"
_NAMES = {"application/n-quads": "N-Quads", "application/trig": "TriG"}
_DATASET = "<urn:x-alinea:dataset>"


def describe(services: Services, files: DumpFiles, address: str, media_type: str) -> bytes:
    """The description; ``address`` is that of this server, with a slash at its end."""
    told = (
        *(told for each in _told_by_the_graph(services) for told in as_dcat_ap(each)),
        *_told_by_the_server(services, address),
        *distributions(services, files, address),
    )
    triples = [*dict.fromkeys(told)]  # Serbian in two scripts is one language there
    prefixes = PREFIXES | {"foaf": "http://xmlns.com/foaf/0.1/", "spdx": "http://spdx.org/rdf/terms#"}
    if GRAPH_FORMATS[media_type] is RdfFormat.JSON_LD:
        return pyoxigraph.serialize(triples, format=RdfFormat.JSON_LD) or b""
    return pyoxigraph.serialize(triples, format=GRAPH_FORMATS[media_type], prefixes=prefixes) or b""


def _told_by_the_graph(services: Services) -> Iterator[Triple]:
    """Title, licence, coverage and partitions as the build counted them, but for the number of triples."""
    text = query("dataset/description").replace(_DATASET, f"<{dataset_iri(services.base)}>")
    answer = services.store.answer(text, results="", triples="application/n-triples", dataset=Dataset())
    yield from (each.triple for each in pyoxigraph.parse(answer.body, format=RdfFormat.N_TRIPLES))


def _told_by_the_server(services: Services, address: str) -> Iterator[Triple]:
    """Addresses, and the number of triples now: a store that may be written to outgrows its description."""
    dataset = NamedNode(dataset_iri(services.base))

    def says(name: str, value: NamedNode | Literal) -> Triple:
        return Triple(dataset, NamedNode(name), value)

    yield says(RDF + "type", NamedNode(VOID + "Dataset"))
    yield says(RDF + "type", NamedNode(DCAT + "Dataset"))
    yield says(DCTERMS + "identifier", Literal(str(services.manifest.get("snapshot", ""))))
    yield says(VOID + "sparqlEndpoint", NamedNode(f"{address}sparql"))
    yield says(VOID + "triples", Literal(str(len(services.store)), datatype=NamedNode(XSD + "integer")))
    for name, dump in DUMPS.items():
        if dump.media_type in _NAMES:
            yield says(VOID + "dataDump", NamedNode(f"{address}data/{name}"))
            yield says(VOID + "feature", NamedNode(_FEATURES + _NAMES[dump.media_type]))
