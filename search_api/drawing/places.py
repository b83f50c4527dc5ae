"""What the map is made of: outlines by jurisdiction, where labels stand, how levels look; read once."""

from dataclasses import dataclass
from functools import cache

from ontology.toml_tables import toml_table

_HERE = "search_api.drawing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlines:
    """SVG path data (SVG 2, 9.3) in one view, whose unit is a kilometre: ``areas`` by code, ``lines`` by kind."""

    view: tuple[int, int]
    around: str
    areas: dict[str, str]
    lines: dict[str, str]
    source: str
    licence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a label stands, in units of the view: its middle, its longest line in characters.

    A label outside its area has a ``pin``, a disc that shows the level, and a line from there to ``tip`` in the area.
    """

    x: float
    y: float
    characters: int
    pin: list[float] | None = None
    tip: list[float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """How a level looks besides its colour: strokes on a tile of 8 by 8 units, and words for them."""

    words: str
    ink: str


@cache
def outlines() -> Outlines:
    """The map of ``boundaries.toml``."""
    data = toml_table(_HERE, "boundaries")
    width, height = data["view"]
    return Outlines(
        view=(width, height),
        around=data["around"],
        areas=data["area"],
        lines=data["line"],
        source=data["source"],
        licence=data["licence"],
    )


@cache
def places() -> dict[str, Place]:
    """Places of labels by code of the jurisdiction; one for ``BA`` too, which has no area of its own."""
    return {code: Place(**each) for code, each in toml_table(_HERE, "places")["label"].items()}


@cache
def patterns() -> tuple[Pattern, ...]:
    """Patterns of the levels, the lowest first."""
    return tuple(Pattern(**each) for each in toml_table(_HERE, "places")["level"])


@cache
def ruled_out() -> Pattern:
    """The pattern of an area whose law does not provide for what the map shows."""
    return Pattern(**toml_table(_HERE, "places")["absent"])


@cache
def nothing() -> Pattern:
    """The pattern of an area of which nothing is recorded."""
    return Pattern(**toml_table(_HERE, "places")["nothing"])


@cache
def scales() -> dict[str, list[float]]:
    """Ends of common scales by unit, ascending."""
    return dict(toml_table(_HERE, "places")["scale"])
