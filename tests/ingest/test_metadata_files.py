from dataclasses import replace

import pytest

from ingest.metadata import contradiction, find_title
from ingest.metadata.file_names import loose, name_words, own_name, readable_name
from tests.doubles.kosovo_reading import READING

SEAL = (
    "Zakon o pečatu državnih organa\n\n"
    + "Ovim zakonom uređuje se izgled pečata i upotreba pečata koje koriste organi državne uprave. " * 30
)


def document(text=SEAL, title="Zakon o pečatu državnih organa", language="sr-Latn", **more):
    plain = {"text": text, "title": title, "language": language, "number": None, "gazette": None}
    return replace(READING.document, **plain | more)


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("rs/zakon_pecat_organa_lat.txt", ["zakon", "pecat", "organa"]),
        ("100_2011_zakon_o_taksama.txt", ["zakon", "o", "taksama"]),
        ("Закон-за-прекршоците.pdf", ["Закон", "за", "прекршоците"]),
        ("ZakonOPolicijiSken.pdf", ["Zakon", "O", "Policiji"]),
        ("ustav_final_v2.docx", ["ustav", "v", "2"]),
    ],
)
def test_words_of_a_name(file, words):
    assert name_words(file) == words


def test_a_name_is_spelt_as_the_text_spells_its_words():
    assert readable_name("odluka_kucni_red_fbih_lat.txt", "KUĆNI red") == "Odluka kućni red FBiH"


@pytest.mark.parametrize(
    ("text", "file", "name"),
    [
        ("Član 1\nTekst.\nSamostalni članovi Zakona o izmenama i dopunamaZakona o pečatu organa\n(\"Sl. glasnik\")",
         "x.txt", "Zakon o pečatu organa"),
        ("Члан 1\nТекст.\nСамостални члан Одлуке о изменама и допунама Одлуке о кућном реду\n(„Сл. лист”)",
         "x.txt", "Одлука о кућном реду"),
        ("Član 1\nPrestaje da važi Zakon o pečatu državnih organa (\"Sl. glasnik RS\").", "zakon_pecat_organa.txt",
         "Zakon o pečatu državnih organa"),
        ("Član 1\nPrestaje da važi Zakon o vodama.", "zakon_pecat_organa.txt", None),
    ],
)  # fmt: skip
def test_the_name_a_text_without_heading_has_for_itself(text, file, name):
    assert own_name(text, file) == name


def test_one_sound_written_in_several_ways():
    assert loose("Zhivot džungla Đurđevdan") == loose("zivot dzungla djurdjevdan")


@pytest.mark.parametrize(
    "file", ["zakon_o_referendumu.txt", "закон_о_референдуму.pdf", "rs/12_zakon-o-referendumu-lat.html"]
)
def test_a_name_that_speaks_of_another_act(file):
    told = contradiction(file, document())
    assert told is not None
    assert "Zakon o pečatu državnih organa" in told


@pytest.mark.parametrize(
    ("file", "more"),
    [
        ("zakon_pecat.txt", {}),
        ("zakon_o_pechatu.txt", {}),
        ("zakon_o_pečatima_prečišćen_tekst_2021.txt", {}),
        ("ZUP.pdf", {}),
        ("zakon_zup.pdf", {}),
        ("a8f3c2e1-zakon.pdf", {}),
        ("sken_0012.pdf", {}),
        ("dokument.pdf", {}),
        ("law_on_referendum.txt", {}),
        ("ligji_per_referendum.txt", {}),
        ("zakon_o_referendumu.txt", {"text": "Kratak tekst o pečatu."}),
        ("zakon_o_referendumu.txt", {"text": SEAL + "Referendum se overava pečatom; referendum i referendum. " * 3}),
    ],
)
def test_sloppy_names_are_let_be(file, more):
    assert contradiction(file, document(**more)) is None


def test_a_number_in_the_name_that_is_not_the_acts():
    law = document("LIGJI NR. 03/L-040\nPËR VETËQEVERISJEN LOKALE\n", "LIGJI NR. 03/L-040", "sq", number="03/L-040")
    assert "03/L-049" in contradiction("ligji_03L049_financat.txt", law)
    assert contradiction("ligji_03L040.txt", law) is None
    assert contradiction("ligji_03_L_40.txt", law) is None
    amending = replace(law, title="LIGJI NR. 05/L-108 PËR NDRYSHIMIN E LIGJIT NR. 03/L-049", number="05/L-108")
    assert contradiction("ligji_03L049_ndryshimet.txt", amending) is None
    albanian = document("LIGJ Nr. 139/2015", "LIGJ Nr. 139/2015 PËR VETËQEVERISJEN", "sq", number="139", year=2015)
    assert "146/2014" in contradiction("ligj_146_2014.pdf", albanian)
    assert contradiction("ligj_139_2015.pdf", albanian) is None


def test_a_gazette_issue_in_a_name_is_no_number_of_the_state():
    law = document(number="101", year=2007, gazette="Službeni glasnik RS 101/2007")
    assert contradiction("zakon_o_pecatu_49_2021.txt", law) is None


def test_the_reader_files_by_content_and_says_so(reader):
    law = "Ovim zakonom uređuje se pečat organa i upotreba pečata. " * 3
    articles = "\n\n".join(f"Član {n}\n{law}" for n in range(1, 12))
    reading = reader.read(f"{articles}\n".encode(), file="zakon_o_referendumu.txt")
    assert [each.code for each in reading.problems] == ["name_contradicts"]
    assert "referendum" not in reading.document.title.lower()
    assert "pečat" in reading.document.title
    declared = reader.read(articles.encode(), file="zakon_o_referendumu.txt", declared={"title": "Zakon o pečatu"})
    assert declared.problems == []


def test_no_real_file_contradicts_its_name(shared_real):
    from ingest.formats import extract
    from ontology.errors import DocumentError

    told = []
    for path in sorted(shared_real.rglob("*.txt")):
        try:
            extraction = extract(path.read_bytes(), name=path.name)
        except DocumentError:
            continue
        title = find_title(extraction, file=path.name)
        for language in ("sr-Latn", "sq", "mk", "bs"):
            told.append(contradiction(path.name, document(extraction.text, title, language)))
    assert not any(told)
