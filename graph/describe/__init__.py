"""Documents and curated knowledge put into quads."""

from graph.describe.corpus import describe_corpus
from graph.describe.dataset import dataset_iri, describe_dataset, describe_software
from graph.describe.documents import describe_link, describe_reading
from graph.describe.knowledge import (
    describe_act,
    describe_actor,
    describe_jurisdiction,
    describe_practice,
    fact_article,
)
from graph.describe.mentions import describe_unresolved
from graph.describe.organisations import describe_participants, describe_project, describe_ties
from graph.describe.participation import describe_participation
from graph.describe.places import describe_gazetteer, describe_location
from graph.describe.provenance import corpus_graph
from graph.describe.versions import describe_versions, version_of

__all__ = [
    "corpus_graph",
    "dataset_iri",
    "describe_act",
    "describe_actor",
    "describe_corpus",
    "describe_dataset",
    "describe_gazetteer",
    "describe_jurisdiction",
    "describe_link",
    "describe_location",
    "describe_participants",
    "describe_participation",
    "describe_practice",
    "describe_project",
    "describe_reading",
    "describe_software",
    "describe_ties",
    "describe_unresolved",
    "describe_versions",
    "fact_article",
    "version_of",
]
