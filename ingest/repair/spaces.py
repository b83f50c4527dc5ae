"""Spaces put inside words and lost between them, as PDF engines and scrapers leave them.

A line is cut anew where words of the language cost fewer bits than the pieces that stand there (unigram
segmentation, Goldwater et al. 2009, with the frequencies of ``ingest.likeness``).
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.likeness import known, likeness, word_bits
from ingest.repair.edits import Change
from ingest.repair.run_on import Room, cheapest, has_runs, is_long_run, parted
from ontology.toml_tables import toml_table

_WORD = re.compile(r"[^\W\d_]+")
_PIECES = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)+")
_CASE_CHANGE = re.compile(r"(?<=[a-zčćžšđëçа-џ]{2})(?=[A-ZČĆŽŠĐËÇА-ЯЂЈЉЊЋЏЃЌЅ][a-zčćžšđëçа-џ]{2})")
_MEETING_CASES = re.compile("[A-ZČĆŽŠĐËÇА-ЯЂЈЉЊЋЏЃЌЅ](?<=[a-zčćžšđëçа-џ].)[a-zčćžšđëçа-џ]")
_UNKNOWN = 14.0
_LETTER = 3.0
_JOIN = 4.0
_MOST_PIECES = 4
_LONGEST_PIECES = 24
_SHORTEST = 5
_FRAGMENT = 4
_FEW = 3
_SHARE = 0.004
_OFTENER = 3
_SAMPLE = 200_000
_PROBE = 5_000


@dataclass(frozen=True, slots=True)
class _Spacing:
    """What one text says of its words: its profile, and how often each stands in it."""

    language: str
    counts: Counter[str]

    def cost(self, word: str) -> float:
        """Bits of a word; a stranger costs more the longer it is, unless the text itself has it elsewhere."""
        bits = word_bits(word, self.language) if _is_word(word, self.language) else None
        if bits is not None:
            return bits
        return _UNKNOWN + _LETTER * len(word) - (_LETTER * len(word) if self.counts[word] > _OFTENER else 0)


def find_spaces(text: str, room: Room) -> Iterator[Change]:
    """Changes that join pieces of words, where a text is full of them, and part words that lost their space.

    ``room`` limits how much of a text that runs on is parted, and tells afterwards what was left.
    """
    found = likeness(text[:_PROBE])
    language = found.language
    if language is None or not found.sound:
        return
    probe = _probe(text)
    spacing = _spacing_of(probe, language)
    broken = _is_broken(probe, spacing)
    if not (broken or _lost_many(spacing) or _MEETING_CASES.search(text)):
        return
    sample = text[:_SAMPLE]
    if not (broken or has_runs(sample, language, least=_FEW)):  # so words need not be counted
        yield from _splits(text, spacing, None)
        return
    spacing = _spacing_of(sample, language)
    joins = list(_joins(text, spacing)) if broken else []
    yield from joins
    taken = {change.start for change in joins}
    splits = _splits(text, spacing, room if _lost_many(spacing) else None)
    yield from (split for split in splits if split.start not in taken)


def _spacing_of(text: str, language: str) -> _Spacing:
    return _Spacing(language, Counter(map(str.lower, _WORD.findall(text))))


def _probe(text: str) -> str:
    """Beginning, middle and end of a long text."""
    if len(text) <= 3 * _PROBE:
        return text
    middle = len(text) // 2
    return f"{text[:_PROBE]}\n{text[middle : middle + _PROBE]}\n{text[-_PROBE:]}"


def _is_broken(text: str, spacing: _Spacing) -> bool:
    """True where many words come apart into pieces of which one at least is no word, as in no sound text."""
    count = 0
    for change in _joins(text, spacing, strangers=True):
        count += _certain(text[change.start : change.end], spacing.language)
    return count >= max(_FEW, _SHARE * text.count(" "))


def _certain(pieces: str, language: str) -> bool:
    """True where a joined word had a piece that is no word, which sound text never has so often."""
    return not all(_is_word(piece.lower(), language) for piece in pieces.split(" "))


def _is_word(piece: str, language: str) -> bool:
    letters = toml_table("ingest.repair", "one_letter_words")[language]
    return known(piece, language) and (len(piece) > 1 or piece in letters)


def _joins(text: str, spacing: _Spacing, *, strangers: bool = False) -> Iterator[Change]:
    """Joined pieces of each line; with ``strangers`` only around short pieces that are no words, which is quick."""
    for match in _PIECES.finditer(text):
        pieces = match.group().split(" ")
        if strangers and not any(len(piece) <= _FRAGMENT and _is_stranger(piece, spacing) for piece in pieces):
            continue
        at, first = match.start(), 0
        for count in _cut(pieces, spacing):
            own = pieces[first : first + count]
            length = sum(map(len, own)) + count - 1
            if count > 1:
                yield Change(at, at + length, "".join(own))
            at, first = at + length + 1, first + count


def _is_stranger(piece: str, spacing: _Spacing) -> bool:
    return not _is_word(piece.lower(), spacing.language)


def _cut(pieces: Sequence[str], spacing: _Spacing) -> list[int]:
    """How many pieces make each word, by least cost (Viterbi); pieces join only into a word that is known."""

    def starts(end: int) -> range:
        return range(end - 1, max(0, end - _MOST_PIECES) - 1, -1)

    ends = cheapest(len(pieces), starts, lambda start, end: _word_cost(pieces[start:end], spacing))
    return [end - start for start, end in pairwise([0, *ends])]


def _word_cost(pieces: Sequence[str], spacing: _Spacing) -> float | None:
    """Cost of pieces as one word; ``None`` where they cannot be one."""
    word = "".join(pieces)
    if len(pieces) == 1:
        return spacing.cost(word.lower())
    mixed = not word[1:].islower() and not word.isupper()
    spaced_out = len(word) == len(pieces)  # "Z A K O N" is a title's setting, not damage
    if mixed or spaced_out or len(word) > _LONGEST_PIECES or not known(word.lower(), spacing.language):
        return None
    if all(_is_word(piece.lower(), spacing.language) for piece in pieces):
        return _doubtful(pieces, word.lower(), spacing)
    return spacing.cost(word.lower()) + _JOIN * (len(pieces) - 1)


def _doubtful(pieces: Sequence[str], word: str, spacing: _Spacing) -> float | None:
    """Two words that together are a third ("distrikt a"): joined only into one that the text has far oftener."""
    apart = min(spacing.counts[piece.lower()] for piece in pieces)
    return spacing.cost(word) + _JOIN if spacing.counts[word] > _OFTENER * apart else None


def _splits(text: str, spacing: _Spacing, room: Room | None) -> Iterator[Change]:
    """Words parted where small letters meet a capital, and, with ``room``, for a text that runs on, by least cost."""
    for match in _WORD.finditer(text) if room else _words_of_meeting_cases(text):
        word = match.group()
        if len(word) < _SHORTEST or known(word.lower(), spacing.language):
            continue
        parts = _CASE_CHANGE.split(word)
        run_on = room is not None and room.takes(word)
        if run_on:
            parts = [part for piece in parts for part in parted(piece, spacing.language)]
        if len(parts) > 1 and (run_on or all(known(part.lower(), spacing.language) for part in parts)):
            yield Change(match.start(), match.end(), " ".join(parts))


def _words_of_meeting_cases(text: str) -> Iterator[re.Match[str]]:
    """Words in which a small letter meets a capital; they are few, and those around them are not looked at."""
    at = 0
    for meeting in _MEETING_CASES.finditer(text):
        begin = meeting.start()
        if begin < at:
            continue
        while begin > at and _WORD.match(text, begin - 1, begin):
            begin -= 1
        if match := _WORD.match(text, begin):
            yield match
            at = match.end()


def _lost_many(spacing: _Spacing) -> bool:
    """True for a text in which long runs of letters are three known words or more, as no sound text has."""
    runs = sum(is_long_run(word, spacing.language) for word in spacing.counts)
    return runs >= _FEW and runs >= _SHARE / 2 * spacing.counts.total()
