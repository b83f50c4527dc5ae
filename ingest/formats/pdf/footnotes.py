"""Footnotes at the bottom of a page, and the raised figures that point to them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.formats.pdf.lines import Line, line_of, spaced
from ingest.formats.pdf.words import Word

_SMALLER = 0.93
_RAISED_SIZE = 0.8
_RAISED_BY = 0.12
_BODY_SHARE = 0.2
_MARK = re.compile(r"[\[(]?(\d{1,3}|\*{1,5})[\])]?\.?")
_GLUED_MARK = re.compile(r"(\*{1,5}|\d{1,2}(?=[^\W\d_]))")
_FIGURE = re.compile(r"\W{0,3}\d{1,4}\W{0,3}")


@dataclass(frozen=True, slots=True)
class Parted:
    """A page's lines without its footnotes, its footnotes in order, and whether the first began a page before."""

    lines: list[Line]
    notes: list[str]
    goes_on: bool = False


def part_footnotes(lines: Sequence[Line], *, open_note: bool = False) -> Parted:
    """Take out what stands below the body in smaller letters and opens with a mark that the body refers to.

    ``open_note`` tells that the page before ended in a footnote; unmarked small lines then go on from it. Without
    a raised figure in the body or in the note itself nothing is taken.
    """
    body = _body_size(lines)
    low = _lowest_small(lines, body)
    marks = [_mark(line) for line in low]
    start = next((at for at, mark in enumerate(marks) if mark is not None), None)
    goes_on = open_note and bool(low) and start != 0
    if start is None and not goes_on:
        return Parted(list(lines), [])
    chosen = low if goes_on else low[start:]
    inside = {id(line) for line in chosen}
    rest = [line for line in lines if id(line) not in inside]
    wanted = {mark for mark in marks if mark is not None}
    pointed = {word.text for line in rest for word in raised(line) if word.text in wanted}
    if not goes_on and not pointed and not any(raised(line)[:1] == list(line.words[:1]) for line in chosen):
        return Parted(list(lines), [])
    kept = [_without(line, pointed) for line in rest]
    return Parted([line for line in kept if line is not None], _notes(chosen), goes_on)


def raised(line: Line) -> list[Word]:
    """Small words that stand above the foot of a line's letters."""
    foot = min((word.bottom for word in line.words if word.height > _RAISED_SIZE * line.size), default=line.bottom)
    return [
        word
        for word in line.words
        if word.height <= _RAISED_SIZE * line.size and word.bottom > foot + _RAISED_BY * line.size
    ]


def _body_size(lines: Sequence[Line]) -> float:
    """The largest size that at least a fifth of the letters have; long footnotes may outweigh the body."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[round(line.size * 2) / 2] += sum(len(word.text) for word in line.words)
    enough = _BODY_SHARE * letters.total()
    return max((size for size, count in letters.items() if count >= enough), default=0.0)


def _lowest_small(lines: Sequence[Line], body: float) -> list[Line]:
    """The lines of the page's foot that are smaller than the body, from the top down, without page numbers."""
    low: list[Line] = []
    for line in sorted(lines, key=lambda each: each.bottom):
        if _FIGURE.fullmatch(line.text):
            continue
        if line.size > _SMALLER * body:
            break
        low.append(line)
    return low[::-1]


def _mark(line: Line) -> str | None:
    """The figure or asterisks that a footnote opens with."""
    first = line.words[0].text
    found = _MARK.fullmatch(first) if len(line.words) > 1 else None
    found = found or _GLUED_MARK.match(first)
    return found.group(1) if found else None


def _without(line: Line, pointed: set[str]) -> Line | None:
    """A line without the raised figures that point to footnotes."""
    small = {id(word) for word in raised(line) if word.text in pointed}
    words = [word for word in line.words if id(word) not in small]
    if len(words) == len(line.words):
        return line
    return line_of(words) if words else None


def _notes(lines: Sequence[Line]) -> list[str]:
    """The text of each note, its lines in one."""
    notes: list[list[str]] = []
    for line in lines:
        if _mark(line) is not None or not notes:
            notes.append([])
        notes[-1].append(spaced(line.words))
    return ["\n".join(each) for each in notes]
