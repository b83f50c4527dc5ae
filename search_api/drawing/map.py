"""The map: six jurisdictions, three of them parts of one, as SVG 2 for the middle of an HTML page.

Each area is a link with a label (WAI-ARIA 1.2), a colour and a pattern (WCAG 2.2, 1.4.1). Classes only, no inline
styles: the colours are those of ``map.css``. Text and attributes are escaped as HTML and XML both read them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from math import hypot
from textwrap import wrap
from typing import Final, Literal, TypeAlias

from search_api.drawing.places import Pattern, Place, nothing, outlines, patterns, places, ruled_out

ABSENT: Final = "absent"
"""In place of a level: the law does not provide for what the map shows."""
Level: TypeAlias = int | Literal["absent"] | None

_TILE = 8
_PIN = 9
_LEADING = 1.22
"""From line to line, in heights of a letter."""
_FIRST = 0.35
"""From the middle of a line down to its foot, in heights of a letter."""
_MORE = 4
"""Characters by which a line of the value, in smaller type, may be longer than one of the name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """What the map tells of one jurisdiction.

    ``code`` is one of the map's (``BA-FBIH``) or ``BA``, which is a name beside its parts and may be left out;
    ``label`` the name as it is to be read, asterisk included; ``level`` counts from 0, ``ABSENT`` says that
    the law does not provide for it, ``None`` that nothing is recorded.
    """

    code: str
    label: str
    href: str | None = None
    level: Level = None
    value: str = ""

    @property
    def told(self) -> str:
        """Name and value in one line."""
        return f"{self.label}: {self.value}" if self.value else self.label


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendEntry:
    """One line of a legend: ``swatch`` is a small SVG that uses the patterns of the map with the same key."""

    level: Level
    label: str
    pattern: str
    swatch: str


def drawn_map(areas: Iterable[Area], *, title: str, description: str, key: str = "map") -> str:
    """The map as one SVG element; ``key`` sets its identifiers apart from those of other maps on the page.

    Its role is ``img``, and ``group`` where an area is a link: what is in an image is hidden from those who listen
    (WAI-ARIA 1.2, "children presentational"). Raises ``ValueError`` for a jurisdiction that is missing, told twice or
    not on the map, and for a level that has no pattern.
    """
    told = _checked(areas)
    land, (width, height) = outlines().around, outlines().view
    within = "".join(_label(area) for area in told if not _beside(area))
    role = "group" if any(area.href for area in told) else "img"
    key = escape(key)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="map" viewBox="0 0 {width} {height}" role="{role}"'
        f' aria-labelledby="{key}-title" aria-describedby="{key}-description">',
        f'<title id="{key}-title">{escape(title)}</title><desc id="{key}-description">{escape(description)}</desc>',
        f"<defs>{''.join(_pattern(level, key) for level in (None, ABSENT, *range(len(patterns()))))}</defs>",
        f'<rect class="map-sea" width="{width}" height="{height}"/><path class="map-around" d="{land}"/>',
        f'<g class="map-areas">{"".join(_area(area, key) for area in told)}</g>',
        f'<g class="map-lines" pointer-events="none" aria-hidden="true">{_lines()}</g>',
        f'<g pointer-events="none" aria-hidden="true">{within}</g>',
        "</svg>",
    ]
    return "\n".join(parts)


def legend(
    labels: Sequence[str], *, absent: str | None = None, none: str | None = None, key: str = "map"
) -> tuple[LegendEntry, ...]:
    """The legend of a map as data: ``labels`` of the levels from 0, then the words for ``ABSENT`` and for no record.

    Raises ``ValueError`` where there are more labels than patterns.
    """
    found = [_entry(_level(level), label, key) for level, label in enumerate(labels)]
    others: list[tuple[Level, str | None]] = [(ABSENT, absent), (None, none)]
    return (*found, *(_entry(level, words, key) for level, words in others if words is not None))


def _checked(areas: Iterable[Area]) -> list[Area]:
    told = list(areas)
    codes = [area.code for area in told]
    drawn = set(outlines().areas)
    if unknown := set(codes) - set(places()):
        raise ValueError(f"Not on the map: {', '.join(sorted(unknown))}; it has {', '.join(sorted(places()))}")
    if missing := drawn - set(codes):
        raise ValueError(f"No word on {', '.join(sorted(missing))}; level None says that nothing is recorded")
    if len(codes) != len(set(codes)):
        raise ValueError(f"Told twice: {', '.join(sorted(code for code in set(codes) if codes.count(code) > 1))}")
    for area in told:
        _level(area.level)
    return told


