"""Two texts compared word by word, article by article: what was replaced, and what only one of them has."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_SAME_NAME_REPLACED = 3
_ALIKE = 0.7
_FLAT = 1e-9
_LONE_FIGURES = 3  # digits of a page number or a note's mark that strayed into the text


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """How two texts differ, in words of the shorter one.

    ``replaced`` words stand against others, ``figures`` of them against other figures; ``added`` stand in one text
    only, ``largest`` of them in one article. ``missing`` are articles that only one has. ``renamed`` is True where
    one word stands for another throughout, as the town's name does in a statute copied from another town.
    """

    words: int
    replaced: int
    figures: int
    added: int
    largest: int
    missing: tuple[str, ...]
    renamed: bool


def differ(first: Mapping[str, str], second: Mapping[str, str], *, worn: bool) -> Difference:
    """The difference of two texts given as the words of their articles by number.

    Words are counted, not aligned, which takes linear time; an article's words hardly ever come in another order.
    Spaces lost or put into words do not count, nor strayed page numbers, nor, in ``worn`` texts (from OCR or broken
    fonts), words that differ in a letter. What follows the last article's own words is its signature, and does not
    count.
    """
    common = [number for number in first if number in second]
    words = replaced = figures = 0
    added: list[int] = []
    swaps: Counter[tuple[str, str]] = Counter()
    for turn, number in enumerate(common):
        ours, theirs = first[number].split(), second[number].split()
        words += min(len(ours), len(theirs))
        if ours == theirs or (turn and turn + 1 == len(common)):
            continue
        gone, come = _unlike(Counter(ours) - Counter(theirs), Counter(theirs) - Counter(ours), worn=worn)
        replaced += min(gone.total(), come.total())
        figures += min(_figures(gone), _figures(come))
        added.append(abs(gone.total() - come.total()))
        if gone.total() == come.total() == 1:
            swaps[next(iter(gone)), next(iter(come))] += 1
    return Difference(
        words=words,
        replaced=replaced,
        figures=figures,
        added=sum(added),
        largest=max(added, default=0),
        missing=tuple(sorted({*first, *second} - {*common})),
        renamed=any(count >= _SAME_NAME_REPLACED for count in swaps.values()),
    )


def _unlike(gone: Counter[str], come: Counter[str], *, worn: bool) -> tuple[Counter[str], Counter[str]]:
    """The words that differ for good: not those cut or joined otherwise, nor strayed page numbers."""
    if _letters(gone) == _letters(come):
        gone, come = _figures_of(gone), _figures_of(come)
    if not come and _letters(gone) == []:
        gone = Counter({word: count for word, count in gone.items() if len(word) > _LONE_FIGURES})
    if not gone and _letters(come) == []:
        come = Counter({word: count for word, count in come.items() if len(word) > _LONE_FIGURES})
    if worn:
        for word in [word for word in gone if word.isalpha()]:
            twin = next((each for each in come if each.isalpha() and _alike(word, each)), None)
            if twin:
                count = min(gone[word], come[twin])
                gone, come = gone - Counter({word: count}), come - Counter({twin: count})
    return gone, come


def _letters(words: Counter[str]) -> list[str]:
    """All letters of the words that hold no figure, sorted: the same however the words are cut."""
    return sorted("".join(word for word in words.elements() if not any(map(str.isdigit, word))))


def _figures_of(words: Counter[str]) -> Counter[str]:
    return Counter({word: count for word, count in words.items() if any(map(str.isdigit, word))})


def _alike(word: str, other: str) -> bool:
    return SequenceMatcher(None, word, other, autojunk=False).ratio() >= _ALIKE


def _figures(words: Counter[str]) -> int:
    return _figures_of(words).total()


def lengths_agree(first: Sequence[int], second: Sequence[int]) -> float:
    """How well the lengths of two texts' articles go together (Pearson's r of their logarithms); 0 for unequal
    counts.

    Translations of one text have articles of nearly proportional lengths; other texts with as many articles do not.
    """
    if len(first) != len(second) or not first:
        return 0.0
    ours, theirs = ([math.log1p(length) for length in each] for each in (first, second))
    mean, other = sum(ours) / len(ours), sum(theirs) / len(theirs)
    spread = math.sqrt(sum((x - mean) ** 2 for x in ours) * sum((y - other) ** 2 for y in theirs))
    return (
        sum((x - mean) * (y - other) for x, y in zip(ours, theirs, strict=True)) / spread if spread > _FLAT else 0.0
    )
