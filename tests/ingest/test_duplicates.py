from dataclasses import replace

import pytest

from ingest.duplicates import link_duplicates
from ontology.kinship import Kinship
from ontology.model import Reading
from ontology.scripts import to_latin
from tests.doubles.acts_alike import law, linked, outcome, read, sentence
from tests.doubles.growth import growth
from tests.doubles.office_files import docx, paragraph


def test_two_scripts_of_one_act_are_indexed_once(reader):
    first, second = linked(read(reader, law()), read(reader, to_latin(law()), "zakon_lat.txt"))
    assert outcome(second) == ([(Kinship.OTHER_SCRIPT, "zakon_o_probi.txt")], ["other_script"])
    assert second.document.work == first.document.work
    assert (first.document.language, second.document.language) == ("sr-Cyrl", "sr-Latn")
    assert second.document.iri == f"{first.document.work}/sr-Latn"
    assert first.provisions
    assert (second.provisions, second.mentions, second.links) == ([], [], [])


def test_another_format_is_another_source_of_one_expression(reader):
    text = law()
    word = docx("".join(paragraph(line) for line in text.split("\n")))
    page = "<html><body>" + "".join(f"<p>{line}</p>" for line in text.split("\n")) + "</body></html>"
    first, second, third = linked(
        read(reader, text), read(reader, text, "b.docx", word), read(reader, text, "c.html", page.encode())
    )
    for copy in (second, third):
        assert outcome(copy) == ([(Kinship.SAME_TEXT, "zakon_o_probi.txt")], ["duplicate"])
        assert copy.is_copy
        assert copy.document.iri == first.document.iri
        assert copy.document.sha256 != first.document.sha256
        assert copy.provisions == []
    assert second.relatives[0].score == 1.0
    assert "no figure" in second.relatives[0].evidence or "words differ" in second.relatives[0].evidence


def test_the_same_bytes_are_read_once(reader):
    first, second = linked(read(reader, law()), read(reader, law(), "again.txt"))
    assert first.document is not None
    assert (second.document, outcome(second)) == (None, ([], ["duplicate"]))
    assert "zakon_o_probi.txt" in second.problems[0].message


def test_of_two_files_of_one_name_none_is_told_to_be_another(reader):
    [_, second] = linked(read(reader, law()), read(reader, law()))
    assert "this very name" in second.problems[0].message


@pytest.mark.parametrize(
    "change",
    [
        {5: f"{sentence(5)} у року од 45 дана. {sentence(45)}."},
        {5: f"{sentence(5)} у року од 15 дана. {sentence(45)}.\n{sentence(80)} у року од осам дана."},
        {5: f"{sentence(5)} у року од 15 дана, осим стечаја. {sentence(45)}."},
    ],
)
def test_one_figure_word_or_paragraph_makes_another_version(reader, change):
    first, second = linked(read(reader, law()), read(reader, law(change=change), "zakon_2.txt"))
    assert outcome(second) == ([(Kinship.OTHER_VERSION, "zakon_o_probi.txt")], ["second_version"])
    assert second.document.work == first.document.work
    assert second.document.iri.startswith(f"{first.document.iri}@")
    assert all(each.iri.startswith(f"{second.document.iri}/") for each in second.provisions)


def test_a_changed_figure_is_another_version_in_another_format_too(reader):
    changed = law(change={5: f"{sentence(5)} у року од 45 дана. {sentence(45)}."})
    page = "<html><body>" + "".join(f"<p>{line}</p>" for line in changed.split("\n")) + "</body></html>"
    [_, second] = linked(read(reader, law()), read(reader, changed, "b.html", page.encode()))
    assert outcome(second)[1] == ["second_version"]


def test_a_later_consolidation_names_the_issues_that_are_new(reader):
    old = law(gazette="(„Службени гласник РС”, бр. 12/2009 и 30/2010)")
    new = law(14, gazette="(„Службени гласник РС”, бр. 12/2009, 30/2010 и 7/2015)")
    [_, second] = linked(read(reader, old), read(reader, new, "new.txt"))
    assert outcome(second)[1] == ["second_version"]
    assert "7/2015" in second.relatives[0].evidence


def test_statutes_copied_from_town_to_town_are_different_acts(reader):
    def statute(town):
        texts = {n: f"{sentence(n)} у граду {town}. {sentence(n + 9)}." for n in range(1, 13)}
        return law(title=f"О ГРАДУ {town.upper()}", change=texts)

    readings = linked(read(reader, statute("Пироту"), "a.txt"), read(reader, statute("Врању"), "b.txt"))
    assert [each.relatives for each in readings] == [[], []]
    assert readings[0].document.work != readings[1].document.work


def test_unrelated_acts_stay_apart(reader):
    other = law(
        20, title="О ВОДАМА", change={n: f"{sentence(n + 300, 30)} {n * 3} {sentence(n + 17)}." for n in range(1, 21)}
    )
    assert [each.relatives for each in linked(read(reader, law()), read(reader, other, "b.txt"))] == [[], []]


def test_acts_of_one_name_and_of_different_years_are_different(reader):
    old = law(gazette="(„Службени гласник РС”, бр. 33/2006)")
    new = law(gazette="(„Службени гласник РС”, бр. 107/2012)", change={5: f"{sentence(5)}. {sentence(45)}."})
    readings = linked(read(reader, old), read(reader, new, "b.txt"))
    assert [each.relatives for each in readings] == [[], []]
    assert readings[0].document.work != readings[1].document.work


