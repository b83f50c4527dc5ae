"""Bosnian, Croatian, Montenegrin, Serbian: one macro-language with a probability for each variety.

A hard label for a sentence is mostly wrong (lingua calls half of Bosnian something else), so evidence is
summed over a whole document: naive Bayes over the forms of ``varieties.toml`` with the jurisdiction as prior.
"""

import math
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ontology.scripts import to_latin

VARIETIES = ("bs", "cnr", "hr", "sr")
_SAMPLE = 60_000


@dataclass(frozen=True, slots=True)
class _Form:
    pattern: re.Pattern[str]
    weights: dict[str, float]


@cache
def _table() -> tuple[int, dict[str, dict[str, float]], list[_Form]]:
    raw = tomllib.loads(files("ingest.language").joinpath("varieties.toml").read_text("utf-8"))
    forms = [_Form(re.compile(entry["pattern"]), entry["weights"]) for entry in raw["form"]]
    return raw["ceiling"], raw["prior"], forms


def probabilities(text: str, *, jurisdiction: str | None = None) -> dict[str, float]:
    """P(variety) for a text in Bosnian, Croatian, Montenegrin or Serbian, in either script; sums to 1."""
    ceiling, prior, forms = _table()
    sample = to_latin(text[:_SAMPLE]).lower()
    scores = dict.fromkeys(VARIETIES, 0.0) | prior.get(jurisdiction or "", {})
    for form in forms:
        count = min(ceiling, sum(1 for _ in form.pattern.finditer(sample)))
        for variety, weight in form.weights.items():
            scores[variety] = scores.get(variety, 0.0) + weight * count
    peak = max(scores.values())
    odds = {variety: math.exp(scores.get(variety, 0.0) - peak) for variety in VARIETIES}
    total = sum(odds.values())
    return {variety: odd / total for variety, odd in odds.items()}
