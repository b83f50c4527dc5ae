import json

import pytest

from alinea.wiring import Installation
from ontology.errors import EngineError
from search_api.ports import Ranked
from search_api.retrieval import Chance, Mode, Query, nearness

pytestmark = pytest.mark.thorough


def of(**scores: float) -> dict[str, list[Ranked]]:
    return {name: [Ranked(row=0, score=score), Ranked(row=1, score=score)] for name, score in scores.items()}


def test_chance_counts_those_that_come_as_near():
    chance = Chance([1.0, 0.2, 0.4, 0.8])
    assert chance.of(of(dense=0.3, tokens=0.3)) == 0.25
    assert chance.of(of(dense=0.1)) == 1.0
    assert chance.of(of(dense=0.5, senses=40.0)) == 0.0
    assert chance.of({}) == 1.0
    assert Chance([]).of(of(dense=0.5)) is None


def test_one_row_that_comes_near_alone_comes_less_near():
    several = [Ranked(row=row, score=0.5) for row in range(5)]
    alone = [several[0], *(Ranked(row=row, score=0.1) for row in range(1, 9))]
    assert nearness({"dense": several}) == pytest.approx(0.5)
    assert nearness({"dense": alone}) == pytest.approx((0.5 + 0.18) / 2)


def test_it_is_kept_with_the_snapshot(tmp_path):
    Chance([0.5, 0.25]).save(tmp_path)
    assert Chance.load(tmp_path).of(of(dense=0.3)) == 0.5
    with pytest.raises(EngineError, match="alinea build"):
        Chance.load(tmp_path / "nowhere")


@pytest.fixture(scope="module")
def asked(installation: Installation) -> dict[str, list[bool]]:
    """Of unseen questions: which are taken for answered."""
    gold = installation.settings.corpus / "gold"
    found = {}
    for name in ("unanswerable", "questions"):
        rows = [json.loads(line) for line in (gold / f"{name}.jsonl").read_text("utf-8").splitlines()]
        texts = [row["q"] for row in rows if row["split"] == "test"]
        found[name] = [installation.search.search(Query(text=text, limit=1)).answered for text in texts]
    return found


def test_questions_without_an_answer_are_told_so(asked):
    assert len(asked["unanswerable"]) > 90
    assert sum(asked["unanswerable"]) < 0.2 * len(asked["unanswerable"])


def test_questions_with_an_answer_keep_it(asked):
    assert len(asked["questions"]) > 80
    assert sum(asked["questions"]) > 0.93 * len(asked["questions"])


@pytest.mark.parametrize("question", ["pjesemarrje qytetare", "statutory catalogue of direct democracy instruments"])
def test_a_mechanism_that_is_named_and_found_answers(installation: Installation, question):
    results = installation.search.search(Query(text=question))
    assert results.understanding.mechanisms
    assert results.answered


def test_what_is_named_is_never_taken_for_nothing(installation: Installation):
    assert installation.search.search(Query(text="čl. 68 ZLS")).answered
    assert installation.search.search(Query(text="gulasch", mode=Mode.LEXICAL)).chance is None
