from itertools import chain as joined

import pytest

from ingest.structure import segment
from ontology.model import ProvisionKind
from tests.doubles.growth import growth
from tests.doubles.synthetic_files import law


def articles(text):
    return [part for part in segment(text) if part.kind is ProvisionKind.ARTICLE]


def numbers(text):
    return [part.number for part in articles(text)]


def counted(last):
    return [str(number) for number in range(1, last + 1)]


def with_suffixes(last, *suffixed):
    """1 to ``last``, each suffixed number behind its plain one."""
    after = {}
    for number in suffixed:
        after.setdefault(number.partition("/")[0].rstrip("-абвгдѓеabc"), []).append(number)
    return list(joined.from_iterable([number, *after.get(number, [])] for number in counted(last)))


LSG = with_suffixes(103, "76а", "76б", "79а", "88а", "88б", "88в", "88г", "88д")
DISPUTES = [
    number
    for number in with_suffixes(
        69,
        "7-а",
        "7-б",
        "18-а",
        "18-б",
        "18-в",
        "18-г",
        "30-а",
        "39-а",
        "42-а",
        "42-б",
        "42-в",
        "42-г",
        "42-д",
        "42-ѓ",
        "42-е",
    )
    if number != "32"  # the file's text layer lost this heading
]
ROMAN = "I II III IV V VI VII VIII IX X XI XII".split()


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("rs/zakon_o_lokalnoj_samoupravi_cyr.txt", LSG),
        ("rs/zakon_o_referendumu_cyr.txt", counted(83)),
        ("rs/Zakon_o_finansiranju_politickih_stranaka.pdf", counted(25)),
        ("rs/zakon_slobodan_pristup_informacijama.html", with_suffixes(50, "28а", "28б")),
        ("rs/zakon_pecat_organa_lat.txt", with_suffixes(27, "2a", "6a", "20a")),
        ("xk/ligji_03L049_financat_pushteti_lokal.txt", counted(37)),
        ("xk/kushtetuta.pdf", counted(162)),
        ("al/kushtetuta_1998_original.pdf", counted(183)),
        ("al/kushtetuta_me_ndryshime.pdf", with_suffixes(183, "6/1", "179/1")),
        ("al/kodi_proc_administrative_44_2015.pdf", counted(189)),
        ("mk/zakon_upravni_sporovi_precisten.pdf", DISPUTES),
        ("mk/zakon_prekrsoci_web_print_2020.pdf", counted(135)),
        ("hr/zakon_pravo_na_pristup_informacijama.txt", counted(72)),
        ("ba/ustav_bih.pdf", ROMAN),
        ("ba/zakon_reprezentativnost_sindikata_fbih.txt", counted(36)),
        ("me/zakon_referentne_vrijednosti_2026.txt", counted(82)),
        ("int/tr_iklim_kanunu_7552.txt", [*counted(18), "Geçici 1", "Geçici 2", "19", "20"]),
        ("int/coe_ets005_echr_en.txt", counted(59)),
    ],
)
def test_every_article_of_a_real_law_once(reading_of, path, expected):
    assert numbers(reading_of(path).document.text) == expected


@pytest.mark.parametrize(
    "heading",
    [
        "Član 3.", "Član 3", "ČLAN 3", "Č l a n 3.", "Члан 3.", "Член 3",
        "ЧЛЕН 3", "Članak 3.", "Neni 3", "NENI 3", "N e n i 3",
        "MADDE 3-", "Madde 3", "Article 3", "ARTICLE 3", "Art. 3", "Čl. 3.", "Чл. 3",
    ],
)  # fmt: skip
def test_every_way_to_announce_an_article(heading):
    assert numbers(law(5).replace("Član 3.", heading)) == counted(5)


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("3a", "3a"),
        ("3-a", "3-a"),
        ("3 a", "3a"),
        ("3 - a", "3-a"),
        ("3²", "3²"),
        ("3⁴", "3⁴"),
        ("3¹²", "3¹²"),
        ("3^1", "3^1"),
    ],
)
def test_articles_put_in_later_keep_their_suffix(printed, number):
    text = law(5).replace("Član 4.", f"Član {printed}.\n\nUmetnuta odredba stoji ovde.\n\nČlan 4.")
    assert numbers(text) == ["1", "2", "3", number, "4", "5"]


def test_raised_figures_count_on():
    put_in = "".join(f"Član 3{raised}.\n\nUmetnuta odredba stoji ovde.\n\n" for raised in ("¹", "²", "³", "⁴", "¹⁰"))
    found = numbers(law(5).replace("Član 4.", f"{put_in}Član 4."))
    assert found == ["1", "2", "3", "3¹", "3²", "3³", "3⁴", "3¹⁰", "4", "5"]


@pytest.mark.parametrize(
    "line",
    [
        "Član 2 stav 1 ovog zakona primenjuje se i ovde.",
        "Član 4, kao i drugi članovi, ostaje.",
        "„Član 4.",
        "Члана 2. овог закона",
        "Neni 4 i këtij ligji",
    ],
)
def test_lines_that_only_mention_an_article_open_none(line):
    text = law(5).replace("Ova odredba", f"Kako propisuje\n{line}\nova odredba", 3)
    assert numbers(text) == counted(5)


def test_contents_page_is_no_list_of_articles():
    contents = "\n".join(f"Član {number} Naslov {'.' * 30} {number + 2}" for number in range(1, 9))
    bare = "\n".join(f"Član {number}" for number in range(1, 9))
    for opening in (contents, bare):
        found = articles(f"SADRŽAJ\n{opening}\n\n{law(8, body='Odredba koja je dovoljno duga. ' * 10)}")
        assert [part.number for part in found] == counted(8)
        assert all(part.end - part.start > 200 for part in found)


def test_articles_of_another_act_lie_in_an_annex():
    text = law(6) + "\nPRILOG PROPISA\n\n" + law(3, title="")
    parts = segment(text)
    assert [part.number for part in parts if part.kind is ProvisionKind.ARTICLE] == counted(6)
    annexes = [part for part in parts if part.kind is ProvisionKind.ANNEX]
    assert [child.number for child in annexes[0].children if child.number] == counted(3)


def test_footnote_figure_glued_to_a_number():
    text = law(105).replace("Član 104.", "Član 10411")
    assert numbers(text) == counted(105)


def test_text_that_lost_its_line_breaks():
    text = " ".join(law(6).split()) + " Kraj."
    assert numbers(text * 1) == counted(6)


def test_repealed_article_has_that_word_as_its_text():
    text = law(4).replace("Član 2.\n\nOva odredba je probna i nista ne uredjuje.", "Član 2.\n\n(Brisan)")
    second = articles(text)[1]
    assert (second.number, second.heading, text[second.start : second.end]) == ("2", None, "(Brisan)")


def test_a_text_without_articles_is_text():
    parts = segment("Naslov strane\n\nPrvi pasus ima rečenicu.\n\nDrugi pasus isto tako.")
    assert [part.kind for part in parts] == [ProvisionKind.TEXT] * 2
    assert parts[0].heading == "Naslov strane"


@pytest.mark.parametrize(
    "piece",
    ["a a a a ", "1", "1. ", "A", "ABC ", ".",
     '"', " ", "Član ", "Član" + " " * 99, "Neni 1\n", "I. ", "(", "ZAKON\n", "5\n", "- "],
)  # fmt: skip
def test_segmenting_takes_linear_time(piece):
    assert growth(lambda letters: segment(piece * (letters // len(piece))), 10_000, 40_000, limit=8) <= 8
