import pytest

from ingest.metadata.dates import adoption_date, find_dates, iso_date, publication_date
from ontology.scripts import to_latin


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("24. aprila 2014", "2014-04-24"),
        ("24. APRILA 2014", "2014-04-24"),
        ("6. \nновембра \n2007", "2007-11-06"),
        ("25.1.2002", "2002-01-25"),
        ("28 мај 2007", "2007-05-28"),
        ("29. siječnja 2026", "2026-01-29"),
        ("17.12.2015", "2015-12-17"),
        ("03 QERSHOR 2008", "2008-06-03"),
        ("14/11/2024", "2024-11-14"),
        ("19 Mart 2026", "2026-03-19"),
        ("4.XI.1950", "1950-11-04"),
        ("16 August 2019", "2019-08-16"),
        ("31.2.2015", None),
        ("12.13.2015", None),
    ],
)
def test_dates_of_each_language(printed, iso):
    assert iso_date(printed) == iso
    assert find_dates(to_latin(f"na dan {printed} godine")) == ([iso] if iso else [])


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Skupština, na 52. redovnoj sjednici održanoj 11. septembra 2019. godine, usvaja\nZAKON", "2019-09-11"),
        # Of two chambers the second adopts.
        ("na 20. sjednici Predstavničkog doma, održanoj 16. jula 2024, i na 18. sjednici Doma naroda, održanoj "
         "30. septembra 2025. godine, usvojila je\nZAKON", "2025-09-30"),
        ("koji je Hrvatski sabor donio na sjednici 29. siječnja 2026.\nKlasa: 011\nZagreb, 2. veljače 2026.",
         "2026-01-29"),
        ("Собранието на седницата одржана на 25.1.2002 година, донесе\nЗАКОН", "2002-01-25"),
        ("ZAKON\nČlan 1\nTekst.\nBroj: 11-011/25\nPodgorica, 23. decembra 2025. godine\nVlada", "2025-12-23"),
        ("LIGJ\nNeni 1\nTeksti.\nMiratuar në datën 30.4.2015\nShpallur me dekretin nr. 9112, datë 22.5.2015",
         "2015-04-30"),
        ("LIGJ\nNeni 1\nTeksti.\nMiratuar nga Kuvendi i Kosovës\n\nMe datën : 13.03.2008", "2008-03-13"),
        ("KODI PENAL\nMiratuar me ligjin nr. 7895, datë 27.1.1995\nNeni 1", "1995-01-27"),
        ("PROBA KANUNU\nKanun No : 1\nKabul\r\nTarihi        : 8/6/1959\nYayımlandığı : 15/6/1959", "1959-06-08"),
        ("LIGJI\nNeni 1\nTeksti.\n\n17.12.2004\nUNMIK/REG/2004/55", "2004-12-17"),
        # The date of the consolidated act's amendment and what a browser prints on each page are not its own.
        ("ZAKON\nČlan 1\nOvaj zakon primenjuje se od 1. januara 2014. godine.", None),
        ("31.7.2020\nZAKON\n31.7.2020\nČlan 1\n31.7.2020\n", None),
    ],
)  # fmt: skip
def test_the_day_of_adoption(text, date):
    assert adoption_date(text, "") == date


def test_the_date_in_the_number_of_the_title_is_the_acts_and_that_of_another_act_is_not():
    assert adoption_date("", "LIGJ Nr.8652, datë 31.7.2000 PËR PROVËN") == "2000-07-31"
    title = "LIGJ Nr.14/2026 PËR DISA NDRYSHIME NË LIGJIN NR.8891, DATË 2.5.2002"
    assert adoption_date(f"{title}\nNeni 1\nMiratuar në datën 28.1.2026.", title, begins=0) == "2026-01-28"


def test_the_day_a_page_gives_for_publication():
    assert publication_date("Data e publikimit:\n\n04.07.2019") == "2019-07-04"
    assert publication_date("Tekst od 4.7.2019") is None
