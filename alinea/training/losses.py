"""How wrong a batch of questions is answered: by whole vectors, and token by token.

Each question chooses among the articles of all passages of its batch (InfoNCE; van den Oord, Li and Vinyals, 2018).
An article scores as its best passage does, as in search. Articles that only help are no wrong answers and are left
out.
"""

from collections.abc import Sequence

import torch
from torch import Tensor

from search_api.embedding.sentence_transformer import multiplies_bfloat16
from search_api.retrieval.fusion import WEIGHTS

NEVER = -1e4
"""The score of what is no choice."""

_AT_ONCE = 16  # passages compared token by token together: 200 MB


def best_of_articles(scores: Tensor, article: Tensor, count: int) -> Tensor:
    """Scores of passages, shape ``(questions, passages)``, as those of articles, ``(questions, count)``.

    ``article`` tells for each passage which article it is of.
    """
    empty = scores.new_full((scores.shape[0], count), NEVER)
    return empty.scatter_reduce(1, article.expand(scores.shape[0], -1), scores, "amax")


def choosing_wrongly(scores: Tensor, answers: Tensor, left_out: Tensor) -> Tensor:
    """Mean negative logarithm of the chance to choose one that answers.

    All of shape ``(questions, articles)``; the two masks are boolean.
    """
    allowed = scores.masked_fill(left_out, NEVER)
    right = torch.logsumexp(allowed.masked_fill(~answers, NEVER), dim=1)
    return (torch.logsumexp(allowed, dim=1) - right).mean()


def answering(answers: Sequence[frozenset[int]], texts: int) -> Tensor:
    """Which texts answer each question, boolean, shape ``(questions, texts)``."""
    found = torch.zeros(len(answers), texts, dtype=torch.bool)
    for row, places in enumerate(answers):
        found[row, sorted(places)] = True
    return found


def fused(vectors: Tensor, tokens: Tensor, beside: Tensor) -> Tensor:
    """What the search makes of both cosines and of all that it knows beside them; ``(questions, articles)``."""
    return WEIGHTS["dense"] * vectors + WEIGHTS["tokens"] * tokens + beside


def met_by_tokens(questions: Sequence[Tensor], weights: Sequence[Tensor], passages: Sequence[Tensor]) -> Tensor:
    """The weighted mean over a question's tokens of the nearest token of each passage; ``(questions, passages)``.

    Tokens are unit rows, ``weights`` one number for each token of a question (late interaction; Khattab and
    Zaharia, 2020, "ColBERT").
    """
    pad = torch.nn.utils.rnn.pad_sequence
    kind = torch.bfloat16 if multiplies_bfloat16() else torch.float32
    asked = pad(list(questions), batch_first=True).to(kind)
    weighing = pad([each / each.sum() for each in weights], batch_first=True)
    found = []
    for start in range(0, len(passages), _AT_ONCE):
        some = passages[start : start + _AT_ONCE]
        told = pad(list(some), batch_first=True)
        real = torch.arange(told.shape[1]) < torch.tensor([len(each) for each in some])[:, None]
        likeness = torch.einsum("qid,pjd->qpij", asked, told.to(kind)).float()
        nearest = likeness.masked_fill(~real[None, :, None, :], -1.0).amax(dim=-1)
        found.append((nearest * weighing[:, None, :]).sum(dim=-1))
    return torch.cat(found, dim=1)
