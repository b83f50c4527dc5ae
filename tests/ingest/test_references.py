"""References as the region's laws print them: paths, lists, ranges, both orders, and the acts they belong to."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.references import find_references
from ingest.references.folding import fold
from tests.doubles.growth import growth


def paths(text: str) -> list[str]:
    return [".".join(each.path.values()) for each in find_references(text) if each.path]


def acts(text: str) -> list[str]:
    return [each.act.value for each in find_references(text) if each.act]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # down and up
        ("člana 5. stav (1) tač. a) i b) ovog zakona", ["5.1.a", "5.1.b"]),
        ("тачке 2. става 1. члана 15.", ["15.1.2"]),
        ("shkronjës “a”, të pikës 1, të nenit 15", ["15.1.a"]),
        ("од ставот 1 точки 1 и 5 на овој член", ["1.1", "1.5"]),
        ("21 inci maddesinin ikinci fıkrası", ["21.2"]),
        ("dördüncü fıkrasının (c) bendinde", ["4.c"]),
        ("paragraph 2 of Article 15", ["15.2"]),
        ("paragraph 1.c of this article", ["1.c"]),
        # lists and ranges
        ("čl. 11, 18, 24. stav (4) i član 25. stav (4)", ["11", "18", "24.4", "25.4"]),
        ("чл. 6., 7., 8. и 9. овог закона", ["6", "7", "8", "9"]),
        ("neneve 81, pika 2, dhe 83, pika 1", ["81.2", "83.1"]),
        ("pikën 7, të nenit 59, dhe në pikën 3, të nenit 76", ["59.7", "76.3"]),
        ("nenet: 37, 38, 41 paragrafi 4, 49, 51", ["37", "38", "41.4", "49", "51"]),
        ("neneve 19 deri 22", ["19", "20", "21", "22"]),
        ("членот 27 заклучно со членот 29", ["27", "28", "29"]),
        ("членовите од 49 до 51", ["49", "50", "51"]),
        ("члана 8. став 1. тач. 1) до 3)", ["8.1.1", "8.1.2", "8.1.3"]),
        ("članka 15. stavka 2. točke 2., 3. i 7. i stavka 3.", ["15.2.2", "15.2.3", "15.2.7", "15.3"]),
        ("членот 129 ставови (1) точка б), (3) и (5)", ["129.1.b", "129.3", "129.5"]),
        ("5 inci ve 6 ncı maddelerinde", ["5", "6"]),
        ("Articles 3, 4 (paragraph 1) and 7", ["3", "4.1", "7"]),
        ("nenit 150 paragrafët 1 e 2", ["150.1", "150.2"]),
        ("shkronjat “a”, “c” e “ç”, të nenit 141", ["141.a", "141.c", "141.c"]),
        # numbers of all kinds
        ("neni 68.1", ["68.1"]),
        ("član 252-a i član 88b", ["252-a", "88b"]),
        ("stav prvi člana 7", ["7.1"]),
        ("članu XII stav 2", ["XII.2"]),
    ],
)
def test_paths(text: str, expected: list[str]) -> None:
    assert paths(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("člana 45. Zakona o budžetu", ["zakon-o-budzetu"]),
        ("члана 6. Закона о локалним изборима („Службени гласник РС”, број 129/07)", ["zakon-o-lokalnim-izborima"]),
        ("Законот за локалната самоуправа („Службен весник на РМ“ бр. 5/2002)", ["zakon-za-lokalnata-samouprava"]),
        ("според Кривичниот законик", ["krivicniot-zakonik"]),
        ("neneve 19 dhe 20 të Ligjit mbi Vetëqeverisjen Lokale,", ["ligji-mbi-veteqeverisjen-lokale"] * 2),
        ("ligjit nr. 139/2015 “Për vetëqeverisjen vendore”", ["139/2015"]),
        ("ligji nr. 8485, datë 12.5.1999", ["8485/1999"]),
        ("Ligjit Nr. 03/L-040 për Vetëqeverisjen Lokale", ["03/L-040"]),
        ("nenin 5 të Kodit të Procedurës Civile", ["kodi-te-procedures-civile"]),
        ("5018 sayılı Kamu Malî Yönetimi ve Kontrol Kanununun 21 inci maddesi", ["5018"]),
        ("Directive 2003/4/EC", ["eu:32003L0004"]),
        ("Regulation (EC) No 1049/2001", ["eu:32001R1049"]),
        ("Uredbe (EU) 2016/679", ["eu:32016R0679"]),
        ("nenit 81, pika 1, të Kushtetutës", ["constitution"]),
        ("Article 40 of the Statute of the Council of Europe", ["statute-of-the-council-of-europe"]),
        ("Kartën Evropiane për Vetëqeverisje Lokale", ["karta-evropiane-per-veteqeverisje-lokale"]),
        ("člana 3. Zakona o upravi, a člana 4. istog zakona", ["zakon-o-upravi", "zakon-o-upravi"]),
        ("zakonom kojim se uređuje budžet", []),
        ("u skladu sa posebnim zakonom i ovim zakonom", []),
    ],
)
def test_acts(text: str, expected: list[str]) -> None:
    assert acts(text) == expected


def test_a_list_of_gazette_issues_belongs_to_the_act() -> None:
    text = "Zakona o lokalnoj samoupravi („Sl. glasnik RS”, br. 129/2007, 83/2014 - dr. zakon i 47/2018) propisano je"
    (found,) = find_references(text)
    assert found.act is not None
    assert found.act.issues == ("129/2007", "83/2014", "47/2018")
    assert text[found.start : found.end].endswith("47/2018)")


def test_a_title_with_commas_ends_at_its_gazette() -> None:
    text = "Pravilnik o ustroju, sadržaju i načinu vođenja upisnika („Narodne novine“, br. 137/04) prestaje važiti"
    (found,) = find_references(text)
    assert found.act is not None
    assert found.act.title == "pravilnik o ustroju, sadržaju i načinu vođenja upisnika"


@pytest.mark.parametrize(
    ("text", "own", "here"),
    [
        ("iz člana 5. ovog zakona", True, False),
        ("из става 1. овог члана", True, True),
        ("të këtij neni", False, False),
        ("sipas pikës 1 të këtij neni", True, True),
        ("од член 5 од овој закон", True, False),
        ("članka 5. ovoga Zakona", True, False),
        ("Article 5", False, False),
    ],
)
def test_what_says_that_it_means_its_own_act(text: str, own: bool, here: bool) -> None:
    found = find_references(text)
    assert [(each.own, each.here) for each in found] == ([(own, here)] if found else [])


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


WORDS = st.sampled_from(
    "član člana st. stav tačka 5 12a (1) i , . ; do ovog zakona Zakona o budžetu nenit pikës të “a”".split()
)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("во рокот за поднесување тужба (член 20) и други", "член 20"),
        ("podnosi se (u skladu sa članom 5. stav 2. tačka 3) ovog zakona)", "članom 5. stav 2. tačka 3) ovog zakona"),
        ("podnosi se (iz člana 5. stav 1. tačka 3)) i", "člana 5. stav 1. tačka 3)"),
        ("iz člana 5. stav 1. tačka 3) ovog zakona", "člana 5. stav 1. tačka 3) ovog zakona"),
        ("neni 20) pika 3", "neni 20) pika 3"),
    ],
)
def test_a_bracket_around_a_reference_is_not_part_of_it(text: str, named: str) -> None:
    assert [text[each.start : each.end] for each in find_references(text)] == [named]


@settings(deadline=None)
@given(st.lists(st.one_of(WORDS, st.text(max_size=5)), max_size=60).map(" ".join))
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    found = find_references(text)
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert all(a.end <= b.start or (a.start, a.end) == (b.start, b.end) for a, b in pairwise(found))


@pytest.mark.parametrize(
    "piece",
    ["člana 5, ", "1, ", "neni ", "Zakona o ", "a ", "5 inci ve ", "(((", "Convention of the ", "čl. 5. st. 1. i "],
)
def test_long_repetitions_take_time_in_proportion(piece: str) -> None:
    assert growth(lambda times: find_references(piece * times), 2_000, 20_000, limit=40) <= 40
