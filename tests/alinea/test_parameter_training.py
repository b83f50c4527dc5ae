"""Quantities judged one by one, and the weights that are learned of them."""

from pathlib import Path

import numpy as np
import pytest

from alinea.training.parameters import Table, held_out, learn, names_of, write
from alinea.training.quantities import load_judged, sentence_examples
from ingest.parameters import judging
from ontology.errors import KnowledgeError

JUDGED = Path(__file__).parents[2] / "corpus" / "gold" / "parameters"


def test_every_judged_quantity_has_a_law_and_a_known_role():
    laws = load_judged(JUDGED)
    roles = {role for law in laws for *_, role in law.quantities}
    assert all(law.quantities for law in laws)
    assert roles - {"none"} <= set(judging.load_weights().sums)


def test_a_line_that_names_no_law_is_refused(tmp_path):
    (tmp_path / "laws.tsv").write_text("one\tfile\tdigest\n", "utf-8")
    (tmp_path / "judged.tsv").write_text("two\t1\t0\t5\tdays\tnone\n", "utf-8")
    with pytest.raises(KnowledgeError, match="no quantity"):
        load_judged(tmp_path)


def test_what_is_learned_tells_the_examples_apart(tmp_path, monkeypatch):
    monkeypatch.setattr("alinea.training.parameters._LAWS", 1)
    examples = list(sentence_examples(JUDGED))
    names = names_of(examples)
    table = Table(examples, names)
    weights = learn(table)
    best = table.probabilities(weights).argmax(1)
    assert np.mean(best == table.right) > 0.95
    write(tmp_path / "weights.tsv", names, weights)
    monkeypatch.setattr(judging, "files", lambda _: tmp_path)
    judging.load_weights.cache_clear()
    try:
        told = [judging.judge(each.judged.quantity, each.judged.sums, each.judged.start, each.judged.traits)
                for each in examples]  # fmt: skip
    finally:
        judging.load_weights.cache_clear()
    agreed = [
        role == each.role if score > 1 / 2 else each.role is None
        for (role, score), each in zip(told, examples, strict=True)
    ]
    assert np.mean(agreed) > 0.95


def test_a_law_is_held_out_of_its_own_weights():
    examples = list(sentence_examples(JUDGED))  # all of one law: nothing but the priors is left to judge by
    table = Table(examples, ["bias"])
    found = held_out(examples, table)
    assert np.allclose(found.sum(1), 1)
    assert not np.allclose(found, table.probabilities(learn(table)), atol=1e-3)
