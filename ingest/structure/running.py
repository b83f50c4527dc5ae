"""Running heads and feet that a text kept: lines that recur, page numbers aside, at the distance of a page."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.structure.lines import Line
from ingest.structure.markers import article_pattern, division_of, repealed

_MIN_TIMES = 4
_MIN_GAP = 12
_REGULAR = 3
_SPREAD = 0.5
_LETTERS = range(8, 160)
_NO_LETTER = re.compile(r"[\W\d_]+")


def running_lines(lines: Sequence[Line]) -> Iterator[int]:
    """Indexes of the lines that stand on most pages of a printed source, in no order."""
    places: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        key = _NO_LETTER.sub("", line.text).casefold() if len(line.text) < _LETTERS.stop else ""
        if len(key) in _LETTERS:
            places.setdefault(key, []).append(index)
    for found in places.values():
        if len(found) >= _MIN_TIMES and _paged(found, len(lines)) and _no_text(lines[found[1]].text):
            yield from found


def _paged(found: Sequence[int], length: int) -> bool:
    """True for places about as far apart as pages are, over most of the text."""
    gaps = sorted(after - before for before, after in pairwise(found))
    regular = gaps[-1] <= _REGULAR * gaps[len(gaps) // 2] + _MIN_GAP
    return gaps[0] >= _MIN_GAP and regular and found[-1] - found[0] > _SPREAD * length


def _no_text(text: str) -> bool:
    """False for what laws repeat themselves: headings of articles and divisions, and sentences."""
    if article_pattern().match(text) or division_of(text) or repealed(text):
        return False
    return not text.rstrip().endswith((".", ";", ":", ","))
