"""The space of senses: hits near a question with which they share no sense."""

import numpy as np
import pytest

from ontology.glossary import Sense, load_glossary
from search_api.senses import Learned, SenseFinder, SenseIndex
from search_api.senses.associations import Pairs, SenseAssociations
from search_api.senses.space import SenseSpace, sense_keys, write_learned
from tests.doubles.law_passages import law_passages

SENSES = [Sense({"en": (word,)}) for word in ("boss", "employer", "meadow", "unheard")]
DIRECTIONS = np.array([[0.9, 0.1, 0.0], [0.5, 0.1, 0.0], [0.0, 0.2, -0.7], [0.0, 0.0, 0.0]], dtype=np.float32)

ASSOCIATIONS = SenseAssociations(Pairs(*np.zeros((2, 0), np.int32), np.zeros(0, np.float32)), len(SENSES))


@pytest.fixture
def index(tmp_path) -> SenseIndex:
    texts = {"a": ["The meadow."], "b": ["Of every boss.", "The employer is liable."], "c": ["Nothing known."]}
    return SenseIndex.build(tmp_path, law_passages(texts), SENSES, Learned(SenseSpace(DIRECTIONS), ASSOCIATIONS))


def near(index: SenseIndex, question: str, rows: list[int]) -> list[tuple[int, float]]:
    return [(entry.row, entry.score) for entry in index.near(index.finder.find(question, "en"), rows)]


def test_a_hit_is_near_a_question_that_shares_no_word_with_it(index, tmp_path):
    found = dict(near(index, "employer", [0, 1, 2, 3]))
    assert [row for row, _ in near(index, "employer", [0, 1, 2, 3])] == [1, 2, 0, 3]
    assert found[1] == found[2] == pytest.approx(1, abs=0.01)  # both rows stand for their hit
    assert found[0] == pytest.approx(0.05, abs=0.02)
    assert found[3] == 0  # it carries no sense
    assert near(SenseIndex.open(tmp_path), "employer", [2]) == [(2, found[2])]
    assert near(index, "employer", [2]) == [(2, found[2])]


def test_a_question_without_a_direction_is_near_nothing(index):
    for question in ("unheard", "of what the glossary does not know", ""):
        assert near(index, question, [0, 1]) == []


def test_directions_are_known_by_the_english_words_of_their_senses(tmp_path):
    path = tmp_path / "learned.npz"
    write_learned(SENSES, DIRECTIONS, path)
    with np.load(path) as stored:
        assert stored["keys"].tolist() == sense_keys(SENSES)[:3]
        again = stored["rows"] * stored["scales"][:, None]
    assert np.abs(again - DIRECTIONS[:3]).max() < 0.004


def test_senses_are_told_apart_by_their_english_and_by_turns():
    one, other = Sense({"en": ("term", "time"), "sq": ("afat*",)}), Sense({"en": ("time", "term"), "sq": ("kohë*",)})
    first, second = sense_keys([one, other])
    assert first != second
    assert sense_keys([other, one]) == [first, second]
    assert sense_keys([Sense({"en": ("term", "time"), "mk": ("рок",)})]) == [first]


def test_the_space_that_ships_follows_the_glossary_in_whatever_order():
    glossary = load_glossary()
    there, back = SenseSpace.learned(glossary), SenseSpace.learned(glossary[::-1])
    for sense in (0, 100, 5000):
        assert not any(each.words["en"] == glossary[sense].words["en"] for each in glossary[sense + 1 :])
        there_so, back_so = there.passage({sense: 1}), back.passage({len(glossary) - 1 - sense: 1})
        assert np.array_equal(there_so, back_so)
    learned = [bool(there.passage({number: 1}).any()) for number in range(len(glossary))]
    assert sum(learned) > 0.95 * len(glossary)
    assert not SenseSpace.learned([Sense({"en": ("not there",)})]).passage({0: 1}).any()


def test_the_space_that_ships_leads_from_a_layman_to_the_law():
    finder, space = SenseFinder(load_glossary()), SenseSpace.learned(load_glossary())

    def place(text: str, language: str) -> np.ndarray:
        return space.question(finder.find(text, language))

    asked = place("My boss fired me without a warning", "en")
    answer = place("Otkaz ugovora o radu od strane poslodavca", "sr-Latn")
    assert asked @ answer > asked @ place("Poljoprivredno zemljište daje se u zakup", "sr-Latn") + 0.2
