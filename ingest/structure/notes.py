"""Words of the source that are not words of the act: contents pages, footnotes, notes of editors, banners."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from ingest.structure.lines import Line
from ingest.structure.markers import Marker, article_pattern, division_of
from ingest.structure.running import running_lines
from ingest.structure.wordlists import any_of, table, words
from ontology.model import NoteKind

_DOTS = re.compile(r"\.{4,}|(?:\. ){4,}|…{2,}|_{4,}")
_FIGURE = re.compile(r"[\W_]*\d{0,3}\W*$")
_FIGURES = re.compile(r"\s*\d{1,3}/\d{2,4}\W*(?:\([^()]{0,40}\)?)?\s*")
_ENDS = {
    "sentence": re.compile(r"[.!?]\s*$|\b\d{1,4}\s*$"),
    "bracket": re.compile(r"[)\]]"),
    "paragraph": re.compile(r"(?!)"),
}
_ITEM = re.compile(r"\s*\(?\d{1,3}(?:/\d{1,2})?[.)]")
_SENTENCE_END = (".", "!", "?")
_MAX_SENTENCE = 5
_MAX_PARAGRAPH = 12
_GAP = 3
_MIN_LEADERS = 3
_MIN_ENTRIES = 3
_MIN_ENTRY = 4
_MAX_ENTRY = 160
_HEADING_ABOVE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """A note and the half-open span of its lines."""

    kind: NoteKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Rule:
    kind: NoteKind
    reach: str
    apart: bool
    pattern: re.Pattern[str]
    more: re.Pattern[str] | None


def find_notes(lines: Sequence[Line]) -> list[Aside]:
    """All notes of a text in order, none overlapping another; a contents page takes what lies in it."""
    running = [
        Aside(kind=NoteKind.RUNNING, start=lines[index].start, end=lines[index].end) for index in running_lines(lines)
    ]
    return _apart([*_contents(lines), *_by_rules(lines), *running])


def contents_of(lines: Sequence[Line], notes: Sequence[Aside], runs: Sequence[Sequence[Marker]]) -> list[Aside]:
    """The notes of a text with the contents pages that list articles bare, each run of them one note."""
    listed = []
    for run in runs:
        first = _heading_above(lines, run[0].line)
        listed.append(Aside(kind=NoteKind.CONTENTS, start=lines[first].start, end=lines[run[-1].line].end))
    return _apart([*listed, *notes])


def _apart(notes: Sequence[Aside]) -> list[Aside]:
    """Notes in order, the wider one of two that overlap."""
    taken: list[Aside] = []
    for note in sorted(notes, key=lambda each: (each.start, -each.end)):
        if not taken or note.start >= taken[-1].end:
            taken.append(note)
    return taken


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            NoteKind(entry["kind"]),
            entry["reach"],
            entry.get("apart", False),
            _opening_line(entry["pattern"]),
            _opening_line(entry["more"]) if "more" in entry else None,
        )
        for entry in table("notes")["note"]
    )


def _opening_line(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{pattern})", re.IGNORECASE)


@cache
def _contents_heading() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{any_of(words('notes', 'contents'))})\W*", re.IGNORECASE)


def _by_rules(lines: Sequence[Line]) -> Iterator[Aside]:
    index = 0
    while index < len(lines):
        line = lines[index]
        rule = None if line.blank else next((each for each in _rules() if _applies(each, lines, index)), None)
        last = index if rule is None else _last(rule, lines, index)
        while rule and rule.more and last + 1 < len(lines) and rule.more.match(lines[last + 1].text):
            last += 1
        if rule is not None:
            yield Aside(kind=rule.kind, start=line.start, end=lines[last].end)
        index = last + 1


def _applies(rule: _Rule, lines: Sequence[Line], index: int) -> bool:
    if rule.pattern.match(lines[index].text) is None:
        return False
    return not rule.apart or not _runs_on(lines, index)


def _runs_on(lines: Sequence[Line], index: int) -> bool:
    """True where a line is the next piece of a sentence that was wrapped above it."""
    if index == 0 or lines[index - 1].blank:
        return False
    above = lines[index - 1].text.strip()
    return (
        any(map(str.isalnum, above)) and not above.endswith(_SENTENCE_END) and article_pattern().match(above) is None
    )


def _last(rule: _Rule, lines: Sequence[Line], index: int) -> int:
    """The last line of a note that opens on line ``index``; one that never ends is the line alone."""
    if rule.reach == "end":
        return len(lines) - 1
    if rule.reach == "line":
        wrapped = index + 1 < len(lines) and _FIGURES.fullmatch(lines[index + 1].text)
        return index + 1 if wrapped else index
    most = _MAX_PARAGRAPH if rule.reach == "paragraph" else _MAX_SENTENCE
    for last in range(index, min(index + most, len(lines))):
        after = lines[last + 1] if last + 1 < len(lines) else None
        ended = _ENDS[rule.reach].search(lines[last].text) is not None
        if ended or after is None or after.blank or _opens_something(after.text):
            return last
    return index


def _opens_something(text: str) -> bool:
    if article_pattern().match(text) or division_of(text) or _ITEM.match(text):
        return True
    return any(rule.pattern.match(text) for rule in _rules())


def _contents(lines: Sequence[Line]) -> Iterator[Aside]:
    yield from _with_leaders(lines)
    for index, line in enumerate(lines):
        if not line.blank and len(line.text) < _MAX_ENTRY and _contents_heading().fullmatch(line.text.strip()):
            last = _repeated_until(lines, index)
            if last is not None:
                yield Aside(kind=NoteKind.CONTENTS, start=line.start, end=lines[last].end)


def _with_leaders(lines: Sequence[Line]) -> Iterator[Aside]:
    """Runs of at least three entries with dot leaders, with what is wrapped between them and the heading above."""
    leaders = [index for index, line in enumerate(lines) if _DOTS.search(line.text) and _FIGURE.search(line.text)]
    leaders = [index for index in leaders if any(map(str.isalpha, lines[index].text))]
    runs: list[list[int]] = []
    for before, index in pairwise([None, *leaders]):
        if index is None:
            continue
        if before is None or _filled_between(lines, before, index) > _GAP:
            runs.append([])
        runs[-1].append(index)
    for run in runs:
        if len(run) >= _MIN_LEADERS and sum(lines[at].text.rstrip()[-1:].isdigit() for at in run) * 2 > len(run):
            first = _heading_above(lines, run[0])
            yield Aside(kind=NoteKind.CONTENTS, start=lines[first].start, end=lines[run[-1]].end)


def _filled_between(lines: Sequence[Line], first: int, last: int) -> int:
    return sum(not lines[index].blank for index in range(first + 1, last))


def _heading_above(lines: Sequence[Line], index: int) -> int:
    above = [at for at in range(max(0, index - 3 * _HEADING_ABOVE), index) if not lines[at].blank][-_HEADING_ABOVE:]
    return next((at for at in above if _contents_heading().fullmatch(lines[at].text.strip())), index)


def _repeated_until(lines: Sequence[Line], heading: int) -> int | None:
    """The last entry of a contents page without leaders: its entries come again below as headings."""
    keys = [_key(line.text) if not line.blank else "" for line in lines]
    later: dict[str, int] = {}
    for index, key in enumerate(keys):
        if len(key) >= _MIN_ENTRY:
            later[key] = index
    last, entries, gap = None, 0, 0
    first_again = len(lines)
    for index in range(heading + 1, len(lines)):
        if not keys[index] and lines[index].blank:
            continue
        if index >= first_again:
            break
        again = later.get(keys[index], index)
        if again > index:
            last, entries, gap = index, entries + 1, 0
            if entries == 1:
                first_again = _next(keys, keys[index], index)
        else:
            gap += 1
        if gap > _GAP or len(lines[index].text) > _MAX_ENTRY:
            break
    return last if entries >= _MIN_ENTRIES else None


def _next(keys: Sequence[str], key: str, index: int) -> int:
    return next(at for at in range(index + 1, len(keys)) if keys[at] == key)


def _key(text: str) -> str:
    """A line without its page figure, marks and case, to be found again as a heading."""
    return " ".join(re.findall(r"\w+", re.sub(r"[\s._…-]*\d{1,4}\s*$", "", text) or text)).lower()
