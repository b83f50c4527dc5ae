"""Retrieval: from a question to ranked hits with their reasons."""

from search_api.retrieval.centring import LanguageMeans, LanguageSums, lean_on_hits
from search_api.retrieval.citations import Citations
from search_api.retrieval.engine import SearchEngine
from search_api.retrieval.fusion import LISTS
from search_api.retrieval.lists import Indexes
from search_api.retrieval.query import MAX_ALSO, Mode, Query
from search_api.retrieval.question import Means, QuestionEncoder
from search_api.retrieval.relevance import Chance, nearness
from search_api.retrieval.results import Hit, Results
from search_api.retrieval.spelling import Spelling

__all__ = [
    "LISTS",
    "MAX_ALSO",
    "Chance",
    "Citations",
    "Hit",
    "Indexes",
    "LanguageMeans",
    "LanguageSums",
    "Means",
    "Mode",
    "Query",
    "QuestionEncoder",
    "Results",
    "SearchEngine",
    "Spelling",
    "lean_on_hits",
    "nearness",
]
