"""The snapshot described inside its own graph: DCAT 3 for finding it, VoID for querying it, PROV-O for its making."""

from collections.abc import Iterator
from datetime import datetime

from pyoxigraph import Literal, Quad

from graph.describe.provenance import CURATORS, software_iri, software_version
from graph.describe.terms import Node, node, typed
from graph.queries import query
from graph.store import RdfStore
from ontology.namespaces import PREFIXES
from ontology.scripts import canonical_tag

VOCABULARIES = ("aln", "eli", "skos", "dcterms", "org", "prov", "dcat", "void")
"""Prefixes of the vocabularies that the data are written in."""

_TITLE = "Alinea: local-democracy law and practice of the Western Balkans"
_ABOUT = (
    "Acts, what their articles say of each mechanism of local democracy with typed and sourced values, practices of "
    "municipalities, and the provisions of the documents that were read, linked to one another."
)
_LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_RIGHTS = "The curated corpus is CC BY 4.0; texts of documents that were read belong to those who published them."
_THEMES = tuple(f"http://publications.europa.eu/resource/authority/data-theme/{each}" for each in ("GOVE", "JUST"))
"""Government and the public sector; justice, legal system and public safety: the themes that DCAT-AP asks for."""
_KEYWORDS = ("local democracy", "local self-government", "public participation", "legislation", "Western Balkans")


def dataset_iri(base: str) -> str:
    """The data of one installation as one thing; also the named graph that describes it."""
    return f"{base}id/dataset/alinea"


def describe_dataset(store: RdfStore, *, base: str, version: str, issued: datetime) -> list[Quad]:
    """All that can be counted of a store, to be put into it; counts of triples include this description.

    ``version`` names the snapshot, ``issued`` is the time of the build. Nothing for a store that holds nothing.
    """
    if not len(store):
        return []
    iri = dataset_iri(base)
    quads = [*_identity(store, iri, base, version, issued), *_partitions(store, iri), *_making(iri, issued)]
    dataset = Node(iri, graph=iri, kind="void:Dataset")
    return [*quads, *dataset.add("void:triples", typed(len(store) + len(quads) + 2, "integer"))]


def describe_software(graph: str) -> Iterator[Quad]:
    """The software in its present version, the agent of every reading and build."""
    agent = Node(software_iri(), graph=graph, kind="prov:SoftwareAgent").add("skos:prefLabel", _named("Alinea"))
    agent.add("schema:softwareVersion", software_version())
    yield from agent.add("prov:actedOnBehalfOf", node(CURATORS))


def _identity(store: RdfStore, iri: str, base: str, version: str, issued: datetime) -> Iterator[Quad]:
    dataset = Node(iri, graph=iri, kind="dcat:Dataset")
    dataset.add("dcterms:title", _named(_TITLE)).add("dcterms:description", _named(_ABOUT))
    dataset.add("dcterms:identifier", version).add("dcat:version", version)
    dataset.add("dcterms:issued", typed(issued.isoformat(), "dateTime"))
    dataset.add("dcterms:license", node(_LICENCE)).add("dcterms:rights", _named(_RIGHTS))
    dataset.add("dcterms:publisher", node(CURATORS)).add("dcterms:creator", node(CURATORS))
    dataset.add("dcterms:conformsTo", node(PREFIXES["aln"].removesuffix("#")))
    dataset.links("dcat:theme", _THEMES)
    dataset.add("dcat:keyword", *(_named(each) for each in _KEYWORDS)).add("void:uriSpace", base)
    dataset.links("void:vocabulary", (PREFIXES[each] for each in VOCABULARIES))
    languages = {canonical_tag(row["language"] or "") for row in store.select(query("dataset/languages"))}
    dataset.add("dcterms:language", *sorted(languages))
    places = store.select(query("dataset/places"))
    yield from dataset.links("dcterms:spatial", (row["place"] or "" for row in places))


def _partitions(store: RdfStore, iri: str) -> Iterator[Quad]:
    """How many things there are of each class, and how many statements with each property (VoID, 4.5)."""
    dataset = Node(iri, graph=iri, kind="dcat:Dataset")
    for part, count, name in (("class", "entities", "void:class"), ("property", "triples", "void:property")):
        for turn, row in enumerate(store.select(query(f"dataset/{part}_partition")), start=1):
            partition = Node(f"{iri}#{part}-{turn}", graph=iri, kind="void:Dataset")
            partition.add(name, node(row[part] or "")).add(f"void:{count}", typed(row["count"] or "0", "integer"))
            dataset.add(f"void:{part}Partition", node(f"{iri}#{part}-{turn}"))
            yield from partition
    counts = store.select(query("dataset/counts"))[0]
    for name in ("distinctSubjects", "properties", "classes"):
        dataset.add(f"void:{name}", typed(counts[name] or "0", "integer"))
    yield from list(dataset)[1:]


def _making(iri: str, issued: datetime) -> Iterator[Quad]:
    yield from Node(iri, graph=iri, kind="prov:Entity").add("prov:wasGeneratedBy", node(f"{iri}#build"))
    build = Node(f"{iri}#build", graph=iri, kind="aln:Build").add("prov:wasAssociatedWith", node(software_iri()))
    yield from build.add("prov:endedAtTime", typed(issued.isoformat(), "dateTime"))
    yield from describe_software(iri)


def _named(text: str) -> Literal:
    return Literal(text, language="en")
