import io

import pikepdf
import pytest

from ingest.formats import extract
from ontology.errors import DocumentError
from tests.doubles.synthetic_files import column, pdf

PAGE = ["Clan 1", "Ova odredba je probna i dovoljno duga da se broji.", "Druga recenica iste odredbe."]


def code_of(data):
    with pytest.raises(DocumentError) as caught:
        extract(data, name="file.pdf")
    assert str(caught.value).endswith(".")
    return caught.value.code


def test_text_of_every_page_with_the_offset_it_begins_at():
    extraction = extract(pdf(column(["Prva strana ima dovoljno slova da nije slika."]), column(PAGE)), name="x")
    assert len(extraction.page_starts) == 2
    assert extraction.text[extraction.page_starts[1] :].startswith("Clan 1")
    assert extraction.problems == ()


def test_locked_file():
    locked = pikepdf.Encryption(user="secret", owner="owner")
    assert code_of(pdf(column(PAGE), encryption=locked)) == "encrypted_pdf"


def test_file_locked_against_changes_only_is_read():
    protected = pikepdf.Encryption(user="", owner="owner")
    assert "odredba" in extract(pdf(column(PAGE), encryption=protected), name="x").text


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9])
def test_cut_off_file_is_named(share):
    data = pdf(column(PAGE), column(PAGE))
    assert code_of(data[: int(len(data) * share)]) == "damaged_pdf"


def test_file_without_pages():
    out = io.BytesIO()
    pikepdf.new().save(out)
    assert code_of(out.getvalue()) == "damaged_pdf"


def test_scan_has_no_text_layer():
    assert code_of(pdf([], [])) == "no_text_layer"


def test_single_page_without_text_is_a_problem_of_that_page():
    problems = extract(pdf(column(PAGE), [], column(PAGE)), name="x").problems
    assert [(each.code, each.page) for each in problems] == [("page_without_text", 2)]


def test_running_heads_and_page_numbers_go_but_article_headings_stay():
    pages = [
        column(["Sluzbeni list probe", f"Clan {number}", *PAGE[1:], "Jos jedan red.", "I jos jedan.", str(number)])
        for number in range(1, 7)
    ]
    text = extract(pdf(*pages), name="x").text
    assert "Sluzbeni list" not in text
    assert [line for line in text.split("\n") if line.startswith("Clan")] == [f"Clan {n}" for n in range(1, 7)]
    assert not any(line.strip().isdigit() for line in text.split("\n"))


def test_address_and_page_count_of_a_browser_print_are_cut_off_a_heading():
    pages = [
        column([f"https://law.example/act?id=7 {number}/4 Clan {number}", *PAGE[1:], "Treci red.", "Cetvrti red."])
        for number in range(1, 5)
    ]
    text = extract(pdf(*pages), name="x").text
    assert "example" not in text
    assert [line.strip() for line in text.split("\n") if "Clan" in line] == [f"Clan {n}" for n in range(1, 5)]


def test_two_columns_are_read_one_after_the_other():
    left = [f"levo {number} a reci teku dalje" for number in range(20)]
    right = [f"desno {number} a reci teku dalje" for number in range(20)]
    text = extract(pdf(column(left) + column(right, x=330)), name="x").text
    assert text.index("levo 19") < text.index("desno 0")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "phrase"),
    [
        ("mk/gazette_39_2005_carinski_zakon_two_column.pdf", "Член"),
        ("ba/gazette_fbih_43_2025_tarifa_two_column.pdf", "Član"),
    ],
)
def test_real_gazettes_in_two_columns(real, path, phrase):
    text = extract(real(path), name=path).text
    assert sum(line.strip().startswith(phrase) for line in text.split("\n")) > 10
