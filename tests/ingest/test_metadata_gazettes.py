import pytest

from ingest.metadata import identify_act
from ingest.metadata.gazettes import find_citations, gazettes_awaited
from ontology.model import Note, NoteKind
from ontology.scripts import to_latin


def cited(text):
    return [[str(each), *map(str, each.later)] for each in find_citations(to_latin(text))]


@pytest.mark.parametrize(
    ("text", "first", "later"),
    [
        ('"Službeni glasnik RS", br. 129/2007, 83/2014 - dr. zakon, 47/2018 i 111/2021 - dr. zakon',
         "Službeni glasnik RS 129/2007", ["83/2014", "47/2018", "111/2021"]),
        ("„Службени гласник РС”, бр. 101 од 6. новембра 2007, 49 од 14. маја 2021.",
         "Službeni glasnik RS 101/2007", ["49/2021"]),
        ("Службени гласник: 36/2009-3, 10/2023-34", "Službeni glasnik 36/2009, 3", ["10/2023, 34"]),
        ("„Службен весник на РМ“ бр. 5/2002", "Службен весник на РМ 5/2002", []),
        ("(„Службен весник на Република Северна Македонија“ бр. 8/20)", "Службен весник на РСМ 8/2020", []),
        ("Fletorja Zyrtare nr. 200/2014", "Fletorja Zyrtare 200/2014", []),
        ("Fletorja Zyrtare nr. 87, datë 28 maj 2015", "Fletorja Zyrtare 87/2015", []),
        ("GAZETA ZYRTARE E REPUBLIKËS SË KOSOVËS / PRISHTINË: VITI III / Nr. 27 / 03 QERSHOR 2008",
         "Gazeta Zyrtare 27/2008", []),
        ("SLUŽBENI LIST REPUBLIKE KOSOVA / Br. 19 / 16 AVGUST 2019", "Gazeta Zyrtare 19/2019", []),
        ('"Službene novine Federacije BiH", broj 49/06', "Službene novine Federacije BiH 49/2006", []),
        ('"Službene novine Kantona Sarajevo", br. 15/13 i 28/24', "Službene novine Kantona Sarajevo 15/2013",
         ["28/2024"]),
        ("Službeni glasnik BiH, broj 25/09", "Službeni glasnik BiH 25/2009", []),
        ("(Službeni glasnik Brčko\ndistrikta BiH, broj 2/10)", "Službeni glasnik Brčko distrikta BiH 2/2010", []),
        ('"Službeni glasnik Republike Srpske", broj 97/16', "Službeni glasnik Republike Srpske 97/2016", []),
        ("„Službeni list Crne Gore“, br. 2/2018, 34/2019", "Službeni list CG 2/2018", ["34/2019"]),
        ("(„Službeni list Crne Gore - opštinski propisi”, broj 7/18)",
         "Službeni list CG - opštinski propisi 7/2018", []),
        ('("Sl. list grada Pančeva", br. 6/2014)', "Službeni list grada Pančeva 6/2014", []),
        ("Службен гласник на Општина Проба бр. 5/2010", "Službeni glasnik na Opština Proba 5/2010", []),
        ("(»Narodne novine«, br. 172/03., 144/10., 37/11. i 77/11.)", "Narodne novine 172/2003",
         ["144/2010", "37/2011", "77/2011"]),
        ("NN 13/2026 (6.2.2026.)", "Narodne novine 13/2026", []),
        ("Yayımlandığı R.\r\nGazete      : Tarih :\r\n15/6/1959Sayı: 10231", "Resmî Gazete 10231/1959", []),
    ],
)  # fmt: skip
def test_each_gazette_in_its_own_form(text, first, later):
    [found] = cited(text)
    assert found[0] == first
    assert [
        each.rpartition(" ")[2] if "," not in each else " ".join(each.split()[-2:]) for each in found[1:]
    ] == later


def test_a_list_that_runs_on_over_several_gazettes_is_one():
    [found] = cited('"Sl. list RCG", br. 42/03 i 28/04 i "Sl. list CG", broj 88/09')
    assert found == ["Službeni list RCG 42/2003", "Službeni list RCG 28/2004", "Službeni list CG 88/2009"]


def test_a_gazette_without_an_issue_is_no_citation():
    assert cited('objavljivanja u "Službenom glasniku RS", a primenjuje se od 1. januara 2004. godine') == []


def test_the_gazette_an_act_awaits():
    text = to_latin(
        "Stupa na snagu objavljivanjem u „Službenom glasniku BiH“. Член 9. објавувањето во „Службен весник на РМ“"
    )
    assert gazettes_awaited(text) == ["Službeni glasnik BiH", "Службен весник на РМ"]


