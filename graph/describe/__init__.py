"""Documents and curated knowledge put into quads."""

from graph.describe.documents import describe_reading
from graph.describe.knowledge import (
    corpus_graph,
    describe_act,
    describe_actor,
    describe_jurisdiction,
    describe_practice,
    fact_article,
)

__all__ = [
    "corpus_graph",
    "describe_act",
    "describe_actor",
    "describe_jurisdiction",
    "describe_practice",
    "describe_reading",
    "fact_article",
]
