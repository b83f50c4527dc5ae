"""Namespaces and the IRIs below the base that are not legislation: mechanisms, practices, jurisdictions, schemes."""

from ontology.toml_tables import toml_table

ELI = "http://data.europa.eu/eli/ontology#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
PROV = "http://www.w3.org/ns/prov#"
DCTERMS = "http://purl.org/dc/terms/"
ORG = "http://www.w3.org/ns/org#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SCHEMA = "https://schema.org/"
DCAT = "http://www.w3.org/ns/dcat#"
VOID = "http://rdfs.org/ns/void#"
GEO = "http://www.opengis.net/ont/geosparql#"
ALN = "https://w3id.org/alinea/ontology#"
"""Own terms. Their IRIs do not move with the ``base`` setting: two installations speak one vocabulary."""

SEARCH_NAMESPACE = "https://w3id.org/alinea/ontology/search#"
"""Words of ``SERVICE alinea:search``, which queries know and data do not."""

CONCEPTS = "https://w3id.org/alinea/id/"
"""Concepts of the thesauri, which likewise stay the same on every installation."""

PREFIXES = {
    "aln": ALN,
    "mech": f"{CONCEPTS}mechanism/",
    "jur": f"{CONCEPTS}jurisdiction/",
    "scheme": f"{CONCEPTS}scheme/",
    "eli": ELI,
    "skos": SKOS,
    "prov": PROV,
    "dcterms": DCTERMS,
    "org": ORG,
    "rdf": RDF,
    "rdfs": RDFS,
    "owl": OWL,
    "xsd": XSD,
    "schema": SCHEMA,
    "dcat": DCAT,
    "void": VOID,
    "geo": GEO,
}


def short(iri: str) -> str:
    """A prefixed name (``aln:act``) for an IRI of a vocabulary in use, else the IRI itself."""
    cut = max(iri.rfind("#"), iri.rfind("/")) + 1
    prefix = next((prefix for prefix, space in PREFIXES.items() if space == iri[:cut]), None)
    return f"{prefix}:{iri[cut:]}" if prefix else iri


def language_iri(tag: str) -> str | None:
    """A language in the authority table that ELI takes its values from; the script is not part of it."""
    code = toml_table("ontology", "authority_languages").get(tag.partition("-")[0])
    return f"http://publications.europa.eu/resource/authority/language/{code}" if code else None


def mechanism_iri(key: str) -> str:
    """IRI of a mechanism concept."""
    return f"{CONCEPTS}mechanism/{key}"


def jurisdiction_iri(code: str) -> str:
    """IRI of a jurisdiction by its code."""
    return f"{CONCEPTS}jurisdiction/{code}"


def act_type_iri(act_type: str) -> str:
    """IRI of a kind of act."""
    return f"{CONCEPTS}act-type/{act_type}"


def role_iri(role: str) -> str:
    """IRI of a parameter role."""
    return f"{CONCEPTS}parameter-role/{role}"


def unit_iri(unit: str) -> str:
    """IRI of a unit of parameter values."""
    return f"{CONCEPTS}unit/{unit}"


def fact_iri(base: str, key: str) -> str:
    """IRI of a curated mechanism provision."""
    return f"{base}id/fact/{key}"


def practice_iri(base: str, key: str) -> str:
    """IRI of a practice."""
    return f"{base}id/practice/{key}"


def actor_iri(base: str, key: str) -> str:
    """IRI of an actor."""
    return f"{base}id/actor/{key}"


def place_iri(base: str, country: str, key: str) -> str:
    """IRI of a place by its country in small letters and its key."""
    return f"{base}id/place/{country}/{key}"


def project_iri(base: str, key: str) -> str:
    """IRI of a project."""
    return f"{base}id/project/{key}"
