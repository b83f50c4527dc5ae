"""Both scripts of the region are told apart, and Cyrillic is written in Latin letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.scripts import script_of, slug, strip_marks, to_latin

SERBIAN = "абвгдђежзијклљмнњопрстћуфхцчџш"


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Народна скупштина", "Narodna skupština"),
        ("Љубав, Његош, Џеп", "Ljubav, Njegoš, Džep"),
        ("ЉУБАВ И ЏЕП", "LJUBAV I DŽEP"),
        ("Грађани, ђак, ћуприја", "Građani, đak, ćuprija"),
        ("već u latinici", "već u latinici"),
        ("", ""),
    ],
)
def test_serbian_in_latin_letters(cyrillic: str, latin: str) -> None:
    assert to_latin(cyrillic) == latin


@given(st.text(alphabet=SERBIAN + " ", max_size=40))
def test_no_serbian_letter_stays_cyrillic(text: str) -> None:
    latin = to_latin(text)
    assert script_of(latin) in {"Latn", "Zyyy"}
    assert to_latin(latin) == latin


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Закон о локалној самоуправи", "zakon-o-lokalnoj-samoupravi"),
        ("ZAKON O LOKALNOJ SAMOUPRAVI", "zakon-o-lokalnoj-samoupravi"),
        ("Ligji për vetëqeverisjen", "ligji-per-veteqeverisjen"),
        ("Ќе ѓ ѕвезда", "kje-gj-dzvezda"),
        ("Đurđevdan", "djurdjevdan"),
        ("ışık İl", "isik-il"),
        ("§ ...", ""),
    ],
)
def test_slugs(text: str, word: str) -> None:
    assert slug(text) == word


@given(st.text(max_size=40))
def test_a_slug_is_plain_and_stays_the_same(text: str) -> None:
    word = slug(text)
    assert word.isascii()
    assert not word.startswith("-")
    assert not word.endswith("-")
    assert slug(word) == word


@given(st.text(alphabet=SERBIAN + " ", max_size=40))
def test_a_slug_does_not_depend_on_the_script(text: str) -> None:
    assert slug(text) == slug(to_latin(text))


def test_marks_are_stripped_from_latin_letters_alone() -> None:
    assert strip_marks("čćšž ëç ğış đ") == "ccsz ec gis dj"
    assert strip_marks("школа, й ќ ѓ, за\u0301кон") == "школа, й ќ ѓ, закон"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Закон 129/2007", "Cyrl"),
        ("Zakon 129/2007 — члан", "Latn"),
        ("قانون", "Arab"),
        ("Νόμος", "Grek"),
        ("Ẽ", "Latn"),
        ("129/2007", "Zyyy"),
    ],
)
def test_the_script_of_a_text(text: str, code: str) -> None:
    assert script_of(text) == code
