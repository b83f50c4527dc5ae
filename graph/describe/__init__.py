"""Documents and curated knowledge put into quads."""

from graph.describe.dataset import dataset_iri, describe_dataset, describe_software
from graph.describe.documents import describe_reading
from graph.describe.knowledge import (
    describe_act,
    describe_actor,
    describe_jurisdiction,
    describe_practice,
    fact_article,
)
from graph.describe.participation import describe_participation
from graph.describe.provenance import corpus_graph

__all__ = [
    "corpus_graph",
    "dataset_iri",
    "describe_act",
    "describe_actor",
    "describe_dataset",
    "describe_jurisdiction",
    "describe_participation",
    "describe_practice",
    "describe_reading",
    "describe_software",
    "fact_article",
]
