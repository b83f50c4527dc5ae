from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.reader import Reader
from ingest.register import Register, act_work
from ontology.codes import ActStatus, ActType, Confidence, NumberedBy
from ontology.eli import DEFAULT_BASE, Eli
from ontology.knowledge import Act
from tests.doubles.synthetic_files import law

FRAGMENTS = st.sampled_from(
    [
        "Član 1.", "Član 2", "Члан 3a.", "Член 4-а", "Neni 5",
        "MADDE 6-", "Article VII", "GLAVA II", "I. OPŠTE", "KREU III",
        "(1) Stav.", "1) tačka;", "a) podtačka",
        "- alineja", "ZAKON O PROBI", "LIGJI NR. 05/L-031", "Prilog 1", "ANEKS II",
        "*beleška", "(Brisan)", "Sl. glasnik RS, br. 1/99",
        "iz člana 2. ovog zakona", "5% birača", "\f", "\x00", "\u2028",
        "<html><p>", "---\na: b\n---\n", "%PDF-1.4",
        "**", "[", "123", "…", "«", "\u0301", "漢字", "عربي", "građanska inicijativa",
    ]
)  # fmt: skip
TEXTS = st.lists(st.one_of(FRAGMENTS, st.text(max_size=20)), max_size=25).flatmap(
    lambda pieces: st.sampled_from(["\n", "\n\n", " "]).map(lambda gap: gap.join(pieces))
)


def assert_sound(reading):
    """What every reading promises, whatever was read; also of the further acts in a file."""
    for other in reading.others:
        assert other.document
        assert_sound(other)
    if reading.document is None:
        assert reading.problems
        assert not reading.provisions
    for problem in reading.problems:
        assert problem.code.replace("_", "").isalpha()
        assert problem.code != "reader_error", problem.message
        assert problem.message.endswith(".")
    if reading.document is not None:
        text, iris = reading.document.text, [each.iri for each in reading.provisions]
        assert reading.provisions
        assert len(set(iris)) == len(iris)
        assert {each.parent for each in reading.provisions} <= {None, *iris}
        assert all(text[each.span[0] : each.span[1]] == each.text for each in reading.provisions)
        assert all(str(Eli.parse(iri)) == iri for iri in [reading.document.iri, *iris])
        assert all(text[each.span[0] : each.span[1]].startswith(each.surface) for each in reading.mentions)
        assert all(each.provision in iris for each in reading.mentions)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_any_text_gives_a_sound_reading(reader, text):
    assert_sound(reader.read(text.encode(), file="any.txt"))


@settings(max_examples=80, deadline=None)
@given(TEXTS, st.sampled_from(["any.md", "any.html", "any.pdf"]), st.sampled_from(["<html><body>", "# ", "---\n"]))
def test_any_marked_up_text_gives_a_sound_reading(reader, text, name, opening):
    assert_sound(reader.read((opening + text).encode(), file=name))


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=400), st.sampled_from([b"", b"%PDF-1.7\n", b"<html>", b"\xff\xfe", b"Clan 1. " * 200]))
def test_any_bytes_give_a_sound_reading(reader, data, opening):
    assert_sound(reader.read(opening + data, file="any"))


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 40), st.sampled_from(["Član", "Члан", "Член", "Članak", "Neni", "MADDE", "Article"]))
def test_every_article_that_is_there_is_found(reader, count, word):
    reading = reader.read(law(count, word=word).encode(), file="law.txt")
    assert [each.number for each in reading.provisions if each.kind == "article"] == [
        str(number) for number in range(1, count + 1)
    ]
    assert_sound(reading)


def test_problems_reach_the_reading_with_their_code(reader):
    assert [each.code for each in reader.read(b"", file="x").problems] == ["empty"]
    assert [each.code for each in reader.read(b"Ovde nema nicega.", file="x").problems] == ["stub"]
    broken = "Çlan se mænja ì røci glåse dřugàčije ňego što je prę bìlo. " * 30
    assert [each.code for each in reader.read(broken.encode(), file="x").problems] == ["damaged_text"]


def test_owner_overrules_the_text(reader):
    declared = {
        "title": "Odluka o probi",
        "act_type": "decision",
        "year": "2011",
        "jurisdiction": "ME",
        "source": "u",
    }
    document = reader.read(law(3).encode(), file="x.txt", declared=declared).document
    assert (document.title, document.act_type, document.year) == ("Odluka o probi", "decision", 2011)
    assert (document.jurisdiction, document.source, document.language) == ("ME", "u", "cnr")


@pytest.mark.parametrize(
    ("name", "value"),
    [("year", "last"), ("jurisdiction", "Serbia"), ("language", "sr Latn"), ("act_type", "novel"), ("date", "2020")],
)
def test_declaration_that_makes_no_sense_is_a_problem(reader, name, value):
    problems = reader.read(law(3).encode(), file="x.txt", declared={name: value}).problems
    assert [each.code for each in problems] == ["bad_declaration"]
    assert name in problems[0].message


ACT = Act(
    key="xx-trial",
    jurisdiction="XK",
    type=ActType.LAW,
    title={"sq": "Ligji për provën", "en": "Law on the trial"},
    status=ActStatus.IN_FORCE,
    confidence=Confidence.HIGH,
    year=2019,
    number="05/L-031",
    numbered_by=NumberedBy.STATE,
)


def test_known_act_is_found_by_its_number(labels):
    known = Reader(Register([ACT], base=DEFAULT_BASE), labels)
    text = law(
        3, word="Neni", title="LIGJI NR. 05/L-031\nPËR PROVËN\nKuvendi i Republikës së Kosovës", body="Ky ligj."
    )
    document = known.read(text.encode(), file="ligji.txt").document
    assert document.work == str(act_work(ACT, base=DEFAULT_BASE))
    assert document.work.endswith("eli/xk/law/2019/05-L-031")


def test_two_language_versions_of_an_act_are_one_work(labels):
    known = Reader(Register([ACT], base=DEFAULT_BASE), labels)
    serbian = (
        law(3, title="ZAKON BR. 05/L-031\nO PROBI\nSkupština Republike Kosova") + "Skupština donosi odluku. " * 9
    )
    document = known.read(serbian.encode(), file="zakon.txt").document
    assert (document.work, document.language) == (str(act_work(ACT, base=DEFAULT_BASE)), "sr-Latn")


def test_a_known_act_has_the_type_that_the_corpus_gives_it(labels):
    amendment = replace(
        ACT,
        type=ActType.CONSTITUTION,
        jurisdiction="BA",
        number="25",
        year=2009,
        numbered_by=NumberedBy.GAZETTE,
        title={"bs": "Amandman I na Ustav Bosne i Hercegovine"},
    )
    text = (
        "AMANDMAN I NA USTAV BOSNE I HERCEGOVINE\n\n(Službeni glasnik BiH, broj 25/2009)\n\n"
        "Brčko Distrikt Bosne i Hercegovine postoji pod suverenitetom Bosne i Hercegovine i spada pod nadležnosti "
        "institucija Bosne i Hercegovine onako kako te nadležnosti proizlaze iz Ustava.\n"
    )
    document = Reader(Register([amendment], base=DEFAULT_BASE), labels).read(text.encode(), file="a.txt").document
    assert document.work == str(act_work(amendment, base=DEFAULT_BASE))
    assert document.act_type == "constitution"
