"""The lines of a text with the offsets they stand at."""

from dataclasses import dataclass, replace

_MIN_PAGES = 3
_MIN_DISTANCE = 12
_FIGURE_LINE = 60


@dataclass(frozen=True, slots=True)
class Line:
    """One line; ``text`` is what stands at ``start``, without the line break.

    ``page_figure`` is True for a line that only counts the pages of a printed source.
    """

    start: int
    text: str
    page_figure: bool = False

    @property
    def end(self) -> int:
        """Offset just past the last character, before the line break."""
        return self.start + len(self.text)

    @property
    def blank(self) -> bool:
        """True where the line holds nothing that belongs to the text."""
        return self.page_figure or not self.text.strip()


def split_lines(text: str) -> list[Line]:
    """All lines in order; ``text[line.start:line.end] == line.text``."""
    lines = []
    start = 0
    for piece in text.split("\n"):
        lines.append(Line(start, piece))
        start += len(piece) + 1
    return lines


def without_page_figures(lines: list[Line]) -> list[Line]:
    """The same lines, those that only count pages marked as such.

    Text saved from a PDF keeps its page numbers, also between "Neni 19" and its title. They are told from
    other lone figures by counting up one by one at the distance of a page.
    """
    pages = _page_count(lines)
    if len(pages) < _MIN_PAGES or (pages[-1] - pages[0]) / (len(pages) - 1) < _MIN_DISTANCE:
        return lines
    marked = set(pages)
    return [replace(line, page_figure=True) if index in marked else line for index, line in enumerate(lines)]


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