def test_undated_acts_of_one_name_that_share_no_words_are_two_works(reader):
    other = law(9, change={n: f"{sentence(n * 5 + 300, 30)} {n}. {sentence(n * 11 + 5, 22)}." for n in range(1, 10)})
    first, second = linked(read(reader, law()), read(reader, other.replace("општина", "вода"), "b.txt"))
    assert (second.relatives, second.problems) == ([], [])
    assert second.document.work == f"{first.document.work}-{second.document.sha256[:8]}"
    assert all(each.iri.startswith(second.document.iri) for each in second.provisions)


def test_a_number_of_the_state_ties_two_languages(reader):
    sq = "LIGJI NR. 06/L-999\nPËR PROVËN\nKuvendi i Republikës së Kosovës\n\n" + "\n".join(
        f"Neni {n}\nQytetarët kanë të drejtë të provojnë dhe komuna përgjigjet brenda {n} ditësh."
        for n in range(1, 6)
    )
    sr = "ZAKON BR. 06/L-999\nO PROBI\nSkupština Republike Kosovo\n\n" + "\n".join(
        f"Član {n}\nGrađani imaju pravo da probaju, a opština odgovara u roku od {n} dana." for n in range(1, 6)
    )
    first, second = linked(read(reader, sq, "a.txt"), read(reader, sr, "b.txt"))
    assert outcome(second) == ([(Kinship.OTHER_LANGUAGE, "a.txt")], ["other_language"])
    assert second.document.work == first.document.work
    assert second.provisions


def test_the_outcome_hangs_on_the_order_alone(reader):
    readings = [read(reader, law()), read(reader, to_latin(law()), "b.txt"), read(reader, law(14), "c.txt")]
    assert linked(*readings) == linked(*readings)


def test_failed_readings_pass_through():
    failed = Reading(file="x")
    assert linked(failed) == [failed]


def test_thousands_of_documents_take_linear_time(reader):
    pattern = read(reader, law(6))

    def documents(count):
        for turn in range(count):
            text = " ".join(f"r{(turn * 31 + word * 7) % 9973}x{word % 11}" for word in range(120))
            document = replace(
                pattern.document, text=text, title=f"Zakon o r{turn}", iri=f"https://x.test/eli/rs/law/nd/r{turn}/sr-Latn",
                work=f"https://x.test/eli/rs/law/nd/r{turn}", sha256=f"{turn:064d}",
            )  # fmt: skip
            yield replace(pattern, document=document, provisions=[])

    def work(count):
        assert not any(each.relatives for each in link_duplicates(documents(count)))

    assert growth(work, 200, 800, limit=12) <= 12


@pytest.mark.parametrize(
    ("first", "second", "kinship", "code"),
    [
        ("rs/zakon_pecat_organa_cyr.txt", "rs/zakon_pecat_organa_lat.txt", Kinship.OTHER_SCRIPT, "other_script"),
        ("rs/Zakon_o_slobodnom_pristupu_info.pdf", "rs/zakon_slobodan_pristup_informacijama.html",
         Kinship.OTHER_VERSION, "second_version"),
        ("al/kushtetuta_1998_original.pdf", "al/kushtetuta_me_ndryshime.pdf", Kinship.OTHER_VERSION,
         "second_version"),
        ("xk/gzk_06L081_pristup_dokumentima_sr.html", "xk/gzk_06L081_qasje_dokumente_sq.html", Kinship.OTHER_LANGUAGE,
         "other_language"),
    ],
)  # fmt: skip
def test_real_pairs(reading_of, first, second, kinship, code):
    readings = linked(*(reading_of(path) for path in (first, second)))
    assert outcome(readings[1])[0] == [(kinship, first)]
    assert code in outcome(readings[1])[1]
    assert readings[0].document.work == readings[1].document.work


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("xk/gzk_03L215_qasje_dokumente_sq.html", "xk/gzk_06L081_qasje_dokumente_sq.html"),
        ("al/kushtetuta_1998_original.pdf", "xk/kushtetuta.pdf"),
        ("ba/ustav_bih.pdf", "ba/ustav_bih_amandman_1.txt"),
        ("ba/tarifa_advokata_rs_broken_diacritics.pdf", "ba/gazette_fbih_43_2025_tarifa_two_column.pdf"),
    ],
)
def test_real_acts_that_only_look_alike(reading_of, first, second):
    readings = linked(*(reading_of(path) for path in (first, second)))
    assert [each.relatives for each in readings] == [[], []]


def test_values_that_were_read_go_with_the_name_of_their_document(reader):
    from ingest.duplicates.renaming import as_copy, as_relative

    reading = read(reader, law())
    new = f"{reading.document.iri}@later"
    renamed = as_relative(reading, iri=new, work=reading.document.work)
    assert reading.parameters
    assert {each.provision for each in renamed.parameters} <= {each.iri for each in renamed.provisions}
    assert all(each.iri.startswith(f"{new}/") for each in renamed.parameters)
    assert as_copy(reading, new, reading.document.work, bare=True).parameters == []
