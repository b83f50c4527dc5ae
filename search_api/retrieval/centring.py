"""Taking the language out of vectors: the mean of each language is subtracted.

Multilingual encoders put texts of one language close together whatever they say. Removing each language's
mean and re-normalising raised P@1 across nine versions of the human-rights declaration from 0.84 to 0.98
(after Libovický, Rosa and Fraser, 2020, "On the Language Neutrality of Pre-trained Multilingual
Representations"). Means of questions come from questions: passages' means serve them badly (MRR@10 0.65 to 0.77).
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from search_api.fold import macro_language
from search_api.ports import Vectors

_SHRINKAGE = 8.0
_ALL = "*"


class LanguageMeans:
    """Mean vectors by macro-language; one with few texts is drawn towards the mean of all."""

    def __init__(self, means: dict[str, Vectors]) -> None:
        self._means = means

    @classmethod
    def estimate(cls, vectors: Vectors, languages: Sequence[str]) -> "LanguageMeans":
        """Means of rows of shape ``(n, dimensions)``, whose languages are given row by row."""
        if not len(vectors):
            return cls({})
        overall = vectors.mean(axis=0)
        groups = np.array([macro_language(language) for language in languages])
        means = {_ALL: overall}
        for group in sorted(set(groups.tolist())):
            rows = vectors[groups == group]
            means[group] = (rows.sum(axis=0) + _SHRINKAGE * overall) / (len(rows) + _SHRINKAGE)
        return cls(means)

    def centre(self, vectors: Vectors, languages: Sequence[str]) -> Vectors:
        """The vectors without their language's mean, of unit length again."""
        if not self._means:
            return vectors
        overall = self._means[_ALL]
        means = np.stack([self._means.get(macro_language(language), overall) for language in languages])
        centred = vectors - means
        lengths = np.linalg.norm(centred, axis=1, keepdims=True)
        return np.ascontiguousarray(centred / np.maximum(lengths, 1e-9), dtype=np.float32)

    def save(self, path: Path) -> None:
        """Write the means to an ``.npz`` file."""
        with path.open("wb") as file:
            np.savez(file, **dict(self._means))  # type: ignore[arg-type]

    @classmethod
    def load(cls, path: Path) -> "LanguageMeans":
        """Read means that were saved."""
        with np.load(path) as stored:
            return cls({name: stored[name] for name in stored.files})
