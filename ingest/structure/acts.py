"""Where one act ends and the next begins, in a file that holds several: a gazette's issue, an act in two languages.

An act of its own has a title and a sentence that names the power it is made under ("Na osnovu člana ...
donosi ODLUKU"), or is printed a second time in another language under its own title. A treaty below the law that
ratifies it, a rulebook below the decision that approves it and provisions appended to a consolidated text have no
such sentence: they stay parts of the act they follow.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from ingest.structure.closing import closes, tells
from ingest.structure.divisions import in_capitals
from ingest.structure.inline import find_inline
from ingest.structure.lines import Line, split_lines
from ingest.structure.markers import Marker, find_markers, ratifies
from ingest.structure.wordlists import any_of, capitalised, in_print_capitals, words

_WINDOW = 4000
_HEAD = 3000
_ABOVE = 14
_CLIMB = 6
_LONG_LINE = 170
_MIN_ACT = 200
_MIN_BODY = 160
_FORM = re.compile(r"_{3,}|\.{5,}|…{2,}")
_NUMBER_LINE = re.compile(r"\W*(?:(?:br|бр|nr)\.? ?)?\d{1,5}\W*", re.IGNORECASE)
_SIGNED = re.compile(r"\b[sс]\. ?[rр]\.")
_SENTENCE = re.compile(r"[^\W\d_]{2}[.“”]\s*$", re.MULTILINE)
_LETTERS = re.compile(r"[^\W\d_]+")


def act_spans(text: str) -> list[tuple[int, int]]:
    """Half-open spans of the acts in a text, in order and without gaps; one span for a text of one act."""
    lines = split_lines(text)
    found = [*find_markers(lines), *find_inline(text, lines)]
    markers = sorted((each for each in found if not each.contents and each.strength > 1), key=lambda each: each.start)
    formulas = {*_by_formula(text, lines, markers)}
    starts = _settled(text, formulas, {*_by_language(text, lines, markers)}, markers)
    if starts and 0 not in formulas and not _is_tail(text, starts[0], markers):
        starts = starts[1:]
    edges = [0, *starts, len(text)]
    return [(edges[index], edges[index + 1]) for index in range(len(edges) - 1)]


def headed(text: str) -> bool:
    """True for a text that opens like an act: a title or the words of a formula stand in its head."""
    head = text[:_HEAD]
    return _formula().search(head) is not None or any(map(_title_line().match, head.split("\n")))


@cache
def _formula() -> re.Pattern[str]:
    openings = words("acts", "formula")
    either = any_of([*openings, *(word.upper() for word in openings)])
    return re.compile(rf"(?:^|(?<=\n)|(?<=[.!?”“\"] ))[ \t]*(?P<formula>{either})\b")


@cache
def _title() -> re.Pattern[str]:
    names = words("acts", "titles")
    return re.compile(rf"(?:{in_print_capitals(names)})(?![^\W\d_])|(?<=\n)(?:{capitalised(names)})\b")


@cache
def _title_line() -> re.Pattern[str]:
    names = words("acts", "titles")
    return re.compile(
        rf"\W*(?:(?:{in_print_capitals(names)})(?![^\W\d_])|(?:{capitalised(names)})\s+(?i:nr|br|бр|no)\b)"
    )


@cache
def _enacts() -> re.Pattern[str]:
    verbs = words("acts", "enacts")
    return re.compile(
        rf"\b(?:{any_of(verbs)})\b|\b(?:{in_print_capitals(verbs)})\b|\b(?:{capitalised(verbs)})\b(?=\s?:)"
    )


@cache
def _promulgates() -> re.Pattern[str]:
    return re.compile(any_of(words("acts", "promulgates")), re.IGNORECASE)


@cache
def _form_line() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{any_of(words('acts', 'form'))})\b", re.IGNORECASE)


def _by_formula(text: str, lines: Sequence[Line], markers: Sequence[Marker]) -> Iterator[int]:
    """Starts of acts that name the power they are made under."""
    for match in _formula().finditer(text):
        at = match.start("formula")
        first = next((marker.start for marker in _after(markers, at)), len(text))
        window = text[at : min(at + _WINDOW, first)]
        index = _line_at(lines, at)
        alone = not text[lines[index].start : at].strip()
        above = _title_above(lines, index) if alone else None
        verb = next((each for each in _enacts().finditer(window) if _makes(window, each.end(), above=above)), None)
        if verb is None or _FORM.search(window[: verb.end() + 100]) or _in_form(lines, at, markers):
            continue
        yield _climbed(lines, index if above is None else above) if alone else at


def _makes(window: str, end: int, *, above: int | None) -> bool:
    """True for a verb that the title follows; under a title the verb closes its line ("VENDOSI:")."""
    behind = window[end : end + 60]
    opening = behind.lstrip(" :,\t\r\n")
    if _title().match(("\n" if "\n" in behind[: len(behind) - len(opening)] else " ") + opening, 1):
        return True
    return (above is not None and behind.lstrip(" ")[:1] in (":", "\n")) or not opening


def _title_above(lines: Sequence[Line], index: int) -> int | None:
    """The line of a title above a formula that lies in the same head: no text and no closing in between."""
    seen = 0
    for above in range(index - 1, -1, -1):
        line = lines[above]
        if line.blank:
            continue
        seen += 1
        text = line.text.strip()
        if seen <= _ABOVE and _title_line().match(text):
            return above
        if tells(text) and above and _title_line().match(lines[above - 1].text):
            continue
        if seen > _ABOVE or len(text) > _LONG_LINE or tells(text) or (text.endswith(".") and not in_capitals(text)):
            return None
    return None


def _climbed(lines: Sequence[Line], index: int) -> int:
    """The offset at which a head begins: above its title stand its maker in capitals and its gazette number."""
    best, seen = index, 0
    for above in range(index - 1, -1, -1):
        text = lines[above].text.strip()
        if not text:
            continue
        seen += 1
        own = in_capitals(text) or (any(map(str.isdigit, text)) and _NUMBER_LINE.fullmatch(text))
        if seen > _CLIMB or not own or closes(text) or len(text) > _LONG_LINE:
            break
        best = above
    return lines[best].start


def _in_form(lines: Sequence[Line], at: int, markers: Sequence[Marker]) -> bool:
    """True below the heading of an annex or form, unless articles follow: a form asks for acts that others make."""
    last = next((marker.start for marker in reversed(markers) if marker.start < at), 0)
    begin, end = _line_at(lines, last), _line_at(lines, at)
    if not any(_form_line().match(line.text) and len(line.text) < _LONG_LINE for line in lines[begin + 1 : end]):
        return False
    following = next(_after(markers, at), None)
    return following is None or following.key[0] != 1 or following.start > at + _WINDOW


def _by_language(text: str, lines: Sequence[Line], markers: Sequence[Marker]) -> Iterator[int]:
    """Starts of acts printed again in another language: a title, and articles counted anew by another word."""
    for before, marker in pairwise(markers):
        if marker.key != (1, 0) or _word(text, before) == _word(text, marker):
            continue
        above = _title_above(lines, marker.line)
        first = next((each for each in markers if _word(text, each) == _word(text, before)), before)
        if above is not None and not ratifies(text[: first.end]):
            yield _climbed(lines, above)


def _word(text: str, marker: Marker) -> str:
    """The word that announces an article, closed up and in lower case."""
    return "".join(_LETTERS.findall(text[marker.start : marker.end].rstrip("abcdабвг"))).lower()


def _settled(text: str, formulas: set[int], versions: set[int], markers: Sequence[Marker]) -> list[int]:
    """All starts in order, less those of a law below its own decree or formula, and of heads that follow at once."""
    kept: list[int] = []
    for start in sorted({*formulas, *versions} - {0}):
        before = kept[-1] if kept else 0
        articles = any(before <= marker.start < start for marker in markers)
        decree = not articles and _promulgates().search(text[before:start]) is not None
        titled = not articles and start not in formulas
        if not (decree or titled or (kept and start - before < _MIN_ACT)):
            kept.append(start)
    return kept


def _is_tail(text: str, end: int, markers: Sequence[Marker]) -> bool:
    """True where what stands before an act is another: articles with sentences or long bodies, or a signature."""
    articles = [marker for marker in markers if marker.start < end]
    if not articles:
        return _SIGNED.search(text[:end]) is not None
    body = text[articles[0].start : end]
    return len(body) > _MIN_BODY * len(articles) or 2 * len(_SENTENCE.findall(body)) >= len(articles)


def _after(markers: Sequence[Marker], at: int) -> Iterator[Marker]:
    index = bisect_left(markers, at, key=lambda marker: marker.start)
    yield from markers[index : index + 1]


def _line_at(lines: Sequence[Line], at: int) -> int:
    return max(0, bisect_left(lines, at + 1, key=lambda line: line.start) - 1)
