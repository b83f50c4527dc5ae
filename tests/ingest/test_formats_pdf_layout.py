import pytest

from ingest.formats import extract
from ontology.model import NoteKind, TreatmentMethod
from tests.doubles.drawn_pages import drawn, filled, lines, ruled, shown

LEFT = [f"levo {number} a reci teku dalje dok traje red" for number in range(1, 21)]
RIGHT = [f"desno {number} a reci teku dalje dok traje" for number in range(1, 21)]
BODY = [f"Odredba broj {number} ovog zakona propisuje prava i obaveze gradjana." for number in range(1, 13)]


def read(*contents, **page):
    return extract(drawn(*contents, **page), name="x.pdf")


def order(text, *words):
    places = [text.index(word) for word in words]
    assert places == sorted(places), words


def row_by_row(*columns):
    return "".join(shown(x, 600 - 14 * row, texts[row]) for row in range(len(columns[0][1])) for x, texts in columns)


def test_columns_drawn_row_by_row_are_read_one_after_the_other():
    extraction = read(row_by_row((40, LEFT), (320, RIGHT)))
    order(extraction.text, "levo 1 ", "levo 20 ", "desno 1 ", "desno 20 ")
    assert [each.method for each in extraction.treatments] == [TreatmentMethod.GEOMETRY]
    assert extraction.treatments[0].page == 1


def test_what_stands_over_under_and_between_columns_keeps_its_place():
    masthead = shown(60, 700, "SLUZBENI LIST GRADA PROBE koji ide preko oba stupca i jos dalje do kraja")
    foot = shown(60, 300, "ZAVRSNA ODREDBA koja ide preko oba stupca i jos dalje do kraja strane")
    text = read(masthead + row_by_row((40, LEFT), (320, RIGHT)) + foot).text
    order(text, "SLUZBENI LIST", "levo 1 ", "levo 20 ", "desno 1 ", "desno 20 ", "ZAVRSNA")


def test_heading_over_both_columns_parts_them():
    upper = row_by_row((40, LEFT[:8]), (320, RIGHT[:8]))
    middle = shown(60, 470, "II. DRUGI DEO OVE ODLUKE ide preko oba stupca i jos dalje do kraja strane")
    shifted = "".join(
        shown(x, 440 - 14 * row, texts[row])
        for row in range(8)
        for x, texts in ((40, LEFT[10:18]), (320, RIGHT[10:18]))
    )
    order(
        read(upper + middle + shifted).text, "levo 1 ", "desno 8 ", "II. DRUGI", "levo 11 ", "levo 18 ", "desno 11 "
    )


def test_three_columns():
    columns = [[f"{word} {number} reci teku dalje" for number in range(1, 21)] for word in ("prvi", "drugi", "treci")]
    text = read(row_by_row(*zip((40, 220, 400), columns, strict=True))).text
    order(text, "prvi 1 ", "prvi 20 ", "drugi 1 ", "drugi 20 ", "treci 1 ", "treci 20 ")


def test_words_drawn_over_themselves_count_once():
    twice = lines(BODY) + shown(60.5, 740, BODY[0]) + shown(60, 725.6, BODY[1])
    text = read(twice).text
    assert text.count("broj 1 ") == text.count("broj 2 ") == 1


def test_white_words_on_paper_are_left_out_and_those_on_colour_kept():
    white = (1, 1, 1)
    hidden = shown(60, 560, "Stari naslov koji je prekriven", colour=white)
    banner = filled(50, 500, 400, 30, (0, 0, 0.5)) + shown(60, 510, "Natpis na tamnoj podlozi", colour=white)
    text = read(lines(BODY) + hidden + banner).text
    assert "Stari naslov" not in text
    assert "Natpis na tamnoj podlozi" in text


def test_rows_of_a_ruled_table_stay_lines():
    cells = [("Vrsta prihoda", "Plan", "Izvrsenje"), ("Porezi na imovinu", "1200", "1150"), ("Takse", "80", "95")]
    table = ruled([60, 250, 350, 450], [560, 540, 520, 500]) + "".join(
        shown(x, 546 - 20 * row, cell)
        for row, texts in enumerate(cells)
        for x, cell in zip((65, 255, 355), texts, strict=True)
    )
    text = read(lines(BODY) + table).text
    assert "Vrsta prihoda | Plan | Izvrsenje\nPorezi na imovinu | 1200 | 1150\nTakse | 80 | 95" in text
    order(text, "broj 12 ", "Vrsta prihoda")


def test_a_table_whose_lines_are_drawn_cell_by_cell_with_joints_is_one():
    xs, ys = (60, 250, 350), (560, 536, 512, 488)
    upright = "".join(filled(x, y + 4, 0.7, 19, (0, 0, 0)) for x in xs for y in ys[1:])
    joints = "".join(filled(x, y, 0.7, 4, (0, 0, 0)) for x in xs for y in ys)
    level = "".join(filled(60, y, 290, 0.7, (0, 0, 0)) for y in ys)
    cells = "".join(
        shown(x + 5, y - 16, f"{name} {row}")
        for row, y in enumerate(ys[:3])
        for x, name in ((60, "Takse"), (250, "Iznos"))
    )
    text = read(lines(BODY) + upright + joints + level + cells).text
    assert "Takse 0 | Iznos 0\nTakse 1 | Iznos 1\nTakse 2 | Iznos 2" in text


