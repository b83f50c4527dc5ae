import json

import pytest

from alinea.evaluation import load_floors, load_questions
from alinea.evaluation.gold import save_floors
from alinea.evaluation.measures import ndcg, recall, reciprocal_rank
from ontology.errors import KnowledgeError, SettingsError

GRADES = {"a": 3, "b": 2, "c": 1}


def test_ndcg_by_hand():
    # gains 7, 3, 1; discounts 1, log2 3, 2
    best = 7 + 3 / 1.5849625 + 1 / 2
    assert ndcg(["a", "b", "c"], GRADES) == pytest.approx(1.0)
    assert ndcg(["x", "a"], GRADES) == pytest.approx((7 / 1.5849625) / best)
    assert ndcg(["x", "y"], GRADES) == 0.0
    assert ndcg(["a"], {}) == 0.0


def test_reciprocal_rank_wants_the_best_answer():
    assert reciprocal_rank(["b", "a"], GRADES) == 0.5
    assert reciprocal_rank(["b", "c"], GRADES) == 0.0


def test_recall_counts_what_answers():
    assert recall(["a", "x"], GRADES) == 0.5
    assert recall(["c"], {"c": 1}) == 1.0


def write_gold(folder, lines):
    (folder / "questions.jsonl").write_text("\n".join(json.dumps(line) for line in lines), "utf-8")


def test_floors_hold_for_one_set_of_questions(tmp_path):
    question = {"id": "1", "language": "mk", "q": "прашање", "split": "test", "relevant": {"a": 3}}
    write_gold(tmp_path, [question])
    save_floors(tmp_path, {"mk": 0.5})
    assert load_floors(tmp_path) == {"mk": 0.5}
    write_gold(tmp_path, [question, question | {"id": "2"}])
    with pytest.raises(SettingsError, match="other questions"):
        load_floors(tmp_path)


def test_a_broken_line_is_named(tmp_path):
    (tmp_path / "questions.jsonl").write_text('\n{"id": "1"}\n', "utf-8")
    with pytest.raises(KnowledgeError, match=r"questions\.jsonl:2"):
        load_questions(tmp_path)
