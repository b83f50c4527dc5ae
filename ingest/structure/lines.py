"""The lines of a text with the offsets they stand at."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

_MIN_PAGES = 3
_MIN_DISTANCE = 12
_FIGURE_LINE = 60


@dataclass(frozen=True, slots=True)
class Line:
    """One line; ``text`` is what stands at ``start``, without the line break.

    ``aside`` is True for a line that is not the act's own: it counts the pages of a printed source, or is a note.
    ``quoted`` is True for a line of what an amending act puts into another act, ``indented`` for one that print
    sets in.
    """

    start: int
    text: str
    aside: bool = False
    quoted: bool = False
    indented: bool = False

    @property
    def end(self) -> int:
        """Offset just past the last character, before the line break."""
        return self.start + len(self.text)

    @property
    def blank(self) -> bool:
        """True where the line holds nothing that belongs to the text."""
        return self.aside or not self.text.strip()


def split_lines(text: str, indents: Sequence[int] = ()) -> list[Line]:
    """All lines in order; ``text[line.start:line.end] == line.text``. ``indents`` are offsets in lines set in."""
    lines = []
    places = iter(indents)
    place = next(places, None)
    start = 0
    for piece in text.split("\n"):
        end = start + len(piece)
        while place is not None and place < start:
            place = next(places, None)
        lines.append(Line(start, piece, indented=place is not None and place <= end))
        start = end + 1
    return lines


def set_aside(lines: Sequence[Line], spans: Iterable[tuple[int, int]]) -> list[Line]:
    """The same lines, those that lie whole in one of the ascending spans of offsets marked as not the act's own."""
    marked: list[Line] = []
    rest = iter(spans)
    span = next(rest, None)
    for line in lines:
        while span is not None and span[1] <= line.start:
            span = next(rest, None)
        inside = span is not None and span[0] <= line.start and line.end <= span[1] and bool(line.text.strip())
        marked.append(replace(line, aside=True) if inside else line)
    return marked


def filled_after(lines: Sequence[Line], index: int, *, within: int = 4) -> int | None:
    """The next line that is not blank, if it is one of the few behind ``index``."""
    return next((at for at in range(index + 1, min(index + within, len(lines))) if not lines[at].blank), None)


def without_page_figures(lines: list[Line]) -> list[Line]:
    """The same lines, those that only count pages marked as such.

    Text saved from a PDF keeps its page numbers, also between "Neni 19" and its title. They are told from
    other lone figures by counting up one by one at the distance of a page.
    """
    pages = _page_count(lines)
    if len(pages) < _MIN_PAGES or (pages[-1] - pages[0]) / (len(pages) - 1) < _MIN_DISTANCE:
        return lines
    marked = set(pages)
    return [replace(line, aside=True) if index in marked else line for index, line in enumerate(lines)]


def _page_count(lines: list[Line]) -> list[int]:
    """Indexes of the longest run of lone figures that counts up by one."""
    lengths: dict[int, int] = {}
    last: dict[int, int] = {}
    before: dict[int, int | None] = {}
    for index, line in enumerate(lines):
        figure = line.text.strip(" -–") if len(line.text) < _FIGURE_LINE else ""
        if figure.isascii() and figure.isdigit() and len(figure) < 4:
            number = int(figure)
            if lengths.get(number - 1, 0) + 1 > lengths.get(number, 0):
                lengths[number] = lengths.get(number - 1, 0) + 1
                before[index], last[number] = last.get(number - 1), index
    step = last[max(lengths, key=lengths.__getitem__)] if lengths else None
    run: list[int] = []
    while step is not None:
        run.append(step)
        step = before[step]
    return run[::-1]
