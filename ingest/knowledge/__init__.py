"""Curated knowledge read from its files: the corpus (YAML) and the thesauri (Turtle)."""

from ingest.knowledge.corpus_folder import load_corpus
from ingest.knowledge.thesaurus import load_mechanisms

__all__ = ["load_corpus", "load_mechanisms"]
