"""The map of a mechanism and its small figures, from its answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ontology.codes import Bearing, Confidence
from ontology.errors import NotFoundError
from search_api.drawing import Area, LegendEntry, chart, drawn_map, legend, small_multiples
from search_api.drawing import Figure as ChartFigure
from search_api.drawing.map import ABSENT, Level
from search_api.drawing.multiples import scale_end
from search_api.drawing.places import outlines, patterns
from search_api.pages.comparing.measures import (
    Measure,
    measures,
    otherwise,
    rows,
    scale_words,
    silence,
    size,
    title,
    told,
    trusted,
    without,
)
from search_api.pages.comparison import Answer
from search_api.pages.names import Names


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Small figures of one measure, as HTML; ``without`` names who does not tell it, by the reason."""

    title: str
    html: str
    without: dict[str, list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictures:
    """The map as SVG with its legend, what its levels are of, and the figures."""

    map: str
    legend: tuple[LegendEntry, ...]
    about: str
    figures: tuple[Figure, ...]


def pictures(names: Names, key: str, found: Sequence[Answer]) -> Pictures:
    """The pictures of a mechanism; the levels are steps of its first measure, else how well a rule is known."""
    _ = names.interface.gettext
    able = measures(found)
    steps = _steps(able[0]) if able else []
    labels = _step_labels(names, able[0], steps) if able else _trust_labels(names)
    about = title(names.interface, able[0]) if able else _("Whether a rule is recorded")
    areas = [_area(names, each, able[0] if able else None, steps) for each in told(found)]
    shown = {each.code for each in areas}
    silent = [_missing(names, code) for code in outlines().areas if code not in shown]
    ruled_out = names.interface.said("bearing", Bearing.ABSENT) if any(map(_absent, areas)) else None
    drawn = drawn_map(
        [*areas, *silent],
        title=_("Map: %(mechanism)s") % {"mechanism": names.mechanism(key)},
        description=_("%(what)s. Each area leads to its row in the table.") % {"what": about},
    )
    return Pictures(
        map=drawn,
        legend=legend(labels, absent=ruled_out, none=_("nothing recorded")),
        about=about,
        figures=tuple(_figure(names, found, each) for each in able),
    )


def drawing(names: Names, key: str, found: Sequence[Answer], *, subtitle: str, notes: Sequence[str]) -> str:
    """The figures of a mechanism as an SVG file; raises ``NotFoundError`` where no two jurisdictions tell a value."""
    able = measures(found)
    if not able:
        raise NotFoundError(
            "There is no picture of %(key)s: no value that two jurisdictions tell in the same unit.", key=key
        )
    interface = names.interface
    figures = [
        ChartFigure(
            title=title(interface, each),
            unit=each.unit,
            end=scale_words(interface, each.unit)(scale_end(_numbers(each), unit=each.unit)),
            rows=tuple(rows(names, found, each, in_file=True)),
        )
        for each in able
    ]
    name = names.mechanism(key)
    return chart(figures, title=name[:1].upper() + name[1:], subtitle=subtitle, notes=notes, language=interface.tag)


def _numbers(measure: Measure) -> list[float]:
    return [size(value) for found in measure.told.values() for _, value in found]


def _figure(names: Names, found: Sequence[Answer], measure: Measure) -> Figure:
    said = title(names.interface, measure)
    scale = scale_words(names.interface, measure.unit)
    html = small_multiples(rows(names, found, measure), unit=measure.unit, title=said, told=scale)
    return Figure(title=said, html=html, without=without(names, found, measure))


def _area(names: Names, answer: Answer, measure: Measure | None, steps: Sequence[Sequence[float]]) -> Area:
    code = answer.jurisdiction.code
    level, value = _by_trust(names, answer) if measure is None else _by_step(names, answer, measure, steps)
    return Area(code=code, label=names.jurisdiction(code), href=f"#{code}", level=level, value=value)


def _absent(area: Area) -> bool:
    return area.level == ABSENT


def _missing(names: Names, code: str) -> Area:
    """A part without an answer; the row of its state tells so."""
    state = names.collection.jurisdictions[code].part_of if code in names.collection.jurisdictions else None
    value = names.interface.gettext("nothing recorded")
    return Area(code=code, label=names.jurisdiction(code), href=f"#{state or code}", value=value)


def _by_step(names: Names, answer: Answer, measure: Measure, steps: Sequence[Sequence[float]]) -> tuple[Level, str]:
    value = measure.first(answer.jurisdiction.code)
    if value is None:
        other = otherwise(answer, measure)
        return _without(answer), trusted(names.interface, other) if other else _silence(names, answer)
    level = next(number for number, step in enumerate(steps) if size(value) in step)
    return level + 1, trusted(names.interface, value)


def _by_trust(names: Names, answer: Answer) -> tuple[Level, str]:
    """Read, reported, not verified: three levels, the best known the darkest."""
    if answer.absent or not answer.statements:
        return _without(answer), _silence(names, answer)
    sure = any(each.fact.confidence == Confidence.HIGH for each in answer.statements)
    best = Confidence.HIGH if sure else Confidence.MEDIUM
    return (2 if sure else 1), names.interface.said("confidence", best)


def _without(answer: Answer) -> Level:
    if answer.absent:
        return ABSENT
    return 0 if answer.statements or answer.unverified else None


def _silence(names: Names, answer: Answer) -> str:
    """Nothing is written beside a state whose parts speak for it."""
    return "" if answer.parts and _without(answer) is None else silence(names.interface, answer)


def _steps(measure: Measure) -> list[list[float]]:
    """The different first values in ascending steps, no more of them than there are levels above the lowest."""
    numbers = sorted({size(each) for each in measure.firsts})
    most = len(patterns()) - 1
    cuts = [round(len(numbers) * part / most) for part in range(most + 1)] if len(numbers) > most else None
    if cuts is None:
        return [[each] for each in numbers]
    return [numbers[first:last] for first, last in pairwise(cuts)]


def _step_labels(names: Names, measure: Measure, steps: Sequence[Sequence[float]]) -> list[str]:
    """The lowest level is of rules that do not tell the value, or tell it in another unit, or are not verified."""
    words = {size(each): each.quantity for each in measure.firsts}
    spans = [words[step[0]] if len(step) == 1 else f"{words[step[0]]} – {words[step[-1]]}" for step in steps]
    return [names.interface.gettext("a rule without a value in this unit, or not verified"), *spans]


def _trust_labels(names: Names) -> list[str]:
    _ = names.interface.gettext
    return [
        _("only reported, not verified"),
        names.interface.said("confidence", "medium"),
        names.interface.said("confidence", "high"),
    ]
