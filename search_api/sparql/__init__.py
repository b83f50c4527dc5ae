"""The SPARQL door: SPARQL 1.1 Protocol over a snapshot that is only read."""

from search_api.sparql.door import router
from search_api.sparql.evaluation import Evaluator

__all__ = ["Evaluator", "router"]
