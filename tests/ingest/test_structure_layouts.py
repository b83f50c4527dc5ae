"""How texts come set: indented, wrapped anew, without line breaks, amending, ratifying."""

import textwrap

import pytest

from ingest.structure import segment
from ontology.model import ProvisionKind
from tests.doubles.synthetic_files import law

BODY = "Ova odredba je probna i nista ne uredjuje."
LONG = "Ova odredba je probna i nista ne uredjuje, osim ako se drugacije ne kaze u drugoj odredbi. " * 3


def articles(text):
    return [part for part in segment(text) if part.kind is ProvisionKind.ARTICLE]


def numbers(text):
    return [part.number for part in articles(text)]


def counted(last):
    return [str(number) for number in range(1, last + 1)]


def paragraphs(body):
    found = next(part for part in articles(f"Član 1.\n{body}\n\nČlan 2.\nKraj odredbe.\n") if part.number == "1")
    return found.children


@pytest.mark.parametrize("word", ["Član", "Члан", "Член", "Članak", "Neni", "MADDE", "Article"])
@pytest.mark.parametrize("title", ["", "Predmet odredbe\n"])
def test_articles_of_a_text_without_line_breaks(word, title):
    text = law(9, word=word, body=LONG).replace(f"{word} ", f"{title}{word} ")
    assert numbers(" ".join(text.split())) == counted(9)


def test_titles_in_a_text_without_line_breaks():
    above = " ".join(f"{LONG.strip()} Predmet odredbe Član {number}." for number in range(1, 6)) + f" {LONG}"
    assert [part.heading for part in articles(above)][1:] == ["Predmet odredbe"] * 4
    below = " ".join(f"Neni {number} Qëllimi i ligjit 1. Ky ligj është provë." for number in range(1, 6))
    assert [part.heading for part in articles(f"Hyrje e ligjit. {below * 1} " + "Fund. " * 60)] == [
        "Qëllimi i ligjit"
    ] * 5
    brackets = " ".join(f"Član {number}. (Predmet) {LONG.strip()}" for number in range(1, 6))
    assert {part.heading for part in articles(f"ZAKON {brackets}")} <= {"Predmet", None}


@pytest.mark.parametrize("width", [60, 80, 95])
def test_articles_of_a_text_wrapped_anew(width):
    text = " ".join(law(30, body=LONG).split())
    assert numbers("\n".join(textwrap.wrap(text, width))) == counted(30)


def test_a_reference_in_a_sentence_opens_no_article():
    text = law(6, body=f"{LONG} Primenjuje se Član 4 ovog zakona, a ne Član 9 stav 2.")
    assert numbers(" ".join(text.split())) == counted(6)


@pytest.mark.parametrize("gap", ["\n", "\r\n", "\n\n\n"])
def test_deep_indents_and_other_line_ends(gap):
    text = law(6).replace("Član 3.", " " * 60 + "Član 3.").replace("Član 4.", "\t\tČlan 4.")
    assert numbers(text.replace("\n", gap).replace("\r", "")) == counted(6)


def test_word_and_number_of_an_article_on_two_lines():
    assert numbers(law(6).replace("Član 3.", "Član\n3.").replace("Član 4.", "Član\n\n4.")) == counted(6)


def test_page_number_glued_to_a_heading():
    assert numbers(law(6).replace("Član 3.", "12 Član 3")) == counted(6)
    assert numbers(law(6).replace("Ova odredba", "Iz stava\n2 Član 9 ovog zakona", 1)) == counted(6)


def test_articles_with_a_qualifier_have_their_own_count():
    text = law(4, word="MADDE").replace(
        "MADDE 4.",
        "GEÇİCİ MADDE 1- Geçiş hükmü.\n\nGEÇİCİ MADDE 2- Geçiş hükmü.\n\nEK MADDE 1- Ek hüküm.\n\nMADDE 4.",
    )
    assert numbers(text) == ["1", "2", "3", "Geçici 1", "Geçici 2", "Ek 1", "4"]
    assert numbers(law(3, word="MADDE").replace("MADDE 3.", "“GEÇİCİ MADDE 1- Alıntı.”\n\nMADDE 3.")) == counted(3)


