"""The tokens of all passages on disk, and how well a question's tokens are met by those of one passage.

Late interaction (Khattab and Zaharia, 2020, "ColBERT"): each token of the question takes its nearest token of the
passage, and the passage scores the weighted mean of these. One vector for a long text forgets what only one of its
words says: MRR@10 within the development laws 0.596 by one vector, 0.660 by tokens, of the same model as it comes.
"""

from collections.abc import Sequence
from io import BufferedWriter
from pathlib import Path
from types import TracebackType

import numpy as np
from numpy.typing import NDArray

from ontology.errors import EngineError
from search_api.ports import Vectors

_TOKENS = "tokens.i8"
_BOUNDS = "bounds.npy"
_STEPS = 254  # one byte a number; in 128 numbers of a unit vector hardly one is over a half


class TokenIndex:
    """Tokens of each row, memory-mapped: 128 bytes a token, no memory until they are compared."""

    def __init__(self, folder: Path, dimensions: int) -> None:
        try:
            self._bounds: NDArray[np.int64] = np.load(folder / _BOUNDS)
            count = int(self._bounds[-1])
            self._tokens: NDArray[np.int8] = np.zeros((0, dimensions), dtype=np.int8)
            if count and dimensions:
                self._tokens = np.memmap(folder / _TOKENS, np.int8, "r", shape=(count, dimensions))
        except (OSError, ValueError, IndexError) as error:
            raise EngineError(f"No index of tokens can be read in {folder} ({error}); run: alinea build") from error

    def __len__(self) -> int:
        return len(self._bounds) - 1

    def scores(self, question: Vectors, weights: Vectors, rows: Sequence[int]) -> Vectors:
        """How well each row meets a question, between -1 and 1; shape ``(len(rows),)``.

        ``question`` has unit rows of shape ``(tokens, dimensions)``, ``weights`` one number for each. A row without
        tokens scores -1.
        """
        scores = np.full(len(rows), -1.0, dtype=np.float32)
        spans = [(int(self._bounds[row]), int(self._bounds[row + 1])) for row in rows]
        filled = [turn for turn, (begin, end) in enumerate(spans) if end > begin]
        if not filled or not question.size or not weights.sum() > 0:
            return scores
        tokens = np.concatenate([self._tokens[slice(*spans[turn])] for turn in filled])
        starts = np.cumsum([0, *(spans[turn][1] - spans[turn][0] for turn in filled)])[:-1]
        nearest = np.maximum.reduceat(question @ (tokens.astype(np.float32).T / _STEPS), starts, axis=1)
        scores[filled] = weights @ nearest / weights.sum()
        return scores


class TokenWriter:
    """Writes an index of tokens row by row, below a folder that exists; whole only when it was left without error."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._ends = [0]
        self._file: BufferedWriter = (folder / _TOKENS).open("wb")

    def add(self, tokens: Vectors) -> None:
        """The next row: its tokens as unit vectors, shape ``(tokens, dimensions)``."""
        rounded = np.clip(np.rint(tokens * _STEPS), -127, 127).astype(np.int8)
        self._file.write(rounded.tobytes())
        self._ends.append(self._ends[-1] + len(tokens))

    def __enter__(self) -> "TokenWriter":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
        if error is None:
            np.save(self._folder / _BOUNDS, np.array(self._ends, dtype=np.int64))
