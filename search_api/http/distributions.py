"""The dumps as distributions, and the doors as a data service (DCAT 3, DCAT-AP 3; checksums in SPDX terms)."""

from collections.abc import Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from graph.describe.dataset import dataset_iri
from ontology.namespaces import CONCEPTS, DCAT, DCTERMS, RDF, RDFS, XSD, language_iri
from search_api.http.dump_files import DumpFile, DumpFiles
from search_api.http.dumps import DUMPS
from search_api.services import Services

_FOAF = "http://xmlns.com/foaf/0.1/"
_SPDX = "http://spdx.org/rdf/terms#"
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
_LICENCE = NamedNode("https://creativecommons.org/licenses/by/4.0/")
_CURATORS = NamedNode(f"{CONCEPTS}agent/alinea")
_AUTHORITY = "http://publications.europa.eu/resource/authority/"
_SPARQL = "https://www.w3.org/TR/sparql11-protocol/"
Object = NamedNode | Literal | BlankNode


def distributions(services: Services, files: DumpFiles, address: str) -> Iterator[Triple]:
    """A catalogue of one data set with its files and its service; ``address`` ends with a slash.

    Writes every dump that is not there yet, for its size and checksum.
    """
    dataset = NamedNode(dataset_iri(services.base))
    yield from _catalogue(dataset, address)
    yield Triple(dataset, NamedNode(f"{DCTERMS}accessRights"), NamedNode(f"{_AUTHORITY}access-right/PUBLIC"))
    for name in DUMPS:
        file = NamedNode(f"{address}data/{name}")
        yield Triple(dataset, NamedNode(f"{DCAT}distribution"), file)
        yield from _file(file, name, files.get(name), address)


def as_dcat_ap(told: Triple) -> Iterator[Triple]:
    """A statement of the data set as DCAT-AP has it: languages and rights are resources there, in our graph words.

    A language that is not in the authority table is left out.
    """
    if not isinstance(told.object, Literal) or told.predicate.value not in (f"{DCTERMS}language", f"{DCTERMS}rights"):
        yield told
    elif told.predicate.value == f"{DCTERMS}language":
        if iri := language_iri(told.object.value):
            yield Triple(told.subject, told.predicate, NamedNode(iri))
    elif isinstance(told.subject, NamedNode):
        statement = NamedNode(f"{told.subject.value}#rights")
        yield Triple(told.subject, told.predicate, statement)
        yield from _all(
            statement,
            (f"{RDF}type", NamedNode(f"{DCTERMS}RightsStatement")),
            (f"{RDFS}label", told.object),
        )


def _catalogue(dataset: NamedNode, address: str) -> Iterator[Triple]:
    catalogue, service = NamedNode(f"{address}data/#catalogue"), NamedNode(f"{address}sparql#service")
    yield from _all(
        catalogue,
        (f"{RDF}type", NamedNode(f"{DCAT}Catalog")),
        (f"{DCTERMS}title", Literal("Data of this installation of Alinea", language="en")),
        (f"{DCTERMS}description", Literal("One data set, its dumps and its SPARQL service.", language="en")),
        (f"{DCTERMS}publisher", _CURATORS),
        (f"{DCTERMS}license", _LICENCE),
        (f"{DCAT}dataset", dataset),
        (f"{DCAT}service", service),
        (f"{DCAT}themeTaxonomy", NamedNode(f"{_AUTHORITY}data-theme")),
        (f"{RDFS}seeAlso", NamedNode(f"{address}data/changes.atom")),
    )
    yield from _all(
        _CURATORS,
        (f"{RDF}type", NamedNode(f"{_FOAF}Agent")),
        (f"{_FOAF}name", Literal("Alinea", language="en")),
    )
    yield from _all(
        service,
        (f"{RDF}type", NamedNode(f"{DCAT}DataService")),
        (f"{DCTERMS}title", Literal("SPARQL 1.1 service", language="en")),
        (f"{DCTERMS}conformsTo", NamedNode(_SPARQL)),
        (f"{DCAT}endpointURL", NamedNode(f"{address}sparql")),
        (f"{DCAT}endpointDescription", NamedNode(f"{address}sparql")),
        (f"{DCAT}servesDataset", dataset),
        (f"{DCTERMS}license", _LICENCE),
    )


def _file(iri: NamedNode, name: str, file: DumpFile, address: str) -> Iterator[Triple]:
    checksum = NamedNode(f"{iri.value}#checksum")
    yield from _all(
        iri,
        (f"{RDF}type", NamedNode(f"{DCAT}Distribution")),
        (f"{DCTERMS}title", Literal(f"{name}: {DUMPS[name].what}", language="en")),
        (f"{DCTERMS}license", _LICENCE),
        (f"{DCAT}accessURL", NamedNode(f"{address}data/")),
        (f"{DCAT}downloadURL", iri),
        (f"{DCAT}mediaType", NamedNode(_MEDIA_TYPES + DUMPS[name].media_type)),
        (f"{DCAT}byteSize", Literal(str(file.size), datatype=NamedNode(f"{XSD}nonNegativeInteger"))),
        (f"{_SPDX}checksum", checksum),
    )
    yield from _all(
        checksum,
        (f"{RDF}type", NamedNode(f"{_SPDX}Checksum")),
        (f"{_SPDX}algorithm", NamedNode(f"{_SPDX}checksumAlgorithm_sha256")),
        (f"{_SPDX}checksumValue", Literal(file.sha256, datatype=NamedNode(f"{XSD}hexBinary"))),
    )


def _all(subject: NamedNode, *said: tuple[str, Object]) -> Iterator[Triple]:
    return (Triple(subject, NamedNode(name), value) for name, value in said)
