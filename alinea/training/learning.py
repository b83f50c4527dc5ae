"""The learning itself: steps, and the rate at which weights move."""

import math
import random
from collections.abc import Callable, Mapping, Sequence

import torch

from alinea.training.batch_losses import BatchLosses
from alinea.training.batches import Course, epoch
from alinea.training.encoder import LearningEncoder
from alinea.training.examples import Example, LawText
from alinea.training.lora import LowRank
from search_api.tokens import PieceWeights

Told = Callable[[int, int, Sequence[float]], None]


def learn(
    encoder: LearningEncoder,
    adapted: Mapping[str, LowRank],
    examples: Sequence[Example],
    texts: Mapping[str, LawText],
    weights: PieceWeights,
    course: Course,
    told: Told,
) -> None:
    """Move the low-rank parts and the directions; ``told`` hears step, steps, and the losses of each step."""
    chance = random.Random(course.seed)  # noqa: S311 - a repeatable order, no secret
    batches = [batch for _ in range(course.epochs) for batch in epoch(examples, course, chance)]
    optimiser = _optimiser(encoder, adapted, course)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _share(step, len(batches), course.warm_up))
    moved = [weight for group in optimiser.param_groups for weight in group["params"]]
    batch_losses = BatchLosses(encoder, texts, weights, course)
    for step, batch in enumerate(batches, start=1):
        losses = batch_losses.of(batch)
        optimiser.zero_grad()
        torch.stack(losses).sum().backward()
        torch.nn.utils.clip_grad_norm_(moved, 1.0)
        optimiser.step()
        schedule.step()
        told(step, len(batches), [each.item() for each in losses])


def _optimiser(encoder: LearningEncoder, adapted: Mapping[str, LowRank], course: Course) -> torch.optim.AdamW:
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
