"""Places as quads: features of GeoSPARQL with their names, codes and points, and what lies in them."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from graph.describe.provenance import corpus_graph
from graph.describe.terms import Node, name, node
from ontology.namespaces import ALN, CONCEPTS, GEO, jurisdiction_iri, place_iri
from ontology.place_names import PlaceNames
from ontology.places import Gazetteer, Place


def describe_gazetteer(gazetteer: Gazetteer, *, base: str) -> Iterator[Quad]:
    """All places of a country, in one named graph that says where their names, codes and points come from."""
    graph = corpus_graph(base, f"places-{gazetteer.jurisdiction.lower()}")
    origin = Node(graph, graph=graph, kind="dcat:Dataset")
    origin.add("dcterms:spatial", node(jurisdiction_iri(gazetteer.jurisdiction)))
    for source in gazetteer.sources:
        origin.add("dcterms:source", node(source.url) if source.url else None)
        origin.add("aln:sourceText", source.text)
    yield from origin
    for place in gazetteer.places:
        yield from _describe_place(place, graph, base)


def _describe_place(place: Place, graph: str, base: str) -> Iterator[Quad]:
    iri = place_iri(base, place.country, place.key)
    subject = Node(iri, graph=graph, kind="aln:Place")
    subject.add("aln:key", place.key).add("dcterms:type", node(f"{CONCEPTS}place-kind/{place.kind}"))
    subject.texts("skos:prefLabel", place.name)
    for language, names in place.also.items():
        subject.add("skos:altLabel", *(Literal(each, language=language) for each in names))
    subject.add("aln:jurisdiction", node(jurisdiction_iri(place.jurisdiction)))
    above = place_iri(base, place.country, place.part_of) if place.part_of else jurisdiction_iri(place.jurisdiction)
    subject.add("dcterms:isPartOf", node(above))
    subject.add("skos:notation", _code(place.iso, "isoSubdivisionCode"), _code(place.national, "nationalCode"))
    subject.add("owl:sameAs", node(f"https://sws.geonames.org/{place.geonames}/") if place.geonames else None)
    subject.links("skos:exactMatch", [f"http://www.wikidata.org/entity/{place.wikidata}"] if place.wikidata else [])
    subject.add("skos:note", place.note).add("prov:wasDerivedFrom", node(graph))
    subject.add("geo:hasGeometry", node(f"{iri}#point") if place.at else None)
    yield from subject
    if place.at:
        latitude, longitude = place.at
        point = Node(f"{iri}#point", graph=graph, kind="geo:Geometry")
        wkt = Literal(f"POINT({longitude} {latitude})", datatype=NamedNode(f"{GEO}wktLiteral"))
        yield from point.add("geo:asWKT", wkt)


def _code(value: str | None, kind: str) -> Literal | None:
    return Literal(value, datatype=NamedNode(ALN + kind)) if value else None


def describe_location(
    subject: str, key: str, text: str | None, jurisdiction: str, *, names: PlaceNames, base: str
) -> Iterator[Quad]:
    """The places that a record names, beside the name as printed; nothing for what names none.

    ``subject`` is the IRI of the record, ``key`` that of its corpus file, ``text`` what stands there.
    """
    named = names.resolve(text, jurisdiction) if text else None
    if named is None:
        return
    places = [place_iri(base, each.country, each.key) for each in named.places]
    for iri in places + [jurisdiction_iri(code) for code in named.jurisdictions]:
        yield Quad(node(subject), name("dcterms:spatial"), node(iri), node(corpus_graph(base, key)))
