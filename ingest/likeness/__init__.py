"""How much a text is like a language of the region: letter sequences and words, counted over law and news."""

from ingest.likeness.measure import Likeness, likeness, told_by_beginning
from ingest.likeness.profiles import alphabets, spelling
from ingest.likeness.words import known, word_bits

__all__ = ["Likeness", "alphabets", "known", "likeness", "spelling", "told_by_beginning", "word_bits"]
