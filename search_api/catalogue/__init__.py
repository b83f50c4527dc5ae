"""Read models over the graph: what doors show of acts, provisions, mechanisms, practices, actors and places."""

from search_api.catalogue.actors import ActorView, actor, actors
from search_api.catalogue.acts import ActSummary, ActView, ContentsEntry, Expression, act, acts, expression
from search_api.catalogue.comparison import Comparison, comparison
from search_api.catalogue.connections import Citation, MechanismMention
from search_api.catalogue.coverage import Cell, Knowledge, coverage
from search_api.catalogue.facts import FactView, ParameterView, fact
from search_api.catalogue.jurisdictions import JurisdictionView, jurisdictions
from search_api.catalogue.mechanisms import (
    MechanismNode,
    MechanismSummary,
    MechanismView,
    mechanism,
    mechanism_summaries,
    mechanism_trees,
    mechanisms,
)
from search_api.catalogue.practices import PracticeView, practice, practices, practices_enabled_by
from search_api.catalogue.provisions import (
    Part,
    ProvisionView,
    Realisation,
    Step,
    provision,
)
from search_api.catalogue.sources import Source
from search_api.catalogue.statistics import Statistics, statistics, texts_by_language
from search_api.catalogue.subject import labels

__all__ = [
    "ActSummary",
    "ActView",
    "ActorView",
    "Cell",
    "Citation",
    "Comparison",
    "ContentsEntry",
    "Expression",
    "FactView",
    "JurisdictionView",
    "Knowledge",
    "MechanismMention",
    "MechanismNode",
    "MechanismSummary",
    "MechanismView",
    "ParameterView",
    "Part",
    "PracticeView",
    "ProvisionView",
    "Realisation",
    "Source",
    "Statistics",
    "Step",
    "act",
    "actor",
    "actors",
    "acts",
    "comparison",
    "coverage",
    "expression",
    "fact",
    "jurisdictions",
    "labels",
    "mechanism",
    "mechanism_summaries",
    "mechanism_trees",
    "mechanisms",
    "practice",
    "practices",
    "practices_enabled_by",
    "provision",
    "statistics",
    "texts_by_language",
]
