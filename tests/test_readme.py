"""The figures that the README gives are those of the repository."""

import re
from pathlib import Path

import pytest

from ingest.knowledge import load_corpus, load_mechanisms

ROOT = Path(__file__).parents[1]


def raised(problem: Exception) -> None:
    raise problem


@pytest.mark.parametrize("name", ["README.md", "CHANGELOG.md"])
def test_counts_are_those_of_the_corpus(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    mechanisms = load_mechanisms()
    corpus = load_corpus(ROOT / "corpus", mechanisms=frozenset(mechanisms), on_problem=raised)
    counts = {
        "acts": len(corpus.acts),
        r"(?:mechanism )?provisions": sum(len(act.provisions) for act in corpus.acts),
        "practices": len(corpus.practices),
        "mechanisms in nine": len(mechanisms),
    }
    for what, count in counts.items():
        told = re.search(rf"(\d+) {what}\b", text)
        assert told, what
        assert int(told[1]) == count, f"{name} tells {told[0]}; there are {count}"
