"""Two columns of things with lines between them, as SVG 2 for the middle of an HTML page.

The right column keeps the order of its groups. Within them, and in the left column, things stand near the mean place
of what they are tied to (the barycentre rule of layered drawings: Sugiyama, Tagawa, Toda 1981), so that lines are
short and few cross. The same input is drawn the same way every time.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

_ROW = 23
_HEAD = 34
"""Heights of a row and of the heading of a group, in units of the view."""
_WIDTH = 1080
_LEFT, _RIGHT = 395, 640
"""Where the dots of the two columns stand."""
_GAP = 12
_LONGEST = {"left": 52, "right": 58}
_ROUNDS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Knot:
    """A thing that is drawn: ``group`` heads those of the right column, ``here`` marks the one the page is about.

    ``language`` is that of the label (BCP 47), where it is not that of the page.
    """

    key: str
    label: str
    href: str | None
    group: str = ""
    language: str = ""
    here: bool = False


def drawn_network(
    left: Sequence[Knot], right: Sequence[Knot], ties: Iterable[tuple[str, str]], *, title: str, description: str
) -> str:
    """The drawing as one SVG element; ``ties`` are pairs of a key on the left and one on the right.

    Things of one group must stand together. Raises ``ValueError`` for a tie to what is not there.
    """
    ties = sorted(set(ties))
    unknown = {one for one, _ in ties} - {each.key for each in left} | {two for _, two in ties} - {
        each.key for each in right
    }
    if unknown:
        raise ValueError(f"Tied to what is not drawn: {', '.join(sorted(unknown))}")
    lefts, rights = _ordered(left, right, ties)
    places = _right_places(rights)
    height = max([places[each.key] for each in rights[-1:]] + [len(lefts) * _ROW]) + _ROW
    places |= _left_places(
        lefts, {one: [places[two] for each, two in ties if each == one] for one, _ in ties}, height
    )
    here = {each.key for each in left if each.here}
    lines = "".join(_tie(places[one], places[two], one in here) for one, two in ties)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="network" viewBox="0 0 {_WIDTH} {height:g}" role="group"'
        ' aria-labelledby="network-title" aria-describedby="network-description">',
        f'<title id="network-title">{escape(title)}</title>',
        f'<desc id="network-description">{escape(description)}</desc>',
        f'<g class="network-ties" aria-hidden="true">{lines}</g>',
        "".join(_heading(*each) for each in _headings(rights, places)),
        "".join(_knot(each, places[each.key], "left") for each in lefts),
        "".join(_knot(each, places[each.key], "right") for each in rights),
        "</svg>",
    ]
    return "\n".join(parts)


def _ordered(
    left: Sequence[Knot], right: Sequence[Knot], ties: Sequence[tuple[str, str]]
) -> tuple[list[Knot], list[Knot]]:
    lefts, rights = list(left), list(right)
    groups = list(dict.fromkeys(each.group for each in right))
    for _ in range(_ROUNDS):
        means = _means([(one, two) for one, two in ties], {each.key: turn for turn, each in enumerate(rights)})
        lefts.sort(key=lambda each: (means.get(each.key, 0.0), each.key))
        means = _means([(two, one) for one, two in ties], {each.key: turn for turn, each in enumerate(lefts)})
        rights.sort(key=lambda each: (groups.index(each.group), means.get(each.key, 0.0), each.key))
    return lefts, rights


def _means(ties: Iterable[tuple[str, str]], turns: Mapping[str, int]) -> dict[str, float]:
    """The mean place of what each thing is tied to."""
    found: dict[str, list[int]] = {}
    for one, other in ties:
        found.setdefault(one, []).append(turns[other])
    return {key: sum(each) / len(each) for key, each in found.items()}


def _right_places(rights: Sequence[Knot]) -> dict[str, float]:
    found, down = {}, 0.0
    for name, knots in groupby(rights, key=lambda each: each.group):
        down += _HEAD if name else 0
        for each in knots:
            found[each.key] = down + _ROW / 2
            down += _ROW
    return found


def _left_places(lefts: Sequence[Knot], tied: Mapping[str, list[float]], height: float) -> dict[str, float]:
    """As near as may be to the mean of what each is tied to, a row apart, and all within the height."""
    wanted = [sum(tied[each.key]) / len(tied[each.key]) if each.key in tied else 0.0 for each in lefts]
    found: list[float] = []
    for each in wanted:
        found.append(max(each, found[-1] + _ROW if found else _ROW / 2))
    lowest = height - _ROW / 2
    for turn in reversed(range(len(found))):
        found[turn] = min(found[turn], lowest)
        lowest = found[turn] - _ROW
    return {each.key: place for each, place in zip(lefts, found, strict=True)}


def _headings(rights: Sequence[Knot], places: Mapping[str, float]) -> list[tuple[str, float]]:
    groups = ((name, next(knots)) for name, knots in groupby(rights, key=lambda each: each.group) if name)
    return [(name, places[first.key] - _ROW) for name, first in groups]


def _heading(name: str, down: float) -> str:
    return f'<text class="network-group" x="{_RIGHT + _GAP}" y="{down + 5:g}">{escape(name)}</text>'


def _tie(one: float, other: float, here: bool) -> str:  # noqa: FBT001
    middle = (_LEFT + _RIGHT) / 2
    kind = ' class="network-here"' if here else ""
    return f'<path{kind} d="M{_LEFT} {one:.1f}C{middle:g} {one:.1f} {middle:g} {other:.1f} {_RIGHT} {other:.1f}"/>'


def _knot(knot: Knot, down: float, side: str) -> str:
    across, anchor = (_LEFT, _LEFT - _GAP) if side == "left" else (_RIGHT, _RIGHT + _GAP)
    longest = _LONGEST[side]
    short = knot.label if len(knot.label) <= longest else knot.label[: longest - 1].rstrip() + "…"
    whole = f"<title>{escape(knot.label)}</title>" if short != knot.label else ""
    kind = f"network-knot network-{side}" + (" network-here" if knot.here else "")
    inside = (
        f'{whole}<circle cx="{across}" cy="{down:.1f}" r="4.5"/>'
        f'<text x="{anchor}" y="{down + 4.5:.1f}">{escape(short)}</text>'
    )
    name = f' aria-label="{escape(knot.label)}"' if whole else ""
    name += f' lang="{escape(knot.language)}"' if knot.language else ""
    if knot.href is None:
        return f'<g class="{kind}"{name}>{inside}</g>'
    return f'<a class="{kind}" href="{escape(knot.href)}"{name}>{inside}</a>'
