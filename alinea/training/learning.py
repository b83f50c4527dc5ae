"""The learning itself: batches, steps, and the rate at which weights move."""

import math
import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import torch
from torch import Tensor

from alinea.training.encoder import LearningEncoder
from alinea.training.examples import Example, LawText
from alinea.training.lora import LowRank
from alinea.training.losses import best_of_articles, choosing_wrongly, met_by_tokens
from search_api.tokens import PieceWeights


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How learning goes. A batch holds ``laws`` times ``needs`` needs, so that articles of one law compete."""

    epochs: int = 4
    laws: int = 2
    needs: int = 10
    tempting: int = 2
    questions: int = 6
    passage_pieces: int = 150
    question_pieces: int = 64
    rate: float = 4e-4
    directions_rate: float = 2e-4
    temperature: float = 0.03
    warm_up: float = 0.08
    seed: int = 1


Item = TypeVar("Item")
Told = Callable[[int, int, float, float], None]


def learn(
    encoder: LearningEncoder,
    adapted: dict[str, LowRank],
    examples: Sequence[Example],
    texts: dict[str, LawText],
    weights: PieceWeights,
    course: Course,
    told: Told,
) -> None:
    """Move the low-rank parts and the directions; ``told`` hears step, steps, and both losses of each step."""
    chance = random.Random(course.seed)  # noqa: S311 - a repeatable order, no secret
    batches = [batch for _ in range(course.epochs) for batch in _epoch(examples, course, chance)]
    optimiser = _optimiser(encoder, adapted, course)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _share(step, len(batches), course.warm_up))
    moved = [weight for group in optimiser.param_groups for weight in group["params"]]
    for step, batch in enumerate(batches, start=1):
        by_vector, by_token = _losses(encoder, batch, texts, weights, course, chance)
        optimiser.zero_grad()
        (by_vector + by_token).backward()
        torch.nn.utils.clip_grad_norm_(moved, 1.0)
        optimiser.step()
        schedule.step()
        told(step, len(batches), by_vector.item(), by_token.item())


def _epoch(examples: Sequence[Example], course: Course, chance: random.Random) -> Iterator[list[Example]]:
    """All examples once, in batches in which several of the same law stand together."""
    by_law: defaultdict[str, list[Example]] = defaultdict(list)
    for each in chance.sample(list(examples), len(examples)):
        by_law[each.law].append(each)
    groups = [
        some[start : start + course.needs] for some in by_law.values() for start in range(0, len(some), course.needs)
    ]
    chance.shuffle(groups)
    for start in range(0, len(groups), course.laws):
        yield [each for group in groups[start : start + course.laws] for each in group]


def _losses(
    encoder: LearningEncoder,
    batch: Sequence[Example],
    texts: dict[str, LawText],
    weights: PieceWeights,
    course: Course,
    chance: random.Random,
) -> tuple[Tensor, Tensor]:
    rows = _rows(batch, course, chance)
    asked = [(each, text) for each in batch for text in _some(each.questions, course.questions, chance)]
    vectors, tokens, _ = encoder.encode(
        [texts[law].passages[row] for law, row in rows], "passage: ", longest=course.passage_pieces
    )
    questions, question_tokens, pieces = encoder.encode(
        [text for _, text in asked], "query: ", longest=course.question_pieces
    )
    of_passages = [(law, texts[law].articles[row]) for law, row in rows]
    articles = list(dict.fromkeys(of_passages))
    places = {article: place for place, article in enumerate(articles)}
    article = torch.tensor([places[each] for each in of_passages])
    answers, related = (
        torch.tensor(
            [[law == each.law and number in getattr(each, kind) for law, number in articles] for each, _ in asked]
        )
        for kind in ("answers", "related")
    )
    weighing = [torch.from_numpy(weights.of(each)) for each in pieces]
    return tuple(
        choosing_wrongly(best_of_articles(scores / course.temperature, article, len(articles)), answers, related)
        for scores in (questions @ vectors.T, met_by_tokens(question_tokens, weighing, tokens))
    )


def _rows(batch: Sequence[Example], course: Course, chance: random.Random) -> list[tuple[str, int]]:
    """Law and row of every passage of a batch, each once."""
    found: dict[tuple[str, int], None] = {}
    for each in batch:
        for row in (*each.answering, *_some(each.tempting, course.tempting, chance)):
            found[each.law, row] = None
    return list(found)


def _some(items: Sequence[Item], count: int, chance: random.Random) -> list[Item]:
    return chance.sample(items, min(count, len(items)))


def _optimiser(encoder: LearningEncoder, adapted: dict[str, LowRank], course: Course) -> torch.optim.AdamW:
    parts = [weight for part in adapted.values() for weight in (part.down, part.up)]
    groups = [
        {"params": parts, "lr": course.rate},
        {"params": [encoder.directions], "lr": course.directions_rate},
    ]
    return torch.optim.AdamW(groups, weight_decay=0.01)


def _share(step: int, steps: int, warm_up: float) -> float:
    """Of the full rate: rising at first, then falling along half a cosine to a fiftieth."""
    rising = min(1.0, (step + 1) / max(1.0, warm_up * steps))
    return rising * max(0.02, 0.5 * (1 + math.cos(math.pi * min(1.0, step / steps))))
