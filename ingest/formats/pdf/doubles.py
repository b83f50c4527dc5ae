"""Letters drawn twice: shadows, glowing letters and bold made by drawing a text over itself."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ingest.formats.pdf.lines import Line, along, on_one_line
from ingest.formats.pdf.words import Character, Letters, Word, characters, joined

_OVER = 0.5
_DOUBLED = 0.1


def without_doubles(words: Sequence[Word], letters: Letters) -> list[Word]:
    """The words with what was drawn twice at one place left once; only words that lie over others are looked into.

    Of whole lines drawn twice those copies stay with which the pen goes on most smoothly: mostly the last, for what
    follows goes on from it, but the first where a heading beside the lines was drawn again with them.
    """
    doubtful = _overlapping(words)
    if not doubtful:
        return list(words)
    seen = _Seen()
    kept: list[Word] = []
    for word in _single_copies(words, doubtful):
        if word.first in doubtful:
            stretch = characters(letters, word.first, word.first + len(word.text))
            parts = list(joined(seen.new(stretch)))
            kept += [part._replace(apart=word.apart) if part.first == word.first else part for part in parts]
        else:
            kept.append(word)
    return kept


def _single_copies(words: Sequence[Word], doubtful: set[int]) -> list[Word]:
    """The words without lines of which every word is drawn at another time too, later or earlier."""
    copies: dict[str, list[Word]] = {}
    for word in words:
        if word.first in doubtful:
            copies.setdefault(word.text, []).append(word)

    def drawn(word: Word, *, later: bool) -> bool:
        reach = _DOUBLED * word.height
        return any(
            (each.first > word.first if later else each.first < word.first)
            and abs(each.left - word.left) < reach
            and abs(each.bottom - word.bottom) < reach
            for each in copies.get(word.text, ())
        )

    lines = along(words)
    last = [line for line in lines if not all(drawn(word, later=True) for word in line.words)]
    first = [line for line in lines if not all(drawn(word, later=False) for word in line.words)]
    return [word for line in min(last, first, key=_jumps) for word in line.words]


def _jumps(lines: Sequence[Line]) -> int:
    """How often the pen goes up, or aside to where it does not stand below the line before."""
    return sum(
        after.bottom > line.bottom or after.left > line.right or after.right < line.left
        for line, after in pairwise(lines)
    )


def _overlapping(words: Sequence[Word]) -> set[int]:
    """First characters of words of which one lies over half of the other on one line."""
    rows: dict[int, list[Word]] = {}
    for word in words:
        rows.setdefault(round((word.bottom + word.top) / max(word.height, 1.0)), []).append(word)
    found: set[int] = set()
    for row in rows.values():
        row.sort(key=lambda word: word.left)
        for before, word in pairwise(row):
            narrower = min(word.right - word.left, before.right - before.left)
            if before.right - word.left > _OVER * narrower and on_one_line(before, word):
                found |= {before.first, word.first}
    return found


class _Seen:
    """Where which sign was drawn."""

    def __init__(self) -> None:
        self._places: dict[tuple[str, int, int], tuple[float, float]] = {}

    def new(self, stretch: Iterable[Character]) -> Iterator[Character]:
        """Leave out a sign that was already drawn within a tenth of its height of this place.

        The narrowest letters of one text ("ii") stand a fifth of their height apart.
        """
        for character in stretch:
            sign, left, bottom, _, top, _, _ = character
            reach = max(top - bottom, 1.0) * _DOUBLED
            x, y = round(left / (2 * reach)), round(bottom / (2 * reach))
            cells = [(sign, x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
            places = [self._places[cell] for cell in cells if cell in self._places]
            if not any(abs(left - at) < reach and abs(bottom - height) < reach for at, height in places):
                self._places[sign, x, y] = (left, bottom)
                yield character
