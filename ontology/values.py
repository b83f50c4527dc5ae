"""When two typed values are the same value."""

from fractions import Fraction

from ontology.codes import Operator, Unit

_SHARES = {Unit.PERCENT: 100, Unit.FRACTION: 1}
_DAYS = frozenset({Unit.DAYS, Unit.CALENDAR_DAYS})
_CROWD = frozenset({Unit.PERSONS, Unit.VOTERS, Unit.SIGNATURES, Unit.MEMBERS, Unit.COUNCILLORS})
_AT_LEAST = frozenset({Operator.MIN, Operator.EXACT})
_AT_MOST = frozenset({Operator.MAX, Operator.EXACT})


def same_value(one: tuple[str, Unit], other: tuple[str, Unit]) -> bool:
    """Whether two values with their units say the same number of the same thing.

    A share is the same written as a percentage or as a fraction.

    >>> same_value(("50", Unit.PERCENT), ("1/2", Unit.FRACTION)), same_value(("5", Unit.DAYS), ("5", Unit.MONTHS))
    (True, False)
    """
    if one[1] in _SHARES and other[1] in _SHARES:
        return _share(one) == _share(other)
    return one[1] == other[1] and _number(one[0]) == _number(other[0])


def same_kind(one: Unit, other: Unit) -> bool:
    """Whether values in these units answer the same question, and so may contradict one another.

    Two shares do, two counts of people, and two numbers of days; a share and a count do not, nor do days and months,
    of which a law may give both.
    """
    return one == other or any({one, other} <= group for group in (_SHARES.keys(), _DAYS, _CROWD))


def same_bound(one: Operator, other: Operator) -> bool:
    """Whether two operators do not speak against each other: "at least" and "is" go together, "at least" and "at most" not."""
    return one == other or any({one, other} <= group for group in (_AT_LEAST, _AT_MOST))


def _share(value: tuple[str, Unit]) -> Fraction:
    return Fraction(value[0]) / _SHARES[value[1]]


def _number(value: str) -> Fraction | str:
    return value if value.startswith("--") else Fraction(value)
