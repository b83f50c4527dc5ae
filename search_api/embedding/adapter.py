"""A low-rank adapter (Hu et al., 2021, "LoRA", arXiv:2106.09685): what a model learned of questions about laws.

A few megabytes are added into the weights of an encoder when it loads, so that an adapted model is as fast as one
that is not. The adapter brings the directions of its tokens too, for they were learned with it. It belongs to one
model; ``python -m alinea.training`` makes it from questions and the articles that answer them.
"""

import zlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ontology.errors import EngineError
from search_api.embedding.token_basis import TokenBasis

if TYPE_CHECKING:
    from torch.nn import Module

_DOWN, _UP = ".down", ".up"
_MEAN, _DIRECTIONS = "tokens.mean", "tokens.directions"
_SCALE = "scale"


@dataclass(frozen=True)
class Adapter:
    """An adapter file (safetensors): for a linear layer ``NAME`` the matrices ``NAME.down`` and ``NAME.up``.

    Shapes ``(rank, inputs)`` and ``(outputs, rank)``, in float16; the layer's weight grows by scale x up x down.
    """

    path: Path

    @cached_property
    def name(self) -> str:
        """Checksum of the file: vectors by another adapter are other vectors."""
        return f"{zlib.crc32(self.path.read_bytes()):08x}"

    @cached_property
    def basis(self) -> TokenBasis:
        """The directions of tokens that were learned with the adapter."""
        return TokenBasis(self._tensors[_MEAN].astype(np.float32), self._tensors[_DIRECTIONS].astype(np.float32))

    def merge_into(self, encoder: "Module") -> None:
        """Add what was learned to the weights of an encoder that was just loaded.

        Raises EngineError where the encoder has no such layer, which means that it is another model.
        """
        import torch

        for layer in sorted(key.removesuffix(_DOWN) for key in self._tensors if key.endswith(_DOWN)):
            down, up = (torch.from_numpy(self._tensors[layer + part].astype(np.float32)) for part in (_DOWN, _UP))
            try:
                weight = encoder.get_parameter(f"{layer}.weight")
                with torch.no_grad():
                    weight += self._scale * (up @ down)
            except (AttributeError, RuntimeError) as error:
                raise EngineError(f"The adapter {self.path} does not fit the model: {error}") from error

    @cached_property
    def _tensors(self) -> dict[str, NDArray[np.float16]]:
        from safetensors.numpy import load_file

        try:
            return dict(load_file(self.path))
        except Exception as error:  # safetensors raises a class of its own for a damaged file, OSError for none
            raise EngineError(f"The adapter {self.path} cannot be read ({error}); install Alinea again.") from error

    @cached_property
    def _scale(self) -> float:
        return float(self._tensors[_SCALE][0])


def adapter_of(model: str) -> Adapter | None:
    """The adapter that ships for a model's name; ``None`` where there is none."""
    path = adapter_path(model)
    return Adapter(path) if path.is_file() else None


def adapter_path(model: str) -> Path:
    """Where the adapter for a model's name lies if it ships."""
    return Path(__file__).with_name(f"{Path(model).name}.safetensors")


def save_adapter(
    path: Path, layers: dict[str, tuple[NDArray[np.float32], NDArray[np.float32]]], scale: float, basis: TokenBasis
) -> None:
    """Write an adapter of ``(down, up)`` by name of the layer, in float16."""
    from safetensors.numpy import save_file

    tensors = {_MEAN: basis.mean, _DIRECTIONS: basis.directions, _SCALE: np.array([scale])}
    for layer, (down, up) in layers.items():
        tensors |= {layer + _DOWN: down, layer + _UP: up}
    save_file({key: np.ascontiguousarray(value, dtype=np.float16) for key, value in tensors.items()}, path)
