"""The questions that the ontology was made for (Grüninger and Fox, 1995), asked of the shipped corpus.

Beside each query lies what must come of it. ``# expect: exact`` wants these rows and no others, ``contains`` these
and any others, for the corpus grows; ``lacks`` wants none of these rows but some others, for gaps are to be filled.
A cell ``*`` stands for any value.
"""

import csv
import re
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from graph.stores.oxigraph import OxigraphStore

QUESTIONS = sorted(Path(str(files("ontology"))).joinpath("questions").glob("*.rq"))
HEADER = re.compile(
    r"# Question: (?P<question>.+\?)\n# Asked by: (?P<asker>.+)\n# expect: (?P<expect>exact|contains|lacks)\n"
)
Row = tuple[str, ...]


def header(path: Path) -> re.Match[str]:
    found = HEADER.match(path.read_text("utf-8"))
    assert found, f"{path.name} does not begin with its question, who asks it and what to expect"
    return found


def expected(path: Path) -> tuple[list[str], set[Row]]:
    with path.with_suffix(".csv").open(encoding="utf-8", newline="") as file:
        names, *rows = csv.reader(file)
    return names, {tuple(row) for row in rows}


def has(row: Row, rows: set[Row]) -> bool:
    return any(all(wanted in ("*", value) for wanted, value in zip(row, each, strict=True)) for each in rows)


def exact(wanted: set[Row], found: set[Row]) -> bool:
    return len(wanted) == len(found) and all(has(row, found) for row in wanted)


def contains(wanted: set[Row], found: set[Row]) -> bool:
    return all(has(row, found) for row in wanted)


def lacks(wanted: set[Row], found: set[Row]) -> bool:
    return bool(found) and not any(has(row, found) for row in wanted)


JUDGES: dict[str, Callable[[set[Row], set[Row]], bool]] = {"exact": exact, "contains": contains, "lacks": lacks}


@pytest.mark.parametrize("path", QUESTIONS, ids=lambda path: path.stem)
def test_a_question_is_answered(shipped: OxigraphStore, path: Path) -> None:
    names, wanted = expected(path)
    rows = shipped.select(path.read_text("utf-8"))
    assert rows, "the graph knows no answer"
    assert set(rows[0]) == set(names)
    found = {tuple(row[name] or "" for name in names) for row in rows}
    missing = sorted(row for row in wanted if not has(row, found))
    assert JUDGES[header(path)["expect"]](wanted, found), f"not among {len(found)} rows: {missing}"


def test_every_question_is_whole_and_numbered_in_order() -> None:
    assert len(QUESTIONS) >= 25
    assert [int(path.stem.partition("-")[0]) for path in QUESTIONS] == list(range(1, len(QUESTIONS) + 1))
    assert len({header(path)["question"] for path in QUESTIONS}) == len(QUESTIONS)
    assert {path.stem for path in QUESTIONS} == {path.stem for path in QUESTIONS[0].parent.glob("*.csv")}
    assert all(expected(path)[1] for path in QUESTIONS)


@pytest.mark.parametrize(
    ("judge", "found", "verdict"),
    [
        (exact, {("a", "b")}, True),
        (exact, {("a", "b"), ("c", "d")}, False),
        (contains, {("a", "b"), ("c", "d")}, True),
        (contains, {("c", "b")}, False),
        (lacks, {("c", "d")}, True),
        (lacks, {("a", "d"), ("c", "d")}, False),
        (lacks, set(), False),
    ],
)
def test_answers_are_judged(judge: Callable[[set[Row], set[Row]], bool], found: set[Row], *, verdict: bool) -> None:
    assert judge({("a", "*")}, found) is verdict
