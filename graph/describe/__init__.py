"""Documents and curated knowledge put into quads."""

from graph.describe.corpus import describe_corpus
from graph.describe.documents import describe_reading
from graph.describe.knowledge import (
    corpus_graph,
    describe_act,
    describe_actor,
    describe_jurisdiction,
    describe_practice,
    fact_article,
)
from graph.describe.organisations import describe_participants, describe_project, describe_ties
from graph.describe.places import describe_gazetteer, describe_location

__all__ = [
    "corpus_graph",
    "describe_act",
    "describe_actor",
    "describe_corpus",
    "describe_gazetteer",
    "describe_jurisdiction",
    "describe_location",
    "describe_participants",
    "describe_practice",
    "describe_project",
    "describe_reading",
    "describe_ties",
    "fact_article",
]
