"""Whether a quantity is a parameter, and of which role: a multinomial logistic model over cues and traits.

The cues (``cues.toml``) are weighed by hand. The model takes their sums by role as they are, and adds what it has
learned of the traits (``weights.tsv``): each role competes with the others and with ``none``, which stands for
whatever bounds neither what a public body does nor what somebody does before one. Weights of the sums have priors set
by hand, all others nought (maximum a posteriori), so that a role of which few examples are known stays where the
cues put it. ``alinea.training.parameters`` learns them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

import numpy as np
import numpy.typing as npt

from ingest.parameters.cues import ANY, NONE, roles_of
from ingest.quantities import Quantity
from ontology.codes import ParameterRole

THRESHOLD = 0.6
"""From this probability on a quantity is a parameter: of the thresholds from 0.4 to 0.7, at which precision and
recall held out add up to nearly the same, one that favours precision."""

ROLES = (*(role.value for role in ParameterRole), NONE)
_AT = {role: place for place, role in enumerate(ROLES)}

BIAS = "bias"
"""Stands in the table for the trait that every quantity has."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each cue sum adds to its role, and each trait (a row of ``table``, by ``rows``) to each of ``ROLES``."""

    sums: dict[str, float]
    rows: dict[str, int]
    table: npt.NDArray[np.float64]


def judge(
    quantity: Quantity, sums: Mapping[str, float], start: float, traits: Iterable[str]
) -> tuple[ParameterRole, float]:
    """The most probable role of a quantity, and the probability that it is a parameter at all."""
    weights = load_weights()
    known = weights.sums
    shared = (
        start * known["start"] + sums.get(ANY, 0.0) * known[ANY] + sums.get(NONE, 0.0) * known[NONE] + known["own"]
    )
    rows = weights.rows
    told = weights.table[[rows[trait] for trait in (BIAS, *traits) if trait in rows]].sum(0).tolist()
    scores = {role: shared + known[role] * sums.get(role, 0.0) + told[_AT[role]] for role in roles_of(quantity)}
    best = max(scores, key=lambda role: (scores[role], role))
    against = exp(told[_AT[NONE]] - scores[best])
    rest = sum(exp(score - scores[best]) for score in scores.values())
    return ParameterRole(best), rest / (rest + against)


@cache
def load_weights() -> Weights:
    """The table: a line has a cue sum or a trait, a role, and the weight; cue sums are told by the word ``sum``."""
    sums: dict[str, float] = {}
    rows: dict[str, int] = {}
    cells: list[tuple[int, int, float]] = []
    for line in files("ingest.parameters").joinpath("weights.tsv").read_text("utf-8").splitlines():
        if line.startswith("#") or not line:
            continue
        trait, role, weight = line.split("\t")
        if trait == "sum":
            sums[role] = float(weight)
        else:
            cells.append((rows.setdefault(trait, len(rows)), _AT[role], float(weight)))
    table = np.zeros((len(rows), len(ROLES)))
    for row, column, weight_of in cells:
        table[row, column] = weight_of
    return Weights(sums, rows, table)
