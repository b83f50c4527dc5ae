"""Automatic list numbers of OpenDocument texts (ODF 1.3 part 3, 5.3 and 16.30)."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.formats.numbering import printed, whole
from ingest.formats.packages import attribute, child, local

if TYPE_CHECKING:
    from lxml.etree import _Element

_LEVELS = 10
_MAX_AFFIX = 50
_STYLES = frozenset({"list-style", "outline-style"})
_OUTLINE = "outline-style"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Level:
    """What one level prints around its number, and how many levels above it prints too."""

    style: str
    prefix: str
    suffix: str
    start: int
    shown: int
    bullet: bool

    @classmethod
    def of(cls, element: "_Element") -> "_Level":
        return cls(
            style=attribute(element, "num-format") or "",
            prefix=(attribute(element, "num-prefix") or "")[:_MAX_AFFIX],
            suffix=(attribute(element, "num-suffix") or "")[:_MAX_AFFIX],
            start=whole(attribute(element, "start-value"), 1),
            shown=max(1, whole(attribute(element, "display-levels"), 1)),
            bullet="bullet" in local(element),
        )


@dataclass(slots=True, kw_only=True)
class Counting:
    """One list while it is read: the style in force and how far each level has counted."""

    style: str | None
    counts: dict[int, int] = field(default_factory=dict)


class Lists:
    """List styles of a document, and the counts of its lists."""

    def __init__(self, *parts: "_Element | None") -> None:
        self._styles: dict[str | None, dict[int, _Level]] = {}
        self._by_style: dict[str | None, Counting] = {}
        self._by_id: dict[str, Counting] = {}
        self._outline = Counting(style=_OUTLINE)
        for part in parts:
            for element in () if part is None else part.iter():
                if local(element) in _STYLES:
                    name = _OUTLINE if local(element) == _OUTLINE else attribute(element, "name")
                    self._styles[name] = {
                        whole(attribute(each, "level"), 1): _Level.of(each)
                        for each in element
                        if local(each).startswith(("list-level-style", "outline-level-style"))
                    }

    def begin(self, element: "_Element") -> Counting:
        """The counting of an outermost ``text:list``: its own, or that of the list it says it continues."""
        style = attribute(element, "style-name")
        counting = Counting(style=style)
        continued = attribute(element, "continue-list")
        if continued in self._by_id:
            counting.counts = self._by_id[continued].counts
        elif attribute(element, "continue-numbering") == "true" and style in self._by_style:
            counting.counts = self._by_style[style].counts
        self._by_style[style] = counting
        if key := attribute(element, "id"):
            self._by_id[key] = counting
        return counting

    def label(self, counting: Counting, depth: int, item: "_Element") -> str:
        """The number of a list item (levels from 1); one that the file spells out (``text:number``) is believed."""
        spelled = child(item, "number")
        style = self._styles.get(counting.style, {})
        level = style.get(min(depth, _LEVELS))
        start = attribute(item, "start-value")
        above = counting.counts.get(depth)
        first = level.start if level else 1
        counting.counts[depth] = whole(start, 1) if start else (first if above is None else above + 1)
        for deeper in [each for each in counting.counts if each > depth]:
            del counting.counts[deeper]
        if spelled is not None and spelled.text:
            return spelled.text.strip() + " "
        return self._printed(style, level, counting, depth) if level else ""

    def heading(self, element: "_Element") -> str:
        """The number of a heading outside of lists, by the outline of the document."""
        depth = whole(attribute(element, "outline-level"), 1)
        if attribute(element, "is-list-header") == "true" or not self._styles.get(_OUTLINE, {}).get(depth):
            return ""
        return self.label(self._outline, depth, element)

    def _printed(self, style: dict[int, _Level], level: _Level, counting: Counting, depth: int) -> str:
        if level.bullet:
            return "- "
        if not level.style:
            text = level.prefix + level.suffix
            return f"{text} " if text.strip() else ""
        numbers = []
        for index in range(max(1, depth - level.shown + 1), depth + 1):
            own = style.get(index, level)
            numbers.append(printed(counting.counts.get(index, own.start), own.style))
        return level.prefix + ".".join(filter(None, numbers)) + level.suffix + " "
