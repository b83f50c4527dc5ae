"""Which value of a fact in one snapshot is which in another.

A value has no name of its own: its IRI counts its place in the file, which moves when another is put in before it. So
values are paired by what they say, the most alike first.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ontology.codes import Operator, Unit
from ontology.values import same_bound, same_kind, same_value
from search_api.reform.changes import Value

_SUBJECT, _NUMBER, _UNIT, _DAYS = 8, 4, 2, 1
_YEAR = 4  # letters of a year


@dataclass(frozen=True, slots=True)
class Matching:
    """Pairs of values, those that only the earlier snapshot has, and those that only the later one has."""

    pairs: tuple[tuple[Value, Value], ...]
    removed: tuple[Value, ...]
    added: tuple[Value, ...]


def matched(before: Sequence[Value], after: Sequence[Value]) -> Matching:
    """Pairs of the same role: of the same named thing, or in units that answer the same question, or the same number.

    Where a role has one value in all on each side, these are a pair whatever they say.
    """
    scored = [(-_likeness(old, new), i, j) for i, old in enumerate(before) for j, new in enumerate(after)]
    partners: dict[int, int] = {}
    for likeness, i, j in sorted(scored):
        if likeness < 0 and i not in partners and j not in partners.values():
            partners[i] = j
    _pair_the_only(before, after, partners)
    taken = set(partners.values())
    return Matching(
        pairs=tuple((before[i], after[j]) for i, j in sorted(partners.items())),
        removed=tuple(each for i, each in enumerate(before) if i not in partners),
        added=tuple(each for j, each in enumerate(after) if j not in taken),
    )


def is_same(old: Value, new: Value) -> bool:
    """Whether two values are the same number with the same bound, however it is written."""
    number = same_value((old.printed, Unit(old.unit)), (new.printed, Unit(new.unit)))
    return number and old.operator == new.operator and old.per == new.per


def follows(old: Value, new: Value) -> bool:
    """Whether a value holds of the same thing from the day on which another ended, in whatever unit.

    Of two of which only the year is known, in which the one ended and the other began, the second follows
    the first too.
    """
    bound = same_bound(Operator(old.operator), Operator(new.operator))
    if not (old.role == new.role and bound and _same_subject(old, new)):
        return False
    in_one_year = old.valid_to is not None and len(old.valid_to) == _YEAR and old.valid_to == new.valid_from
    return in_one_year or (old.holds_until is not None and old.holds_until == new.holds_from)


def _pair_the_only(before: Sequence[Value], after: Sequence[Value], partners: dict[int, int]) -> None:
    taken = set(partners.values())
    for i, old in enumerate(before):
        found = [j for j, new in enumerate(after) if new.role == old.role]
        rivals = [each for each in before if each.role == old.role]
        if i not in partners and len(rivals) == len(found) == 1 and found[0] not in taken:
            partners[i] = found[0]


def _likeness(old: Value, new: Value) -> int:
    """0 for two that are no pair; what they are said of counts for more than the number."""
    if old.role != new.role:
        return 0
    units = Unit(old.unit), Unit(new.unit)
    number = same_value((old.printed, units[0]), (new.printed, units[1]))
    bound = same_bound(Operator(old.operator), Operator(new.operator))
    subject, kind = _same_subject(old, new), same_kind(*units)
    named = bool(old.base or old.what)
    if not (number and bound) and not (subject and (kind or named)):
        return 0
    days = (old.valid_from, old.valid_to) == (new.valid_from, new.valid_to)
    return _SUBJECT * subject + _NUMBER * (number and bound) + _UNIT * kind + _DAYS * days


def _same_subject(old: Value, new: Value) -> bool:
    return (old.base, old.what) == (new.base, new.what)
