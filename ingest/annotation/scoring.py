"""Evidence weighed: a logistic model whose weights lie in ``weights.toml``.

The weights are the most probable ones under normal priors around values set by hand (MacKay, 1992, "The Evidence
Framework Applied to Classification Networks"): a few hundred marked articles move them, and cannot upset them.
``alinea.training.mechanisms`` learns them.
"""

from dataclasses import dataclass
from math import exp

from ingest.annotation.evidence import FEATURES
from ontology.toml_tables import toml_table


@dataclass(frozen=True, slots=True)
class Weights:
    """One weight for each of ``FEATURES``, the bias, and the score from which a mechanism counts as regulated."""

    values: tuple[float, ...]
    bias: float
    threshold: float

    def score(self, counts: tuple[float, ...]) -> float:
        """Probability, between 0 and 1, that the article regulates the mechanism."""
        return 1 / (1 + exp(-self.bias - sum(w * x for w, x in zip(self.values, counts, strict=True))))


def load_weights() -> Weights:
    """The weights of the table; a feature that was not learnt yet keeps its prior."""
    table = toml_table("ingest.annotation", "weights")
    known = table["prior"] | table.get("learned", {})
    return Weights(tuple(known[name] for name in FEATURES), known["bias"], table["threshold"])