def _level(level: Level) -> Level:
    if isinstance(level, int) and not 0 <= level < len(patterns()):
        raise ValueError(f"No pattern for level {level}; places.toml has {len(patterns())}, from 0")
    return level


def _entry(level: Level, label: str, key: str) -> LegendEntry:
    shape = f'<rect width="30" height="18" {_filled(level, escape(key))}/>'
    swatch = f'<svg class="map-swatch" viewBox="0 0 30 18" width="30" height="18" aria-hidden="true">{shape}</svg>'
    return LegendEntry(level=level, label=label, pattern=_look(level).words, swatch=swatch)


def _look(level: Level) -> Pattern:
    if isinstance(level, int):
        return patterns()[level]
    return ruled_out() if level == ABSENT else nothing()


def _name(level: Level) -> str:
    return "none" if level is None else str(level)


def _filled(level: Level, key: str) -> str:
    """A pattern as an attribute: in a style sheet its address would be looked for in that sheet."""
    return f'class="map-shape" fill="url(#{key}-level-{_name(level)})"'


def _pattern(level: Level, key: str) -> str:
    ink = _look(level).ink
    name, size = f"level-{_name(level)}", f'width="{_TILE}" height="{_TILE}"'
    strokes = f'<path class="map-ink" d="{ink}"/>' if ink else ""
    tile = f'<rect class="map-ground" {size}/>{strokes}'
    return f'<pattern id="{key}-{name}" class="map-{name}" patternUnits="userSpaceOnUse" {size}>{tile}</pattern>'


def _beside(area: Area) -> bool:
    """Whether its label stands beside its area, where it can be part of the link without covering another."""
    return area.code not in outlines().areas or places()[area.code].pin is not None


def _area(area: Area, key: str) -> str:
    path = outlines().areas.get(area.code)
    place = places()[area.code]
    inside = f'<path d="{path}" {_filled(area.level, key)}/>' if path else ""
    if place.pin:
        inside += f'<circle cx="{place.pin[0]:g}" cy="{place.pin[1]:g}" r="{_PIN}" {_filled(area.level, key)}/>'
    if _beside(area):
        inside += _label(area)
    name = f'class="map-area" data-code="{escape(area.code)}" aria-label="{escape(area.told)}"'
    return f'<a {name} href="{escape(area.href)}">{inside}</a>' if area.href else f'<g {name} role="img">{inside}</g>'


def _lines() -> str:
    leaders = "".join(_leader(place.pin, place.tip) for place in places().values() if place.pin and place.tip)
    return "".join(f'<path class="map-{kind}" d="{path}"/>' for kind, path in outlines().lines.items()) + leaders


def _leader(pin: list[float], tip: list[float]) -> str:
    """A line from the rim of the disc to the area."""
    (x, y), across, down = pin, tip[0] - pin[0], tip[1] - pin[1]
    part = _PIN / hypot(across, down)
    return f'<path class="map-leader" d="M{x + across * part:.1f} {y + down * part:.1f}L{tip[0]:g} {tip[1]:g}"/>'


def _label(area: Area) -> str:
    place = places()[area.code]
    name = wrap(area.label, place.characters, break_long_words=False) or [area.label]
    value = wrap(area.value, place.characters + _MORE, break_long_words=False)
    kind = "map-label" if area.code in outlines().areas else "map-label map-whole"
    top = _FIRST - (len(name) + len(value) - 1) / 2 * _LEADING
    rows = [_row(line, place, top if not index else _LEADING, "map-name") for index, line in enumerate(name)]
    rows += [_row(line, place, _LEADING, "map-value") for line in value]
    return f'<text class="{kind}" x="{place.x:g}" y="{place.y:g}">{"".join(rows)}</text>'


def _row(line: str, place: Place, down: float, kind: str) -> str:
    return f'<tspan class="{kind}" x="{place.x:g}" dy="{down:.2f}em">{escape(line)}</tspan>'
