import pytest

from ingest.structure import segment
from ontology.model import ProvisionKind

BODY = {
    "Član": "Ova odredba je probna i ništa ne uređuje.",
    "Члан": "Ова одредба је пробна и ништа не уређује.",
    "Член": "Оваа одредба е пробна и ништо не уредува.",
    "Neni": "Kjo dispozitë është provë dhe nuk rregullon asgjë.",
    "MADDE": "Bu hüküm bir denemedir.",
}


def beginning(head, word):
    """What a text with a head over its first article begins with, as (kind, heading or text)."""
    text = f"{head}\n{word} 1\n{BODY[word]}\n\n{word} 2\n{BODY[word]}\n"
    return [
        (part.kind.value, part.heading if part.kind is not ProvisionKind.PREAMBLE else text[part.start : part.end])
        for part in segment(text)
    ][:-1]


@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("Statut opštine Novi Grad", "Član"),
        ("Odluka\no kućnom redu", "Član"),
        ("Pravilnik o radu Skupštine i\nStalnih radnih tijela", "Član"),
        ("Etički kodeks izabranih lica", "Član"),
        ("Статут општине Нови Град", "Члан"),
        ("Статут на општината Проба", "Член"),
        ("Statuti i Komunës së Provës", "Neni"),
        ("Rregullore për transparencën", "Neni"),
        ("Deneme Kanunu", "MADDE"),
        ("Opština Novi Grad\nStatut opštine Novi Grad", "Član"),
        ("ZAKON O PROBI\n\nZakon o probi", "Član"),
        ("ЗАКОН ЗА ПРОБА\n\n(пречистен текст)", "Член"),
    ],
)
def test_the_title_of_an_act_is_not_the_heading_of_its_first_article(title, word):
    assert beginning(title + "\n", word) == [("preamble", title), ("article", None)]


@pytest.mark.parametrize("act", ["LIGJIN", "RREGULLOREN", "VENDIMIN", "STATUTIN", "UDHËZIMIN"])
def test_a_title_that_the_verb_of_adoption_governs_is_no_chapter(act):
    head = f"Kuvendi i Komunës,\n\nMiraton:\n\n{act} PËR PROVËN DHE PËR ATË\nQË VIJON PAS SAJ"
    assert beginning(head + "\n\n", "Neni") == [("preamble", head), ("article", None)]


def test_a_contents_page_under_the_title_is_not_part_of_the_preamble():
    head = "LIGJIN PËR PROVËN"
    contents = "PËRMBAJTJA\n\nNeni 1 Qëllimi ..... 2\nNeni 2 Fusha ..... 3\nNeni 3 Parimet ..... 3\n"
    assert beginning(f"{head}\n\n{contents}\n", "Neni") == [("preamble", head), ("article", None)]


def test_the_heading_of_the_first_article_stays_under_a_title():
    assert beginning("Statut opštine Novi Grad\n\nPredmet\n", "Član") == [
        ("preamble", "Statut opštine Novi Grad"),
        ("article", "Predmet"),
    ]


@pytest.mark.parametrize("heading", ["Sadržina zakona", "Statut opštine", "Odluka o pokretanju postupka"])
def test_a_heading_that_speaks_of_an_act_is_no_second_title(heading):
    title = "STATUT OPŠTINE NOVI GRAD"
    assert beginning(f"{title}\n\n{heading}\n", "Član") == [("preamble", title), ("article", heading)]


def test_a_heading_without_a_title_above_stays():
    assert beginning("Sadržina zakona\n", "Član") == [("article", "Sadržina zakona")]


def test_only_over_the_first_article_a_line_may_be_the_title():
    text = f"Statut opštine\n\nČlan 1.\n{BODY['Član']}\n\nStatut opštine\n\nČlan 2.\n{BODY['Član']}\n"
    assert [part.heading for part in segment(text)] == [None, None, "Statut opštine"]
