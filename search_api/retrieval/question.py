"""A question in numbers: without its language's mean, as a whole and token by token."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from search_api.fold import fold_for_embedding
from search_api.ports import Detail, Embedder, Vectors
from search_api.retrieval.centring import LanguageMeans
from search_api.tokens import PieceWeights

_SHARE = 0.8  # of the mean: MRR@10 by vectors within the development laws 0.596, the whole mean 0.584
_MEANS = "means.npz"
_OF_PIECES = "piece_means.npz"
_WEIGHTS = "weights.npz"


@dataclass(frozen=True, slots=True)
class EncodedQuestion:
    """Shapes ``(dimensions,)``, ``(tokens, token_dimensions)`` and ``(tokens,)``; unit vector, unit tokens."""

    vector: Vectors
    tokens: Vectors
    weights: Vectors


class QuestionEncoder:
    """What is known of questions in general, learned from the development halves of the gold sets."""

    def __init__(
        self, embedder: Embedder, *, vectors: LanguageMeans, tokens: LanguageMeans, weights: PieceWeights
    ) -> None:
        self._embedder = embedder
        self._vectors = vectors
        self._tokens = tokens
        self._weights = weights

    @classmethod
    def learn(cls, embedder: Embedder, details: Sequence[Detail], languages: Sequence[str]) -> "QuestionEncoder":
        """From embedded questions, whose languages are given one by one; without any, nothing is taken out."""
        if not details:
            nothing = LanguageMeans({})
            return cls(embedder, vectors=nothing, tokens=nothing, weights=PieceWeights.estimate([]))
        told = [language for detail, language in zip(details, languages, strict=True) for _ in detail.pieces]
        return cls(
            embedder,
            vectors=LanguageMeans.estimate(np.stack([detail.vector for detail in details]), languages),
            tokens=LanguageMeans.estimate(np.concatenate([detail.tokens for detail in details]), told),
            weights=PieceWeights.estimate(detail.pieces for detail in details),
        )

    def encode(self, text: str, language: str) -> EncodedQuestion:
        """The question as it is compared with passages."""
        detail = self._embedder.queries([fold_for_embedding(text, language)])[0]
        return EncodedQuestion(
            vector=self._vectors.centre(detail.vector[None, :], [language], share=_SHARE)[0],
            tokens=self._tokens.centre(detail.tokens, [language] * len(detail.tokens)),
            weights=self._weights.of(detail.pieces),
        )

    def save(self, folder: Path) -> None:
        """Write what was learned below a folder that exists."""
        self._vectors.save(folder / _MEANS)
        self._tokens.save(folder / _OF_PIECES)
        self._weights.save(folder / _WEIGHTS)

    @classmethod
    def load(cls, folder: Path, embedder: Embedder) -> "QuestionEncoder":
        """What was saved, for the embedder that it was learned with."""
        return cls(
            embedder,
            vectors=LanguageMeans.load(folder / _MEANS),
            tokens=LanguageMeans.load(folder / _OF_PIECES),
            weights=PieceWeights.load(folder / _WEIGHTS),
        )
