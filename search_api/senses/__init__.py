"""Senses: words of one language found by words of another, through the glossary."""

from search_api.senses.finder import SenseFinder, WordSenses, shared
from search_api.senses.index import SenseIndex, counted_hit
from search_api.senses.learned import Learned

__all__ = ["Learned", "SenseFinder", "SenseIndex", "WordSenses", "counted_hit", "shared"]
