"""Families of words, one for all languages: what is done, after what event, by whom, in what matter.

Two kinds: those written for this purpose (``families.toml``), and the senses of the glossary, by the words of which
a law in one language says what the model has learned from laws in another.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from ingest.references.folding import fold
from ontology.glossary import Sense, load_glossary
from ontology.toml_tables import toml_table

_SHORTEST = 3
"""Letters of a word or a beginning of the glossary that is looked for; shorter ones mean too much elsewhere."""


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


class Families:
    """Families by whole words, and by beginnings of words, which bear a star.

    >>> sorted(Families([("submit", "podnes*"), ("time", "rok")]).of("podnesen"))
    ['submit']
    """

    def __init__(self, members: Iterable[tuple[str, str]]) -> None:
        self._whole: defaultdict[str, set[str]] = defaultdict(set)
        self._begun: defaultdict[str, set[str]] = defaultdict(set)
        for family, word in members:
            (self._begun[word[:-1]] if word.endswith("*") else self._whole[word]).add(family)
        self._lengths = sorted({len(word) for word in self._begun})

    def of(self, word: str) -> frozenset[str]:
        """The families that a word of ``words_in`` belongs to."""
        found = set(self._whole.get(word, ()))
        for length in self._lengths:
            if length > len(word):
                break
            found.update(self._begun.get(word[:length], ()))
        return frozenset(found)


@lru_cache(maxsize=20_000)
def families_of(word: str) -> frozenset[str]:
    """The families of ``families.toml`` that a word of ``words_in`` belongs to."""
    return _families().of(word)


@lru_cache(maxsize=20_000)
def senses_of(word: str) -> frozenset[str]:
    """The senses of the glossary that a word of ``words_in`` may carry, by their first English word.

    Senses that have it in common are one here: a model of some thousand laws learns little of rarer ones.
    """
    return _senses().of(word)


@cache
def _families() -> Families:
    groups = toml_table("ingest.parameters", "families").values()
    return Families(
        (family, word) for group in groups for family, words in group.items() for word in one_letter(words).split()
    )


@cache
def _senses() -> Families:
    named = [(_name(sense), word) for sense in load_glossary() for word in _single(sense)]
    folded = one_letter(fold(" ".join(word for _, word in named))).split(" ")
    return Families((name, word) for (name, _), word in zip(named, folded, strict=True) if name)


def _name(sense: Sense) -> str:
    return next(iter(sense.words.get("en", ())), "").rstrip("*")


def _single(sense: Sense) -> Iterator[str]:
    """The single words of a sense in all languages; what several words say together is left out."""
    for word in (each for words in sense.words.values() for each in words):
        bare = word.rstrip("*")
        if bare.isalpha() and len(bare) >= _SHORTEST:
            yield word
