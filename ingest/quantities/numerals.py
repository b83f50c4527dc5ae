"""Numbers in figures and in words: where they stand in folded text, and what they are worth."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from ingest.sieve import trie
from ontology.toml_tables import toml_table

_SHARE = r"\s?(?:%|po?sto|odsto|proc|perc|per )"
_FIGURES = (
    r"(?<![\d./,\-–])(?:\d{1,3}(?:[.  ]\d{3})+(?![\d,/])"
    rf"|[1-9]\d{{0,2}}(?:,\d{{3}})+(?![\d.,/]|{_SHARE})|\d{{1,7}}(?:[.,]\d{{1,2}})?(?![\d/]))"
    r"(?P<thousand>\s(?:mije|hilj?ad\w|tisuc\w|i[lj]{1,2}ad\w|thousand|bin)\b)?"
)
"""Before a share a comma parts decimals, never thousands."""

_COUNTING = r"(?![\[\]{}<>|*&])"
"""Nothing is counted behind these signs; a page of links has a million words "a"."""
_GROUPED = re.compile(r"\d{1,3}(?:[.  ]\d{3})+|[1-9]\d{0,2}(?:,\d{3})+")
_HUNDRED, _THOUSAND = 100, 1000
_MOST_WORDS = 6
_WORD = re.compile(r"[a-z]+")
_HUSH = frozenset("šшŠШ")
_OF_HUNDRED = "yuzde "
_CHANGED = "sto"  # a hundred; but "što" (which, in Macedonian "што") folds to the same


class Numeral(NamedTuple):
    """A number at ``start`` to ``end``; ``family`` is that of its words, ``None`` for figures."""

    start: int
    end: int
    value: str
    family: str | None


@cache
def number_words() -> Mapping[str, Mapping[str, int]]:
    """The value of every number word by family of languages."""
    return {
        family: _valued(table) | _valued(table.get("possessed", {}))
        for family, table in toml_table("ingest.quantities", "numbers").items()
    }


def _valued(table: Mapping[str, str]) -> dict[str, int]:
    return {word: int(value) for value, words in table.items() if value.isdigit() for word in words.split()}


def read_numerals(matches: Iterable[re.Match[str]], text: str) -> Iterator[Numeral]:
    """Numbers from what ``numerals`` matches in the folded form of a text."""
    for match in matches:
        family = match.lastgroup
        if family is None or family == "thousand":
            figure = read_figure(match.group().removesuffix(match["thousand"] or ""))
            value = str(int(float(figure) * _THOUSAND)) if family else figure
            yield Numeral(match.start(), match.end(), value, None)
            continue
        if match.group() == _CHANGED and text[match.start()] in _HUSH:
            continue
        if match.group() in _possessed() and not match.string.endswith(_OF_HUNDRED, 0, match.start()):
            continue
        values = number_words()[family]
        alone = values.get(match.group())
        found = (match.start(), alone) if alone is not None else _worth(match, values, teens=not _joints(family))
        start, worth = found
        yield Numeral(start, match.end(), str(worth), family)


@cache
def _possessed() -> frozenset[str]:
    """Turkish forms that alone are no number but behind "yüzde"."""
    return frozenset(_valued(toml_table("ingest.quantities", "numbers")["turkish"]["possessed"]))


def _joints(family: str) -> list[str]:
    joints: list[str] = toml_table("ingest.quantities", "numbers")[family]["joints"]
    return joints


@cache
def numerals() -> re.Pattern[str]:
    """The pattern for numbers."""
    families = []
    for family, words in number_words().items():
        joints = _joints(family)
        joined = rf"[ \-](?:(?:{'|'.join(joints)}) )?" if joints else " "
        word = rf"{trie(words)}\b{_COUNTING}"
        families.append(rf"(?P<{family}>{word}(?:{joined}{word}){{0,{_MOST_WORDS}}})")
    return re.compile(rf"{_FIGURES}|\b(?:{'|'.join(families)})")


def read_figure(printed: str) -> str:
    """A number in figures as a decimal: points, commas and spaces before three digits only group them.

    >>> [read_figure(each) for each in ("3.000", "20,000", "2,5", "15", "10.0")]
    ['3000', '20000', '2.5', '15', '10']
    """
    if _GROUPED.fullmatch(printed):
        return re.sub(r"\D", "", printed)
    number = printed.replace(",", ".")
    return number.rstrip("0").rstrip(".") if "." in number else number.lstrip("0") or "0"


def _worth(match: re.Match[str], values: Mapping[str, int], *, teens: bool) -> tuple[int, int]:
    """Where the last whole number of a run of words begins, and its value; "two and three" is no five.

    Words that only join are passed by. ``teens`` where ten and five in a row are fifteen, as in Turkish.
    """
    start, total, current, last = match.start(), 0, 0, 0
    for word in _WORD.finditer(match.group()):
        value = values.get(word.group())
        if value is None:
            continue
        if value in (_HUNDRED, _THOUSAND) and 0 < current < value:
            current *= value
        elif current and not _smaller(value, last, teens=teens):
            start, total, current = match.start() + word.start(), 0, value
        else:
            current += value
        last = value
        if value == _THOUSAND:
            total, current, last = total + current, 0, _THOUSAND
    return start, total + current


def _smaller(value: int, last: int, *, teens: bool) -> bool:
    """Whether a word may follow another within one number: units after tens, both after hundreds."""
    return value < last and (last >= _HUNDRED or (last % 10 == 0 and (teens or last > 10) and value < 10))
