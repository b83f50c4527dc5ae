"""What references mean in acts that number, letter and amend in ways of their own."""

import pytest

from tests.ingest.test_linking import named

KOSOVO = """LIGJI NR. 2004/99 PËR PROVA

Neni 1
1.1. Ky ligj rregullon provat.
1.2. Sipas paragrafit 2.1 (a) dhe paragrafit 1.1 të këtij neni, si dhe nenit 2 pika 2.2.

Neni 2
2.1. Provat janë:
a) e para;
b) e dyta.
2.2. Zbatohen shkronjat (a) deri (b) të paragrafit 2.1 dhe neni 2b.

Ligji Nr. 2004/99
"""

BOSNIAN = """ZAKON O PROBAMA

Član 1.
(1) Proba je:
a) prva;
b) druga;
v) treća;
g) četvrta;
d) peta.
(2) Sredstva iz stava (1) tač. a) do g) ovog člana. Zakon o probama stupa na snagu.
(3) Nacionalna strategija za probe (u daljem tekstu: Strategija) donosi se. Strategija se objavljuje.
"""

TURKISH = """BAZI KANUNLARDA DEĞİŞİKLİK YAPILMASINA DAİR KANUN

Kanun No. 7999

MADDE 1- 9/8/1983 tarihli ve 2872 sayılı Deneme Kanununun 12 nci maddesinin birinci \
fıkrasının (a) bendinde yer alan “bir” ibaresi “iki” şeklinde, \
(b) bendi ile ikinci fıkrası aşağıdaki şekilde değiştirilmiştir.
“9 uncu maddenin birinci fıkrasının (a) bendi ile (e) bendi uygulanır.”

MADDE 2- 2873 sayılı Kanuna aşağıdaki ek madde eklenmiştir.
“EK MADDE 3- Deneme yapılır.
Birinci fıkra kapsamında kalanlar.”

MADDE 3- (1) 2872 sayılı Kanunun;
a) 3 üncü maddesinin birinci fıkrasında yer alan “x” ibaresi “y” şeklinde değiştirilmiştir.
(2) 4915 sayılı Kanunun;
a) 4 üncü maddesinin birinci fıkrasında yer alan “x” ibaresi “y” şeklinde değiştirilmiştir.
"""


def paths(reader, text: str) -> list[tuple[str, str]]:
    return [(path, act) for _, path, act, _, _ in named(reader, text)]


def test_paragraphs_that_carry_the_number_of_their_article(reader):
    assert paths(reader, KOSOVO) == [
        ("2-1-a", "own"),
        ("1-1", "own"),
        ("2-2", "own"),
        ("2-1-a", "own"),
        ("2-1-b", "own"),
        ("2-b", "own"),
    ]


def test_letters_are_counted_by_the_alphabet_of_the_document(reader):
    """And the act's own name, and one of a kind that anybody adopts, are no references."""
    assert paths(reader, BOSNIAN) == [(f"1-1-{letter}", "own") for letter in "abvg"]


def targets(reader, text: str) -> list[str]:
    """What each reference of Article 1 means, from the article down."""
    mentions = reader.read(text.encode(), file="akt.txt").mentions
    return [each.target.rpartition("art_1/")[2] for each in mentions if each.target]


def test_this_paragraph_is_the_one_in_which_the_words_stand(reader):
    """Numbered or not; the path stays as printed."""
    points = "Sredstva su:\n1) prva;\n2) druga, osim onih iz tačke 1) ovog stava."
    unnumbered = f"ZAKON O PROBAMA\n\nČlan 1.\nProba je prva, iz tačke 1) ovog stava.\n{points}\n"
    assert targets(reader, unnumbered) == ["par_1", "par_2/pnt_1"]
    numbered = f"ZAKON O PROBAMA\n\nČlan 1.\n(1) Proba je prva.\n(2) {points}\n(3) Lice iz stava 1. ovog člana.\n"
    assert targets(reader, numbered) == ["par_2/pnt_1", "par_1"]
    albanian = (
        "LIGJ PËR PROVAT\n\nNeni 1\n1. Fillimi.\n2. Provat janë:\na) e para;\nb) sipas shkronjës “a” të kësaj pike.\n"
    )
    assert targets(reader, albanian) == ["par_2/pnt_a"]
    assert paths(reader, numbered) == [("1-1", "own"), ("1-1", "own")]


def test_an_act_that_amends_several_at_once(reader):
    assert paths(reader, TURKISH) == [
        ("12-1-a", "2872"),
        ("12-1-b", "2872"),
        ("12-2", "2872"),
        ("9-1-a", "2872"),
        ("9-1-e", "2872"),
        ("", "2873"),
        ("ek-3-1", "2873"),
        ("", "2872"),
        ("3-1", "2872"),
        ("", "4915"),
        ("4-1", "4915"),
    ]


@pytest.mark.parametrize("alias", ["VAT", "LVAT"])
def test_initials_of_what_a_law_is_about_name_no_act(reader, alias):
    article = f"The Law on Value Added Tax (hereinafter: {alias}) applies. The {alias} is paid."
    text = f"LAW ON TRIALS\n\nArticle 1\n{article}\n"
    assert len(paths(reader, text)) == (1 if alias == "VAT" else 2)
