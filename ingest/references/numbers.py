"""Numbers and lists of numbers after, or in Turkish before, the word for a unit."""

import re
from dataclasses import dataclass

from ingest.references.units import Grammar, grammar

_LETTERED = frozenset({"letter", "point", "indent"})
_LONGEST_RANGE = 60
_SUFFIX = re.compile(r"\s?(?:inci|nci|uncu|ncu|nci|'?(?:i|u|ı)?nci|\.)?\s{0,3}")
_SPACE = re.compile(r"\s{0,6}")


@dataclass(frozen=True, slots=True)
class Numbers:
    """Members as printed ("5", "12a", "b"), and the end of the last of them."""

    members: tuple[str, ...]
    end: int


def numbers_at(text: str, at: int, unit: str) -> Numbers | None:
    """The list of numbers, letters or ordinals that begins at an offset; ``text`` is folded."""
    known = grammar()
    first = _member(known, text, _SPACE.match(text, at).end(), unit)  # type: ignore[union-attr]
    if first is None or known.measure.match(text, first[1]):
        return None
    members, end = [first[0]], first[1]
    while True:
        ranging = known.ranging.match(text, end)
        last = _member(known, text, ranging.end(), unit) if ranging else None
        if last and _counts(members[-1], last[0]) and not known.measure.match(text, last[1]):
            members += map(str, range(int(members[-1]) + 1, int(last[0]) + 1))
            end = last[1]
            continue
        listed = known.listed.match(text, end)
        following = _member(known, text, listed.end(), unit) if listed else None
        if following is None or known.measure.match(text, following[1]) or _opens(known, text, following[1], unit):
            return Numbers(tuple(members), end)
        members.append(following[0])
        end = following[1]


def _member(known: Grammar, text: str, at: int, unit: str) -> tuple[str, int] | None:
    number = known.number.match(text, at)
    if number and number["n"][0].isdigit():
        return number["n"].replace(" ", "").replace("–", "-"), number.end()
    if unit in _LETTERED:
        letter = known.letter.match(text, at)
        if letter and not (letter["n"] in ("i", "u", "te", "e", "se", "na", "do", "ne", "od") and _bare(letter)):
            return letter["n"], letter.end()
    ordinal = known.ordinal.match(text, at)
    if ordinal:
        return (ordinal.lastgroup or "")[1:], ordinal.end()
    if number and (unit in ("chapter", "article") or text[at : at + 1] == "("):
        return number["n"], number.end()
    return None


def _bare(letter: re.Match[str]) -> bool:
    return letter.group() == letter["n"]


def _counts(first: str, last: str) -> bool:
    return first.isdecimal() and last.isdecimal() and 0 < int(last) - int(first) <= _LONGEST_RANGE


def _opens(known: Grammar, text: str, at: int, unit: str) -> bool:
    """Whether a number belongs to a wider unit, for the same unit is named anew: "81, pika 2, dhe 83, pika 1"."""
    following = known.unit.match(text, known.of.match(text, at).end())  # type: ignore[union-attr]
    return following is not None and unit != "article" and following.lastgroup == unit


def numbers_before(text: str, end: int) -> tuple[Numbers, int] | None:
    """The list of numbers that ends before an offset ("5 inci ve 6 ncı maddelerinin"), and where it begins."""
    found: list[str] = []
    start = end
    while match := _BEFORE.search(text, max(0, start - 40), start):
        found.insert(
            0, match["n"] or next(key[1:] for key, value in match.groupdict().items() if value and key != "n")
        )
        start = match.start()
        joined = _JOINED.search(text, max(0, start - 12), start)
        if joined is None:
            break
        start = joined.start()
    return (Numbers(tuple(found), end), start) if found else None


_BEFORE = re.compile(
    r"\(?(?P<n>(?<![\d/.])\d{1,4}|(?<=\()[a-z]{1,2}(?=\)))(?:\)|\s?(?:'?[iu]?nc[iu]|\.))\s{0,3}\Z|"
    + r"(?:"
    + "|".join(
        rf"(?P<o{number}>\b{word})"
        for number, word in enumerate(
            "birinci ikinci ucuncu dorduncu besinci altinci yedinci sekizinci dokuzuncu onuncu".split(), start=1
        )
    )
    + r")\s{1,3}\Z"
)
_JOINED = re.compile(r"(?:\s?,\s?|\s(?:ve|veya|ile|ila)\s)\Z")
