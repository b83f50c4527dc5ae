"""Short vectors for single tokens: the directions in which the tokens of a model differ most.

A question is compared with a passage token by token (late interaction; Khattab and Zaharia, 2020, "ColBERT"). Of
384 numbers a token keeps 128: MRR@10 within the development laws 0.660, with all of them 0.666, with 64 0.626.
A basis belongs to one model; ``bench/token_basis.py`` makes it from the corpus.
"""

import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from search_api.ports import Vectors


@dataclass(frozen=True, slots=True)
class TokenBasis:
    """``mean`` of shape ``(dimensions,)`` and ``directions`` of shape ``(dimensions, kept)``."""

    mean: Vectors
    directions: Vectors

    @property
    def kept(self) -> int:
        """Length of a token's vector."""
        return int(self.directions.shape[1])

    @property
    def name(self) -> str:
        """Size and checksum: tokens by another basis are other tokens."""
        return f"{self.kept} by {zlib.crc32(self.directions.tobytes()):08x}"

    def reduce(self, tokens: Vectors) -> Vectors:
        """Tokens of shape ``(n, dimensions)`` as ``(n, kept)``."""
        return np.asarray((tokens - self.mean) @ self.directions, dtype=np.float32)

    @classmethod
    def fit(cls, tokens: Vectors, kept: int) -> "TokenBasis":
        """Principal components (Pearson, 1901) of unit tokens, of shape ``(n, dimensions)``."""
        mean = tokens.mean(axis=0)
        centred = tokens - mean
        centred /= np.maximum(np.linalg.norm(centred, axis=1, keepdims=True), 1e-9)
        _, vectors = np.linalg.eigh(np.cov(centred.T))
        return cls(mean.astype(np.float32), np.ascontiguousarray(vectors[:, ::-1][:, :kept], dtype=np.float32))

    def save(self, path: Path) -> None:
        """Write the basis to an ``.npz`` file."""
        with path.open("wb") as file:
            np.savez(file, mean=self.mean, directions=self.directions)

    @classmethod
    def load(cls, path: Path) -> "TokenBasis":
        """Read a basis that was saved."""
        with np.load(path) as stored:
            return cls(stored["mean"], stored["directions"])


def basis_of(model: str) -> TokenBasis | None:
    """The basis that ships for a model's name; ``None`` where there is none, and tokens are not compared."""
    path = Path(__file__).with_name(f"{Path(model).name}.npz")
    return TokenBasis.load(path) if path.is_file() else None
