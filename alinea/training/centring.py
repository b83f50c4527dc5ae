"""Means of languages while an encoder learns: they move with it, and are taken out as the search does."""

from collections import defaultdict
from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn.functional import normalize

_KEPT = 0.95  # of the mean so far, at every batch


class MovingMeans:
    """The mean of each language over the last batches; ``share`` of it is taken out."""

    def __init__(self, share: float) -> None:
        self._share = share
        self._means: dict[str, Tensor] = {}

    def centred(self, texts: Sequence[Tensor], languages: Sequence[str]) -> list[Tensor]:
        """Rows of unit length without their language's mean, text by text; each text of shape ``(n, dimensions)``.

        The means hear of the texts first; no gradient flows into them.
        """
        by_language: defaultdict[str, list[Tensor]] = defaultdict(list)
        for text, language in zip(texts, languages, strict=True):
            by_language[language].append(text.detach())
        for language, rows in by_language.items():
            now = torch.cat(rows).mean(dim=0)
            before = self._means.get(language, now)
            self._means[language] = _KEPT * before + (1 - _KEPT) * now
        return [
            normalize(text - self._share * self._means[language], dim=-1)
            for text, language in zip(texts, languages, strict=True)
        ]

    def centred_rows(self, vectors: Tensor, languages: Sequence[str]) -> Tensor:
        """The same for whole vectors, one a text, of shape ``(texts, dimensions)``."""
        return torch.cat(self.centred([each[None] for each in vectors], languages))
