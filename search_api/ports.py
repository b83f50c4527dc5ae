"""The narrow seams behind which search engines live; each adapter is one file, named in ``alinea.wiring``."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
"""Rows of unit length, shape ``(n, dimensions)``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """One entry of a ranked list: a passage by its row number, and its score."""

    row: int
    score: float


@dataclass(frozen=True, slots=True)
class Detail:
    """A text as a model sees it: its unit vector, and a vector and the number of the piece for each token.

    Shapes ``(dimensions,)``, ``(tokens, token_dimensions)`` and ``(tokens,)``.
    """

    vector: Vectors
    tokens: Vectors
    pieces: NDArray[np.int32]


class Embedder(Protocol):
    """Turns text into unit vectors; passages and questions may be treated differently (e5 prefixes them)."""

    @property
    def name(self) -> str:
        """Model, pooling, prefixes and folding in one line; an index made by another name is refused."""

    @property
    def dimensions(self) -> int:
        """Length of a vector."""

    @property
    def token_dimensions(self) -> int:
        """Length of a token's vector; 0 where the embedder tells no tokens."""

    def passages(self, texts: Sequence[str]) -> list[Detail]:
        """Embed texts that will be searched, in order."""

    def queries(self, texts: Sequence[str]) -> list[Detail]:
        """Embed questions, in order."""


class VectorIndex(Protocol):
    """Nearest neighbours by inner product of unit vectors."""

    def add(self, vectors: Vectors) -> None:
        """Append rows; the first row ever added is row 0."""

    def nearest(self, vector: Vectors, *, limit: int, among: Collection[int] | None = None) -> list[Ranked]:
        """The rows closest to one vector of shape ``(dimensions,)``, best first; ``among`` restricts them."""

    def save(self, folder: Path) -> None:
        """Write the index below a folder that exists."""

    def __len__(self) -> int: ...


class LexicalIndex(Protocol):
    """Words: BM25 (Robertson and Zaragoza, 2009) over folded fields."""

    def add(self, passages: Iterable[Mapping[str, str]]) -> None:
        """Append passages, each with the folded fields ``title``, ``heading``, ``body``; row numbers count up."""

    def search(self, folded_query: str, *, limit: int, among: Collection[int] | None = None) -> list[Ranked]:
        """The best rows for a folded query, best first."""

    def matched(self, folded_query: str, passage: Mapping[str, str]) -> tuple[str, ...]:
        """The words of a query that find a passage, in the order of the query; its fields are those of ``add``."""

    def __len__(self) -> int: ...
