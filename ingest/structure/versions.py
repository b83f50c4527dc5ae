"""Acts of one file compared: the same text printed twice, and one act in two languages."""

import re
from collections import Counter
from collections.abc import Sequence

from ingest.structure.segment import Act
from ontology.model import ProvisionKind
from ontology.scripts import to_latin

_SHINGLE = 4
_SAME = 0.8
_LENGTHS = 0.7
_SHARED = 0.8
_FIGURES = 0.7
_FEW = 4
_FIGURE = re.compile(r"\d+")
_CYRILLIC = re.compile(r"[А-Яа-яЀ-џ]")
_LATIN = re.compile(r"[A-Za-z]")


def main_act(acts: Sequence[Act]) -> int:
    """The index of the act that a file is about: the one with most articles, of equals the longest."""
    return max(range(len(acts)), key=lambda index: (len(acts[index].articles), acts[index].end - acts[index].start))


def repeats(text: str, acts: Sequence[Act]) -> set[int]:
    """Indexes of acts that only repeat, letter for letter but for slips, one that stands above them."""
    found: set[int] = set()
    shingles = [_shingles(text[act.start : act.end]) for act in acts] if len(acts) > 1 else []
    for index in range(1, len(shingles)):
        if any(_alike(shingles[index], shingles[other]) for other in range(index) if other not in found):
            found.add(index)
    return found


def versions(text: str, acts: Sequence[Act]) -> dict[int, int]:
    """Acts that are another language's version of one beside them: index of the shorter to index of the longer.

    Their articles are announced by another word or in another script, but have the same numbers, and name the
    same figures: amounts, terms and dates are the same in every language.
    """
    pairs: dict[int, int] = {}
    for index in range(len(acts) - 1):
        one, other = acts[index], acts[index + 1]
        if (one.word, _cyrillic(text, one)) != (other.word, _cyrillic(text, other)) and _same_work(text, one, other):
            shorter = len(one.articles) < len(other.articles)
            pair = (index, index + 1) if shorter else (index + 1, index)
            pairs[pair[0]] = pairs.get(pair[1], pair[1])
    return pairs


def _shingles(text: str) -> set[int]:
    words = re.findall(r"\w+", text.lower())
    return {hash(tuple(words[at : at + _SHINGLE])) for at in range(max(1, len(words) - _SHINGLE + 1))}


def _alike(one: set[int], other: set[int]) -> bool:
    if min(len(one), len(other)) < _LENGTHS * max(len(one), len(other)):
        return False
    return len(one & other) >= _SAME * max(len(one | other), 1)


def _cyrillic(text: str, act: Act) -> bool:
    sample = text[act.start : act.end]
    return len(_CYRILLIC.findall(sample)) > len(_LATIN.findall(sample))


def _same_work(text: str, one: Act, other: Act) -> bool:
    figures = [_figures(text, act) for act in (one, other)]
    common = figures[0].keys() & figures[1].keys()
    if not common or len(common) < _SHARED * min(map(len, figures)):
        return False
    agreed = sum((figures[0][number] & figures[1][number]).total() for number in common)
    named = max(sum(each[number].total() for number in common) for each in figures)
    return agreed >= _FIGURES * named if named >= _FEW else len(figures[0]) == len(figures[1])


def _figures(text: str, act: Act) -> dict[str, Counter[str]]:
    """The figures that each article names, by the article's number in Latin letters."""
    return {
        to_latin(part.number or "").lower(): Counter(_FIGURE.findall(text[part.start : part.end]))
        for part in act.parts
        if part.kind is ProvisionKind.ARTICLE
    }
