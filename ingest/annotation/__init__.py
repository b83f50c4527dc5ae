"""Which mechanisms an article regulates: evidence from words and structure, weighed into a score."""

from ingest.annotation.annotator import Annotator
from ingest.annotation.curated import CuratedFacts

__all__ = ["Annotator", "CuratedFacts"]
