import pytest

from search_api.pages.interface import interface
from search_api.pages.values import Stated, date_in_words, phrase

CASES = [
    (("support", "min", "10", "percent", "voters"), "at least 10 % of voters"),
    (("support", "exact", "5", "percent", "voters of the unit"), "5 % of voters of the unit"),
    (("majority", "more_than", "50", "percent", "those voting"), "more than half of those voting"),
    (("majority", "less_than", "50", "percent", "voters"), "less than half of voters"),
    (("majority", "more_than", "1/5", "fraction", None), "more than one fifth"),
    (("turnout", "min", "50", "percent", "residents"), "at least half of residents"),
    (("support", "min", "1/3", "fraction", "councillors"), "at least one third of councillors"),
    (("majority", "min", "7/12", "fraction", "members"), "at least 7/12 of members"),
    (("support", "min", "3000", "signatures", "voters"), "at least 3,000 signatures of voters"),
    (("support", "min", "1", "signatures", None), "at least 1 signature"),
    (("composition", "exact", "12", "persons", "the group"), "12 persons (the group)"),
    (("scope", "more_than", "5000", "EUR", "projects"), "more than EUR 5,000 (projects)"),
    (("scope", "min", "2.5", "percent", "residents"), "at least 2.5 % of residents"),
    (("answer_term", "max", "60", "days", "from receipt"), "within 60 days from receipt"),
    (("answer_term", "max", "1", "months", None), "within 1 month"),
    (("answer_term", "max", "15", "working_days", None), "within 15 working days"),
    (("consultation_term", "max", "40", "working_days", "complex acts"), "at most 40 working days (complex acts)"),
    (("consultation_term", "exact", "20", "days", None), "20 days"),
    (("notice_term", "min", "14", "days", None), "at least 14 days ahead"),
    (("notice_term", "max", "15", "days", "from receipt"), "within 15 days from receipt"),
    (("moratorium", "min", "4", "years", None), "for at least 4 years"),
    (("term_of_office", "exact", "4", "years", None), "4 years"),
    (("procedure_term", "max", "--03-15", "day_of_year", None), "by 15 March"),
    (("procedure_term", "max", "--13-15", "day_of_year", None), "at most --13-15 day of year"),
    (("new_role", "about", "7", "new_units", "x"), "about 7 new units (x)"),
]


@pytest.mark.parametrize(("row", "words"), CASES)
def test_a_value_in_words(row, words):
    role, operator, printed, unit, base = row
    found = phrase(interface(), Stated(role=role, operator=operator, printed=printed, unit=unit, base=base or ""))
    assert str(found).replace("\u00a0", " ") == words


@pytest.mark.parametrize(
    ("printed", "unit", "per", "words"),
    [
        ("2", "meetings", "year", "at least twice a year"),
        ("1", "meetings", "first half of the year", "at least once in the first half of the year"),
        ("4", "meetings", "budget year", "at least 4 times in each budget year"),
        ("2", "meetings", "term", "at least twice (term)"),
        ("1", "days", "year", "at least 1 day a year"),
        ("1", "years", None, "every year"),
        ("3", "months", None, "every 3 months"),
    ],
)
def test_how_often(printed, unit, per, words):
    found = phrase(interface(), Stated(role="frequency", operator="min", printed=printed, unit=unit, per=per or ""))
    assert str(found).replace("\u00a0", " ") == words


def test_validity_is_told():
    stated = Stated(
        role="support", operator="min", printed="5", unit="percent", valid_from="2007", valid_to="2018-06-28"
    )
    found = phrase(interface(), stated)
    assert str(found).replace("\u00a0", " ") == "at least 5 % (2007 to 28 June 2018)"
    assert date_in_words(interface(), "2018-99-28") == "2018-99-28"


def test_every_value_of_the_corpus_has_words(installation):
    from search_api.pages.collection import Collection
    from search_api.pages.comparison import statement
    from search_api.pages.names import Names

    names = Names(Collection(installation.store), interface())
    values = [
        each
        for key in names.collection.mechanisms
        for fact in names.collection.facts_of(key)
        for each in statement(names, fact).values
    ]
    assert len(values) > 150
    assert all(each.phrase.amount and "_" not in str(each.phrase) for each in values)
