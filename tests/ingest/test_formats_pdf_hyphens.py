import pytest

from ingest.formats.pdf.hyphens import unmarked_hyphens, whole_over_pages, without_hyphens

WORDS = frozenset("крајње десни неиздржани одлука скупштина jedno dvo ili javno pravno grad".split())


def whole(text):
    return without_hyphens(text, WORDS.__contains__)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("на неиздржа-\nни дел", "на неиздржани\nдел"),
        ("на неиздржа- \nни, дел", "на неиздржани,\nдел"),
        ("на неиздржа-\nни\nдел", "на неиздржани\nдел"),
        ("ОДЛУ-\nКА града", "ОДЛУКА\nграда"),
        ("крајње-\nдесни став", "крајње-десни\nстав"),
        ("nepoznata re-\nc", "nepoznata rec\n"),
        ("jedno-\nili dvo", "jedno-\nili dvo"),
        ("Republika-\nSrpska", "Republika-\nSrpska"),
        ("од 1-\n2 дана", "од 1-\n2 дана"),
        ("неиздржа- ни дел", "неиздржани дел"),
        ("javno- pravno telo", "javno- pravno telo"),
        ("BH-Gas- novi", "BH-Gas- novi"),
        ("jedno- ili dvočlani", "jedno- ili dvočlani"),
        ("grad - opština", "grad - opština"),
    ],
)
def test_only_broken_words_are_joined(text, expected):
    assert whole(text) == expected


def test_marks_of_the_engine_and_soft_hyphens_go():
    assert unmarked_hyphens("од\u00adлу\ufffe\r\nка") == "одлука"


def test_word_over_a_page_end():
    pages = ["Prva strana i неиздржа-\n", "ни дел"]
    assert whole_over_pages(pages, WORDS.__contains__) == ["Prva strana i неиздржани\n", "дел"]


def test_page_that_ends_in_a_figure_stays():
    assert whole_over_pages(["od 5-\n", "10 dana"], WORDS.__contains__) == ["od 5-\n", "10 dana"]
