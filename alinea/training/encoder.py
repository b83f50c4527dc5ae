"""The encoder while it learns: vectors of whole texts and of their tokens, with gradients."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn.functional import normalize

from search_api.embedding.sentence_transformer import multiplies_bfloat16
from search_api.embedding.token_basis import TokenBasis

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_AT_ONCE = 32


class LearningEncoder:
    """A sentence-transformers model whose token directions learn with it."""

    def __init__(self, model: "SentenceTransformer", basis: TokenBasis) -> None:
        # Attention written out: backwards through PyTorch's own, in one piece, a step takes 4.0 s in place of 2.3.
        model[0].auto_model.set_attn_implementation("eager")
        self._model = model
        self._mean = torch.from_numpy(basis.mean)
        self.directions = nn.Parameter(torch.from_numpy(basis.directions.copy()))

    @property
    def basis(self) -> TokenBasis:
        """The directions as they are now."""
        return TokenBasis(self._mean.numpy(), self.directions.detach().numpy())

    def encode(
        self, texts: Sequence[str], prefix: str, *, longest: int
    ) -> tuple[Tensor, list[Tensor], list[NDArray[np.int32]]]:
        """Unit vectors of shape ``(texts, dimensions)``; of each text its unit tokens and their pieces."""
        ids = self._ids(texts, prefix, longest)
        around = len(self._ids([""], prefix, longest)[0])
        vectors: dict[int, Tensor] = {}
        tokens: dict[int, Tensor] = {}
        for some in _batches(ids):
            hidden, pooled = self._forward([ids[turn] for turn in some])
            short = normalize((hidden - self._mean) @ self.directions, dim=-1)
            for place, turn in enumerate(some):
                vectors[turn] = pooled[place]
                tokens[turn] = short[place, around - 1 : len(ids[turn]) - 1]
        order = range(len(ids))
        pieces = [np.array(each[around - 1 : -1], dtype=np.int32) for each in ids]
        return torch.stack([vectors[turn] for turn in order]), [tokens[turn] for turn in order], pieces

    def _ids(self, texts: Sequence[str], prefix: str, longest: int) -> list[list[int]]:
        told = self._model.tokenizer([prefix + text for text in texts], truncation=True, max_length=longest)
        return [list(each) for each in told["input_ids"]]

    def _forward(self, ids: Sequence[list[int]]) -> tuple[Tensor, Tensor]:
        pad = torch.nn.utils.rnn.pad_sequence
        mask = pad([torch.ones(len(each), dtype=torch.long) for each in ids], batch_first=True)
        padded = pad([torch.tensor(each) for each in ids], batch_first=True, padding_value=1)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=multiplies_bfloat16()):
            found = self._model({"input_ids": padded, "attention_mask": mask})
        return found["token_embeddings"].float(), normalize(found["sentence_embedding"].float(), dim=-1)


def _batches(ids: Sequence[list[int]]) -> Iterator[list[int]]:
    """Places of texts of like length, so that little is padded."""
    order = sorted(range(len(ids)), key=lambda turn: len(ids[turn]))
    for start in range(0, len(order), _AT_ONCE):
        yield order[start : start + _AT_ONCE]
