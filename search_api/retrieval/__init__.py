"""Retrieval: from a question to ranked hits with their reasons."""

from search_api.retrieval.centring import LanguageMeans
from search_api.retrieval.engine import SearchEngine
from search_api.retrieval.query import Mode, Query
from search_api.retrieval.results import Hit, Results

__all__ = ["Hit", "LanguageMeans", "Mode", "Query", "Results", "SearchEngine"]
