"""Quantities that need no count: shares, frequencies, days, ordinals, and words grown together with their unit."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ingest.quantities.bounding import bound_after, bound_before
from ingest.quantities.days import days, read_days
from ingest.quantities.frequencies import frequencies, read_frequencies
from ingest.quantities.ordinals import ordinals, read_ordinals
from ingest.quantities.quantity import Quantity
from ingest.quantities.shares import Share, fractions, majorities, read_fractions, read_majorities
from ingest.quantities.tables import alone, compounds, stems
from ontology.codes import Operator, Unit

Matches = Iterable[re.Match[str]]


def uncounted() -> Mapping[str, re.Pattern[str]]:
    """The patterns for such quantities by name, for folded text."""
    return {
        "frequencies": frequencies(),
        "fractions": fractions(),
        "majorities": majorities(),
        "compounds": compounds(),
        "alone": alone(),
        "days": days(),
        "ordinals": ordinals(),
    }


def read_uncounted(folded: str, found: Mapping[str, Sequence[re.Match[str]]]) -> Iterator[Quantity]:
    """Every such quantity of a folded text, in order within each grammar; ``found`` is what ``uncounted`` match."""
    yield from _frequencies(folded, found["frequencies"])
    yield from _shares(folded, read_fractions(found["fractions"]))
    yield from _shares(folded, read_majorities(found["majorities"]))
    yield from _compounds(folded, found["compounds"])
    yield from _units_alone(folded, found["alone"])
    yield from read_days(found["days"])
    yield from read_ordinals(found["ordinals"])


def _shares(folded: str, shares: Iterable[Share]) -> Iterator[Quantity]:
    for share in shares:
        bound = None if share.majority else bound_before(folded, share.start)
        after = None if share.majority or bound else bound_after(folded, share.end)
        yield Quantity(
            start=bound.start if bound else share.start,
            end=after[1] if after else share.end,
            at=share.start,
            value=share.value,
            unit=Unit.PERCENT if share.percent else Unit.FRACTION,
            form="majority" if share.majority else "share",
            operator=bound.operator if bound else after[0] if after else share.operator,
        )


def _frequencies(folded: str, matches: Matches) -> Iterator[Quantity]:
    for each in read_frequencies(matches):
        bound = bound_before(folded, each.start)
        yield Quantity(
            start=bound.start if bound else each.start,
            end=each.end,
            at=each.start,
            value=each.times,
            unit=Unit.MEETINGS,
            form="frequency",
            operator=bound.operator if bound else Operator.MIN if each.at_least else None,
            per=each.period,
        )


def _compounds(folded: str, matches: Matches) -> Iterator[Quantity]:
    """Numbers grown together with their unit."""
    for match in matches:
        family, unit = (name for name, value in match.groupdict().items() if value is not None)
        value = stems()[family][match[family]]
        yield _quantity(folded, match.span(), value, Unit(unit.partition("_")[2]))


def _units_alone(folded: str, matches: Matches) -> Iterator[Quantity]:
    """Units alone that mean one."""
    for match in matches:
        name = next(name for name, value in match.groupdict().items() if value).rpartition("_")[0]
        found = _quantity(folded, match.span(), "1", Unit(name.removeprefix("every_")))
        yield replace(found, per="every") if name.startswith("every_") else found


def _quantity(folded: str, span: tuple[int, int], value: str, unit: Unit) -> Quantity:
    bound = bound_before(folded, span[0])
    start = bound.start if bound else span[0]
    operator = bound.operator if bound else None
    return Quantity(start=start, end=span[1], at=span[0], value=value, unit=unit, form="number", operator=operator)
