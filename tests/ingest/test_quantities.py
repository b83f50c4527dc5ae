"""Quantities in figures and words, in every language of the region and both scripts."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.quantities import find_quantities
from ingest.references.folding import fold

CASES = [
    # figures, words, and both
    ("najmanje 5% birača", "5", "percent", "min"),
    ("најмање 5% бирача", "5", "percent", "min"),
    ("2,5 odsto", "2.5", "percent", None),
    ("10 postotaka", "10", "percent", None),
    ("30 (trideset) dana", "30", "days", None),
    ("u roku od petnaest dana", "15", "days", "max"),
    ("у року од двадесет и пет дана", "25", "days", "max"),
    ("најкасније у року од три месеца", "3", "months", "max"),
    ("u roku od mjesec dana", "1", "months", None),
    ("najmanje 3.000 birača", "3000", "voters", "min"),
    ("pet stotina građana", "500", "persons", None),
    ("dvije hiljade potpisa", "2000", "signatures", None),
    ("во рок од осум дена", "8", "days", "max"),
    ("најмалку еден од членовите", "1", "members", "min"),
    ("тројца судии", "3", "members", None),
    ("сто дена", "100", "days", None),
    ("најмногу петнаесет работни дена", "15", "working_days", "max"),
    ("brenda pesëmbëdhjetë (15) ditëve", "15", "days", "max"),
    ("jo më vonë se 48 orë", "48", "hours", "max"),
    ("20 mijë zgjedhës", "20000", "voters", None),
    ("50 mijë shtetasve me të drejtë vote", "50000", "voters", None),
    ("gjashtë ose më shumë anëtarë", "6", "members", "min"),
    ("njëzet e pesë ditë pune", "25", "working_days", None),
    ("mandat dyvjeçar", "2", "years", None),
    ("četverogodišnji mandat", "4", "years", None),
    ("30-dnevni rok", "30", "days", None),
    ("birer temsilci", "1", "members", None),
    ("beş kişiden oluşur", "5", "members", None),
    ("üyeleri arasından seçilen üç kişi", "3", "members", None),
    ("oy birliği ile karar alır", "100", "percent", "exact"),
    ("raportin vjetor", "1", "years", None),
    ("yıllık faaliyet raporu", "1", "years", None),
    ("dy apo më shumë komuna", "2", "organisations", "min"),
    ("üç ayda bir", "3", "months", None),
    ("within twenty-one days", "21", "days", "max"),
    ("not more than three (3) months", "3", "months", "max"),
    ("at least one hundred signatures", "100", "signatures", "min"),
    ("otuz gün içinde", "30", "days", "max"),
    ("en az yüzde on", "10", "percent", "min"),
    ("%10 oranında", "10", "percent", None),
    ("30(tridhjetë)ditë", "30", "days", None),
    ("më të gjatë se gashtë (6) muaj", "6", "months", "more_than"),
    ("dy apo më shumë parti politike", "2", "organisations", "min"),
    ("deri në 20 emra", "20", "persons", "max"),
    ("nije kraći od 15 dana", "15", "days", "min"),
    ("jo më të vogël se 50 votues", "50", "voters", "min"),
    ("kırksekiz saat içinde", "48", "hours", "max"),
    # days of the year
    ("najkasnije do kraja februara", "--02-28", "day_of_year", "max"),
    ("deri në fund të muajit mars", "--03-31", "day_of_year", "max"),
    ("by the end of June", "--06-30", "day_of_year", "max"),
    ("para datës 15 nëntor", "--11-15", "day_of_year", "less_than"),
    ("31 Mart'a kadar", "--03-31", "day_of_year", "max"),
    ("а) 15. фебруар - Министарство доставља упутство", "--02-15", "day_of_year", "max"),
    ("od 1. do 25. septembra", "--09-01", "day_of_year", "min"),
    ("od 1. do 25. septembra", "--09-25", "day_of_year", "max"),
    ("najkasnije 15. oktobra", "--10-15", "day_of_year", "max"),
    ("најкасније до краја године", "--12-31", "day_of_year", "max"),
    ("до крајот на годината", "--12-31", "day_of_year", "max"),
    ("në fund të secilit vit kalendarik", "--12-31", "day_of_year", "max"),
    ("në fund të secilit vit kalendarik", "1", "meetings", None),
    ("na kraju svake kalendarske godine", "--12-31", "day_of_year", "max"),
    ("na kraju svake kalendarske godine", "1", "meetings", None),
    ("jo më vonë se deri me 30 prill", "--04-30", "day_of_year", "max"),
    ("afati është 30 shtator", "--09-30", "day_of_year", "max"),
    ("by the end of the calendar year", "--12-31", "day_of_year", "max"),
    # ordinals
    ("по истеку сваке треће календарске године", "3", "years", None),
    ("svakog drugog mjeseca", "2", "months", None),
    ("на секоја трета година", "3", "years", None),
    ("çdo të tretin vit", "3", "years", None),
    ("every second year", "2", "years", None),
    ("her ikinci yıl", "2", "years", None),
    ("најкасније седмог радног дана од дана усвајања", "7", "working_days", "max"),
    ("jo më vonë se ditën e shtatë", "7", "days", "max"),
    ("jo më vonë se sa në ditën pasuese", "1", "days", "max"),
    ("najkasnije narednog radnog dana", "1", "working_days", "max"),
    ("најдоцна наредниот работен ден", "1", "working_days", "max"),
    ("no later than the following day", "1", "days", "max"),
    ("en geç ertesi gün", "1", "days", "max"),
    ("një periudhë më të gjatë kohore se 60 ditë", "60", "days", "more_than"),
    ("më e madhe se pesë përqind 5 %", "5", "percent", "more_than"),
    # fractions
    ("dvije trećine odbornika", "2/3", "fraction", None),
    ("три петине посланика", "3/5", "fraction", None),
    ("најмалку една третина од советниците", "1/3", "fraction", "min"),
    ("jo më pak se dy të tretat e anëtarëve", "2/3", "fraction", "min"),
    ("një së dhjetës së anëtarëve", "1/10", "fraction", None),
    ("more than half of the members", "1/2", "fraction", "more_than"),
    ("at least three quarters of the members", "3/4", "fraction", "min"),
    ("üye tam sayısının üçte iki çoğunluğu", "2/3", "fraction", None),
    ("na zahtjev 1/3 vijećnika", "1/3", "fraction", None),
    ("më shumë se gjysmës së anëtarëve", "1/2", "fraction", "more_than"),
    # majorities
    ("me votën e shumicës", "1/2", "fraction", "more_than"),
    ("odlučuje većinom", "1/2", "fraction", "more_than"),
    ("by a majority vote", "1/2", "fraction", "more_than"),
    ("oy çokluğu ile", "1/2", "fraction", "more_than"),
    ("većinom glasova od ukupnog broja odbornika", "1/2", "fraction", "more_than"),
    ("natpolovičnom većinom", "1/2", "fraction", "more_than"),
    ("dvotrećinskom većinom glasova", "2/3", "fraction", "min"),
    ("со мнозинство гласови", "1/2", "fraction", "more_than"),
    ("me shumicën e votave", "1/2", "fraction", "more_than"),
    ("me shumicë votash", "1/2", "fraction", "more_than"),
    ("a majority of two thirds", "2/3", "fraction", "min"),
    ("a majority of votes cast", "1/2", "fraction", "more_than"),
    ("salt çoğunluğu ile", "1/2", "fraction", "more_than"),
    ("jednoglasno odlučuje", "100", "percent", "exact"),
    # frequencies, days of the year, ranges, denials
    ("najmanje dva puta godišnje", "2", "meetings", "min"),
    ("најмалку еднаш во годината", "1", "meetings", "min"),
    ("së paku dy herë në vit", "2", "meetings", "min"),
    ("at least twice a year", "2", "meetings", "min"),
    ("yılda en az iki kez", "2", "meetings", "min"),
    ("najkasnije do 31. marta tekuće godine", "--03-31", "day_of_year", "max"),
    ("deri më 31 mars të çdo viti", "--03-31", "day_of_year", "max"),
    ("od 5 do 7 članova", "7", "members", "max"),
    ("рок не може да биде пократок од осум, ниту подолг од 30 дена", "8", "days", "min"),
    ("broj odbornika ne može biti veći od 75.", "75", "councillors", "max"),
]


@pytest.mark.parametrize(("text", "value", "unit", "operator"), CASES)
def test_a_quantity_with_its_bound(text, value, unit, operator):
    found = [(each.value, each.unit.value, each.operator and each.operator.value) for each in find_quantities(text)]
    assert (value, unit, operator) in found


@pytest.mark.parametrize(
    "text",
    [
        "u 2007. godini",
        "Službeni glasnik br. 12/08 i 4/77",
        "што дена",  # "which", not a hundred
        "iz stava 1 ovog člana",
        "u skladu sa stavovima 3 i 4 člana 59 ovog zakona",
        "1.3 Personat që u përkasin komuniteteve",
        "do 31. marta 2020. godine",
        "većina pitanja",
        "član 8 zakona",
        "Službeni glasnik, br. 16/05 i 2/06 i drugi",
        "između 6 i 24 časa",
        "meetings in a year",
        "trajtimit\n 9 \ntë banorit",
        "1 Hearings shall be public",
        "od 1. do 25. septembra 2015. godine",
        "15. februar - 30. april",
        "svako drugo lice",
        "do kraja školske godine",
    ],
)
def test_words_that_are_no_quantity(text):
    assert not find_quantities(text)


def test_a_frequency_has_its_period():
    periods = {
        "dva puta godišnje": "year",
        "një herë në muaj": "month",
        "së paku një herë në çdo tremujor": "quarter",
        "svake godine": "year",
        "çdo muaj": "month",
        "ayda bir": "month",
        "her yıl": "year",
        "за свако тромјесечје": "quarter",
        "në bazë tremujore": "quarter",
        "për secilin vit": "year",
        "çdo muaj dhjetor": "year",
        "na polugodišnjem nivou": "half_year",
        "on a quarterly basis": "quarter",
    }
    assert {text: find_quantities(text)[0].per for text in periods} == periods


@pytest.mark.parametrize(
    "text",
    [
        "Komisija ima devet članova, od kojih pet bira skupština, a četiri predlažu udruženja.",
        "Bordi ka nëntë anëtarë, nga të cilët pesë zgjidhen nga kuvendi dhe katër (4) nga shoqatat.",
        "The board has nine members, of whom five are elected and four appointed.",
    ],
)
def test_seats_of_a_body_are_counted_without_their_noun(text):
    assert [(each.value, each.unit) for each in find_quantities(text)] == [
        ("9", "members"),
        ("5", "members"),
        ("4", "members"),
    ]


def test_a_share_has_its_base():
    (found,) = find_quantities("potpisuje najmanje 10% birača sa prebivalištem u opštini.")
    assert found.base == "birača sa prebivalištem u opštini"


def test_words_across_a_line_are_one_quantity():
    (term,) = find_quantities("së paku tri (3) ditë \npune para mbledhjes")
    assert (term.unit, term.start, term.end) == ("working_days", 0, 26)
    assert [each.value for each in find_quantities("већином од\nукупног броја, у року од\nпетнаест дана")] == [
        "1/2",
        "15",
    ]


@pytest.mark.parametrize(("cyrillic", "latin"), [("најмање три четвртине чланова", "najmanje tri četvrtine članova")])
def test_both_scripts_give_the_same(cyrillic, latin):
    def told(text):
        return [(each.value, each.unit, each.operator) for each in find_quantities(text)]

    assert told(cyrillic) == told(latin)


WORDS = st.sampled_from(
    sorted({word for case in CASES for word in case[0].split()} | {"\n", ".", "(", ")", "½", "İ", "12/"})
)


@settings(deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=40).map(" ".join)))
def test_every_quantity_lies_in_its_text_and_apart(text):
    found = find_quantities(text)
    assert all(0 <= each.start <= each.at < each.end <= len(text) for each in found)
    assert all(first.end <= second.at for first, second in pairwise(found))
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("piece", "megabytes"),
    [
        ("1", 5),
        ("a", 5),
        ("\n", 1),
        *((piece, 0.2) for piece in ("1 ", "sto ", "dva i ", "një ", "većina ", "u roku od ", "1/")),
    ],
)
def test_no_text_holds_the_grammar_up(piece, megabytes):
    text = piece * int(megabytes * 1_000_000 / len(piece))
    started = time.process_time()
    find_quantities(text)
    assert time.process_time() - started < 20
