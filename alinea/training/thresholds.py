"""How good scores are where they are taken from a threshold on."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy.typing as npt


def at_thresholds(
    thresholds: Sequence[float], scores: npt.NDArray[Any], right: npt.NDArray[Any], wanted: int
) -> Iterator[str]:
    """A line for each threshold: precision and recall of what reaches it.

    ``scores`` and ``right`` are of shape ``(examples,)``; ``wanted`` counts all that should be found, also what is
    no example.
    """
    for threshold in thresholds:
        taken = right[scores >= threshold]
        yield f"{threshold:.2f}: precision {taken.mean():.3f} recall {taken.sum() / wanted:.3f}"
