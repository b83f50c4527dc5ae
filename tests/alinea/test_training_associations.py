"""Learning which senses of articles answer which senses of questions."""

from collections import Counter

import numpy as np
import pytest

from alinea.training.associations import learn, measure
from alinea.training.counted import CountedLaw
from search_api.senses.associations import Pairs, SenseAssociations

MATTERS = 6
LAYMAN, LAWYER, EVERYWHERE = range(MATTERS), range(MATTERS, 2 * MATTERS), 2 * MATTERS
SENSES = 2 * MATTERS + 2


def law(name: str) -> CountedLaw:
    """Questions in a layman's senses, each answered by the text in the lawyer's sense of the same matter."""
    texts = [Counter({LAWYER[matter]: 2, EVERYWHERE: 1}) for matter in range(MATTERS)]
    questions = [(Counter({LAYMAN[matter]: 1, EVERYWHERE: 1}), frozenset({matter})) for matter in range(MATTERS)] * 8
    return CountedLaw(name, texts, questions)


@pytest.fixture(scope="module")
def laws() -> list[CountedLaw]:
    return [law(f"law {number}") for number in range(20)]


def test_a_laymans_sense_is_answered_by_the_lawyers_of_the_same_matter(laws):
    pairs = learn(laws, SENSES)
    found = SenseAssociations(pairs, SENSES)
    assert [max(found.of(each), key=found.of(each).__getitem__) for each in LAYMAN] == [*LAWYER]
    assert EVERYWHERE not in pairs.answering  # what stands in every text answers nothing
    assert (pairs.weights > 0).all()
    assert measure(laws[:1], found) == (1, 1)
    assert measure(laws[:1], SenseAssociations(NOTHING, SENSES))[0] < 0.5


def test_what_misleads_comes_to_count_less(monkeypatch):
    """Both pairs are found, and the weight of the one that leads astray falls behind."""
    laws = [misleading(f"law {number}", astray=number % 5 > 1) for number in range(60)]
    learned = SenseAssociations(learn(laws, SENSES), SENSES).of(LAYMAN[0])
    monkeypatch.setattr("alinea.training.associations._ROUNDS", 0)
    found = SenseAssociations(learn(laws, SENSES), SENSES).of(LAYMAN[0])
    assert learned[LAWYER[0]] / learned[LAWYER[1]] > 1.5 * found[LAWYER[0]] / found[LAWYER[1]] > 0


def test_the_same_laws_give_the_same_associations(laws):
    one, other = learn(laws[:5], SENSES), learn(laws[:5], SENSES)
    assert np.array_equal(one.weights, other.weights)
    assert np.array_equal(one.answering, other.answering)


def test_laws_without_questions_teach_nothing(laws):
    nothing = learn([CountedLaw("a", laws[0].texts, [])], SENSES)
    assert len(nothing.asked) == len(nothing.weights) == 0
    assert measure([], SenseAssociations(nothing, SENSES)) == (0.0, 0.0)


NOTHING = Pairs(np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0, np.float32))


def misleading(name: str, *, astray: bool) -> CountedLaw:
    """What answers carries one lawyer's sense and often another, elsewhere found in one that does not."""
    answer, other = Counter({LAWYER[0]: 1}), Counter({EVERYWHERE: 2})
    (other if astray else answer)[LAWYER[1]] = 3
    texts = [answer, other, *(Counter({EVERYWHERE: 2}) for _ in range(8))]
    return CountedLaw(name, texts, [(Counter({LAYMAN[0]: 1}), frozenset({0}))] * 8)


def test_questions_without_a_sense_are_measured_as_not_answered(laws):
    found = SenseAssociations(learn(laws[:5], SENSES), SENSES)
    law = CountedLaw("a", laws[0].texts, [(Counter(), frozenset({MATTERS - 1}))])
    assert measure([law], found) == (pytest.approx(1 / MATTERS), 0.0)