def published(text, title, **more):
    identity = identify_act(text, title, **more)
    return identity.gazette, identity.amendments


def test_first_publication_is_kept_apart_from_amendments():
    text = (
        'ZAKON O PROBI\n("Službeni glasnik RS", br. 12/2009, 30/2010 i 7/2015)\nČlan 1\nU Republici Srbiji se proba.'
    )
    assert published(text, "ZAKON O PROBI") == (
        "Službeni glasnik RS 12/2009",
        ("Službeni glasnik RS 30/2010", "Službeni glasnik RS 7/2015"),
    )


@pytest.mark.parametrize(
    "text",
    [
        'Na osnovu člana 4 Zakona o Vladi ("Službeni glasnik RS", br. 55/05),\nZAKON O PROBI\nČlan 1\nTekst.',
        "ZAKON O PROBI\nČlan 1\nTekst.\n*Službeni glasnik RS, broj 47/2018\n" + "Član 2\nTekst.\n" * 60,
        "ZAKON O PROBI\nČlan 1\nTekst.\n"
        'Član 2\nDanom stupanja na snagu prestaje da važi Zakon o probi ("Službeni glasnik RS", br. 1/91).',
    ],
)
def test_gazettes_of_other_acts_are_not_its_own(text):
    assert published(text, "ZAKON O PROBI") == (None, ())


def test_a_footnote_gives_the_issues_of_a_consolidated_text():
    text = "ЗАКОН ЗА ПРОБНИТЕ ОДНОСИ\nКонсолидиран текст\nЧлен 1\nСо овој закон се проба."
    note = "Законот за пробните односи („Службен весник на Република Македонија“ бр. 62/2005, 106/08)"
    notes = [Note(kind=NoteKind.FOOTNOTE, text=note, page=1)]
    gazette, later = published(text, "ЗАКОН ЗА ПРОБНИТЕ ОДНОСИ", notes=notes)
    assert gazette == "Службен весник на РМ 62/2005"
    assert later == ("Службен весник на РМ 106/2008",)


def test_the_head_of_a_gazette_page_that_was_taken_out_of_the_text():
    notes = [Note(kind=NoteKind.RUNNING, text="Стр. 2 - Бр. 39 СЛУЖБЕН ВЕСНИК НА РМ 31 мај 2005", page=2)]
    identity = identify_act("ПРОБЕН ЗАКОН\nЧлен 1\nТекст.", "ПРОБЕН ЗАКОН", notes=notes)
    assert (identity.gazette, identity.number, identity.year) == ("Службен весник на РМ 39/2005", "39", 2005)


def test_a_shared_name_is_told_apart_by_the_jurisdiction():
    serbia = 'ZAKON O PROBI\n("Službeni glasnik RS", br. 1/2010)\nNarodna skupština Republike Srbije'
    srpska = 'ZAKON O PROBI\n("Službeni glasnik RS", br. 1/2010)\nNarodna skupština Republike Srpske'
    assert published(serbia, "ZAKON O PROBI")[0] == "Službeni glasnik RS 1/2010"
    assert published(srpska, "ZAKON O PROBI")[0] == "Službeni glasnik Republike Srpske 1/2010"


def test_the_gazette_tells_whose_law_it_is():
    text = "Službeni glasnik BiH, broj 59/25\nODLUKA O PROBI\nBrčko distrikt, Brčko distrikt, Skupština distrikta."
    assert identify_act(text, "ODLUKA O PROBI").jurisdiction == "BA"


@pytest.mark.parametrize(
    ("path", "gazette", "later"),
    [
        ("rs/zakon_o_lokalnoj_samoupravi_cyr.txt", "Službeni glasnik RS 129/2007, 41", 4),
        ("rs/zakon_pecat_organa_cyr.txt", "Službeni glasnik RS 101/2007", 1),
        ("rs/Zakon_o_slobodnom_pristupu_info.pdf", "Službeni glasnik RS 120/2004", 3),
        ("rs/zakon_slobodan_pristup_informacijama.html", "Službeni glasnik RS 120/2004", 4),
        ("ba/ustav_bih_amandman_1.txt", "Službeni glasnik BiH 25/2009", 0),
        ("hr/zakon_pravo_na_pristup_informacijama.txt", None, 0),
        ("xk/gzk_06L081_pristup_dokumentima_sr.html", "Gazeta Zyrtare 13/2019", 0),
        ("xk/gzk_06L081_qasje_dokumente_sq.html", "Gazeta Zyrtare 13/2019", 0),
    ],
)
def test_real_gazettes(reading_of, path, gazette, later):
    document = reading_of(path).document
    assert (document.gazette, len(document.amendments)) == (gazette, later)
