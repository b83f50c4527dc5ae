import pytest

from ingest.duplicates import repeated_from
from ontology.kinship import Kinship
from ontology.scripts import to_latin
from tests.doubles.acts_alike import law, linked, outcome, read, sentence


def test_a_page_that_holds_its_text_twice_gives_it_once(reader):
    once = read(reader, law())
    twice = read(reader, f"{law()}\n{law()}", "twice.txt")
    assert [each.number for each in twice.provisions] == [each.number for each in once.provisions]
    assert [each.code for each in twice.problems] == ["repeated_text"]
    [_, second] = linked(once, twice)
    assert outcome(second)[0] == [(Kinship.SAME_TEXT, "zakon_o_probi.txt")]


def test_where_the_second_copy_begins():
    text = law()
    assert repeated_from(text + text) == len(text)
    assert repeated_from(f"Мени почетна страна\n{text}{text}") == len(text) + len("Мени почетна страна\n")
    assert repeated_from(text + to_latin(text)) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        law(),
        law() + law(14, title="О ВОДАМА", change={n: f"{sentence(n + 77, 30)}." for n in range(1, 15)}),
        "",
        "реч " * 500,
        "Члан 1.\nОбразац број један.\n" * 3,
    ],
)
def test_a_text_that_is_there_once_stays_whole(text):
    assert repeated_from(text) is None


def test_the_real_page_that_holds_its_text_twice(reader):
    from tests.ingest.conftest import SHARED

    path = SHARED / "data" / "first_document.txt"
    if not path.exists():
        pytest.skip("the shared data are not here: first_document.txt")
    reading = reader.read(path.read_bytes(), file=path.name)
    assert "repeated_text" in [each.code for each in reading.problems]
    texts = [each.text for each in reading.provisions]
    assert len(texts) == len(set(texts))
    first, *rest = reading.provisions
    assert (first.language, first.script, {each.language for each in rest}) == ("ar", "Arab", {"en"})
