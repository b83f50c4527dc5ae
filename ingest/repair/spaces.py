"""Spaces put inside words and lost between them, as PDF engines and scrapers leave them.

A line is cut anew where words of the language cost fewer bits than the pieces that stand there (unigram
segmentation, Goldwater et al. 2009, with the frequencies of ``ingest.likeness``).
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.likeness import known, likeness, word_bits
from ingest.repair.edits import Change
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
_LONGEST = 22
_SHORTEST = 5
_FRAGMENT = 4
_PART = 3.0
_SHORT_BITS = (8.0, 13.0)
_TRAILING = "eE"
"""Albanian sets "e" behind a noun; any other letter at the end of a run is that noun's ending."""

_STRANGER = 20.0
_FEW = 3
_SHARE = 0.004
_LONG = 18
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


def find_spaces(text: str) -> Iterator[Change]:
    """Changes that join pieces of words, where a text is full of them, and part words that lost their space."""
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
    if not (broken or _has_runs(sample, language)):  # words need not be counted, which takes half of all the time
        yield from _splits(text, spacing, run_on=False)
        return
    spacing = _spacing_of(sample, language)
    joins = list(_joins(text, spacing)) if broken else []
    yield from joins
    taken = {change.start for change in joins}
    splits = _splits(text, spacing, run_on=_lost_many(spacing))
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
        at = match.start()
        for count in _cut(pieces, spacing):
            length = sum(map(len, pieces[:count])) + count - 1
            if count > 1:
                yield Change(at, at + length, "".join(pieces[:count]))
            at += length + 1
            pieces = pieces[count:]


def _is_stranger(piece: str, spacing: _Spacing) -> bool:
    return not _is_word(piece.lower(), spacing.language)


def _cut(pieces: Sequence[str], spacing: _Spacing) -> list[int]:
    """How many pieces make each word, by least cost (Viterbi); pieces join only into a word that is known."""

    def starts(end: int) -> range:
        return range(end - 1, max(0, end - _MOST_PIECES) - 1, -1)

    ends = _cheapest(len(pieces), starts, lambda start, end: _word_cost(pieces[start:end], spacing))
    return [end - start for start, end in pairwise([0, *ends])]


def _cheapest(
    length: int, starts: Callable[[int], Iterable[int]], cost: Callable[[int, int], float | None]
) -> list[int]:
    """Where the pieces of the cheapest cut of ``length`` places end (Viterbi 1967).

    ``starts`` gives the places from which a piece may run to an end, of two as cheap the first; ``cost`` is
    ``None`` where they make no piece.
    """
    best, begins = [0.0], [0]
    for end in range(1, length + 1):
        priced = ((start, cost(start, end)) for start in starts(end))
        options = [(best[start] + price, start) for start, price in priced if price is not None]
        total, start = min(options, key=lambda option: option[0])
        best.append(total)
        begins.append(start)
    ends = [length] if length else []
    while ends and begins[ends[0]] > 0:
        ends.insert(0, begins[ends[0]])
    return ends


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


def _splits(text: str, spacing: _Spacing, *, run_on: bool) -> Iterator[Change]:
    """Words parted where small letters meet a capital, and, in a text that runs on, by least cost."""
    for match in _WORD.finditer(text) if run_on else _words_of_meeting_cases(text):
        word = match.group()
        if len(word) < _SHORTEST or known(word.lower(), spacing.language):
            continue
        parts = [
            part
            for piece in _CASE_CHANGE.split(word)
            for part in (_parted(piece, spacing.language) if run_on else [piece])
        ]
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
    runs = sum(_is_long_run(word, spacing.language) for word in spacing.counts)
    return runs >= _FEW and runs >= _SHARE / 2 * spacing.counts.total()


def _has_runs(text: str, language: str) -> bool:
    """True where at least so many runs are in a text as ``_lost_many`` asks for."""
    tokens = {token for token in text.lower().split() if len(token) >= _LONG}
    words = {word for token in tokens for word in _WORD.findall(token)}
    return sum(_is_long_run(word, language) for word in words) >= _FEW


def _is_long_run(word: str, language: str) -> bool:
    return len(word) >= _LONG and not known(word, language) and _is_run(_parted(word, language), language)


def _is_run(parts: Sequence[str], language: str) -> bool:
    return len(parts) >= _FEW and all(known(part.lower(), language) for part in parts)


def _parted(word: str, language: str) -> list[str]:
    """A run of letters as the words it is made of, by least cost (Viterbi); strangers among them stay whole."""
    lower = word.lower()

    def starts(end: int) -> range:
        return range(max(0, end - _LONGEST), end)

    ends = _cheapest(len(word), starts, lambda start, end: _PART + _part_cost(lower[start:end], language))
    parts = [word[start:end] for start, end in pairwise([0, *ends])]
    if len(parts) > 1 and len(parts[-1]) == 1 and parts[-1] not in _TRAILING:
        parts[-2:] = [parts[-2] + parts[-1]]
    return parts


def _part_cost(piece: str, language: str) -> float:
    """Cost of a piece in a run; of one or two letters only the commonest words are believed."""
    bits = word_bits(piece, language)
    if bits is None or (len(piece) <= len(_SHORT_BITS) and bits > _SHORT_BITS[len(piece) - 1]):
        return _STRANGER + _LETTER * len(piece)
    return bits
