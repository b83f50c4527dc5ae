"""Whether a quantity is a parameter, and of which role: a multinomial logistic model over cues and traits.

The cues (``cues.toml``) are weighed by hand. The model takes their sums by role as they are, and adds what it has
learned of the traits (``weights.tsv``): each role competes with the others and with ``none``, which stands for
whatever belongs to no way of deciding, electing, consulting, asking or answering. Weights of the sums have priors set
by hand, all others nought (maximum a posteriori), so that a role of which few examples are known stays where the
cues put it. ``alinea.training.parameters`` learns them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

from ingest.parameters.cues import ANY, NONE, roles_of
from ingest.quantities import Quantity
from ontology.codes import ParameterRole

THRESHOLD = 0.4
"""From this probability on a quantity is a parameter: the best mean of precision and recall on laws held out."""

BIAS = "bias"
"""Stands in the table for the trait that every quantity has."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each cue sum and each trait adds to each role; ``none`` is a role here."""

    sums: dict[str, float]
    traits: dict[str, dict[str, float]]


def judge(
    quantity: Quantity, sums: Mapping[str, float], start: float, traits: Iterable[str]
) -> tuple[ParameterRole, float]:
    """The most probable role of a quantity, and the probability that it is a parameter at all."""
    weights = load_weights()
    shared = sum(
        weights.sums[name] * value
        for name, value in (("start", start), (ANY, sums.get(ANY, 0.0)), (NONE, sums.get(NONE, 0.0)), ("own", 1.0))
    )
    scores = {role: shared + weights.sums[role] * sums.get(role, 0.0) for role in roles_of(quantity)}
    scores[NONE] = 0.0
    for trait in (BIAS, *traits):
        for role, weight in weights.traits.get(trait, {}).items():
            if role in scores:
                scores[role] += weight
    nothing = scores.pop(NONE)
    best = max(scores, key=lambda role: (scores[role], role))
    against = exp(nothing - scores[best])
    rest = sum(exp(score - scores[best]) for score in scores.values())
    return ParameterRole(best), rest / (rest + against)


@cache
def load_weights() -> Weights:
    """The table: a line has a cue sum or a trait, a role, and the weight; cue sums begin with ``sum:``."""
    sums: dict[str, float] = {}
    traits: dict[str, dict[str, float]] = {}
    lines = files("ingest.parameters").joinpath("weights.tsv").read_text("utf-8").splitlines()
    for line in lines:
        if line.startswith("#") or not line:
            continue
        trait, role, weight = line.split("\t")
        if trait == "sum":
            sums[role] = float(weight)
        else:
            traits.setdefault(trait, {})[role] = float(weight)
    return Weights(sums, traits)
