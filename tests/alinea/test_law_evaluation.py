import json
from pathlib import Path

import numpy as np
import pytest

from alinea.commands.eval_laws import below_law_floors
from alinea.evaluation.asked import AskedBefore
from alinea.evaluation.laws import Answer, ask_laws, law_scores, laws_installed
from alinea.evaluation.laws_gold import LawQuestion, load_law_floors, load_laws, save_law_floors
from alinea.evaluation.measures import found_among
from alinea.settings import Settings
from ontology.errors import KnowledgeError, SettingsError
from search_api.ports import Detail
from search_api.retrieval import Mode

SHARED = Path(__file__).parents[2].parent / "shared"
HEAD = {"document": "xk/law.md", "sha256": "0" * 64, "split": "test"}
QUESTION = {"id": "1-mk", "need": "1", "language": "mk", "q": "прашање", "relevant": {"3": 3, "4": 1}}


def write(folder, *lines):
    (folder / "xk-law.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")


def answer(language, law, scores, *, split="test", scope="law"):
    question = LawQuestion(id="1", need="1", language=language, text="?", relevant={"3": 3})
    return Answer(question=question, law=law, split=split, scope=scope, mode=Mode.HYBRID, scores=scores)


def test_found_among_the_first_five_wants_the_best_answer():
    assert found_among(["x", "x", "x", "x", "a"], {"a": 3, "b": 1}) == 1.0
    assert found_among(["b", "x", "x", "x", "x", "a"], {"a": 3, "b": 1}) == 0.0


def test_scores_are_told_by_question_by_pair_and_over_all():
    right, wrong, second = (1, 1, 1, 1), (0, 0, 0, 0), (1, 0.5, 1, 1)
    answers = [answer("mk", "bcms", right), answer("mk", "sq", wrong), answer("sq", "sq", second)]
    mrr = {(score.question, score.law): score.mrr_at_10 for score in law_scores(answers)}
    assert mrr["mk", "*"] == 0.5
    assert mrr["mk", "bcms"] == 1
    assert mrr["*", "sq"] == 0.25
    assert mrr["*", "*"] == 0.5


def test_only_hybrid_search_within_test_laws_is_defended():
    scores = law_scores([answer("mk", "sq", (0.9, 0.9, 0.9, 0.9)), answer("mk", "sq", (0, 0, 0, 0), split="dev")])
    assert below_law_floors(scores, {"mk": {"mrr_at_10": 0.9, "hit_at_5": 0.89}}) == []
    assert below_law_floors(scores, {"mk": {"mrr_at_10": 0.91}, "tr": {"hit_at_5": 0.5}}) == [
        "mk: mrr_at_10 0.900 is below its floor 0.91",
        "tr: hit_at_5 0.000 is below its floor 0.50",
    ]


def test_a_broken_line_of_a_law_is_named(tmp_path):
    write(tmp_path, HEAD, QUESTION, {"id": "2"})
    with pytest.raises(KnowledgeError, match=r"xk-law\.jsonl:3"):
        load_laws(tmp_path)


def test_floors_over_laws_hold_for_one_set_of_questions(tmp_path):
    write(tmp_path, HEAD, QUESTION)
    save_law_floors(tmp_path, {"mk": {"mrr_at_10": 0.5}})
    assert load_law_floors(tmp_path) == {"mk": {"mrr_at_10": 0.5}}
    write(tmp_path, HEAD, QUESTION | {"q": "друго"})
    with pytest.raises(SettingsError, match="other questions"):
        load_law_floors(tmp_path)


def test_another_edition_of_a_law_is_refused(tmp_path):
    write(tmp_path, HEAD, QUESTION)
    (tmp_path / "xk").mkdir()
    (tmp_path / "xk" / "law.md").write_text("Neni 3", "utf-8")
    with pytest.raises(SettingsError, match="not the law that was judged"):
        load_laws(tmp_path)[0].path(tmp_path)


def test_questions_known_before_do_not_reach_the_model():
    known, fresh = (Detail(np.full(2, value), np.zeros((0, 4)), np.zeros(0, np.int32)) for value in (1, 0))

    class Model:
        name, dimensions, token_dimensions = "none", 2, 4

        def queries(self, texts):
            return [fresh for _ in texts]

    asked = AskedBefore(Model())
    asked.know(["a"], [known])
    assert asked.queries(["a"]) == [known]
    assert asked.queries(["a", "b"]) == [fresh, fresh]


@pytest.mark.slow
def test_the_search_reaches_its_floors_on_laws_it_was_not_tuned_on(tmp_path):
    real = SHARED / "data" / "real"
    if not real.is_dir():
        pytest.skip("the real documents do not lie beside this checkout (../shared/data/real)")
    settings = Settings()
    gold = settings.corpus / "gold" / "laws"
    floors = load_law_floors(gold)
    assert floors
    laws = [law for law in load_laws(gold) if law.split == "test"]
    with laws_installed(settings, laws, real) as installation:
        scores = law_scores(ask_laws(installation, laws, real, [Mode.HYBRID]))
    assert below_law_floors(scores, floors) == []


def test_further_wordings_of_a_question_are_those_behind_it_first(tmp_path):
    rows = [QUESTION | {"id": f"{need}-{tag}", "need": need, "language": tag, "q": f"{need} {tag}"}
            for need in ("1", "2") for tag in ("mk", "sq", "en")]  # fmt: skip
    write(tmp_path, HEAD, *rows)
    (law,) = load_laws(tmp_path)
    assert law.others(law.questions[1], 0) == ()
    assert law.others(law.questions[1], 1) == ("1 en",)
    assert law.others(law.questions[4], 5) == ("2 en", "2 mk")
