"""What is printed beside the law: contents pages, footnotes, editors' notes, running heads; and how an act closes."""

import pytest

from ingest.structure import read_acts, segment
from ontology.model import NoteKind, ProvisionKind
from tests.doubles.synthetic_files import law

BODY = "Ova odredba je probna i ne uređuje ništa."


def notes(text):
    return [(note.kind.value, text[note.start : note.end]) for note in read_acts(text)[0].notes]


def articles(text):
    return [part for part in segment(text) if part.kind is ProvisionKind.ARTICLE]


def article(text, number):
    return next(part for part in articles(text) if part.number == number)


@pytest.mark.parametrize("entry", ["Član {0} Naslov ............ {0}", "Član {0} Naslov {0}", "Član {0}"])
def test_contents_page_is_one_note(entry):
    contents = "SADRŽAJ\n" + "\n".join(entry.format(number) for number in range(1, 9))
    body = "".join(f"Član {number}\nNaslov\n\n{BODY * 6}\n\n" for number in range(1, 9))
    text = f"{contents}\n\nZAKON O PROBI\n\n{body}"
    found = [(kind, words) for kind, words in notes(text) if kind == "contents"]
    assert len(found) == 1
    assert found[0][1].startswith("SADRŽAJ")
    assert len(articles(text)) == 8


@pytest.mark.parametrize(
    ("kind", "note"),
    [
        ("footnote", "*Službeni glasnik RS, broj 47/2018"),
        ("footnote", "*Службени гласник РС, број\n47/2018"),
        ("footnote", "3 Ndryshuar me ligjin nr. 9904, datë 21.4.2008"),
        ("footnote", "12 Shih ligjin nr. 5/2010."),
        ("footnote", "[1] Ovo je beleška ispod teksta."),
        ("editorial", "Službeni glasnik RS, broj 47/2018"),
        ("editorial", "(Shtuar me ligjin nr. 101/2020, datë 23.7.2020)"),
        ("editorial", "NAPOMENA REDAKCIJE: odredba se više ne primenjuje."),
        ("editorial", "Редакцијски пречишћен текст"),
        ("editorial", "https://www.primer.rs/zakon?strana=3 2/40"),
    ],
)
def test_note_is_neither_title_nor_paragraph_nor_tail(kind, note):
    text = f"Član 1.\n{BODY}\n{note}\n\nČlan 2.\n{note}\n{BODY}\n\nČlan 3.\n{BODY}\n"
    assert [each for each in notes(text) if each == (kind, note)]
    for number in "123":
        part = article(text, number)
        assert (part.heading, text[part.start : part.end], len(part.children)) == (None, BODY, 1)


def test_note_in_the_middle_leaves_the_sentence_whole():
    text = f"Član 1.\nOvo je rečenica koja\n3 Shih ligjin nr. 5/2010.\nide dalje.\n\nČlan 2.\n{BODY}\n"
    assert len(article(text, "1").children) == 1


@pytest.mark.parametrize(
    "line",
    [
        "„Službeni glasnik RS”, broj 47/2018).",
        "Shih nenin 5 të këtij ligji.",
        "12. Ndryshuar është neni.",
    ],
)
def test_words_of_the_law_are_no_note(line):
    text = f"Član 1.\nPrestaje da važi Zakon o probi, objavljen u glasilu\n{line}\n\nČlan 2.\n{BODY}\n"
    assert not notes(text)


def test_running_heads_that_a_text_kept():
    pages = "".join(
        f"Zakon o probi - strana {page}\n" + "".join(f"Član {page * 6 + at}.\n{BODY}\n" for at in range(1, 7))
        for page in range(6)
    )
    running = [words for kind, words in notes(pages) if kind == NoteKind.RUNNING]
    assert running == [f"Zakon o probi - strana {page}" for page in range(6)]
    assert [part.heading for part in articles(pages)] == [None] * 36


CLOSINGS = [
    "Broj: 09-3/26-7/4\nEPA 843 XXVIII\nPodgorica, 2. februar 2026. godine\nPredsjednik,\nIme Prezime, s.r.",
    "Бр. 07- 395 Претседател\n27 мај 2005 година на Република,\nСкопје Име Презиме, с.р.",
    "Miratuar në datën 22.1.2026\nShpallur me dekretin nr. 39, datë 27.1.2026 të Presidentit të Republikës",
    "UNMIK/REG/2006/57\n20.12.2006",
    "Ligji Nr. 03/L-047\n13 mars 2008",
    "Prishtinë, më _____________ 2006\n\nKryeministër i Kosovës\nEmri Mbiemri",
    "P r e d s e d n i k\nIme Prezime, s.r.\nTeslić, 12. marta 2005. godine",
]


@pytest.mark.parametrize("closing", CLOSINGS)
def test_closing_formula_stands_behind_the_last_article(closing):
    text = f"{law(3)}\n{closing}\n"
    parts = segment(text)
    last, end = parts[-2:]
    assert (last.number, last.kind, end.kind) == ("3", ProvisionKind.ARTICLE, ProvisionKind.TEXT)
    assert text[last.start : last.end] == "Ova odredba je probna i nista ne uredjuje."
    assert text[end.start : end.end] == closing


@pytest.mark.parametrize(
    "follows", ["TABELA 1\nStavka 1\nStavka 2", "KARTA E PROVËS\n\nPalët bien dakord për provën e tyre."]
)
def test_what_follows_the_closing_is_an_annex(follows):
    text = f"{law(3)}\n{CLOSINGS[1]}\n{follows}\n" + "Tekst priloga koji ide dalje. " * 20
    kinds = [part.kind for part in segment(text)]
    assert kinds[-3:] == [ProvisionKind.ARTICLE, ProvisionKind.TEXT, ProvisionKind.ANNEX]


@pytest.mark.parametrize(
    "sentence", ["Predsjednik skupštine saziva sjednicu u roku od 30 dana.", "Broj članova je 11."]
)
def test_a_last_paragraph_that_speaks_of_offices_is_text(sentence):
    text = f"{law(3)}{sentence}\n"
    assert text[segment(text)[-1].start :].strip().endswith(sentence)
    assert segment(text)[-1].kind is ProvisionKind.ARTICLE


def test_amendments_appended_to_a_constitution_are_an_annex():
    text = law(4) + "\nAmandmani XXVI-XLIII\nna Ustav\n\nAmandman XXVI\n\n1. Prvi stav amandmana.\n2. Drugi stav.\n"
    assert [part.kind for part in segment(text)][-2:] == [ProvisionKind.ARTICLE, ProvisionKind.ANNEX]
