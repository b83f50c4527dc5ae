"""Negotiation of SPARQL answers, as tables: the preferred first."""

from search_api.negotiation import GRAPH_ALIASES, GRAPH_TYPES

RESULT_TYPES = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
)
RESULT_ALIASES = {"application/json": "application/sparql-results+json"}
FORMATS = {
    "json": ("application/sparql-results+json", "application/ld+json"),
    "xml": ("application/sparql-results+xml", "application/rdf+xml"),
    "csv": ("text/csv", None),
    "tsv": ("text/tab-separated-values", None),
    "turtle": (None, "text/turtle"),
    "nt": (None, "application/n-triples"),
    "rdfxml": (None, "application/rdf+xml"),
    "jsonld": (None, "application/ld+json"),
}
"""``?format=``: the type for solutions and that for graphs, where there is one."""

__all__ = ["FORMATS", "GRAPH_ALIASES", "GRAPH_TYPES", "RESULT_ALIASES", "RESULT_TYPES"]
