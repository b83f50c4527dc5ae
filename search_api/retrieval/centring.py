"""Taking the language out of vectors: the mean of each language is subtracted.

Multilingual encoders put texts of one language close together whatever they say. Removing each language's
mean and re-normalising raised P@1 across nine versions of the human-rights declaration from 0.84 to 0.98
(after Libovický, Rosa and Fraser, 2020, "On the Language Neutrality of Pre-trained Multilingual
Representations"). Means of questions come from questions: passages' means serve them badly (MRR@10 0.65 to 0.77).
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from search_api.fold import macro_language
from search_api.ports import Vectors

_SHRINKAGE = 8.0
_ALL = "*"
_LEANING = 0.7


class LanguageMeans:
    """Mean vectors by macro-language; one with few texts is drawn towards the mean of all."""

    def __init__(self, means: dict[str, Vectors]) -> None:
        self._means = means

    @classmethod
    def estimate(cls, vectors: Vectors, languages: Sequence[str]) -> "LanguageMeans":
        """Means of rows of shape ``(n, dimensions)``, whose languages are given row by row."""
        sums = LanguageSums()
        groups = np.array([macro_language(language) for language in languages])
        for group in sorted(set(groups.tolist())):
            sums.add(vectors[groups == group], group)
        return sums.means()

    def centre(self, vectors: Vectors, languages: Sequence[str], *, share: float = 1.0) -> Vectors:
        """The vectors without their language's mean, or a share of it, of unit length again."""
        if not self._means or not len(vectors):
            return vectors
        overall = self._means[_ALL]
        means = np.stack([self._means.get(macro_language(language), overall) for language in languages])
        centred = vectors - share * means
        return _unit(centred)

    def save(self, path: Path) -> None:
        """Write the means to an ``.npz`` file."""
        with path.open("wb") as file:
            np.savez(file, **dict(self._means))  # type: ignore[arg-type]

    @classmethod
    def load(cls, path: Path) -> "LanguageMeans":
        """Read means that were saved."""
        with np.load(path) as stored:
            return cls({name: stored[name] for name in stored.files})


class LanguageSums:
    """Adds up rows by macro-language, where there are too many to hold them all."""

    def __init__(self) -> None:
        self._sums: dict[str, NDArray[np.float64]] = {}
        self._counts: dict[str, int] = {}

    def add(self, vectors: Vectors, language: str) -> None:
        """Count rows of shape ``(n, dimensions)`` of one language."""
        group = macro_language(language)
        added = vectors.sum(axis=0, dtype=np.float64)
        self._sums[group] = self._sums[group] + added if group in self._sums else added
        self._counts[group] = self._counts.get(group, 0) + len(vectors)

    def means(self) -> LanguageMeans:
        """The means of what was added."""
        total = sum(self._counts.values())
        if not total:
            return LanguageMeans({})
        overall = np.sum(list(self._sums.values()), axis=0) / total
        means = {
            group: ((self._sums[group] + _SHRINKAGE * overall) / (count + _SHRINKAGE)).astype(np.float32)
            for group, count in self._counts.items()
        }
        return LanguageMeans(means | {_ALL: overall.astype(np.float32)})


def lean_on_hits(vectors: Vectors, hits: Sequence[str]) -> Vectors:
    """Each row drawn towards the mean of the rows of its hit (an article's paragraphs), of unit length again.

    A paragraph is found by its own words and by what its article is about: MRR@10 within the development laws
    0.596 without, 0.615 so.
    """
    _, which = np.unique(np.asarray(hits), return_inverse=True)
    sums = np.zeros((int(which.max(initial=-1)) + 1, vectors.shape[1]), dtype=np.float32)
    np.add.at(sums, which, vectors)
    return _unit(vectors + _LEANING * _unit(sums)[which])


def _unit(rows: Vectors) -> Vectors:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.ascontiguousarray(rows / np.maximum(lengths, 1e-9), dtype=np.float32)
