"""Families of words, one for all languages: what is done, after what event, by whom, in what matter."""

import re
from collections import defaultdict
from functools import cache, lru_cache

from ontology.toml_tables import toml_table


def one_letter(words: str) -> str:
    """Two Latin letters for one Cyrillic letter are one letter here: "nj" as "њ" folds, "lj" as "љ"."""
    return words.replace("nj", "n").replace("lj", "l")


def words_in(folded: str) -> list[str]:
    """The words of a folded text, and the signs between them that part its clauses.

    >>> words_in("u roku od ¦, nakon prijema zahtjeva.")
    ['u', 'roku', 'od', '¦', ',', 'nakon', 'prijema', 'zahtjeva', '.']
    """
    return _WORD.findall(folded)


_WORD = re.compile(r"[a-z]+|[,;.:¦()]")


@lru_cache(maxsize=20_000)
def families_of(word: str) -> frozenset[str]:
    """The families that a word of ``words_in`` belongs to."""
    whole, begun, lengths = _table()
    found = set(whole.get(word, ()))
    for length in lengths:
        found.update(begun.get(word[:length], ()))
    return frozenset(found)


@cache
def _table() -> tuple[dict[str, set[str]], dict[str, set[str]], list[int]]:
    """Families by whole words and by beginnings, and the lengths that beginnings have."""
    whole: defaultdict[str, set[str]] = defaultdict(set)
    begun: defaultdict[str, set[str]] = defaultdict(set)
    for group in toml_table("ingest.parameters", "families").values():
        for family, words in group.items():
            for word in one_letter(words).split():
                (begun[word[:-1]] if word.endswith("*") else whole[word]).add(family)
    return dict(whole), dict(begun), sorted({len(word) for word in begun})
