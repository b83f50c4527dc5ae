"""Narrowing lists, and years as reports write them."""

from collections import Counter

import pytest

from search_api.catalogue import years_of
from search_api.catalogue.narrowing import counts, narrowed

FIELDS = {"letter": lambda each: each[0], "digits": lambda each: each[1:]}


def test_only_what_has_every_choice_is_left():
    assert narrowed(["a12", "a3", "b1"], FIELDS, {"letter": "a", "digits": "1"}) == ["a12"]
    assert narrowed(["a12", "b1"], FIELDS, {"letter": "", "digits": ""}) == ["a12", "b1"]


def test_counts_leave_out_the_choice_of_their_own_field():
    found = counts(["a12", "a3", "b1"], FIELDS, {"letter": "a", "digits": "1"})
    assert found == {"letter": Counter(a=1, b=1), "digits": Counter({"1": 1, "2": 1, "3": 1})}


@pytest.mark.parametrize(
    ("written", "years"),
    [("2016", [2016]), ("2016-2018", [2016, 2017, 2018]), ("2025-", [2025, 2026]), (None, []), ("about 2016", [])],
)
def test_years_of_a_practice(written, years):
    assert list(years_of(written, latest=2026)) == years
