"""The SPARQL door: SPARQL 1.1 Protocol over a snapshot, within limits."""

from search_api.sparql.door import install
from search_api.sparql.evaluation import Evaluator
from search_api.sparql.limits import Limits

__all__ = ["Evaluator", "Limits", "install"]
