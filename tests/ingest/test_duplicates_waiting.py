from itertools import permutations

import pytest

from ingest.duplicates.waiting import knowing_first
from ontology.kinship import Kinship
from ontology.model import Reading
from ontology.scripts import to_latin
from tests.doubles.acts_alike import law, linked, outcome, read

GAZETTE = "(„Службени гласник РС”, бр. 12/2009 и 30/2010)"
KNOWING, SILENT = "cyrillic.txt", "zakon_o_probi_lat.txt"


@pytest.fixture
def scripts(reader):
    """One law in Cyrillic letters with its gazette, and from its first article on in Latin ones."""
    latin = to_latin(law())
    return read(reader, law(gazette=GAZETTE), KNOWING), read(reader, latin[latin.index("Član 1.") :], SILENT)


def test_the_name_of_an_act_does_not_hang_on_which_text_comes_first(scripts):
    knowing, silent = scripts
    assert (silent.document.year, silent.document.number) == (None, None)
    there, back = linked(knowing, silent), linked(silent, knowing)
    assert there == back
    assert [each.file for each in back] == [KNOWING, SILENT]
    assert outcome(back[1])[0] == [(Kinship.OTHER_SCRIPT, KNOWING)]
    assert "/law/2009/12-" in back[0].document.work
    assert {each.document.work for each in back} == {back[0].document.work}


def test_the_other_script_knows_of_its_act_what_the_first_text_tells(scripts):
    first, second = (each.document for each in linked(*scripts))
    assert (second.year, second.number, second.gazette) == (2009, "12", first.gazette)
    assert second.amendments == first.amendments != ()
    assert second.title == to_latin(first.title)


def test_a_title_that_names_its_act_stays_as_it_is_printed(reader):
    texts = (
        read(reader, law(gazette=GAZETTE)),
        read(reader, to_latin(law()).replace("ZAKON\nO PROBI", "Zakon\no probi")),
    )
    printed = texts[1].document.title
    second = linked(*texts)[1].document
    assert printed == second.title == "Zakon o probi U REPUBLICI SRBIJI"


def test_of_texts_that_lack_something_the_most_knowing_comes_first(reader):
    texts = [
        Reading(file="failed.txt"),
        read(reader, law(title="О МИРУ"), "nothing.txt"),
        reader.read(law(title="О ВОДИ").encode(), file="dated.txt", declared={"year": "2009"}),
        read(reader, law(title="О ШУМИ", gazette=GAZETTE), "all.txt"),
    ]
    for order in permutations(texts[1:]):
        assert [each.file for each in knowing_first([texts[0], *order])] == [
            "failed.txt", "all.txt", "dated.txt", "nothing.txt",
        ]  # fmt: skip


def test_of_texts_that_know_as_much_the_order_stays(reader):
    texts = [read(reader, law(title=f"О СТВАРИ {name}"), f"{name}.txt") for name in "ВАБ"]
    assert list(knowing_first(texts)) == texts


def test_the_two_scripts_of_a_real_law_have_one_name_in_both_orders(reading_of):
    pair = [reading_of(f"rs/zakon_pecat_organa_{script}.txt") for script in ("lat", "cyr")]
    there, back = linked(*pair), linked(*reversed(pair))
    assert there == back
    assert [each.document.year for each in there] == [2007, 2007]
    assert outcome(there[1])[0] == [(Kinship.OTHER_SCRIPT, "rs/zakon_pecat_organa_cyr.txt")]
