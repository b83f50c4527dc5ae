"""Texts read through a wrong table, read again through the right one."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ingest.likeness import Likeness, known, likeness, spelling, told_by_beginning
from ingest.repair.edits import Change
from ingest.repair.tables import Table, code_pages, fonts, shifts

_SAMPLE = 6_000
_STRETCH = 3_000
_HEAD = 300
_LEAST_GAIN = 0.3
_BITS_A_SHARE = 10
_MOST_BITS = 4.2
_FEW_WORDS = 3
_KNOWN = 0.35
_BETTER = 0.25
_SIGN_INSIDE = re.compile(r"[~{}|`^\\@\[\]](?<=[A-Za-z].)[A-Za-z]")  # the rare class in front: a third of the time
_TOKEN = re.compile(r"[^\s\d]+")
_ADDRESS = re.compile(r"(?<!\S)\S+@\S+\.\w{2,3}\b|https?://\S+|www\.\S+")
_ROMAN = re.compile(r"(?<![^\W\d_])[IVXLC]{2,}(?![^\W\d_])")
_LONG_WORD = 4
_LONGEST_LINE = 6_000
"""Characters judged as one line; a longer one is judged in stretches, for a line may be as long as its file."""
_EDGES = '.,;:()"„“”'


@dataclass(frozen=True, slots=True)
class Decoding:
    """A table that suits a text, how much its outcome is like a language, the share of known words in it (0 to 1)."""

    table: Table
    outcome: Likeness
    known: float


def find_decoding(text: str) -> Decoding | None:
    """The table that makes a text most like a language of the region; ``None`` where none does beyond doubt.

    Judged on the lines that it would change. It must win 0.3 bits a letter, come out below 4.2 and make known
    words of at least a third of what it changes (both measured on the declaration in nine versions, spoilt and
    sound).
    """
    unsound = _unsound(text)
    tried: list[Table] = []
    if _times(text, _strange(text)) >= _FEW_WORDS or unsound:
        tried += code_pages()
    if _has_signs_inside(text):
        tried += fonts()
    tried += shifts(unsound) if unsound else []
    found = [decoding for table, lines in _with_lines(text, tried) if (decoding := _judged(lines, table)) is not None]
    return max(found, key=lambda each: each.known - each.outcome.bits / _BITS_A_SHARE, default=None)


def may_hide_letters(text: str) -> bool:
    """True where ``find_decoding`` would try tables that change ordinary letters; a quick look at a sound text."""
    return _has_signs_inside(text) or _unsound(text) != ""


def _has_signs_inside(text: str) -> bool:
    return sum(1 for _ in zip(_SIGN_INSIDE.finditer(text), range(_FEW_WORDS), strict=False)) >= _FEW_WORDS


def _strange(text: str) -> frozenset[str]:
    """Letters that the language a text looks like is not written with."""
    language = likeness(text[:_SAMPLE]).language
    letters = {sign for sign in set(text) if sign > "\x7f" and sign.isalpha()}
    return frozenset(letters - spelling(language)) if language else frozenset()


def _times(text: str, signs: frozenset[str]) -> int:
    return sum(map(text.count, signs))


def _telling(table: Table) -> frozenset[str]:
    """The signs of a table that sound text does not have inside words; all, where it has no such signs."""
    return frozenset(sign for sign in table.signs if not (sign.isascii() and sign.isalnum())) or frozenset(
        table.signs
    )


def _unsound(text: str) -> str:
    """A sample of what is no language as it stands; a fifth of each stretch is looked at."""
    language = told_by_beginning(text)
    heads = (text[start : start + _HEAD] for start in range(0, len(text), _STRETCH))
    return "".join(head for head in heads if not _is_sound(head, language))[:_SAMPLE]


def _is_sound(text: str, language: str | None) -> bool:
    """True for sound text; what is sound in the language of the whole need not be held to the others."""
    return (language is not None and likeness(text, among=[language]).sound) or likeness(text).sound


def suits(text: str, table: Table) -> bool:
    """True where a table makes language of a text that was none, by the rules of ``find_decoding``."""
    return any(_judged(lines, each) is not None for each, lines in _with_lines(text, [table]))


def _with_lines(text: str, tables: Sequence[Table]) -> Iterator[tuple[Table, tuple[str, ...]]]:
    """Each table that could change the text, with the first lines that it would change, a sample's worth.

    The text is walked once for all tables: two hundred are tried on a text that has many strange letters.
    """
    telling = [_telling(table) for table in tables]
    lines = list(_lines(text)) if tables else []
    places = _places(lines, frozenset().union(*telling) & frozenset(text)) if lines else {}
    for table, signs in zip(tables, telling, strict=True):
        touched = sorted({at for sign in signs if sign in places for at in places[sign]})
        if touched:
            yield table, tuple(_sample(lines[at] for at in touched))


def _lines(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        yield from (line[at : at + _LONGEST_LINE] for at in range(0, max(1, len(line)), _LONGEST_LINE))


def _places(lines: Sequence[str], signs: frozenset[str]) -> dict[str, list[int]]:
    """For each sign the first lines, by number, in which it stands beside a letter, until they make a sample."""
    places: dict[str, list[int]] = {sign: [] for sign in signs}
    room, wanted = dict.fromkeys(signs, _SAMPLE), set(signs)
    for at, line in enumerate(lines):
        if wanted.isdisjoint(line):
            continue
        for sign in _beside_letters(line, wanted):
            places[sign].append(at)
            room[sign] -= len(line)
            if room[sign] < 0:
                wanted.remove(sign)
        if not wanted:
            break
    return places


def _beside_letters(line: str, signs: set[str]) -> set[str]:
    """Those of the signs that stand in one token with a letter."""
    tokens = (token for token in _TOKEN.findall(line) if not signs.isdisjoint(token) and any(map(str.isalpha, token)))
    return {sign for token in tokens for sign in signs.intersection(token)}


def _sample(lines: Iterable[str]) -> Iterator[str]:
    size = 0
    for line in lines:
        yield line
        size += len(line)
        if size > _SAMPLE:
            break


@lru_cache(maxsize=4)
def _likeness_of(lines: tuple[str, ...]) -> Likeness:
    """How lines are as they stand: many tables change the same ones."""
    return likeness("\n".join(lines))


def _judged(lines: tuple[str, ...], table: Table) -> Decoding | None:
    telling = _telling(table)
    after_lines = [table.decoded(line) for line in lines]
    after = likeness("\n".join(after_lines), among=[table.language] if table.language else None)
    if after.bits > _MOST_BITS or after.language is None:
        return None
    before = _likeness_of(lines)
    if after.bits > before.bits - _LEAST_GAIN:
        return None
    words = [pair for pair in _changed_words(lines, after_lines) if not telling.isdisjoint(pair[0])]
    share = _known_share([new for _, new in words], after.language)
    was = _known_share([old for old, _ in words], before.language or "en")
    if len(words) < _FEW_WORDS or share < _KNOWN or share < was + _BETTER:
        return None
    everything = [word.strip(_EDGES).lower() for line in after_lines for word in _TOKEN.findall(line)]
    return Decoding(table, after, _known_share(everything, after.language))


def _changed_words(before: Sequence[str], after: Sequence[str]) -> list[tuple[str, str]]:
    """Distinct (old, new) words, stripped of punctuation, that are not the same."""
    pairs = {
        (old, new)
        for old_line, new_line in zip(before, after, strict=True)
        for old, new in zip(_TOKEN.findall(old_line), _TOKEN.findall(new_line), strict=False)
        if old != new
    }
    return [(old.strip(_EDGES).lower(), new.strip(_EDGES).lower()) for old, new in sorted(pairs)]


def _known_share(words: Sequence[str], language: str) -> float:
    return sum(known(word, language) for word in words) / max(1, len(words))


def changes_of(text: str, decoding: Decoding) -> Iterator[Change]:
    """One change a line that a table alters; where plain letters change, lines and words of English stay."""
    start = 0
    for line in text.split("\n"):
        new = _line(line, decoding)
        if new != line:
            yield Change(start, start + len(line), new)
        start += len(line) + 1


def _line(line: str, decoding: Decoding) -> str:
    table, language = decoding.table, decoding.outcome.language or ""
    if table.whole and _foreign(line, table.decoded(line), language):
        return line
    kept = [match.span() for pattern in (_ADDRESS, _ROMAN) for match in pattern.finditer(line)]
    kept += [match.span() for match in _TOKEN.finditer(line) if _stays(match.group(), table, language)]
    pieces, at = [], 0
    for start, end in sorted(kept):
        if start >= at:
            pieces += [table.decoded(line[at:start]), line[start:end]]
            at = end
    return "".join([*pieces, table.decoded(line[at:])])


def _foreign(line: str, new: str, language: str) -> bool:
    """True for a line of another language; Serbian without its own letters looks the same in either script."""
    before = likeness(line)
    return before.language != "bcms" and before.bits < likeness(new, among=[language]).bits


def _stays(token: str, table: Table, language: str) -> bool:
    """True for signs without a letter, and for words of English that the table would make nonsense of."""
    word = token.strip(".,;:()\"'")
    if not any(map(str.isalpha, table.decoded(word))):
        return True
    if not table.whole:
        return not any(map(str.isalpha, word))
    english = len(word) >= _LONG_WORD and known(word.lower(), "en")
    return english and not known(table.decoded(word).lower(), language)
