import pytest

from ingest.structure import segment
from ontology.model import ProvisionKind

BODY = "Ova odredba je probna i nista ne uredjuje."


def outline(text):
    return [(part.kind.value, part.number, part.heading) for part in segment(text)]


def headings(text):
    return {part.number: part.heading for part in segment(text) if part.kind is ProvisionKind.ARTICLE}


def test_title_above_below_and_in_brackets():
    above = f"Predmet\nČlan 1.\n{BODY}\n\nNačela\nČlan 2.\n{BODY}\n"
    below = "Neni 1\nQëllimi\nKy ligj është provë.\n\nNeni 2\nParimet\nKy ligj është provë.\n"
    brackets = "Neni 1 [Qëllimi i gjatë\ni ligjit]\nKy ligj është provë.\n\nNeni 2\n(Parimet)\nKy ligj është provë.\n"
    beside = "Article 1 – Purpose\nThis is a trial.\n\nArticle 2 – Principles\nThis is a trial.\n"
    assert headings(above) == {"1": "Predmet", "2": "Načela"}
    assert headings(below) == {"1": "Qëllimi", "2": "Parimet"}
    assert headings(brackets) == {"1": "Qëllimi i gjatë i ligjit", "2": "Parimet"}
    assert headings(beside) == {"1": "Purpose", "2": "Principles"}


def test_title_behind_the_letter_of_its_group():
    text = f"Član 1. Organi\n{BODY}\n\nČlan 2. a) Nadzorni odbor\n{BODY}\n\nČlan 3. b) Direktor\n{BODY}\n"
    assert headings(text) == {"1": "Organi", "2": "Nadzorni odbor", "3": "Direktor"}
    reference = (
        f"Član 1. Organi\n{BODY} U skladu sa\nČlan 2. a) ovog zakona radi odbor.\n\nČlan 2. Direktor\n{BODY}\n"
    )
    assert headings(reference) == {"1": "Organi", "2": "Direktor"}


def test_title_that_wraps():
    text = f"MADDE 1- {BODY}\nGelirler ve\ndöner sermaye\nMADDE 2- {BODY}\nYürürlük\nMADDE 3- {BODY}\n"
    assert headings(text) == {"1": None, "2": "Gelirler ve döner sermaye", "3": "Yürürlük"}


def test_title_glued_to_the_end_of_the_paragraph_above():
    text = f"Članak 1.\n{BODY} II. NAČELA Načelo javnosti\n\nČlanak 2.\n{BODY} III. NADZOR\n\nČlanak 3.\n{BODY}\n"
    assert outline(text) == [
        ("article", "1", None),
        ("chapter", "II", "NAČELA"),
        ("article", "2", "Načelo javnosti"),
        ("chapter", "III", "NADZOR"),
        ("article", "3", None),
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("GLAVA II\nNADZOR", ("chapter", "II", "NADZOR")),
        ("Глава втора\nНАДЗОР", ("chapter", "Глава втора", "НАДЗОР")),
        ("Glava šesta 4\nNADZOR", ("chapter", "Glava šesta", "NADZOR")),
        ("II. NADZOR", ("chapter", "II", "NADZOR")),
        ("II NADZOR", ("chapter", "II", "NADZOR")),
        ("V. NADZOR NAD RADOM\nORGANA UPRAVE", ("chapter", "V", "NADZOR NAD RADOM ORGANA UPRAVE")),
        ("PJESA E SHTATËMBËDHJETË\nRISHIKIMI", ("part", "PJESA E SHTATËMBËDHJETË", "RISHIKIMI")),
        ("KREU II\nTaksat dhe tarifat", ("chapter", "II", "Taksat dhe tarifat")),
        ("DIO DRUGI - NADZOR", ("part", "DIO DRUGI", "NADZOR")),
        ("2.1. Nadzor nad radom", ("section", "2.1", "Nadzor nad radom")),
        ("NADZOR", ("chapter", None, "NADZOR")),
        ("BİRİNCİ BÖLÜM\nGenel Hükümler", ("chapter", "BİRİNCİ BÖLÜM", "Genel Hükümler")),
    ],
)
def test_divisions_between_articles(lines, expected):
    text = f"Član 1.\n{BODY}\n\n{lines}\n\nČlan 2.\n{BODY}\n"
    assert outline(text) == [("article", "1", None), expected, ("article", "2", None)]


