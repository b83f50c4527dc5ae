"""The reader against hand-marked documents: articles found and invented, paragraphs, their numbers, points."""

import pytest

from ontology.model import ProvisionKind
from tests.ingest.marks.score import load_floors, load_marks, score, total

MARKS = {each.name: each for each in load_marks()}
FLOORS = load_floors()
_ROUNDING = 0.0001

WITHOUT_ARTICLES = [
    "al/hierarkia_akteve.md", "al/konsultimi_publik_1_cfare_eshte.md", "al/konsultimi_publik_2_cfare_perfshihet.md",
    "al/konsultimi_publik_3_si_zhvillohet.md", "al/konsultimi_publik_4_rezultatet.md",
    "me/javni_poziv_tuzilacki_savjet_nvo_2026.txt", "rs/gradjanski_budzet_bosilegrad_2020.pdf",
    "rs/paragraf_empty_stub.txt", "xk/assembly_transcript_2014_04_23.pdf", "xk/gzk_03L215_qasje_dokumente_sq.html",
    "xk/gzk_06L081_pristup_dokumentima_sr.html", "xk/gzk_06L081_qasje_dokumente_sq.html",
]  # fmt: skip


@pytest.fixture(scope="module")
def scores(reading_of):
    """The score of every marked document whose file is at hand, each read once."""
    done = {}

    def of(name):
        if name not in done:
            marks = MARKS[name]
            done[name] = score(marks, reading_of(marks.file))
        return done[name]

    return of


def fallen(shares, floors):
    """What lies under its floor, as "name: reached, floor"."""
    return [
        f"{name}: {shares[name]}, floor {floor}"
        for name, floor in floors.items()
        if (shares[name] > floor if name == "invented" else shares[name] < floor - _ROUNDING)
    ]


@pytest.mark.parametrize("name", sorted(MARKS))
def test_a_marked_document_keeps_its_floors(scores, name):
    result = scores(name)
    below = fallen(result.shares(), FLOORS[name])
    assert not below, "\n".join([*below, *result.misses])


def test_all_marked_documents_together_keep_their_floors(scores):
    together = total([scores(name) for name in MARKS])
    assert not fallen(together.shares(), FLOORS["total"]), together.shares()


@pytest.mark.parametrize("path", WITHOUT_ARTICLES)
def test_guides_notices_and_transcripts_have_no_articles(reading_of, path):
    reading = reading_of(path)
    assert [each.number for each in reading.provisions if each.kind is ProvisionKind.ARTICLE] == []


@pytest.mark.parametrize("country", ["al", "ba", "me", "mk", "rs", "xk"])
def test_every_country_has_three_marked_documents(country):
    mine = [marks for name, marks in MARKS.items() if name.startswith(f"{country}/")]
    assert len(mine) >= 3
    assert all(len(marks.paragraphs) >= min(12, len(marks.articles) - 2) for marks in mine)


def test_a_score_sees_what_is_missing_and_what_is_invented(reader):
    text = "ZAKON O PROBI\n\nČlan 1.\nPrvi stav o pravima.\n\nČlan 2.\n(1) Drugi stav o pravima.\n(2) Treći stav.\n"
    reading = reader.read(text.encode(), file="probe.txt")
    marks = MARKS["me/unutrasnja_trgovina"]
    result = score(marks, reading)
    assert result.found == 2
    assert result.shares()["articles"] == 0.5
    assert result.paragraphs_right == 0
    assert any("article 3 not found" in miss for miss in result.misses)


def test_no_floor_is_pinned_for_a_document_without_marks():
    assert set(FLOORS) == {*MARKS, "total"}
