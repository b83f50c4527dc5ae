"""Learning the space of senses from questions and the articles that answer them."""

from collections import Counter

import pytest
import torch

from alinea.training.asked_laws import AskedLaw, Need
from alinea.training.counted import CountedLaw, counted_law
from alinea.training.semantic import learn, measure
from ontology.glossary import Sense
from search_api.senses import SenseFinder
from tests.doubles.kosovo_reading import READING

MATTERS = 6
LAYMAN, LAWYER = range(MATTERS), range(MATTERS, 2 * MATTERS)  # two senses of each matter


def law(name: str) -> CountedLaw:
    """Questions in a layman's senses, each answered by the text in the lawyer's sense of the same matter."""
    texts = [Counter({LAWYER[matter]: 2, 12 + matter % 2: 1}) for matter in range(MATTERS)]
    questions = [(Counter({LAYMAN[matter]: 1}), frozenset({matter})) for matter in range(MATTERS)] * 8
    return CountedLaw(name, texts, questions)


@pytest.fixture(scope="module")
def laws() -> list[CountedLaw]:
    return [law(f"law {number}") for number in range(40)]


def test_what_answers_comes_near_though_it_shares_no_sense(laws):
    before = measure(laws[:1], torch.randn(14, 8, generator=torch.Generator().manual_seed(1)))
    directions = learn(laws, senses=15)
    reciprocal, among = measure(laws[:1], directions)
    assert (reciprocal, among) == (1, 1)
    assert before[0] < 0.8
    assert not directions[14].any()  # it stands nowhere


def test_the_same_laws_give_the_same_space(laws):
    assert torch.equal(learn(laws[:10], senses=14), learn(laws[:10], senses=14))


def test_a_law_is_counted_by_its_articles():
    article = next(each for each in READING.provisions if each.kind == "article")
    word = max(article.text.split(), key=len).strip(".,;")
    finder = SenseFinder([Sense({"sq": (word,)})])
    needs = [
        Need(id="1", articles={article.number: 3}, questions={"sq": word, "en": "something else"}),
        Need(id="2", articles={"999": 3}, questions={"sq": word}),
    ]
    found = counted_law(AskedLaw(name="a", document="a/b/c", sha256="0", needs=tuple(needs)), READING, finder)
    assert [counts for counts, _ in found.questions] == [Counter({0: 1}), Counter()]
    (place,) = found.questions[0][1]
    assert found.texts[place][0] >= 1
