"""Days on which acts, facts and values began to hold or ceased, as the law itself gives them."""

from datetime import date

import pytest

from ontology.codes import ActStatus, Confidence, Unit
from search_api.reform import Force, LegalDay, LegalDays, Precision, Thing, law_between
from tests.doubles.two_snapshots import act, fact, store, value

NEW = act("ogled", valid_from="2018-06-28", repeals=["proba"], provisions=[fact("of-the-new", value("1"))])
OLD = act(
    "proba", status=ActStatus.REPEALED, valid_from="2007", valid_to="2018-06-28", provisions=[fact("old", value("2"))]
)
VALUES = (
    value("10", "mayor", valid_to="2021-11-26"),
    value("5", "mayor", valid_from="2021-11-26"),
    value("30", "inspection", unit=Unit.DAYS, valid_to="2025"),
    value("30", "inspection", unit=Unit.WORKING_DAYS, valid_from="2025"),
    value("3", "budget", valid_to="2024-05-01"),
    value("4", "plan", valid_from="2023"),
    value("9", "rumour", valid_from="2023-02-02", confidence=Confidence.LOW),
)
STAYING = act(
    "pokus",
    valid_from="2010",
    provisions=[fact("values", *VALUES), fact("younger", value("7"), valid_from="2022-01-15", article="5")],
)
BILL = act("predlog", status=ActStatus.PROPOSED, valid_from="2022-02-02", provisions=[fact("bill", value("1"))])


@pytest.fixture(scope="module")
def graph():
    return store([OLD, NEW, STAYING, BILL])


def told(graph, since: str, until: str = "2026-01-31", **narrowed: str) -> list[tuple[Force, Thing, str]]:
    return [(each.kind, each.thing, each.day) for each in found(graph, since, until, **narrowed)]


def found(graph, since: str, until: str = "2026-01-31", **narrowed: str) -> tuple[LegalDay, ...]:
    return law_between(graph, date.fromisoformat(since), date.fromisoformat(until), **narrowed)


def test_each_day_is_told_once_of_the_widest_thing(graph) -> None:
    assert told(graph, "2018-01-01", "2018-12-31") == [
        (Force.ENTERED, Thing.ACT, "2018-06-28"),
        (Force.CEASED, Thing.ACT, "2018-06-28"),
    ]
    assert told(graph, "2022-01-01", "2022-12-31") == [(Force.ENTERED, Thing.FACT, "2022-01-15")]


def test_an_act_that_ceased_names_its_successor(graph) -> None:
    entered, ceased = found(graph, "2018-01-01", "2018-12-31")
    assert ceased.titles["en"] == "Law of proba"
    assert ceased.successors == (entered.iri,)
    assert entered.successors == ()
    assert entered.mechanisms == ("citizens_initiative",)


def test_a_value_that_follows_another_replaced_it(graph) -> None:
    (replaced,) = found(graph, "2021-01-01", "2021-12-31")
    assert replaced.before
    assert replaced.value
    assert (replaced.kind, replaced.before.printed, replaced.value.printed) == (Force.REPLACED, "10", "5")
    (by_year,) = found(graph, "2025-01-01")
    assert by_year.before
    assert by_year.value
    assert (by_year.before.unit, by_year.value.unit) == ("days", "working_days")
    assert by_year.precision is Precision.YEAR


def test_a_value_of_one_year_did_not_replace_itself() -> None:
    """It began and ended in that year, as far as it is told: no other value held before."""
    held = store([act("pokus", provisions=[fact("f", value("20", "budget", valid_from="2016", valid_to="2016"))])])
    assert told(held, "2016-01-01", "2017-12-31") == [
        (Force.ENTERED, Thing.VALUE, "2016"),
        (Force.CEASED, Thing.VALUE, "2016"),
    ]


def test_an_end_of_which_the_year_is_known_is_told_as_that_year() -> None:
    """Not as 1 January of the year after; an end on that very day is told as it is."""
    ended = {"status": ActStatus.REPEALED, "valid_from": "2010-01-01"}
    old = act("proba", **ended, valid_to="2024", provisions=[fact("old", value("2", "mayor", valid_to="2016"))])
    exact = act("pokus", **ended, valid_to="2025-01-01")
    new = act("ogled", valid_from="2024", repeals=["proba"])
    days = {
        (each.act_titles["en"], each.kind, each.thing): (each.day, each.precision)
        for each in found(store([old, exact, new]), "2010-06-01", "2026-01-31")
    }
    assert days == {
        ("Law of proba", Force.CEASED, Thing.ACT): ("2024", Precision.YEAR),
        ("Law of proba", Force.CEASED, Thing.VALUE): ("2016", Precision.YEAR),
        ("Law of pokus", Force.CEASED, Thing.ACT): ("2025-01-01", Precision.DAY),
        ("Law of ogled", Force.ENTERED, Thing.ACT): ("2024", Precision.YEAR),
    }


def test_an_end_in_a_year_lies_anywhere_in_it() -> None:
    graph = store([act("proba", status=ActStatus.REPEALED, valid_to="2024")])
    ceased = [(Force.CEASED, Thing.ACT, "2024")]
    assert told(graph, "2024-06-01", "2024-06-30") == ceased
    assert told(graph, "2025-01-01", "2025-12-31") == []


def test_both_ends_of_the_period_are_in_it(graph) -> None:
    ceased = [(Force.CEASED, Thing.VALUE, "2024-05-01")]
    assert told(graph, "2024-05-01", "2024-05-01") == ceased
    assert told(graph, "2024-05-02", "2024-12-31") == []
    assert told(graph, "2024-01-01", "2024-04-30") == []


def test_what_began_in_a_year_may_have_begun_late_in_it(graph) -> None:
    assert told(graph, "2023-06-01", "2023-12-31") == [(Force.ENTERED, Thing.VALUE, "2023")]
    assert told(graph, "2022-06-01", "2022-12-31") == []


def test_proposals_and_what_nobody_verified_are_not_law(graph) -> None:
    assert all("predlog" not in each.act for each in found(graph, "1900-01-01"))
    assert all(each.value is None or each.value.printed != "9" for each in found(graph, "1900-01-01"))


def test_a_day_to_come_is_told_where_it_is_asked_for() -> None:
    coming = store([act("proba", valid_from="2030-05-05")])
    assert told(coming, "2026-01-01", "2026-12-31") == []
    assert told(coming, "2026-01-01", "2030-12-31") == [(Force.ENTERED, Thing.ACT, "2030-05-05")]


def test_the_days_are_read_anew_where_the_store_changed() -> None:
    graph, versions = store([act("proba", valid_from="2020-05-05")]), iter(["1", "1", "2"])
    days = LegalDays(graph, lambda: next(versions))
    first = days.all()
    assert len(first) == 1
    assert days.all() is first
    anew = days.all()
    assert anew == first
    assert anew is not first


def test_the_list_can_be_narrowed(graph) -> None:
    assert told(graph, "1900-01-01", country="AL") == []
    assert told(graph, "1900-01-01", mechanism="referendum") == []
    assert told(graph, "1900-01-01", country="RS", mechanism="citizens_initiative") == told(graph, "1900-01-01")
