"""The associations of senses, learned from questions: which senses of articles answer which senses of questions.

Pairs are those whose second stands far oftener in what answers the first than in the texts of the same laws. Their
weights then grow or shrink until the softmax over the texts of a law names the right one most often, beside BM25 of
the senses that both share; some senses of every question are left out by turns. A minute on two cores.
"""

import random
from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from alinea.training.counted import CountedLaw, Counts, measured
from alinea.training.losses import answering, choosing_wrongly
from search_api.ports import Vectors
from search_api.senses.associations import OFTEN, Pairs, SenseAssociations, saturated
from search_api.senses.hit_senses import HitSenses

_MOST, _LEAST, _LIFT = 25, 6, 2.0  # pairs of one sense; phrasings behind a pair; how much oftener than by chance
_ROUNDS, _BATCH, _RATE, _LEFT_OUT, _SEED = 2, 256, 0.03, 0.3, 1
_BEGIN = 0.15  # what an association counts for at first, in the BM25 of the sense that answers
_SHARED, _ASSOCIATED = 0.455, 0.07  # of BM25 in the softmax: as the search weighs senses, and a fair beginning
_TINY = 1e-9
Table = NDArray[np.float32]


def learn(laws: Sequence[CountedLaw], senses: int) -> Pairs:
    """The pairs, with the weights that ``SenseAssociations`` takes: they hold how rare the second sense is."""
    torch.manual_seed(_SEED)
    turns = random.Random(_SEED)  # noqa: S311 - an order, and no secret
    rarity = _rarity(laws, senses)
    asked, answers = (torch.from_numpy(each) for each in _found(laws, senses))
    grown = torch.nn.Parameter(torch.zeros(len(asked)))
    steps = torch.optim.Adam([grown], lr=_RATE)
    order = [law for law in laws if law.questions]
    for _ in range(_ROUNDS if len(asked) else 0):
        turns.shuffle(order)
        for law in order:
            table = torch.from_numpy(_table(law.texts, senses, saturated) * rarity)
            some = turns.sample(law.questions, len(law.questions))
            for begin in range(0, len(some), _BATCH):
                batch = some[begin : begin + _BATCH]
                wanted = torch.from_numpy(_table([question for question, _ in batch], senses, _once))
                wanted = wanted * (torch.rand_like(wanted) >= _LEFT_OUT)
                known = ((wanted.any(dim=0))[asked] & (table.any(dim=0))[answers]).nonzero()[:, 0]
                told = _associated(wanted, table, asked[known], answers[known], _BEGIN * grown[known].exp())
                right = answering([places for _, places in batch], len(law.texts))
                scores = _SHARED * wanted @ table.T + _ASSOCIATED * told
                loss = choosing_wrongly(scores, right, torch.zeros_like(right))
                steps.zero_grad()
                loss.backward()
                steps.step()
    weights = _ASSOCIATED * _BEGIN * grown.detach().exp().numpy() * rarity[answers.numpy()]
    return Pairs(asked.numpy(), answers.numpy(), weights.astype(np.float32))


def measure(laws: Sequence[CountedLaw], associations: SenseAssociations) -> tuple[float, float]:
    """MRR@10 and the share of questions with an answer among the first five, by associations alone."""

    def scores(law: CountedLaw) -> Vectors:
        said, places = _said(law.texts), np.arange(len(law.texts))
        return np.stack([associations.scores(sorted(question), said, places) for question, _ in law.questions])

    return measured(laws, scores)


def _associated(wanted: Tensor, table: Tensor, asked: Tensor, answers: Tensor, weights: Tensor) -> Tensor:
    """What associations tell of each text, ``(questions, texts)``: nothing of senses that the text shares."""
    lacking = (table[:, asked] == 0).float()
    return (wanted[:, asked] * weights) @ (table[:, answers] * lacking).T


def _found(laws: Sequence[CountedLaw], senses: int) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Pairs of senses: how often the second stands in an answer to the first, against all texts of the laws."""
    seen, expected = np.zeros((2, senses, senses), dtype=np.float32)
    for law in laws:
        if law.questions:
            carried = _table(law.texts, senses, _once)
            wanted = _table([question for question, _ in law.questions], senses, _once)
            answers = np.stack([carried[sorted(places)].max(axis=0) for _, places in law.questions])
            rows, columns = np.flatnonzero(wanted.any(axis=0)), np.flatnonzero(carried.any(axis=0))
            seen[np.ix_(rows, columns)] += wanted[:, rows].T @ answers[:, columns]
            expected[np.ix_(rows, columns)] += np.outer(wanted[:, rows].sum(axis=0), carried[:, columns].mean(axis=0))
    np.fill_diagonal(seen, 0)
    seen[(seen < _LEAST) | (seen < _LIFT * expected)] = 0
    gain = seen * np.log(np.maximum(seen, _TINY) / (expected + 1))
    best = np.argsort(-gain, axis=1, kind="stable")[:, :_MOST]
    asked = np.repeat(np.arange(senses, dtype=np.int32), best.shape[1])
    answers = best.reshape(-1).astype(np.int32)
    kept = gain[asked, answers] > 0
    return asked[kept], answers[kept]


def _table(texts: Sequence[Counts], senses: int, weigh: Callable[[Counts], Vectors | float]) -> Table:
    """Texts by their senses, shape ``(texts, senses)``."""
    table = np.zeros((len(texts), senses), dtype=np.float32)
    for row, counts in enumerate(texts):
        table[row, [*counts]] = weigh(counts)
    return table


def _once(_: Counts) -> float:
    return 1.0


def _said(texts: Sequence[Counts]) -> HitSenses:
    """Texts as an index keeps them."""
    bounds = np.cumsum([0, *map(len, texts)])
    carried = np.array([sense for counts in texts for sense in counts], dtype=np.int32)
    weights = np.concatenate([np.zeros(0, np.float32), *map(saturated, texts)])
    return HitSenses(bounds, carried, weights.astype(np.float16))


def _rarity(laws: Sequence[CountedLaw], senses: int) -> Vectors:
    """What BM25 gives for each sense at most: how rare it is among the texts of all laws, times k1 + 1."""
    carried = Counter(sense for law in laws for text in law.texts for sense in text)
    total = sum(len(law.texts) for law in laws)
    rare = [np.log1p((total - carried[sense] + 0.5) / (carried[sense] + 0.5)) for sense in range(senses)]
    return np.array(rare, dtype=np.float32) * np.float32(1 + OFTEN)
