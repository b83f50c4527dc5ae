"""Fonts of the 1990s that draw Cyrillic for Latin signs, each judged for itself, beside fonts that do not."""

import io

import pikepdf
import pytest

from ingest.formats import extract
from ingest.repair.tables import fonts
from tests.doubles.drawn_pages import HEIGHT, WIDTH

TABLE = next(font for font in fonts() if font.name == "Macedonian 8-bit font")
ENCODED = str.maketrans({right: wrong for wrong, right in TABLE.signs.items()})
WORDS = (
    "Царинската вредност се утврдува согласно со законот што важи во моментот на увозот.",
    "Царинскиот орган одлучува за жалбата што ја поднесува увозникот во рок од петнаесет дена.",
    "Трошоците за превоз се плаќаат според договорот за кој одлучуваат двете страни меѓу себе.",
)
TERMS = ["фаќач", "сецкач", "тандемажа", "косачица", "силажер", "загризувач", "сецкачи", "гмечење", "ситнач"]


def drawn(*pages):
    """A PDF of pages of lines; a line is (font, text) pieces, its fonts named as given and set like Helvetica."""
    document = pikepdf.new()
    names = sorted({font for lines in pages for line in lines for font, _ in line})
    made = {
        f"/F{at}": pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name(f"/{name}"),
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )
        for at, name in enumerate(names)
    }
    for lines in pages:
        page = document.add_blank_page(page_size=(WIDTH, HEIGHT))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(made))
        shown = [
            f"BT 60 {740 - 14 * row} Td "
            + " ".join(f"/F{names.index(font)} 9 Tf ({_escaped(text)}) Tj" for font, text in line)
            + " ET"
            for row, line in enumerate(lines)
        ]
        page.Contents = document.make_stream("\n".join(shown).encode("cp1252"))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _escaped(text):
    return "".join("\\" + sign if sign in "()\\" else sign for sign in text)


def old(text, font="MACCTimes"):
    return [(font, text.translate(ENCODED))]


def body(number, count=12):
    return [old(f"{number}.{row} {WORDS[row % 3]}") for row in range(count)]


def test_latin_words_of_another_font_stay_among_cyrillic_ones():
    mixed = [*old("Возилото марка "), ("Helvetica", "Volkswagen Golf TDI"), *old(" е увезено.")]
    text = extract(drawn([*body(1), mixed]), name="x.pdf").text
    assert "Возилото марка Volkswagen Golf TDI е увезено." in text


def test_a_font_on_late_pages_alone_is_told_too():
    late = [[*old(f"{row} {WORDS[row % 3]} ", font="MACCSwiss"), ("Helvetica", "Golf TDI")] for row in range(10)]
    text = extract(drawn(*[body(number, 4) for number in range(45)], late), name="x.pdf").text
    assert text.count("Царинск") == 45 * 3 + 7
    assert text.count("Golf TDI") == 10


def test_lists_of_terms_are_told_by_the_series_of_their_font():
    terms = [[("YULSwiss", f"{name} "), *old(term, font="MACCSwiss")] for name, term in zip(
        ("Af", "Ah", "AR", "As", "Av", "Bg", "Bz", "Db", "Es"), TERMS, strict=True
    )]  # fmt: skip
    extraction = extract(drawn(*[body(number) for number in range(3)], terms), name="x.pdf")
    assert [line for line in extraction.text.splitlines() if line.startswith("A")] == [
        "Af фаќач", "Ah сецкач", "AR тандемажа", "As косачица", "Av силажер",
    ]  # fmt: skip
    assert "MACCSwiss, MACCTimes" in extraction.treatments[0].detail


@pytest.mark.parametrize("font", ["Helvetica", "TimesNewRoman"])
def test_a_font_of_no_such_series_keeps_its_letters(font):
    page = [[(font, "The members of the council adopt the decision on the budget of the municipality.")]] * 6
    text = extract(drawn(*[body(number) for number in range(3)], page), name="x.pdf").text
    assert text.count("adopt the decision on the budget") == 6
