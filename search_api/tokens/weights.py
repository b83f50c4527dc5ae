"""What a token of a question weighs: rare ones more, as in inverse document frequency (Spärck Jones, 1972)."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from search_api.ports import Vectors


class PieceWeights:
    """Weights of word pieces by their number; one never asked before weighs most."""

    def __init__(self, weights: dict[int, float], unseen: float) -> None:
        self._weights = weights
        self._unseen = unseen

    @classmethod
    def estimate(cls, questions: Iterable[NDArray[np.int32]]) -> "PieceWeights":
        """From the pieces of many questions: log(1 + (N - n + 0.5) / (n + 0.5)), n of N with the piece."""
        counts: Counter[int] = Counter()
        total = 0
        for pieces in questions:
            counts.update(set(pieces.tolist()))
            total += 1
        weights = {piece: float(np.log1p((total - n + 0.5) / (n + 0.5))) for piece, n in counts.items()}
        return cls(weights, float(np.log1p(2 * total + 1)))

    def of(self, pieces: NDArray[np.int32]) -> Vectors:
        """The weight of each piece of a question, shape ``(tokens,)``."""
        return np.array([self._weights.get(piece, self._unseen) for piece in pieces.tolist()], dtype=np.float32)

    def save(self, path: Path) -> None:
        """Write the weights to an ``.npz`` file."""
        with path.open("wb") as file:
            np.savez(
                file,
                pieces=np.array(list(self._weights), dtype=np.int32),
                weights=np.array(list(self._weights.values()), dtype=np.float32),
                unseen=np.float32(self._unseen),
            )

    @classmethod
    def load(cls, path: Path) -> "PieceWeights":
        """Read weights that were saved."""
        with np.load(path) as stored:
            pairs = zip(stored["pieces"].tolist(), stored["weights"].tolist(), strict=True)
            return cls(dict(pairs), float(stored["unseen"]))
