"""Passages: the small units that are searched, cut from provisions, facts, practices and concepts."""

from search_api.passages.from_documents import passages_of_reading
from search_api.passages.from_knowledge import passages_of_act, passages_of_concept, passages_of_practice
from search_api.passages.passage import HitType, Passage
from search_api.passages.table import Filters, PassageTable

__all__ = [
    "Filters",
    "HitType",
    "Passage",
    "PassageTable",
    "passages_of_act",
    "passages_of_concept",
    "passages_of_practice",
    "passages_of_reading",
]
