"""Wordings of quantities that sentences written as laws say them in each language brought to light."""

import pytest

from ingest.quantities import find_quantities

CASES = [
    # days of the year: Macedonian months, days in words with figures behind them, Turkish months' ends
    ("најдоцна до 31 декември тековната година", "--12-31", "day_of_year", "max"),
    ("до 1 ноември тековната година", "--11-01", "day_of_year", "max"),
    ("до 30 септември", "--09-30", "day_of_year", "max"),
    ("до 15 октомври", "--10-15", "day_of_year", "max"),
    ("deri më tridhjetë (30) shtator", "--09-30", "day_of_year", "max"),
    ("më së voni deri më tridhjetë e një (31) mars", "--03-31", "day_of_year", "max"),
    ("jo më vonë se data 30 nëntor", "--11-30", "day_of_year", "max"),
    ("mart ayının son gününe kadar", "--03-31", "day_of_year", "max"),
    ("haziran ayı sonuna kadar", "--06-30", "day_of_year", "max"),
    # how often: any number of times, with figures behind the word
    ("најмалку четири пати годишно", "4", "meetings", "min"),
    ("at least ten (10) times a year", "10", "meetings", "min"),
    ("twice yearly", "2", "meetings", None),
    ("së paku katër (4) herë në vit", "4", "meetings", "min"),
    ("dy (2) herë gjatë vitit", "2", "meetings", None),
    ("ayda en az bir (1) defa", "1", "meetings", "min"),
    # ages, months on end and municipalities
    ("on sekiz yaşını doldurmuş", "18", "years", None),
    ("the age of eighteen", "18", "years", None),
    ("more than three (3) consecutive months", "3", "months", "more_than"),
    ("od mjesec dana", "1", "months", None),
    ("najmanje pet opština", "5", "organisations", "min"),
    ("at least five (5) municipalities", "5", "organisations", "min"),
    ("en az üç belediyenin", "3", "organisations", "min"),
    # seats, deputies and judges, and people
    ("twenty (20) seats in the Assembly", "20", "members", None),
    ("dy (2) vende në Komitetin", "2", "members", None),
    ("jo më shumë se dy zëvendëskryetarë", "2", "members", "max"),
    ("katër (4) nënkryetarë", "4", "members", None),
    ("üç hâkimden teşekkül eder", "3", "members", None),
    ("најмалку 500 полнолетни државјани", "500", "persons", "min"),
    ("повеќе од 50 вработени", "50", "persons", "more_than"),
    ("more than 20,000 inhabitants", "20000", "persons", "more_than"),
    ("en az yedi gerçek veya tüzel kişinin", "7", "persons", "min"),
    # shares and majorities
    ("seçmenlerin en az yüzde onu", "10", "percent", "min"),
    ("oyların yüzde beşini alamayan", "5", "percent", None),
    ("со три петтини од гласовите", "3/5", "fraction", None),
    ("већина његових чланова", "1/2", "fraction", "more_than"),
    ("a majority of the citizens", "1/2", "fraction", "more_than"),
    ("oy çoğunluğu ile karar alır", "1/2", "fraction", "more_than"),
    ("yüzde altmış yedisini", "67", "percent", None),
    ("on beş (15) iş gününden kısa", "15", "working_days", None),
]


NONE = [
    "Decisions made by virtue of paragraph (2) may be appealed",
    "by the Agency (2) may",
    "Meclis onu üye seçer",
    "ucu gün ışığında",
    "besinin yıllık üretimi",
    "deset puta godišnjeg prihoda",
    "ten times yearly income",
    "mart ayının son gününden itibaren",
    "2024 yılı haziran ayı sonuna kadar",
    "dy vende në zhvillim",
    "aircraft with 19 seats",
    "üç hâkimiyet",
]


@pytest.mark.parametrize(("text", "value", "unit", "operator"), CASES)
def test_a_wording(text, value, unit, operator):
    (found,) = find_quantities(text)
    assert (found.value, found.unit.value, found.operator and found.operator.value) == (value, unit, operator)


@pytest.mark.parametrize("text", NONE)
def test_words_that_only_look_like_quantities(text):
    assert not find_quantities(text)


def test_a_share_with_three_decimals_is_no_thousand():
    assert {each.value for each in find_quantities("66,667% glasova, 3,125 percent")} & {"66667", "3125"} == set()
