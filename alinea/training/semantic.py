"""The space of senses, learned from questions: each shall lie nearer to what answers it than to the rest of its law.

A softmax over the texts of the law; half of the senses of every text are left out by turns, or rare ones would be
learned by heart. Five rounds take a minute on two cores.
"""

import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import embedding_bag, normalize

from alinea.training.counted import CountedLaw, Counts, measured
from alinea.training.losses import answering, choosing_wrongly
from search_api.ports import Vectors
from search_api.senses.space import passage_weights, question_weights

_DIMENSIONS, _ROUNDS, _BATCH = 256, 5, 256
_RATE, _LEFT_OUT, _SHARPNESS = 2e-3, 0.5, 10.0
_OFTEN = 4  # texts in which a sense must stand to be learned of
_SEED = 3
Weigh = Callable[[Mapping[int, int]], Vectors]


class Bags:
    """Texts as the senses they carry, with what each counts for: of unit length when summed."""

    def __init__(self, texts: Sequence[Counts], weigh: Weigh) -> None:
        self._senses = torch.tensor([sense for text in texts for sense in text], dtype=torch.long)
        self._starts = torch.tensor(np.cumsum([0, *map(len, texts)])[:-1], dtype=torch.long)
        self._weights = torch.from_numpy(np.concatenate([np.zeros(0, np.float32), *map(weigh, texts)]))

    def summed(self, directions: Tensor, left_out: float = 0.0) -> Tensor:
        """Where they lie, shape ``(texts, dimensions)``; some of their senses, by chance, ``left_out``."""
        weights = self._weights
        if left_out:
            weights = weights * (torch.rand_like(weights) >= left_out)
        found: Tensor = embedding_bag(self._senses, directions, self._starts, mode="sum", per_sample_weights=weights)
        return normalize(found, dim=1)


def learn(laws: Sequence[CountedLaw], senses: int) -> Tensor:
    """The directions of senses, shape ``(senses, dimensions)``; of those that stand in few texts, zeros."""
    torch.manual_seed(_SEED)
    turns = random.Random(_SEED)  # noqa: S311 - an order, and no secret
    rarity = _rarity(laws, senses)
    directions = torch.nn.Parameter(torch.randn(senses, _DIMENSIONS) / _DIMENSIONS**0.5)
    sharpness = torch.nn.Parameter(torch.tensor(_SHARPNESS))
    steps = torch.optim.AdamW([directions, sharpness], lr=_RATE, weight_decay=0.0)
    order = [(law, Bags(law.texts, passage_weights)) for law in laws if law.questions]
    for _ in range(_ROUNDS):
        turns.shuffle(order)
        for law, texts in order:
            asked = turns.sample(law.questions, len(law.questions))
            for begin in range(0, len(asked), _BATCH):
                weighed = directions * rarity[:, None]
                some = asked[begin : begin + _BATCH]
                near = Bags([question for question, _ in some], question_weights).summed(weighed, _LEFT_OUT)
                scores = near @ texts.summed(weighed, _LEFT_OUT).T * sharpness
                right = answering([answers for _, answers in some], len(law.texts))
                loss = choosing_wrongly(scores, right, torch.zeros_like(right))
                steps.zero_grad()
                loss.backward()
                steps.step()
    return (directions * rarity[:, None]).detach()


def measure(laws: Sequence[CountedLaw], directions: Tensor) -> tuple[float, float]:
    """MRR@10 and the share of questions with an answer among the first five, by the space of senses alone."""

    def scores(law: CountedLaw) -> Vectors:
        texts = Bags(law.texts, passage_weights).summed(directions)
        asked = Bags([question for question, _ in law.questions], question_weights).summed(directions)
        near: Vectors = (asked @ texts.T).numpy()
        return near

    return measured(laws, scores)


def _rarity(laws: Sequence[CountedLaw], senses: int) -> Tensor:
    """How much rarer than everywhere a sense is: what its direction starts with; 0 for what is not learned."""
    carried, asked = Counter[int](), Counter[int]()
    for law in laws:
        carried.update(sense for text in law.texts for sense in text)
        asked.update(sense for question, _ in law.questions for sense in question)
    total = sum(len(law.texts) for law in laws)
    told = [max(carried[sense], asked[sense]) >= _OFTEN for sense in range(senses)]
    rare = [0.3 + np.log((total + 1) / (carried[sense] + 1)) for sense in range(senses)]
    return torch.tensor(np.where(told, rare, 0), dtype=torch.float32)
