"""Amending acts: what they put into another act has no articles and no paragraphs of its own."""

import pytest

from ingest.structure import segment
from ontology.model import ProvisionKind

END = "Ovaj zakon stupa na snagu osmog dana od dana objavljivanja."


def numbers(text):
    return [part.number for part in segment(text) if part.kind is ProvisionKind.ARTICLE]


def amending(quoted, *, introduction="Poslije člana 5. dodaje se novi član koji glasi:"):
    return (
        f"ZAKON O IZMJENAMA ZAKONA\n\nČlan 1.\n{introduction}\n{quoted}\n\n"
        f"Član 2.\nU članu 9. stav 2. briše se.\n\nČlan 3.\n{END}\n"
    )


@pytest.mark.parametrize(
    "marks", [("„", "“"), ("„", "”"), ("“", "”"), ("»", "«"), ("«", "»"), ('"', '"'), ("„", '"'), ("„", "“.")]
)
def test_quoted_articles_in_every_kind_of_marks(marks):
    inside = "Naslov člana\nČlan 5a\n(1) Prvi stav.\n(2) Drugi stav.\nČlan 2.\nTreći član."
    assert numbers(amending(f"{marks[0]}{inside}{marks[1]}")) == ["1", "2", "3"]


@pytest.mark.parametrize("nested", ["(„Službeni glasnik“, br. 5/10)", '("Službeni glasnik", br. 5/10)'])
def test_marks_inside_a_quotation_do_not_end_it(nested):
    quoted = f"„Član 5a\nPrimjenjuje se Zakon {nested}.\nČlan 2.\nTako glasi novi član.“"
    assert numbers(amending(quoted)) == ["1", "2", "3"]


def test_quotation_that_never_closes_ends_where_the_count_goes_on():
    assert numbers(amending("„Član 5a\nPrvi stav novog člana.\nDrugi stav novog člana.")) == ["1", "2", "3"]


def test_new_text_without_quotation_marks():
    quoted = "Član 5a\nPrvi stav novog člana.\n\nČlan 5b\nDrugi član."
    assert numbers(amending(quoted)) == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("introduction", "word", "own"),
    [
        ("Neni 5 ndryshohet si më poshtë:", "Neni", "Në nenin 9, fjala hiqet."),
        ("Членот 5 се менува и гласи:", "Член", "Во членот 9 ставот 2 се брише."),
        ("Члан 5. мења се и гласи:", "Члан", "У члану 9. став 2. брише се."),
        ("5 inci maddesi aşağıdaki şekilde değiştirilmiştir:", "MADDE", "Bu Kanunun 9 uncu maddesi kaldırılmıştır."),
    ],
)
def test_languages_of_amending_acts(introduction, word, own):
    quoted = f"“{word} 5\nTekst i ri.\n{word} 6\nTekst tjetër.”"
    text = f"{word} 1\n{introduction}\n{quoted}\n\n{word} 2\n{own}\n\n{word} 3\n{END}\n"
    assert numbers(text) == ["1", "2", "3"]


def test_quoted_word_at_the_start_of_a_line_quotes_no_article():
    lines = "Dodjeljuje se zvanje\n„počasni građanin” osobi koja je zaslužna.\n"
    text = "".join(f"Član {number}.\n{lines}\n" for number in range(1, 9))
    assert numbers(text) == [str(number) for number in range(1, 9)]


def test_mark_left_open_in_an_ordinary_law_swallows_nothing():
    text = "".join(f"Član {number}.\nPečat sadrži tekst:\n„Skupština opštine.\n\n" for number in range(1, 9))
    assert numbers(text) == [str(number) for number in range(1, 9)]
