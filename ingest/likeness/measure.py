"""How much a text is like a language: bits a letter under the trigram tables of each profile."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ingest.likeness.profiles import FIRST_LETTER, OTHER, SPACE, STEPS, Profile, points_of, profiles

_CYRILLIC = ("mk", "sr-Cyrl")
_LATIN = ("bcms", "sq", "tr", "en")
_FIRST_CYRILLIC, _LAST_CYRILLIC = 0x400, 0x52F
_LEAST = 0x41
_MIDDLE = 4.6
_SLOPE = 2.5
_FEW = 20
_SOUND = 0.5
_BEGINNING = 3_000
_CLEAR = 3.5


@dataclass(frozen=True, slots=True)
class Likeness:
    """The profile a text is most like (``None`` without letters), at how many bits a letter, over how many letters.

    Texts of the region take 2.3 to 3.2 bits, texts through a wrong table 5 to 9, German and Russian 4 to 5.
    """

    language: str | None
    bits: float
    letters: int

    @property
    def confidence(self) -> float:
        """Between 0 and 1, a half at 4.6 bits; 1 for a text without letters, which says nothing against itself."""
        return 1.0 if self.letters == 0 else 1 / (1 + math.exp(_SLOPE * (self.bits - _MIDDLE)))

    @property
    def sound(self) -> bool:
        """True where the text is language, or too short to tell."""
        return self.letters < _FEW or self.confidence >= _SOUND


def likeness(text: str, *, among: Iterable[str] | None = None) -> Likeness:
    """The best profile for a text, of those of its script or of ``among``."""
    points = points_of(" ".join(text.split()))
    languages = tuple(among) if among is not None else _of_script(points)
    found = [_measured(points, profiles()[language]) for language in languages]
    return min(found, key=lambda each: each.bits)


def told_by_beginning(text: str) -> str | None:
    """The profile that the first 3,000 characters of a text are like beyond doubt (below 3.5 bits a letter)."""
    found = likeness(text[:_BEGINNING])
    return found.language if found.bits < _CLEAR else None


def _of_script(points: NDArray[np.uint32]) -> tuple[str, ...]:
    cyrillic = int(((points >= _FIRST_CYRILLIC) & (points <= _LAST_CYRILLIC)).sum())
    letters = int((points >= _LEAST).sum())
    return _CYRILLIC if cyrillic * 2 > letters else _LATIN


def _measured(points: NDArray[np.uint32], profile: Profile) -> Likeness:
    """Mean cost of the letters and of signs no text has; figures and punctuation tell nothing."""
    size = profile.costs.shape[2]
    symbols = np.full(len(points) + 2, SPACE, dtype=np.intp)
    symbols[1:-1] = profile.symbols[points]
    last = symbols[2:]
    costs = profile.costs.reshape(-1).take((symbols[:-2] * size + symbols[1:-1]) * size + last)  # half of [a, b, c]
    counted = (last >= FIRST_LETTER) | (last == OTHER)
    letters = int(np.count_nonzero(counted))
    bits = int(costs[counted].sum(dtype=np.int64)) / letters / STEPS if letters else 0.0
    return Likeness(profile.language if letters else None, bits, letters)
