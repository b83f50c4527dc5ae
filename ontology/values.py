"""When two typed values are the same value."""

from fractions import Fraction

from ontology.codes import Operator, Unit

_SHARES = {Unit.PERCENT: 100, Unit.FRACTION: 1}
_EXACT = ({Unit.DAYS: 1, Unit.WEEKS: 7}, {Unit.MONTHS: 1, Unit.YEARS: 12})
_DAYS = frozenset({Unit.DAYS, Unit.CALENDAR_DAYS})
_CROWD = frozenset({Unit.PERSONS, Unit.VOTERS, Unit.SIGNATURES, Unit.MEMBERS, Unit.COUNCILLORS})
_AT_LEAST = frozenset({Operator.MIN, Operator.EXACT})
_AT_MOST = frozenset({Operator.MAX, Operator.EXACT})


def same_value(one: tuple[str, Unit], other: tuple[str, Unit]) -> bool:
    """Whether two values with their units say the same number of the same thing.

    A share is the same written as a percentage or as a fraction, two weeks are 14 days, and a year is twelve months.

    >>> same_value(("50", Unit.PERCENT), ("1/2", Unit.FRACTION)), same_value(("2", Unit.WEEKS), ("14", Unit.DAYS))
    (True, True)
    >>> same_value(("1", Unit.MONTHS), ("30", Unit.DAYS))
    False
    """
    if one[1] in _SHARES and other[1] in _SHARES:
        return Fraction(one[0]) / _SHARES[one[1]] == Fraction(other[0]) / _SHARES[other[1]]
    for lengths in _EXACT:
        if one[1] in lengths and other[1] in lengths:
            return Fraction(one[0]) * lengths[one[1]] == Fraction(other[0]) * lengths[other[1]]
    return one[1] == other[1] and _number(one[0]) == _number(other[0])


def same_kind(one: Unit, other: Unit) -> bool:
    """Whether values in these units answer the same question, and so may contradict one another.

    Two shares do, two counts of people, and two numbers of days; a share and a count do not, nor do days and months,
    of which a law may give both.
    """
    return one == other or any({one, other} <= group for group in (_SHARES.keys(), _DAYS, _CROWD))


def same_bound(one: Operator, other: Operator) -> bool:
    """Whether two operators go together, as "at least" and "is" do, and "at least" and "at most" do not."""
    return one == other or any({one, other} <= group for group in (_AT_LEAST, _AT_MOST))


def _number(value: str) -> Fraction | str:
    return value if value.startswith("--") else Fraction(value)
