"""Associations of senses: hits that answer what a question asks, in senses that it does not carry."""

import numpy as np
import pytest

from ontology.errors import EngineError
from ontology.glossary import Sense, load_glossary
from search_api.senses import Learned, SenseFinder, SenseIndex
from search_api.senses.associations import Pairs, SenseAssociations, saturated, write_associations
from search_api.senses.hit_senses import HitSenses
from search_api.senses.space import SenseSpace
from tests.doubles.law_passages import law_passages

WORDS = ("fired", "notice", "employer", "meadow")
SENSES = [Sense({"en": (word,)}) for word in WORDS]
FIRED, NOTICE, EMPLOYER, MEADOW = range(4)


def pairs(*each: tuple[int, int, float]) -> Pairs:
    asked, answering, weights = zip(*each, strict=True)
    return Pairs(np.array(asked, np.int32), np.array(answering, np.int32), np.array(weights, np.float32))


ASSOCIATED = pairs((FIRED, NOTICE, 2.0), (FIRED, EMPLOYER, 0.5), (MEADOW, EMPLOYER, 1.0))


@pytest.fixture
def index(tmp_path) -> SenseIndex:
    texts = {
        "a": ["A meadow."],
        "b": ["Of every notice.", "The employer."],
        "c": ["Nothing."],
        "d": ["Fired at notice."],
    }
    learned = Learned(SenseSpace(np.zeros((4, 2), np.float32)), SenseAssociations(ASSOCIATED, len(SENSES)))
    return SenseIndex.build(tmp_path, law_passages(texts), SENSES, learned)


def associated(index: SenseIndex, question: str, rows: list[int]) -> list[tuple[int, float]]:
    return [(entry.row, entry.score) for entry in index.associated(index.finder.find(question, "en"), rows)]


def test_a_hit_answers_in_senses_that_the_question_does_not_carry(index, tmp_path):
    found = associated(index, "fired", [0, 1, 2, 3, 4])
    assert [row for row, _ in found] == [
        1,
        2,
    ]  # both rows of the hit; the last carries the sense itself
    both = saturated({NOTICE: 1, EMPLOYER: 1})
    assert found[0][1] == found[1][1] == pytest.approx(2.0 * both[0] + 0.5 * both[1], rel=1e-3)
    assert associated(SenseIndex.open(tmp_path), "fired", [2]) == [(2, found[1][1])]


def test_senses_of_a_question_add_up(index):
    (_, alone), *_ = associated(index, "fired", [1])
    (_, together), *_ = associated(index, "fired on a meadow", [1])
    assert together == pytest.approx(alone + 1.0 * saturated({NOTICE: 1, EMPLOYER: 1})[1], rel=1e-3)
    assert associated(index, "fired on a meadow", [0]) == []  # it carries the one, and nothing for the other


def test_a_question_without_associations_finds_nothing(index):
    for question in ("notice", "of what the glossary does not know", ""):
        assert associated(index, question, [0, 1, 4]) == []


def test_what_a_hit_says_counts_less_the_longer_it_is():
    short, long = saturated({FIRED: 1, NOTICE: 3}), saturated({FIRED: 1, NOTICE: 3, MEADOW: 900})
    assert short[0] < short[1] < 1
    assert long[0] < short[0]


def test_associations_are_known_by_the_english_words_of_their_senses(tmp_path, monkeypatch):
    path = tmp_path / "learned.npz"
    write_associations(SENSES, ASSOCIATED, path)
    monkeypatch.setattr("search_api.senses.associations._SHIPPED", path)
    from search_api.senses import associations

    associations._shipped.cache_clear()
    try:
        there, back = SenseAssociations.learned(SENSES), SenseAssociations.learned(SENSES[::-1])
        fewer = SenseAssociations.learned(SENSES[:2])
    finally:
        associations._shipped.cache_clear()
    assert there.of(FIRED) == {NOTICE: 2.0, EMPLOYER: 0.5}
    assert back.of(3 - FIRED) == {3 - NOTICE: 2.0, 3 - EMPLOYER: 0.5}
    assert fewer.of(FIRED) == {NOTICE: 2.0}  # what the glossary does not hold is left out
    assert there.of(NOTICE) == {}


def test_what_ships_leads_from_a_layman_to_the_law():
    glossary = load_glossary()
    finder, ships = SenseFinder(glossary), SenseAssociations.learned(glossary)
    asked = {sense for word in finder.find("fired", "en") for sense in word.senses}
    answered = {sense for word in finder.find("termination", "en") for sense in word.senses}
    assert any(answered & ships.of(sense).keys() for sense in asked)
    assert all(weight > 0 for sense in range(len(glossary)) for weight in ships.of(sense).values())


@pytest.mark.parametrize("seed", range(20))
def test_scores_are_what_a_plain_loop_gives(seed):
    chance = np.random.default_rng(seed)
    senses, hits = 12, [sorted(chance.choice(12, size, replace=False)) for size in (0, 5, 0, 7, 1, 12, 3, 0)]
    weights = [chance.random(len(each), np.float32).astype(np.float16) for each in hits]
    bounds = np.cumsum([0, *map(len, hits)])
    said = HitSenses(bounds, np.concatenate(hits).astype(np.int32), np.concatenate(weights))
    table = chance.random((senses, senses), np.float32) * (chance.random((senses, senses)) < 0.3)
    rows, columns = np.nonzero(table)
    associations = SenseAssociations(
        Pairs(rows.astype(np.int32), columns.astype(np.int32), table[rows, columns].astype(np.float32)), senses
    )
    asked = sorted(chance.choice(senses, 4, replace=False).tolist())
    places = chance.permutation(len(hits))[: int(chance.integers(1, len(hits) + 1))]
    plain = [
        sum(
            float(table[ask, sense]) * float(weight)
            for ask in asked
            if ask not in hits[place]
            for sense, weight in zip(hits[place], weights[place], strict=True)
        )
        for place in places
    ]
    assert associations.scores(asked, said, places) == pytest.approx(plain, rel=1e-4, abs=1e-5)
    assert associations.scores([], said, places).tolist() == [0.0] * len(places)


def test_tables_that_do_not_belong_together_are_an_engine_error(index, tmp_path):
    few = SenseAssociations(ASSOCIATED, len(SENSES) + 1)
    few.save(tmp_path)
    with pytest.raises(EngineError, match="alinea build"):
        SenseIndex.open(tmp_path)
    SenseAssociations(ASSOCIATED, len(SENSES)).save(tmp_path)
    SenseIndex.open(tmp_path)
    np.save(tmp_path / "hit_senses.bounds.npy", np.array([0, 1]))
    with pytest.raises(EngineError, match="alinea build"):
        SenseIndex.open(tmp_path)


def test_associations_of_senses_that_are_not_there_are_an_engine_error(tmp_path):
    with (tmp_path / "associations.npz").open("wb") as file:
        np.savez(file, asked=[0], answering=[7], weights=[1.0], senses=4)
    with pytest.raises(EngineError, match="beyond its 4"):
        SenseAssociations.load(tmp_path)
