"""A page that holds its whole text twice: where the second copy begins."""

from collections import Counter
from itertools import islice

from ingest.duplicates.shingles import RUN, words_in, words_of
from ontology.scripts import fold

_LEAST_WORDS = 40
_COPIED = 0.85  # of the second part must stand in the first
_COVERED = 0.7  # of the first part must come again
_DRIFT = 6  # words by which the distance between a run and its copy may vary: a caption, a date of printing
_HEAD_ROOM = 0.35  # of the page may be menus before the first copy


def repeated_from(text: str) -> int | None:
    """The offset at which a text begins anew to its end; ``None`` for one that is there once.

    The runs of five words that occur again do so at one distance, and after it hardly anything is new. Both scripts
    of one text count as the same. Linear in the length of the text.
    """
    places = _places(text)
    words = [word for word, _ in places]
    if len(words) < 2 * _LEAST_WORDS:
        return None
    first, again = _runs(words)
    distance = _distance(first, again)
    if distance is None or distance < len(words) * _HEAD_ROOM:
        return None
    begins = min(at for at, back in again.items() if abs(at - back - distance) <= _DRIFT)
    copied = sum(at in again and again[at] < begins for at in range(begins, len(words) - RUN + 1))
    if copied < _COPIED * (len(words) - RUN + 1 - begins) or copied < _COVERED * begins:
        return None
    return _line_start(text, places[begins][1])


def _places(text: str) -> list[tuple[str, int]]:
    """The words of a text with their offsets; a line is folded at a time, for folding changes lengths."""
    found, offset = [], 0
    for line in text.splitlines(keepends=True):
        at = 0
        for token in line.split():
            at = line.index(token, at)
            for word in words_in(token):
                found.append((word, offset + at))
            at += len(token)
        offset += len(line)
    return found


def _runs(words: list[str]) -> tuple[dict[tuple[str, ...], int], dict[int, int]]:
    """The first place of each run, and for each later place of a run the first one."""
    first: dict[tuple[str, ...], int] = {}
    again: dict[int, int] = {}
    for at, run in enumerate(zip(*(islice(words, turn, None) for turn in range(RUN)), strict=False)):
        known = first.setdefault(run, at)
        if known != at:
            again[at] = known
    return first, again


def _distance(first: dict[tuple[str, ...], int], again: dict[int, int]) -> int | None:
    """The commonest distance between a run and its first place, if half of all runs come again at it."""
    distances = Counter(at - back for at, back in again.items())
    if not distances:
        return None
    best, _ = max(distances.items(), key=lambda each: (each[1], -each[0]))
    near = sum(count for distance, count in distances.items() if abs(distance - best) <= _DRIFT)
    return best if near >= len(first) * _COVERED / 2 else None


def _line_start(text: str, offset: int) -> int:
    """The beginning of the line an offset lies on, where nothing but signs stands before it."""
    start = text.rfind("\n", 0, offset) + 1
    return start if not words_of(fold(text[start:offset])) else offset
