"""Quads: how facts and provisions become RDF, and where quads live."""