def test_part_chapter_and_article_each_keep_their_title():
    text = (
        f"Član 1.\n{BODY}\n\nÜÇÜNCÜ KISIM\nGelirler ve\nHükümler\nBİRİNCİ BÖLÜM\nDestekler\nAmaç\nMADDE 2- {BODY}\n"
    )
    assert outline(text)[1:] == [
        ("part", "ÜÇÜNCÜ KISIM", "Gelirler ve Hükümler"),
        ("chapter", "BİRİNCİ BÖLÜM", "Destekler"),
        ("article", "2", "Amaç"),
    ]


@pytest.mark.parametrize("title", ["Z A K O N\nO PROBI", "ЗАКОН\nЗА ПРОБА", "USTAV PROBE", "İKLİM KANUNU"])
def test_the_acts_own_title_is_preamble_not_chapter(title):
    text = f"{title}\n\nI. OSNOVNE ODREDBE\n\nČlan 1.\n{BODY}\n\nČlan 2.\n{BODY}\n"
    assert [kind for kind, _, _ in outline(text)] == ["preamble", "chapter", "article", "article"]


@pytest.mark.parametrize(
    "note", ["*Službeni glasnik RS, broj 47/2018", "(vidi član 81.\nZakona - 111/2021)", "Briše se"]
)
def test_an_editors_note_is_no_title(note):
    text = f"Član 1.\n{BODY}\n\n{note}\n\nČlan 2.\n{BODY}\n\nČlan 3.\n{BODY}\n"
    assert outline(text) == [("article", number, None) for number in "123"]


@pytest.mark.parametrize(
    "note",
    [
        "Brisani su raniji st. 2. i 3. (vidi član 2. Zakona - 93/2012-22)",
        "Престао је да важи ранији став 3. (види члан 81. Закона - 111/2021-3)",
    ],
)
def test_a_note_with_a_bracket_lends_the_next_article_no_title(note):
    text = f"Član 1.\n{BODY}\n\n{note}\n\nČlan 2.\n{BODY}\n\nČlan 3.\n{BODY}\n"
    assert [part.heading for part in segment(text)] == [None] * 3
    assert note in text[segment(text)[0].start : segment(text)[0].end]


def test_page_numbers_kept_in_plain_text_are_not_part_of_articles():
    pages = "\n".join(
        f"Neni {number}\n {number} \nTitulli {number}\n\n" + "Rreshti i ligjit vazhdon këtu.\n" * 14
        for number in range(1, 7)
    )
    parts = segment(pages)
    assert [part.heading for part in parts] == [f"Titulli {number}" for number in range(1, 7)]
    assert all(pages[part.start] == "R" for part in parts)


def test_real_titles(reading_of):
    def titled(path):
        return headings(reading_of(path).document.text)

    assert titled("xk/kushtetuta.pdf")["18"] == "Ratifikimi i Marrëveshjeve Ndërkombëtare"
    assert titled("xk/ligji_03L049_financat_pushteti_lokal.txt")["19"].startswith("Gjobat")
    assert titled("int/tr_iklim_kanunu_7552.txt")["12"] == "Gelirler ve döner sermaye"
    assert titled("hr/zakon_pravo_na_pristup_informacijama.txt")["8"] == "Načelo jednakosti"
    assert titled("mk/zakon_prekrsoci_web_print_2020.pdf")["26"] == "Глоба"
    assert titled("rs/zakon_o_lokalnoj_samoupravi_cyr.txt")["71"] is None
