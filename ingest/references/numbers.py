"""Numbers and lists of numbers after, or in Turkish before, the word for a unit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.references.folding import Folded
from ingest.references.units import Grammar, grammar

_LETTERED = frozenset({"letter", "point", "indent"})
_ALONE = "letter"
_ANNEX = "annex"
_CAPITAL = re.compile(r"[A-ZČĆŠŽĐА-Я](?!\w)")
_ROMAN = frozenset({"annex", "chapter"})
_PARTICLES = frozenset({"i", "u", "o", "a", "e", "te", "se", "na", "do", "ne", "od", "iz"})
_SLAVIC_PARTICLES = frozenset({"a", "o", "u"})
"""Particles that lead to no unit, so that before "ovog člana" they are letters; Albanian "e" and "i" do."""

_DOUBLE = frozenset({"dh", "gj", "ll", "nj", "rr", "sh", "th", "xh", "zh", "lj", "dz"})
_LONGEST_RANGE = 60
_BRACKET_REACH = 80
_SIGNS = " ()„“”\"'»«‘’."
_OPENS_LINE = re.compile(r"\n[ \t]*\Z")
_BRACKET_LEFT_OUT = re.compile(r"(?<=\), )[a-z], [a-z]\)")
"""A letter between others that have theirs: "a), b, c) i d)"."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """Members as printed ("5", "12a", "b"), and the end of the last of them."""

    members: tuple[str, ...]
    end: int


def numbers_at(text: Folded, at: int, unit: str, *, below: int | None = None) -> Numbers | None:
    """The list of numbers, letters or ordinals that begins at an offset; ``text`` is folded.

    A number of ``below`` or more is one of the wider list that this one stands in.
    """
    known = grammar()
    first = _member(known, text, known.start.match(text, at).end(), unit)  # type: ignore[union-attr]
    if first is None or known.measure.match(text, first.end):
        return None
    members, last = [first.value], first
    while (following := _following(known, text, last, unit)) and following.opened == first.opened:
        if below is not None and following.value.isdigit() and int(following.value) >= below:
            break
        ranging = known.ranging.match(text, last.end)
        if ranging is None or ranging.end() > following.start:
            members.append(following.value)
        elif _counts(last.value, following.value):
            members += _up_to(last.value, following.value)
        else:
            members[-1] = f"{_printed(text, last)}-{_printed(text, following)}"
        last = following
    return Numbers(tuple(members), last.end)


@dataclass(frozen=True, slots=True)
class _Member:
    """One number; ``opened`` tells "(2)" from "2)"."""

    value: str
    start: int
    end: int
    opened: bool


def _following(known: Grammar, text: Folded, last: _Member, unit: str) -> _Member | None:
    """The next member of a list or the end of a range, where one follows."""
    ranging = known.ranging.match(text, last.end)
    if ranging:
        end = _member(known, text, _past_unit(known, text, ranging.end(), unit), unit)
        ranges = end and (_counts(last.value, end.value) or (unit in _LETTERED and _are_letters(last, end)))
        if end and ranges and not known.measure.match(text, end.end):
            return end
    listed = known.listed.match(text, last.end)
    found = _member(known, text, listed.end(), unit) if listed else None
    if found is None or known.measure.match(text, found.end) or _opens(known, text, found.end, unit):
        return None
    # "(član 200) i \n 11)" goes on with the next point of an enumeration, not with Article 11.
    enumerates = "\n" in text[last.end : found.start] and text[found.end - 1] == ")" and not found.opened
    return None if enumerates and not _in_brackets(text, found.start) else found


def _in_brackets(text: Folded, at: int) -> bool:
    """Whether a bracket is open: "(član 86 st. 1 i 2)" ends at its bracket, wherever its line ends."""
    before = text[max(0, at - _BRACKET_REACH) : at]
    return before.rfind("(") > before.rfind(")")


def _are_letters(first: _Member, last: _Member) -> bool:
    return first.value.isalpha() and last.value.isalpha() and first.value != last.value


def _printed(text: Folded, letter: _Member) -> str:
    """A letter as printed, for a range is counted by the alphabet it stands in."""
    return text.printed[letter.start : letter.end].strip(_SIGNS).lower()


def _past_unit(known: Grammar, text: Folded, at: int, unit: str) -> int:
    """Past the same unit named again in a range: "член 27 заклучно со член 45"."""
    again = known.unit.match(text, at)
    return known.start.match(text, again.end()).end() if again and again.lastgroup == unit else at  # type: ignore[union-attr]


def _member(known: Grammar, text: Folded, at: int, unit: str) -> _Member | None:
    opened = text[at : at + 1] == "("
    number = known.number.match(text, at)
    if number and number["n"][0].isdigit():
        value = number["n"].replace(" ", "").replace("–", "-")
        last = text.printed[number.end("n") - 1].lower()  # "32đ" is not "32d"
        return _Member(value[:-1] + last if value[-1].isalpha() else value, at, number.end(), opened)
    if unit in _LETTERED or (unit == "paragraph" and opened):  # "paragrafët (b) dhe (c)"
        letter = known.letter.match(text, at)
        if letter and (_is_marked(letter) or _stands_alone(text, letter, unit)):
            return _Member(_letter(text, letter), at, letter.end(), opened)
    ordinal = known.ordinal.match(text, at) if unit != "article" else None
    if ordinal:
        return _Member((ordinal.lastgroup or "")[1:], at, ordinal.end(), opened)
    if unit in _ROMAN and (roman := known.roman.match(text, at)) and _is_capital(text, roman):
        return _Member(roman["n"].upper(), at, roman.end(), opened)
    if unit == _ANNEX and _CAPITAL.match(text.printed, at):  # "Dodatak C"
        return _Member(text.printed[at], at, at + 1, opened)
    if number and (unit == "article" or opened):
        return _Member(number["n"].upper(), at, number.end(), opened)
    return None


def _is_capital(text: Folded, roman: re.Match[str]) -> bool:
    """Whether a Roman number is printed as one; "i" alone is a word."""
    return text.printed[roman.start("n") : roman.end("n")].isupper() or len(roman["n"]) > 1


def _letter(text: Folded, letter: re.Match[str]) -> str:
    """A letter as folded, but "đ", which is none of the points lettered "d"."""
    printed = text.printed[letter.start("n") : letter.end("n")].lower()
    return "đ" if printed in ("đ", "ђ") else letter["n"]


def _is_marked(letter: re.Match[str]) -> bool:
    """Whether a letter has its bracket or quotes; one that is only opened ("tačka (u daljem tekstu") is none."""
    return letter.group() != letter["n"] and (letter.group()[0] != "(" or letter.group()[-1] == ")")


def _stands_alone(text: Folded, letter: re.Match[str], unit: str) -> bool:
    """A letter without brackets or quotes: only after the word for letters, and no particle ("e", "të")."""
    if _BRACKET_LEFT_OUT.match(text, letter.start()):
        return True
    if unit != _ALONE or (len(letter["n"]) > 1 and letter["n"] not in _DOUBLE):
        return False
    if _OPENS_LINE.search(text, letter.start() - 4, letter.start()) and text[letter.end() : letter.end() + 1] == ".":
        return False  # "shkruhet me shkronja", and below it point "b."
    if letter["n"] not in _PARTICLES or text[letter.end() : letter.end() + 1] == ",":
        return True
    return letter["n"] in _SLAVIC_PARTICLES and grammar().own_unit.match(text, letter.end()) is not None


def _counts(first: str, last: str) -> bool:
    """Whether two numbers make a range: 5 and 7, or 21.1 and 21.3, which share what stands before their dot."""
    (within, _, start), (other, _, end) = first.rpartition("."), last.rpartition(".")
    if within != other or not (start.isdecimal() and end.isdecimal()):
        return False
    return 0 < int(end) - int(start) <= _LONGEST_RANGE


def _up_to(first: str, last: str) -> Iterator[str]:
    """The numbers of a range behind its first."""
    within, dot, start = first.rpartition(".")
    for number in range(int(start) + 1, int(last.rpartition(".")[2]) + 1):
        yield f"{within}{dot}{number}"


def _opens(known: Grammar, text: Folded, at: int, unit: str) -> bool:
    """Whether a number belongs to a wider unit, for the same unit is named anew: "81, pika 2, dhe 83, pika 1"."""
    following = known.unit.match(text, known.of.match(text, at).end())  # type: ignore[union-attr]
    return following is not None and unit != "article" and following.lastgroup == unit


def numbers_before(text: Folded, end: int) -> tuple[Numbers, int] | None:
    """The list of numbers that ends before an offset ("5 inci ve 6 ncı maddelerinin"), and where it begins."""
    known = grammar()
    patterns = [known.number_before, *([known.bare_before] if known.possessive.match(text, end) else [])]
    found: list[str] = []
    start = before = end
    while match := _ending_at(text, before, patterns):
        found.insert(0, _written(match))
        start = match.start()
        joined = known.joined_before.search(text, max(0, start - 12), start)
        if joined is None:
            break
        before = joined.start()
    return (Numbers(tuple(found), end), start) if found else None


def _ending_at(text: Folded, end: int, patterns: list[re.Pattern[str]]) -> re.Match[str] | None:
    return next((found for each in patterns if (found := each.search(text, max(0, end - 40), end))), None)


def _written(number: re.Match[str]) -> str:
    """The number in figures, with its kind: "ek 2"; an ordinal is named by its group."""
    if number["n"]:
        return " ".join(number["n"].split())
    return next(key[1:] for key, value in number.groupdict().items() if value and key != "n")
