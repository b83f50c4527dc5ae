"""Gold questions over laws: each file is whole, and its articles are those that the reader finds in the document."""

import hashlib
import json
import re
from pathlib import Path

import pytest

from ontology.scripts import to_latin

FOLDER = Path(__file__).parents[2] / "corpus" / "gold" / "laws"
FILES = sorted(FOLDER.glob("*.jsonl"))
EVERYWHERE = {"mk", "sq", "bs", "en", "tr"}
IN_TURNS = ({"sr-Latn", "sr-Cyrl"}, {"cnr", "hr"})
QUOTED = 6


def of(path):
    document, *questions = (json.loads(line) for line in path.read_text("utf-8").splitlines())
    return document, questions


def runs(text):
    words = re.findall(r"[^\W_]+", to_latin(text).lower())
    return {tuple(words[at : at + QUOTED]) for at in range(len(words) - QUOTED + 1)}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_need_is_asked_in_seven_languages_with_the_same_grades(path):
    document, questions = of(path)
    needs = {}
    for question in questions:
        needs.setdefault(question["need"], []).append(question)
    assert document["split"] in {"dev", "test"}
    assert len({question["id"] for question in questions}) == len(questions)
    for need, asked in needs.items():
        languages = {question["language"] for question in asked}
        assert len(asked) == len(languages) == len(EVERYWHERE) + len(IN_TURNS), need
        assert languages >= EVERYWHERE, need
        assert all(len(languages & turn) == 1 for turn in IN_TURNS), need
        assert all(question["relevant"] == asked[0]["relevant"] for question in asked), need
        assert {3} <= set(asked[0]["relevant"].values()) <= {1, 2, 3}, need


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_graded_articles_are_in_the_law_and_no_question_quotes_it(path, reader, real):
    document, questions = of(path)
    data = real(document["document"])
    assert hashlib.sha256(data).hexdigest() == document["sha256"]
    provisions = reader.read(data, file=document["document"]).provisions
    numbers = [provision.number for provision in provisions if provision.kind == "article"]
    law = runs(" ".join(provision.text for provision in provisions))
    for question in questions:
        assert all(numbers.count(number) == 1 for number in question["relevant"]), question["id"]
        assert not runs(question["q"]) & law, question["id"]