def test_lone_figure_cited_in_speeches_is_no_article():
    text = "Predsednik: Povređen je Poslovnik.\n\nČlan 238. Pa kolege, to nije tačno.\n\n" * 5
    assert articles(text) == []


def test_treaty_below_a_law_that_ratifies_it_is_its_annex():
    act = f"ZAKON O POTVRĐIVANJU UGOVORA\n\nČlan 1.\n\n{BODY}\n\nČlan 2.\n\n{BODY}\n\nUGOVOR O PROBI\n\n"
    parts = segment(act + law(12, title=""))
    assert [part.number for part in parts if part.kind is ProvisionKind.ARTICLE] == counted(2)
    annex = next(part for part in parts if part.kind is ProvisionKind.ANNEX)
    assert [child.number for child in annex.children if child.kind is ProvisionKind.ARTICLE] == counted(12)


def test_what_an_amending_act_quotes_has_no_paragraphs_of_its_own():
    found = paragraphs("U članu 5. dodaje se stav koji glasi:\n„(1) Prvi stav.\n(2) Drugi stav.“\nStav 3. briše se.")
    assert [part.number for part in found] == [None, None]
    assert len(paragraphs("(1) „Organ“ je organ.\n(2) „Proba“ je proba.")) == 2


def test_empty_lines_around_headings_do_not_part_paragraphs():
    body = "Prvi stav je kratak.\nDrugi stav je kratak."
    text = "\n\n".join(f"Član {number}.\n\n{body}\n\n{LONG}" for number in range(1, 4)).replace(f"\n\n{LONG}", "")
    assert all(len(part.children) == 2 for part in articles(f"{text}\n\nČlan 4.\n\n" + f"{LONG}\n" * 3)[:3])


def test_page_number_inside_an_article_is_no_paragraph():
    pages = "\n".join(
        f"Neni {page}\n{page}.1 Paragrafi i parë i nenit.\n{page}\n{page}.2 Paragrafi i dytë i nenit.\n"
        + "Rresht.\n" * 12
        for page in range(1, 8)
    )
    numbered = [[child.number for child in part.children if child.number] for part in articles(pages)]
    assert numbered == [[f"{page}.1", f"{page}.2"] for page in range(1, 8)]
    assert not any(pages[child.start : child.end].isdigit() for part in articles(pages) for child in part.children)


def shape(part):
    return (part.number, [shape(child) for child in part.children])


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "(1) Organ:\na) prvo:\ni) ovo;\nii) ono;\nb) drugo.",
            [("1", [("a", [("i", []), ("ii", [])]), ("b", [])])],
        ),
        ("(1) Organ:\nh) prvo;\ni) drugo;\nj) treće.", [("1", [("h", []), ("i", []), ("j", [])])]),
        ("(1) Pregled:\n1. prvi deo\n2. Drugi deo\n(2) Kraj.", [("1", [("1", []), ("2", [])]), ("2", [])]),
        (
            "1. Prvo:\na) ovo;\nb) ono;\n2. Drugo:\na) ovo.",
            [("1", [("a", []), ("b", [])]), ("2", [("a", [])])],
        ),
        ("1. Organ:\n1. donosi akt;\n2. vodi knjigu.\n", [("1", [("1", []), ("2", [])])]),
        ("(1)\nPrvi stav.\n(2) Drugi stav.", [("1", []), ("2", [])]),
        ("7.1 Prvi stav. 7.2 Drugi stav. 7.3 Treći stav.", [("7.1", []), ("7.2", []), ("7.3", [])]),
    ],
)
def test_lists_nest_by_the_style_of_their_numbers(body, expected):
    assert [shape(part) for part in paragraphs(body)] == expected


