from ingest.formats.pdf.gate import is_hopeless, judged

ROWS = "\n".join(
    f"{name} | 3000 | 2.6 | 2.4 | 2.1 | 1.9 | 1.7 | 1.5 | 1.4 | 1.2 | 1.0"
    for name in (
        "Кабина со греење", "Клима уред", "Преден утоварувач", "Предна хидраулика", "Преден уред за тркалање",
        "Утоварна дигалка", "Шумска дигалка", "Далечинско управување", "Помошно седиште", "Гуми за шумски терени",
    )
)  # fmt: skip


def test_what_parts_the_cells_of_a_row_does_not_spoil_its_words():
    assert judged(ROWS).sound
    assert not is_hopeless(ROWS, judged(ROWS))
    assert judged(ROWS).bits == judged(ROWS.replace(" | ", "  ")).bits


def test_the_same_sign_inside_words_does():
    assert judged(ROWS.replace("а", "|")).bits > judged(ROWS).bits + 1
