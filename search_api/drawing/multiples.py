"""Small figures of one kind of value, one for each jurisdiction, all on one scale (Tufte's small multiples)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape

from search_api.drawing.places import scales

_WIDTH, _HEIGHT = 240, 16
_LEFT, _RIGHT = 1, 239
"""Where the scale begins and ends, in units of the figure."""
_MIDDLE, _THICK = 8, 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """One value: a number of the figures' unit, not negative, and the words for it ("at least 5 %").

    What is not ``sure`` (reported, but not read in the law) is drawn hollow.
    """

    number: float
    words: str
    sure: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The values of one jurisdiction; where there are none, ``silence`` is written ("nothing recorded")."""

    label: str
    href: str | None = None
    amounts: tuple[Amount, ...] = ()
    silence: str = ""

    @property
    def words(self) -> str:
        """All values in one line."""
        return "; ".join(amount.words for amount in self.amounts) or self.silence


def small_multiples(rows: Sequence[Row], *, unit: str, title: str, told: Callable[[float], str] | None = None) -> str:
    """The figures as an HTML list, in the order given: the name, an SVG image, the values in words.

    A lone value is a bar from nothing; several values are dots, joined by a line. ``unit`` is one of the corpus
    (``percent``, ``days``) and chooses the common end of the scale; a unit without steps in ``places.toml`` ends at
    the largest number; ``told`` puts that end in words, in English unless given. Names and values are HTML, so that
    they break into lines. Who listens hears each value once, from the image. Raises ``ValueError`` for a number that
    is negative or not finite.
    """
    end = scale_end([amount.number for row in rows for amount in row.amounts], unit=unit)
    last = escape(told(end)) if told else _end(end, unit)
    items = "\n".join(_figure(row, end, last) for row in rows)
    return f'<ul class="multiples" aria-label="{escape(title)}">\n{items}\n</ul>'


def scale_end(numbers: Iterable[float], *, unit: str) -> float:
    """The end of a scale from 0 that holds all numbers; 1 where there are none. Raises ``ValueError`` as above."""
    largest = 0.0
    for number in numbers:
        if not 0 <= number < float("inf"):
            raise ValueError(f"{number} {unit} cannot be drawn; a bar needs a number from 0 up")
        largest = max(largest, number)
    return next((end for end in scales().get(unit, ()) if end >= largest), largest) if largest else 1.0


def strip(row: Row, end: float) -> str:
    """The scale of a row and its marks, for a view of 240 by 16 units."""
    return _track(row) + _marks(row.amounts, end)


def _figure(row: Row, end: float, last: str) -> str:
    name = f'<a href="{escape(row.href)}">{escape(row.label)}</a>' if row.href else escape(row.label)
    return (
        f'<li class="multiple"><p class="multiple-name">{name}</p>'
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img">'
        f"<title>{escape(row.words)}</title><desc>0 – {last}</desc>{strip(row, end)}</svg>"
        f'<p class="multiple-words" aria-hidden="true"><span class="multiple-value">{escape(row.words)}</span>'
        f' <span class="multiple-end">{last}</span></p></li>'
    )


def _end(end: float, unit: str) -> str:
    """The end of the scale in words: ``20 %``, ``30 days``."""
    return f"{end:g}\u00a0" + ("%" if unit == "percent" else escape(unit.replace("_", " ")))


def _track(row: Row) -> str:
    kind = "multiple-track" if row.amounts else "multiple-track multiple-silent"
    ticks = "".join(f"M{_at(part, 1):g} {_MIDDLE - 5}v10" for part in (0, 0.5, 1))
    return f'<path class="multiple-tick" d="{ticks}"/><path class="{kind}" d="M{_LEFT} {_MIDDLE}H{_RIGHT}"/>'


def _marks(amounts: tuple[Amount, ...], end: float) -> str:
    if not amounts:
        return ""
    sure: dict[float, bool] = {}
    for amount in amounts:
        place = _at(amount.number, end)
        sure[place] = sure.get(place, False) or amount.sure
    places = sorted(sure)
    if len(places) == 1:
        width = max(places[0] - _LEFT, 1.5)
        top = _MIDDLE - _THICK / 2
        kind = _kind("bar", sure=sure[places[0]])
        return f'<rect class="{kind}" x="{_LEFT}" y="{top:g}" width="{width:g}" height="{_THICK}"/>'
    dots = "".join(
        f'<circle class="{_kind("dot", sure=sure[x])}" cx="{x:g}" cy="{_MIDDLE}" r="{_THICK / 2:g}"/>' for x in places
    )
    return f'<path class="multiple-span" d="M{places[0]:g} {_MIDDLE}H{places[-1]:g}"/>{dots}'


def _kind(shape: str, *, sure: bool) -> str:
    return f"multiple-{shape}" if sure else f"multiple-{shape} multiple-reported"


def _at(number: float, end: float) -> float:
    return round(_LEFT + (_RIGHT - _LEFT) * number / end, 1)