@pytest.mark.parametrize(
    "line", ["РС, број 92/2011", "“Bu fıkra eklenmiştir.”", '"4. rok se ne produžava."', "Sl. glasnik RS, br. 1/99"]
)
def test_citations_and_quoted_sentences_are_no_titles(line):
    text = f"Član 1.\n{BODY}\n{line}\nČlan 2.\n{BODY}\n\nČlan 3.\n{BODY}\n"
    assert [part.heading for part in articles(text)] == [None] * 3


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Kuvendi:\n(1) miraton ligje;\n(2) zgjedh kryetarin.\n", [(None, [("1", []), ("2", [])])]),
        ("1) organ:\n(1) prvi;\n(2) drugi;\n2) kraj.", [("1", [("1", []), ("2", [])]), ("2", [])]),
        ("1. Prvo:\n1.1. ovo;\n1.2. ono.\n2. Drugo.", [("1", [("1.1", []), ("1.2", [])]), ("2", [])]),
        ("2. Prvi.\n2/1. Umetnuti stav.\n3. Treći.", [("2", []), ("2/1", []), ("3", [])]),
        ("Organ:\nd) prvo;\ne) drugo;\në) treće.", [(None, [("d", []), ("e", []), ("ë", [])])]),
        ("84.1.Prvi stav.\n84.2. Drugi stav.", [("84.1", []), ("84.2", [])]),
        ("Opština:\n1. uređuje red.\n2. vodi knjige.", [(None, [("1", []), ("2", [])])]),
        ("(1) Odbor ima pet\n(5) članova i predsednika.\n(2) Kraj.", [("1", []), ("2", [])]),
        ("(1) Iz stavova (1), (2) i (3) Zakona. (2) Kraj.", [("1", []), ("2", [])]),
    ],
)
def test_numbers_stand_for_the_level_they_count(body, expected):
    assert [shape(part) for part in paragraphs(body)] == expected


def test_lists_inside_a_line_that_lost_its_breaks():
    filler = "Služba obavlja poslove koji su joj ovim zakonom povereni u skladu sa propisima o radu, i to u celini"
    body = f"{filler} {filler}: 1. prvi posao; 2. drugi posao; 3. treći posao."
    assert [shape(part) for part in paragraphs(body)] == [(None, [("1", []), ("2", []), ("3", [])])]
    dashes = f"{filler} {filler}: – prvi posao; – drugi posao; – treći posao."
    assert len(paragraphs(dashes)[0].children) == 3


def test_each_line_of_an_unwrapped_text_is_a_paragraph():
    long = "Ovaj stav je dugačak i nije prelomljen na redove strane, pa je svaki red jedan ceo stav kako god dug. "
    text = "\n\n".join(f"Član {number}.\n\n{long * 2}\n{long * 3}\nKratak stav." for number in range(1, 5))
    assert [len(part.children) for part in articles(text)] == [3] * 4


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("Člana 3", "3"),
        ("Член 3 е избришан", "3"),
        ("Član 3. – 4. (brisani)", "3"),
        ("Zgjidhja e martesës me kërkesë Član 3", "3"),
        ("Član Član 3", "3"),
    ],
)
def test_headings_that_slipped_are_proved_by_the_count(heading, number):
    found = [part.number for part in articles(law(6).replace("Član 3.", heading))]
    assert found[2] == number
    assert {*found} >= {*counted(6)} - {"4"}


def test_a_space_inside_a_number_is_proved_by_the_count():
    assert numbers(law(13).replace("Član 12.", "Član 1 2")) == counted(13)


@pytest.mark.parametrize("printed", ["3/1", "3/a", "3/ç", "3/a/5", "3A"])
def test_albanian_suffixes(printed):
    text = law(5, word="Neni").replace("Neni 4.", f"Neni {printed}\n\nUmetnuta odredba stoji ovde.\n\nNeni 4.")
    assert numbers(text) == ["1", "2", "3", printed, "4", "5"]


def test_misprinted_number_does_not_break_the_count():
    inserted = "".join(f"Član {number}\n\nUmetnuta odredba stoji ovde.\n\n" for number in ("8v", "8g"))
    text = law(9).replace("Član 6.", f"{inserted}Član 6.")
    assert numbers(text) == [*counted(5), "8v", "8g", *counted(9)[5:]]
