"""Automatic list numbers of WordprocessingML (ECMA-376 part 1, 17.9): "Члан 1." often stands nowhere in the text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.formats.numbering import printed, whole
from ingest.formats.packages import attribute, child, local

if TYPE_CHECKING:
    from lxml.etree import _Element

_LEVELS = 9
_MAX_PATTERN = 100
_PLACE = re.compile("%([1-9])")
_GAPS = {"nothing": "", "space": " "}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Level:
    """How one level of a list counts and what it prints; ``restart`` is the level that sets it back (0: none)."""

    style: str = "decimal"
    pattern: str = ""
    start: int = 1
    restart: int | None = None
    paragraph_style: str | None = None
    gap: str = " "
    legal: bool = False

    @classmethod
    def of(cls, element: "_Element") -> "_Level":
        restart = _value(element, "lvlRestart")
        return cls(
            style=_value(element, "numFmt") or "decimal",
            pattern=(_value(element, "lvlText") or "")[:_MAX_PATTERN],
            start=whole(_value(element, "start"), 1),
            restart=None if restart is None else whole(restart, _LEVELS),
            paragraph_style=_value(element, "pStyle"),
            gap=_GAPS.get(_value(element, "suff") or "", " "),
            legal=child(element, "isLgl") is not None,
        )


@dataclass(slots=True, kw_only=True)
class _List:
    """One list in use: its levels, how far each has counted, and where an instance of it starts anew."""

    levels: Mapping[int, _Level]
    counts: list[int | None]
    starts: dict[int, int] = field(default_factory=dict)

    def label(self, depth: int) -> str:
        """The next number of a level, as printed in front of the paragraph."""
        if depth in self.starts:
            self.counts[depth] = self.starts.pop(depth) - 1
        for deeper in range(depth + 1, _LEVELS):
            restart = self._level(deeper).restart
            if restart is None or depth < restart:
                self.counts[deeper] = None
        for index in range(depth):
            if self.counts[index] is None:
                self.counts[index] = self._level(index).start
        count = self.counts[depth]
        self.counts[depth] = self._level(depth).start if count is None else count + 1
        return self._printed(self._level(depth))

    def _printed(self, level: _Level) -> str:
        if level.style == "bullet":  # its sign is mostly one of a symbol font's
            return "- "
        places = {
            place: self._number(int(place) - 1, legal=level.legal) for place in set(_PLACE.findall(level.pattern))
        }
        text = _PLACE.sub(lambda place: places[place[1]], level.pattern)
        return text + level.gap if text.strip() else ""

    def _number(self, index: int, *, legal: bool) -> str:
        level = self._level(index)
        count = self.counts[index]
        return printed(level.start if count is None else count, "decimal" if legal else level.style)

    def _level(self, index: int) -> _Level:
        return self.levels.get(index) or _Level()


class Lists:
    """The numbers of a document's paragraphs; ask for each paragraph once, in order."""

    def __init__(self, numbering: "_Element | None", styles: "_Element | None") -> None:
        self._styles = {attribute(each, "styleId"): each for each in _all(styles, "style")}
        defaults = (key for key, each in self._styles.items() if attribute(each, "default") in ("1", "true"))
        self._default = next((key for key in defaults if attribute(self._styles[key], "type") == "paragraph"), None)
        self._abstract = {attribute(each, "abstractNumId"): each for each in _all(numbering, "abstractNum")}
        self._instances = {attribute(each, "numId"): each for each in _all(numbering, "num")}
        self._counts: dict[str | None, list[int | None]] = {}
        self._lists: dict[str, _List | None] = {}

    def label(self, properties: "_Element | None") -> str:
        """What stands in front of a paragraph with these properties (``w:pPr``); mostly nothing."""
        style = _value(properties, "pStyle") or self._default
        number, depth = self._chosen(child(properties, "numPr"), style)
        if number is None or number == "0":  # 0 takes a paragraph out of its style's list
            return ""
        if number not in self._lists:
            self._lists[number] = self._list(number)
        found = self._lists[number]
        if found is None:
            return ""
        if depth is None:
            of_style = (index for index, level in found.levels.items() if level.paragraph_style == style)
            depth = next(of_style, 0)
        return found.label(min(depth, _LEVELS - 1))

    def _chosen(self, own: "_Element | None", style: str | None) -> tuple[str | None, int | None]:
        """List and level of a paragraph: its own, else those of its style or of the style that is based on."""
        number, level = _value(own, "numId"), _value(own, "ilvl")
        seen: set[str | None] = set()
        while number is None and style in self._styles and style not in seen:
            seen.add(style)
            inherited = child(self._styles[style], "pPr", "numPr")
            number = _value(inherited, "numId")
            level = level or _value(inherited, "ilvl")
            style = _value(self._styles[style], "basedOn")
        return number, None if level is None else whole(level, 0)

    def _list(self, number: str) -> _List | None:
        instance = self._instances.get(number)
        key = _value(instance, "abstractNumId")
        abstract = self._abstract.get(key)
        linked = _value(abstract, "numStyleLink")
        if linked in self._styles:
            other = _value(child(self._styles[linked], "pPr", "numPr"), "numId")
            key = _value(self._instances.get(other), "abstractNumId")
            abstract = self._abstract.get(key)
        if instance is None or abstract is None:
            return None
        levels = {whole(attribute(each, "ilvl"), 0): _Level.of(each) for each in _all(abstract, "lvl")}
        starts: dict[int, int] = {}
        for override in _all(instance, "lvlOverride"):
            depth = min(whole(attribute(override, "ilvl"), 0), _LEVELS - 1)
            if (own := child(override, "lvl")) is not None:
                levels[depth] = _Level.of(own)
            if (start := _value(override, "startOverride")) is not None:
                starts[depth] = whole(start, 1)
        counts = self._counts.setdefault(key, [None] * _LEVELS)  # instances of one list count on together
        return _List(levels=levels, counts=counts, starts=starts)


def _all(element: "_Element | None", name: str) -> "list[_Element]":
    return [] if element is None else [each for each in element if local(each) == name]


def _value(element: "_Element | None", name: str) -> str | None:
    found = child(element, name)
    return None if found is None else attribute(found, "val")
