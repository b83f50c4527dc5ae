"""Single letters lost in an otherwise sound text: þ where č was printed, ţ for ž, ì for a quotation mark.

A broken font table swaps the same letters everywhere, so each strange letter is a cipher of one sign. It is
solved by the words it stands in: the letter is found that makes most of them known words of the language.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.likeness import alphabets, known, likeness, spelling, told_by_beginning
from ingest.repair.edits import Change

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 60_000
_MOST_BITS = 5.2
"""A text with all its national letters lost takes about 4.5, Czech and Polish 6.5."""
_FEW = 2
_MANY = 12
_BITS_AHEAD = 0.15
_SOUND_BITS = 4.0
_TIMES = 3
_ROUNDS = 3
_QUOTED = 0.5
_KNOWN = 0.34
_AHEAD = 0.15
_MOST_WORDS = 200
_OPENING, _CLOSING = "„", "“"
_CAPITALS = 2
_MARKS = frozenset("„“”‘’‚")
_ACCENTED = re.compile("[\u00c0-\u024f]")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_CYRILLIC_PROFILES = ("mk", "sr-Cyrl")


@dataclass(frozen=True, slots=True)
class Substitution:
    """A strange sign and what it stands for, in lower case unless the font lost a capital; ``times`` it was seen."""

    sign: str
    letter: str
    capital: bool
    times: int

    @property
    def shown(self) -> str:
        """The letter in the case the sign stands for."""
        return self.letter.upper() if self.capital else self.letter


def find_substitutions(text: str) -> list[Substitution]:
    """The strange letters of a text that can be told, the most frequent first.

    In a Cyrillic text the lines in Latin letters are another language's, and told by themselves: gazettes print both.
    """
    found = _found(text, text[:_SAMPLE])
    if _ACCENTED.search(text) and likeness(text[:_SAMPLE]).language in _CYRILLIC_PROFILES:
        told = {each.sign for each in found}
        found += [each for each in _found(text, _latin_lines(text)) if each.sign not in told]
    return found


def _latin_lines(text: str) -> str:
    """A sample of the lines without a Cyrillic letter."""
    lines = (line for line in text.split("\n") if line and _CYRILLIC.search(line) is None)
    return "\n".join(lines)[:_SAMPLE]


def _found(text: str, sample: str) -> list[Substitution]:
    present = [sign for sign in set(sample) if sign.isalpha() and not sign.isascii()]
    sound = told_by_beginning(sample)
    if sound and spelling(sound).issuperset(present):
        return []
    found = likeness(sample)
    language = found.language
    if language is None or not present or found.bits > _MOST_BITS:
        return []
    strange = {sign for sign in present if sign not in spelling(language) and not _other_script(sign, language)}
    if not strange:
        return []
    lines = [line for line in sample.split("\n") if not strange.isdisjoint(line)]
    words = [word for word in set(_WORD.findall("\n".join(lines))) if not strange.isdisjoint(word)]
    solved: dict[str, str] = {}
    counts = {sign: sample.count(sign) for sign in strange}
    frequent = sorted((sign for sign in strange if counts[sign] >= _TIMES), key=lambda sign: (-counts[sign], sign))
    for sign in frequent * _ROUNDS:  # each letter that is told opens the words of others
        if sign not in solved and (letter := _solved(sign, words, solved, language)):
            solved[sign] = letter
    capitals = _capitals(sample, solved) if solved else frozenset()
    return [Substitution(sign, letter, sign in capitals, text.count(sign)) for sign, letter in solved.items()]


def _other_script(sign: str, language: str) -> bool:
    """True for a Cyrillic letter in a Latin text: a word of another language, or a look-alike."""
    return language not in ("mk", "sr-Cyrl") and "\u0400" <= sign <= "\u052f"


def _solved(sign: str, words: Sequence[str], solved: dict[str, str], language: str) -> str | None:
    """The letter, or quotation mark, that makes known words of those with a sign; ``None`` where none stands out."""
    around = {word.lower() for word in _partly(words, solved) if sign.lower() in word.lower()}
    around = {word for word in around if not any(other.lower() in word for other in _unsolved(word, sign, language))}
    scores = {letter: 0.0 for letter in alphabets()[language] if not letter.isascii()}
    sample = sorted(around)[:_MOST_WORDS]
    if not sample or len(scores) < _FEW:
        return None
    for letter in scores:
        scores[letter] = sum(known(word.replace(sign.lower(), letter), language) for word in sample) / len(sample)
    if all(word.startswith(sign.lower()) or word.endswith(sign.lower()) for word in sample):
        share = sum(known(word.strip(sign.lower()), language) for word in sample) / len(sample)
        scores[_OPENING] = share if share >= _QUOTED else 0.0
    first, second = sorted(scores, key=scores.__getitem__, reverse=True)[:2]
    if len(sample) < _FEW:  # a sign of one word, as ý in "ýlan", must make that word and no other
        return first if scores[first] == 1.0 and scores[second] == 0.0 else None
    sure = scores[first] >= _KNOWN and scores[first] >= scores[second] + _AHEAD
    if sure and scores[first] * len(sample) >= _FEW:
        return first
    return _by_sequences(sign.lower(), sample, language) if len(sample) >= _MANY else None


def _by_sequences(sign: str, words: Sequence[str], language: str) -> str | None:
    """The letter that makes many words most like the language, where their forms are too many for a list of words."""
    letters = [letter for letter in alphabets()[language] if not letter.isascii()]
    text = " ".join(words)
    bits = {letter: likeness(text.replace(sign, letter), among=[language]).bits for letter in letters}
    first, second = sorted(bits, key=bits.__getitem__)[:2]
    return first if bits[first] <= min(bits[second] - _BITS_AHEAD, _SOUND_BITS) else None


def _partly(words: Iterable[str], solved: dict[str, str]) -> Iterator[str]:
    table = str.maketrans(solved)
    return (word.translate(table) for word in words)


def _unsolved(word: str, sign: str, language: str) -> list[str]:
    """Other strange letters in a word, by which nothing can be told yet."""
    return [each for each in word if each != sign.lower() and each not in alphabets()[language] and each.isalpha()]


def _capitals(text: str, solved: dict[str, str]) -> frozenset[str]:
    """Signs that stand for a capital: of two for one letter, the one never seen behind a small letter."""
    inside = {sign for before, sign in pairwise(text) if sign in solved and before.islower()}
    found = set()
    for sign in solved.keys() - inside:
        twins = [other for other, same in solved.items() if same == solved[sign] and other != sign]
        if not inside.isdisjoint(twins) or (not twins and sign.isupper()):
            found.add(sign)
    return frozenset(found)


def substituted(text: str, substitutions: Iterable[Substitution]) -> Iterator[Change]:
    """One change for each word that holds a strange letter; a letter between capitals is a capital."""
    table = {each.sign: each for each in substitutions}
    if not table:
        return
    for match in _WORD.finditer(text):
        word = match.group()
        if not table.keys().isdisjoint(word):
            yield Change(match.start(), match.end(), _mended(word, table))


def _mended(word: str, table: dict[str, Substitution]) -> str:
    plain = [letter for letter in word if letter not in table]
    capitals = len(plain) >= _CAPITALS and all(map(str.isupper, plain))
    return "".join(_letter(word, place, table, capitals=capitals) for place in range(len(word)))


def _letter(word: str, place: int, table: dict[str, Substitution], *, capitals: bool) -> str:
    found = table.get(word[place])
    if found is None:
        return word[place]
    if found.letter == _OPENING:
        return _mark_of_windows(found.sign) or (_OPENING if place == 0 else _CLOSING)
    return found.letter.upper() if capitals else found.shown


def _mark_of_windows(sign: str) -> str | None:
    """The quotation mark whose byte in the code pages of Windows is this letter in that of the Macintosh: ì is “."""
    mark = sign.encode("mac-roman", errors="ignore").decode("cp1252", errors="ignore")
    return mark if mark in _MARKS else None
