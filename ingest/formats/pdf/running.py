"""Running heads and feet, page numbers and the address lines of a browser: found because pages repeat them."""

import re
from collections import Counter
from collections.abc import Sequence

_EDGE_LINES = 2
_RUNNING_SHARE = 0.35
_MOST_FIGURES = 8
_EDGE_LENGTH = 40
_PAGE_NUMBER = re.compile(
    r"\W*(?:стр\w*|str\w*|page|faqe|sayfa|страна)?\W*\d{1,4}(?:\s*[/|]\s*\d{1,4})?\W*", re.IGNORECASE
)
_PRINTED_FROM = re.compile(
    r"^\s*(?:\d{1,2}[./]\d{1,2}[./]\d{2,4}\S*\s+)?https?://\S+(?:\s+\d{1,4}/\d{1,4}(?=\s|$))?\s*"
)
_NUMBERED_WORD = re.compile(r"\W{0,3}[^\W\d_]{2,}\.?\s{0,3}\d{1,4}[^\W\d_]?\W{0,3}")
_DIGITS = re.compile(r"\d+")


def without_running_lines(pages: Sequence[str]) -> tuple[list[str], list[tuple[str, int]]]:
    """Pages without lines at their edges that are page numbers or that most pages repeat.

    Also each running line once, with the page (from 1) it was first seen on; page numbers are not told.
    """
    edges = [_edges(page) for page in pages]
    seen: Counter[str] = Counter()
    for number, lines in enumerate(edges):
        keys: set[str] = set()
        for line, _, _ in lines:
            keys.update(_keys(line, number))
        seen.update(keys)
    least = max(2, _RUNNING_SHARE * len(pages))
    running = {key for key, count in seen.items() if count > least}
    told: dict[str, tuple[str, int]] = {}
    kept = []
    for number, (page, lines) in enumerate(zip(pages, edges, strict=True)):
        kept.append(_without(page, lines, number, running, told))
    return kept, list(told.values())


_Edge = tuple[str, int, int]


def _edges(page: str) -> list[_Edge]:
    """(line without a browser's address, start, end) of the first and last two lines that are not blank."""
    spans = _first_lines(page)
    last = _last_lines(page)
    if (
        len(spans) < _EDGE_LINES
        or len(last) < _EDGE_LINES
        or spans[-1][0] >= last[0][0]
        or not _between(page, spans, last)
    ):
        return []
    return [(_PRINTED_FROM.sub("", page[start:end]).strip(), start, end) for start, end in [*spans, *last]]


def _first_lines(page: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    at = 0
    while len(spans) < _EDGE_LINES and at < len(page):
        end = page.find("\n", at)
        end = len(page) if end < 0 else end
        if page[at:end].strip():
            spans.append((at, end))
        at = end + 1
    return spans


def _last_lines(page: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    end = len(page)
    while len(spans) < _EDGE_LINES and end > 0:
        at = page.rfind("\n", 0, end) + 1
        if page[at:end].strip():
            spans.insert(0, (at, end))
        end = at - 1
    return spans


def _between(page: str, first: list[tuple[int, int]], last: list[tuple[int, int]]) -> bool:
    """True where something stands between the edges: a page of four lines or less is all text."""
    return bool(page[first[-1][1] : last[0][0]].strip())


def _keys(line: str, page: int) -> set[str]:
    """What a running line keeps from page to page: its words, and figures that stay or count with the pages.

    "Neni 24" at the top of a page has words of an article and a figure that does neither, so it is no
    running line, however many articles open a page.
    """
    if not line:
        return set()
    counted = _DIGITS.findall(line)
    if not counted or _NUMBERED_WORD.fullmatch(line):
        return {line}  # one article a page: "Član 7" counts with the pages and is no page number
    plain = _DIGITS.split(line)
    turned = [f"#{int(figure) - page}" if len(figure) < 5 else figure for figure in counted]
    keys = {line, _woven(plain, turned)}
    for turning in range(min(len(counted), _MOST_FIGURES)):
        keys.add(_woven(plain, [*counted[:turning], turned[turning], *counted[turning + 1 :]]))
    return keys


def _woven(plain: Sequence[str], figures: Sequence[str]) -> str:
    return "".join(word + figure for word, figure in zip(plain, [*figures, ""], strict=True))


def _without(page: str, lines: list[_Edge], number: int, running: set[str], told: dict[str, tuple[str, int]]) -> str:
    for line, start, end in reversed(lines):
        common = _keys(line, number) & running
        if common and not is_page_number(line):
            told.setdefault(min(common), (line, number + 1))
        if common or is_page_number(line):
            page = page[:start] + page[end + 1 :]
        elif line != page[start:end].strip():
            page = page[:start] + line + page[end:]
    return page


def without_feet(notes: Sequence[Sequence[str]]) -> list[list[str]]:
    """The footnotes of each page without lines below them that page after page repeats (notes hold lines)."""
    lines = [[note.split("\n") for note in page] for page in notes]
    seen = Counter(_DIGITS.sub("#", line).strip() for page in lines for note in page for line in note[1:])
    kept = []
    for page in lines:
        for note in page:
            while len(note) > 1 and seen[_DIGITS.sub("#", note[-1]).strip()] > 1:
                note.pop()
        kept.append(["\n".join(note) for note in page])
    return kept


def is_page_number(line: str) -> bool:
    """True for a figure with at most the word for page before it."""
    return len(line) < _EDGE_LENGTH and _PAGE_NUMBER.fullmatch(line) is not None
