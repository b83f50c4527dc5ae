"""Days on which a rule holds, from the dates and years that curators write."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.validity import Law, Period, law_of, narrower, period, years_of

DAYS = st.dates(date(1990, 1, 1), date(2040, 1, 1))
SIDES = st.none() | DAYS


def test_the_end_is_the_first_day_without_the_rule_and_a_year_is_meant_whole() -> None:
    until = period(None, "2018-06-28")
    assert until.holds_on(date(2018, 6, 27))
    assert not until.holds_on(date(2018, 6, 28))
    assert period("2018", "2018") == Period(date(2018, 1, 1), date(2019, 1, 1))


@pytest.mark.parametrize(
    "dates", [("2018-6-1", None), (None, "soon"), ("2019", "2018"), ("2018-06-28", "2018-06-28")]
)
def test_what_is_no_time_is_refused(dates: tuple[str | None, str | None]) -> None:
    with pytest.raises(ValueError, match=r"neither a date|is not after"):
        period(*dates)


@given(SIDES, SIDES, SIDES, SIDES, DAYS)
def test_a_rule_within_an_act_holds_when_both_do(
    a: date | None, b: date | None, c: date | None, d: date | None, day: date
) -> None:
    rule, act = Period(a, b), Period(c, d)
    assert rule.within(act).holds_on(day) == (rule.holds_on(day) and act.holds_on(day))


@pytest.mark.parametrize(
    ("law", "days"),
    [
        (law_of(("2018-06-28", None)), (False, True, True)),
        (law_of((None, None), year=2018), (True, True, True)),
        (law_of((None, "2018"), status="repealed"), (True, True, False)),
        (law_of((None, "2018-06-28"), status="repealed"), (True, False, False)),
        (law_of(("2010", None), status="repealed"), (False, False, False)),
        (law_of(("2010", None), status="proposed"), (False, False, False)),
        (law_of((None, None)), (True, True, True)),
        (years_of("2014-2018"), (True, True, False)),
        (years_of("2019-"), (False, False, True)),
        (years_of("2019"), (False, False, True)),
        (years_of(None), (True, True, True)),
    ],
)
def test_the_law_of_a_day(law: Law, days: tuple[bool, bool, bool]) -> None:
    asked = date(2018, 1, 1), date(2018, 6, 28), date(2019, 12, 31)
    assert tuple(law.holds_on(day) for day in asked) == days


def test_of_two_times_the_narrower_is_told_as_it_was_written() -> None:
    assert narrower(("2007", None), ("2007-12-29", "2018")) == ("2007-12-29", "2018")
    assert narrower(("2018", "2020-01-01"), ("2018-01-01", "2019")) == ("2018-01-01", "2020-01-01")
    assert narrower((None, None), (None, None)) == (None, None)
