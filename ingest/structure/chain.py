"""Which of many possible article openings are the real ones: the best increasing chain.

A wrapped line that starts with "Član 5", a contents page and a quoted article of another act all look like
openings. Real ones count upwards by one step, so the chain with the highest score is found by dynamic
programming (Longest increasing subsequence, Schensted 1961, with a bonus for direct successors).
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.structure.markers import Marker
from ingest.structure.numbers import LETTERS

_SUCCESSOR_BONUS = 2.0
_GAP_COST = 0.02
_RESTART_COST = 4.0
_WINDOW = 300
_MAX_STEPS = 3_000_000
_CONTENTS_BODY = 160
_SENTENCE = re.compile(r"[^\W\d_]{2}[.;]\s*$", re.MULTILINE)
_MAX_MISPRINTS = 3
Chain = list[Marker]


def chains(markers: Sequence[Marker], text: str) -> tuple[list[Chain], list[Chain]]:
    """The runs of real openings in a text, each counting upwards, and those that only a contents page lists."""
    best = _best_path([marker for marker in markers if not marker.contents])
    return _without_contents(_runs(best), text)


def _best_path(markers: list[Marker]) -> list[Marker]:
    scores: list[float] = []
    previous: list[int] = []
    window = min(_WINDOW, 1 + _MAX_STEPS // (len(markers) + 1))  # a file made of openings alone still ends in seconds
    for index, marker in enumerate(markers):
        score, before = _opening_score(marker), -1
        for other in range(index - 1, max(-1, index - window - 1), -1):
            most = scores[other] + marker.strength
            if most + _SUCCESSOR_BONUS < score:  # most are; the nearest are mostly best
                continue
            candidate = most + _step(markers[other], marker)
            if candidate > score or (candidate == score and before >= 0):  # of equals the first in the text
                score, before = candidate, other
        scores.append(score)
        previous.append(before)
    return _trace(markers, scores, previous)


def _trace(markers: list[Marker], scores: list[float], previous: list[int]) -> list[Marker]:
    if not scores:
        return []
    index = max(range(len(scores)), key=scores.__getitem__)
    path = []
    while index >= 0:
        path.append(markers[index])
        index = previous[index]
    return path[::-1]


def _opening_score(marker: Marker) -> float:
    """A text seldom starts late in the count; a fragment of a gazette may."""
    if marker.glued:
        return float("-inf")
    return marker.strength - _GAP_COST * (marker.key[0] - 1)


def _step(before: Marker, after: Marker) -> float:
    """Worth of one step of the chain; a restart of the count costs, a gap costs a little."""
    if after.start == before.start or (after.glued and not follows(before.key, after.key)):
        return float("-inf")
    if after.glued:
        return _SUCCESSOR_BONUS
    if counts_on(before.key, after.key):
        return _SUCCESSOR_BONUS if follows(before.key, after.key) else -_GAP_COST * (after.key[0] - before.key[0])
    return -_RESTART_COST + (1.0 if after.key[0] == 1 else 0.0)


def counts_on(before: tuple[int, int], after: tuple[int, int]) -> bool:
    """True where the count goes on; the letters behind one number may follow any alphabet (а б в г or a b c d)."""
    if after[0] == before[0]:
        return after[1] not in (0, before[1])
    return after[0] > before[0]


def follows(before: tuple[int, int], after: tuple[int, int]) -> bool:
    """True for 5 to 6, 5 to 5a, 5a to 5b, 5b to 6 and 5/1 to 5/2, but not for 5 to 5/12 (5/1 with note 2)."""
    if not counts_on(before, after):
        return False
    if after[0] == before[0]:
        figures = after[1] < LETTERS and before[1] < LETTERS
        return after[1] == before[1] + 1 or not figures
    return after[0] == before[0] + 1 and after[1] == 0


def _runs(path: list[Marker]) -> list[Chain]:
    runs: list[Chain] = [[]] if path else []
    for before, after in pairwise([None, *path]):
        if before is not None and after is not None and not counts_on(before.key, after.key):
            runs.append([])
        if after is not None:
            runs[-1].append(after)
    return _rejoined(runs)


def _rejoined(runs: list[Chain]) -> list[Chain]:
    """Runs of one count that a misprinted number or two broke: 60b, "66v" for 60v, 61."""
    joined: list[Chain] = []
    for run in runs:
        before = joined[-1] if joined else []
        resumed = any(follows(marker.key, run[0].key) for marker in before[-_MAX_MISPRINTS - 1 : -1])
        if resumed and not {marker.key for marker in before[-_MAX_MISPRINTS:]} & {marker.key for marker in run}:
            before.extend(run)
        else:
            joined.append(run)
    return joined


def _without_contents(runs: list[Chain], text: str) -> tuple[list[Chain], list[Chain]]:
    """Runs with bodies, and runs of bare titles that a later run repeats with bodies."""
    kept: list[Chain] = []
    contents: list[Chain] = []
    later: set[tuple[int, int]] = set()
    for run in reversed(runs):
        repeated = sum(marker.key in later for marker in run) >= 0.8 * len(run)
        listed = repeated and len(run) > 2 and _bare(run, text)
        (contents if listed else kept).append(run)
        later.update(marker.key for marker in run)
    return kept[::-1], contents[::-1]


def _bare(run: Chain, text: str) -> bool:
    """True where most openings have next to nothing below them, and few of them a sentence."""
    gaps = sorted(after.start - before.end for before, after in pairwise(run))
    sentences = sum(_SENTENCE.search(text[before.end : after.start]) is not None for before, after in pairwise(run))
    return gaps[len(gaps) // 2] < _CONTENTS_BODY and 2 * sentences < len(gaps)
