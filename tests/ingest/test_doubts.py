import pytest

from ingest.doubts import doubts_of, is_stub
from ontology.model import Problem, Reading

PAGE = "\n\n".join(
    ["LIGJI NR. 09/L-999 PËR PROVËN", "Lloji i aktit:", "Ligje", "Institucioni", "Kuvendi i Republikës së Kosovës"]
    + [
        f"RREGULLORE NR. 0{n}/2020 PËR PROVËN NË KOMUNË\n\nData e publikimit: 0{n}.02.2020 Komuna"
        for n in range(1, 9)
    ]
)
SENTENCE = "Komuna u përgjigjet qytetarëve për provën brenda dhjetë ditësh nga dita e kërkesës."


def codes(text, *, has_articles=False):
    return [each.code for each in doubts_of(text, "sq", has_articles=has_articles)]


def test_a_page_about_a_law_is_told_from_the_law():
    assert len(PAGE.split()) > 100
    [doubt] = doubts_of(PAGE, "sq", has_articles=False)
    assert doubt.code == "stub"
    assert "no article" in doubt.message


def test_hardly_any_text_is_a_stub():
    assert codes(SENTENCE) == ["stub"]


def test_a_short_text_of_sentences_is_none():
    assert codes(" ".join([SENTENCE] * 10)) == []


def test_nor_is_a_text_with_articles_or_a_long_one():
    assert codes(PAGE, has_articles=True) == []
    assert codes(PAGE * 9) == []


def test_a_reading_knows_that_it_is_of_a_stub():
    told = [Problem(file="x", code="stub", message="m")]
    assert (is_stub(Reading(file="x", problems=told)), is_stub(Reading(file="x"))) == (True, False)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("xk/gzk_06L081_qasje_dokumente_sq.html", True),
        ("xk/gzk_06L081_pristup_dokumentima_sr.html", True),
        ("xk/gzk_03L215_qasje_dokumente_sq.html", True),
        ("rs/paragraf_empty_stub.txt", True),
        ("al/konsultimi_publik_1_cfare_eshte.md", False),
        ("al/konsultimi_publik_4_rezultatet.md", False),
        ("me/javni_poziv_tuzilacki_savjet_nvo_2026.txt", False),
        ("ba/ustav_bih_amandman_1.txt", False),
    ],
)
def test_real_pages(reading_of, path, expected):
    assert is_stub(reading_of(path)) is expected
