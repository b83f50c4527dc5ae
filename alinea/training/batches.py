"""Batches: needs of a law that are learned together, so that its articles compete."""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from alinea.training.examples import Example, Question

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How learning goes. A batch holds ``laws`` times ``needs`` needs.

    Of each need ``tempting`` passages of its pool and ``questions`` phrasings are drawn anew every time. Two
    temperatures: of vectors and tokens by themselves, and of all that the search fuses.
    """

    epochs: int = 2
    laws: int = 1
    needs: int = 24
    tempting: int = 4
    questions: int = 5
    passage_pieces: int = 128
    question_pieces: int = 64
    rate: float = 4e-4
    directions_rate: float = 2e-4
    temperature: float = 0.03
    fused_temperature: float = 0.05
    warm_up: float = 0.08
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Batch:
    """``rows`` are law and row of every passage, each once; ``asked`` the questions, each with its example."""

    rows: list[tuple[str, int]]
    asked: list[tuple[Example, Question]]


def epoch(examples: Sequence[Example], course: Course, chance: random.Random) -> Iterator[Batch]:
    """All examples once, in batches in which several of the same law stand together."""
    by_law: defaultdict[str, list[Example]] = defaultdict(list)
    for each in chance.sample(list(examples), len(examples)):
        by_law[each.law].append(each)
    groups = [
        some[start : start + course.needs] for some in by_law.values() for start in range(0, len(some), course.needs)
    ]
    chance.shuffle(groups)
    for start in range(0, len(groups), course.laws):
        together = [each for group in groups[start : start + course.laws] for each in group]
        yield Batch(
            rows=_rows(together, course, chance),
            asked=[(each, one) for each in together for one in _some(each.questions, course.questions, chance)],
        )


def _rows(examples: Sequence[Example], course: Course, chance: random.Random) -> list[tuple[str, int]]:
    found: dict[tuple[str, int], None] = {}
    for each in examples:
        for row in (*each.answering, *_some(each.tempting, course.tempting, chance)):
            found[each.law, row] = None
    return list(found)


def _some(items: Sequence[Item], count: int, chance: random.Random) -> list[Item]:
    return chance.sample(items, min(count, len(items)))