def test_footnotes_leave_the_text_with_the_figures_that_point_to_them():
    body = lines(BODY) + shown(402, 744, "1", size=6)
    note = shown(60, 75, "1", size=5) + shown(64, 70, "Zakon je objavljen u glasniku broj 12,", size=8)
    extraction = read(body + note + shown(60, 60, "a izmenjen u broju 14.", size=8) + shown(300, 30, "7"))
    notes = [each for each in extraction.notes if each.kind is NoteKind.FOOTNOTE]
    assert [(each.page, each.text) for each in notes] == [
        (1, "1 Zakon je objavljen u glasniku broj 12, a izmenjen u broju 14.")
    ]
    assert "glasniku" not in extraction.text
    assert extraction.text.startswith(BODY[0] + "\n")


def test_small_print_that_nothing_points_to_stays():
    text = read(lines(BODY) + shown(60, 70, "3 Ovo je samo sitno pisana napomena", size=8)).text
    assert "sitno pisana napomena" in text


def test_menu_of_a_browser_print_out_goes():
    edge = shown(20, 780, "31/07/2020 Zakon") + shown(20, 20, "https://law.example/act?id=7 1/4")
    menu = shown(470, 600, "Vazeci propisi") + shown(470, 586, "Povezani akti")
    extraction = read(edge + lines(BODY) + menu)
    assert "Povezani" not in extraction.text
    assert "broj 12" in extraction.text


def test_margin_words_of_other_documents_stay():
    text = read(lines(BODY) + shown(470, 600, "Rubna oznaka")).text
    assert "Rubna oznaka" in text


@pytest.mark.parametrize("rotate", [90, 270])
def test_sideways_columns_are_read_in_their_own_direction(rotate):
    matrix = {90: "0 1 -1 0 630 0 cm", 270: "0 -1 1 0 -30 800 cm"}[rotate]
    content = f"q {matrix}\n" + row_by_row((40, LEFT), (320, RIGHT)) + "Q"
    order(read(content, rotate=rotate).text, "levo 1 ", "levo 20 ", "desno 1 ", "desno 20 ")


def test_running_heads_become_notes():
    pages = [lines([f"Sluzbeni list, strana {30 + at}", *(f"{word} {at * at}" for word in BODY)]) for at in range(6)]
    extraction = read(*pages)
    assert "strana" not in extraction.text
    running = [each for each in extraction.notes if each.kind is NoteKind.RUNNING]
    assert [(each.page, each.text) for each in running] == [(1, "Sluzbeni list, strana 30")]


def test_word_broken_over_a_page_stands_whole_on_the_first():
    first = lines([*BODY, "Na predlog nadleznog odbora skupstina je do-"])
    second = lines(["nela odluku o budzetu.", *BODY])
    extraction = read(first, second)
    assert "skupstina je donela\n" in extraction.text[: extraction.page_starts[1]]
    assert extraction.text[extraction.page_starts[1] :].startswith("odluku o budzetu.")


REAL_ORDER = {
    ("mk/gazette_39_2005_carinski_zakon_two_column.pdf", 1): "од 1 година.|ЦАРИНСКИ ЗАКОН|Член 2|Член 3|Член 4",
    ("ba/gazette_fbih_43_2025_tarifa_two_column.pdf", 7): "Članak 44.|OPĆINA NOVI GRAD|1073|IMENOVANJU|1074",
    ("rs/gradjanski_budzet_bosilegrad_2020.pdf", 5): "Директни|Општинско веће|Остали корисници|Индиректни|Месне",
    ("rs/gradjanski_budzet_bosilegrad_2020.pdf", 15): "запослене|трошкове за запослене|Коришћење роба|сталне",
}


@pytest.mark.parametrize(("path", "page"), REAL_ORDER)
def test_real_pages_are_read_in_the_order_they_show(reading_of, path, page):
    document = reading_of(path).document
    starts = [*document.page_starts, len(document.text)]
    order(document.text[starts[page - 1] : starts[page]], *REAL_ORDER[path, page].split("|"))


def test_real_page_with_a_painted_over_title(reading_of):
    text = reading_of("rs/Zakon_o_slobodnom_pristupu_info.pdf").document.text
    assert text.startswith("ЗАКОН О СЛОБОДНОМ ПРИСТУПУ")


def test_real_footnotes_do_not_stand_inside_articles(reading_of):
    document = reading_of("al/kushtetuta_me_ndryshime.pdf").document
    notes = [each for each in document.notes if each.kind is NoteKind.FOOTNOTE]
    assert len(notes) >= 17
    assert "Ndryshuar me ligjin" not in document.text


def test_real_menu_is_not_in_the_law(reading_of):
    text = reading_of("mk/zakon_prekrsoci_web_print_2020.pdf").document.text
    assert "Неважечки" not in text
    assert "Поврзани прописи" not in text


def test_real_broken_words_are_whole(reading_of):
    text = reading_of("mk/gazette_39_2005_carinski_zakon_two_column.pdf").document.text
    assert "неиздржаниот" in text
    assert text.count("- ") + text.count("-\n") < len(text) / 400
