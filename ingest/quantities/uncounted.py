"""Quantities that need no count: shares, frequencies, days, and words grown together with their unit.

Most articles have nothing of them, so each grammar is asked only where one of its words stands.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from ingest.quantities.bounding import bound_after, bound_before
from ingest.quantities.days import days, find_days
from ingest.quantities.frequencies import find_frequencies, frequencies
from ingest.quantities.quantity import Quantity
from ingest.quantities.shares import Share, find_fractions, find_majorities, fractions, majorities
from ingest.quantities.tables import alone, compounds, stems
from ingest.sieve import Sieve
from ontology.codes import Operator, Unit


def find_uncounted(folded: str) -> Iterator[Quantity]:
    """Every such quantity of a folded text, in order within each grammar."""
    may = _sieve().passing(folded)
    if "frequencies" in may:
        yield from _frequencies(folded)
    if "fractions" in may:
        yield from _shares(folded, find_fractions(folded))
    if "majorities" in may:
        yield from _shares(folded, find_majorities(folded))
    if "compounds" in may:
        yield from _compounds(folded)
    if "alone" in may:
        yield from _units_alone(folded)
    if "days" in may:
        yield from find_days(folded)


@cache
def _sieve() -> Sieve:
    return Sieve({
        "frequencies": frequencies(), "fractions": fractions(), "majorities": majorities(),
        "compounds": compounds(), "alone": alone(), "days": days(),
    })  # fmt: skip


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


def _frequencies(folded: str) -> Iterator[Quantity]:
    for each in find_frequencies(folded):
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


def _compounds(folded: str) -> Iterator[Quantity]:
    """Numbers grown together with their unit."""
    for match in compounds().finditer(folded):
        family, unit = (name for name, value in match.groupdict().items() if value is not None)
        value = stems()[family][match[family]]
        yield _quantity(folded, match.span(), value, Unit(unit.partition("_")[2]))


def _units_alone(folded: str) -> Iterator[Quantity]:
    """Units alone that mean one."""
    for match in alone().finditer(folded):
        unit = next(name.rpartition("_")[0] for name, value in match.groupdict().items() if value)
        yield _quantity(folded, match.span(), "1", Unit(unit))


def _quantity(folded: str, span: tuple[int, int], value: str, unit: Unit) -> Quantity:
    bound = bound_before(folded, span[0])
    start = bound.start if bound else span[0]
    operator = bound.operator if bound else None
    return Quantity(start=start, end=span[1], at=span[0], value=value, unit=unit, form="number", operator=operator)
