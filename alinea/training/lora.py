"""Linear layers with a low-rank part that learns while they stay (Hu et al., 2021, "LoRA", arXiv:2106.09685)."""

import math
from collections.abc import Iterator

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

_LAYERS = ("query", "key", "value", "dense")


class LowRank(nn.Module):  # type: ignore[misc]
    """A frozen linear layer plus scale x up x down; ``up`` begins at zero, so that nothing changes at first."""

    def __init__(self, layer: nn.Linear, *, rank: int, scale: float, dropout: float) -> None:
        super().__init__()
        self.layer, self.scale, self.dropout = layer, scale, nn.Dropout(dropout)
        self.down = nn.Parameter(torch.randn(rank, layer.in_features) / math.sqrt(layer.in_features))
        self.up = nn.Parameter(torch.zeros(layer.out_features, rank))

    def forward(self, inputs: Tensor) -> Tensor:
        """Shape ``(..., inputs)`` to ``(..., outputs)``."""
        down = self._some(self.down).T.to(inputs.dtype)
        return self.layer(inputs) + self.scale * (inputs @ down @ self.up.T.to(inputs.dtype))

    def _some(self, down: Tensor) -> Tensor:
        """``down`` without the features that are dropped, the same for all texts of a pass.

        On processors a draw for every number of the inputs takes as long as all else that a step does.
        """
        return down * self.dropout(down.new_ones(down.shape[1]))


def adapt(encoder: nn.Module, *, rank: int, scale: float, dropout: float) -> dict[str, LowRank]:
    """Freeze an encoder and give every linear layer of its attention and forward blocks a low-rank part, by name."""
    encoder.requires_grad_(requires_grad=False)
    adapted = {}
    for name, layer in list(_linear_layers(encoder)):
        part = LowRank(layer, rank=rank, scale=scale, dropout=dropout)
        parent, _, own = name.rpartition(".")
        setattr(encoder.get_submodule(parent), own, part)
        adapted[name] = part
    return adapted


def matrices(adapted: dict[str, LowRank]) -> dict[str, tuple[NDArray[np.float32], NDArray[np.float32]]]:
    """``(down, up)`` by name of the layer, as an adapter file keeps them."""
    return {name: (part.down.detach().numpy(), part.up.detach().numpy()) for name, part in adapted.items()}


def _linear_layers(encoder: nn.Module) -> Iterator[tuple[str, nn.Linear]]:
    for name, module in encoder.named_modules():
        if name.startswith("encoder.") and isinstance(module, nn.Linear) and name.rpartition(".")[2] in _LAYERS:
            yield name, module
