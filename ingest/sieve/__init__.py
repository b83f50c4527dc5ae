"""What of a text need not be looked at: words that begin nothing, and patterns that cannot match in it."""

from ingest.sieve.memory import WordMemory
from ingest.sieve.openings import Openings
from ingest.sieve.sieve import Sieve
from ingest.sieve.tries import trie

__all__ = ["Openings", "Sieve", "WordMemory", "trie"]
