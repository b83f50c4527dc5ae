"""What held on a day: one rule for search and comparison, over the corpus that ships and documents."""

from dataclasses import replace
from datetime import date

import pytest

from alinea.wiring import Installation
from graph.compare import ComparisonRow, compare_all
from ontology.codes import ActStatus
from ontology.model import ProvisionKind, Reading
from ontology.namespaces import practice_iri
from ontology.validity import Law
from search_api.passages import Filters, HitType, passages_of_act, passages_of_reading
from search_api.retrieval import Query
from tests.doubles.two_snapshots import act, fact
from tests.search_api.pages.conftest import pages_served
from tests.search_api.test_passages import TEXT, document, provision

DAYS = [date(1900, 1, 1), date(1990, 1, 1), date(2007, 12, 31), date(2018, 6, 28), date(2024, 5, 1), date(2025, 1, 1)]


@pytest.mark.parametrize("day", DAYS)
def test_the_filter_is_the_rule(installation: Installation, day: date):
    table = installation.search.passages
    every = table.get(list(range(len(table))))
    held = {row for row, each in every.items() if Law(each.valid_from, each.valid_to, each.held).holds_on(day)}
    assert set(table.rows(Filters(as_of=day))) == held


@pytest.mark.parametrize("day", DAYS)
def test_search_and_comparison_say_the_same(installation: Installation, day: date):
    """A fact is found of a day where a row of it is compared, or would be but for values of another time."""
    rows = [row for of_one in compare_all(installation.store).values() for row in of_one]
    compared = {row.fact for row in rows if row.holds_on(day)}
    table = installation.search.passages
    found = {each.iri for each in table.get(table.rows(Filters(as_of=day, types=["fact"]))).values()}
    assert compared <= found
    assert {row.fact for row in rows if row.fact in found - compared and not _of_another_time(row)} == set()


def _of_another_time(row: ComparisonRow) -> bool:
    return row.role is not None and bool(row.valid_from or row.valid_to)


def test_nobody_was_recalled_by_a_bill_of_the_future(installation: Installation):
    hits = installation.search.search(
        Query(text="recall of a mayor", filters=Filters(as_of=date(1900, 1, 1)), limit=200)
    ).hits
    assert {HitType.CONCEPT, HitType.FACT} <= {hit.passage.type for hit in hits}
    assert all(hit.passage.undated or hit.passage.type is HitType.CONCEPT for hit in hits)
    assert {hit.as_dict()["undated"] for hit in hits if hit.passage.type is HitType.FACT} == {True}
    assert all(hit.passage.status != ActStatus.PROPOSED for hit in hits)


def test_practices_have_the_years_they_tell(installation: Installation):
    table = installation.search.passages

    def found(**days: date) -> set[str]:
        return {each.iri for each in table.get(table.rows(Filters(types=["practice"], **days))).values()}

    petnjica = practice_iri(installation.settings.base, "me-petnjica-referendum")
    podgorica = practice_iri(installation.settings.base, "me-podgorica-name-referendum-1992")
    assert podgorica in found(as_of=date(1992, 6, 1))
    assert podgorica not in found(as_of=date(1993, 1, 1))
    assert petnjica not in found(as_of=date(1992, 6, 1))
    assert len(found(since=date(2020, 1, 1))) > 50
    assert podgorica in found(since=date(1992, 6, 1), until=date(1992, 12, 31))  # it may have begun after the first


def test_of_a_repealed_act_nobody_knows_when_it_ended():
    def held(**told: object) -> tuple[str | None, str | None, bool]:
        (passage,) = passages_of_act(act("proba", provisions=[fact("f")], **told), "w", base="", concepts={})
        return passage.valid_from, passage.valid_to, passage.held

    assert held() == ("2007", None, True)
    assert held(valid_from="2008-01-01", status=ActStatus.REPEALED) == ("2008-01-01", None, False)
    assert held(valid_to="2018", status=ActStatus.REPEALED) == ("2007", "2018", True)
    assert held(status=ActStatus.PROPOSED, valid_from="2007") == (None, None, False)


def test_a_document_has_the_time_of_its_act_or_that_of_its_adoption():
    def held(law: Law | None = None, **told: object) -> tuple[str | None, str | None, bool]:
        read = replace(document(TEXT), **told)
        parts = [provision(ProvisionKind.ARTICLE, (7, len(TEXT)), "art_1")]
        (passage, *_) = passages_of_reading(Reading(file="x", document=read, provisions=parts), law)
        return passage.valid_from, passage.valid_to, passage.held

    assert held() == (None, None, True)
    assert held(year=2010) == ("2010", None, True)
    assert held(year=2010, date="2010-05-06") == ("2010-05-06", None, True)
    assert held(Law("2010-06-01", "2024"), date="2010-05-06") == ("2010-06-01", "2024", True)
    assert held(Law(None, "2024"), date="2010-05-06") == ("2010-05-06", "2024", True)
    assert held(Law(known=False), date="2010-05-06") == (None, None, False)


def test_what_is_of_no_known_time_says_so_where_a_day_is_asked_for(installation: Installation):
    with pages_served(installation.services()) as client:
        asked = {"q": "Vevčani referendum statut", "type": "fact"}
        assert "its time is not known" in client.get("/search", params=asked | {"as_of": "1950-01-01"}).text
        assert "its time is not known" not in client.get("/search", params=asked).text
