"""Read models over the graph: what doors show of acts, provisions, mechanisms, practices, actors and places."""

from search_api.catalogue.actors import ActorView, actor, actors, facts_naming, is_named, mechanisms_in_law
from search_api.catalogue.acts import ActSummary, ActView, ContentsEntry, Expression, act, acts, expression
from search_api.catalogue.amendments import AmendingView, amendments
from search_api.catalogue.at_home import AtHome, Rules, Verdict, at_home
from search_api.catalogue.comparison import Comparison, comparison
from search_api.catalogue.connections import Citation, MechanismMention
from search_api.catalogue.coverage import Cell, Knowledge, coverage
from search_api.catalogue.facts import FactView, ParameterView, fact
from search_api.catalogue.jurisdictions import JurisdictionView, jurisdictions
from search_api.catalogue.marked_text import Mark, Run, clipped, marks_of, runs
from search_api.catalogue.mechanisms import (
    MechanismNode,
    MechanismSummary,
    MechanismView,
    mechanism,
    mechanism_summaries,
    mechanism_trees,
    mechanisms,
)
from search_api.catalogue.practices import PracticeView, practice, practices, practices_enabled_by, years_of
from search_api.catalogue.projects import ProjectView, project, projects
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
from search_api.catalogue.towns import TownView, towns
from search_api.catalogue.values_in_text import ReferenceInText, ValueInText, references_in_text, values_in_text
from search_api.catalogue.versions import VersionPair, VersionView, comparable, versions

__all__ = [
    "ActSummary",
    "ActView",
    "ActorView",
    "AmendingView",
    "AtHome",
    "Cell",
    "Citation",
    "Comparison",
    "ContentsEntry",
    "Expression",
    "FactView",
    "JurisdictionView",
    "Knowledge",
    "Mark",
    "MechanismMention",
    "MechanismNode",
    "MechanismSummary",
    "MechanismView",
    "ParameterView",
    "Part",
    "PracticeView",
    "ProjectView",
    "ProvisionView",
    "Realisation",
    "ReferenceInText",
    "Rules",
    "Run",
    "Source",
    "Statistics",
    "Step",
    "TownView",
    "ValueInText",
    "Verdict",
    "VersionPair",
    "VersionView",
    "act",
    "actor",
    "actors",
    "acts",
    "amendments",
    "at_home",
    "clipped",
    "comparable",
    "comparison",
    "coverage",
    "expression",
    "fact",
    "facts_naming",
    "is_named",
    "jurisdictions",
    "labels",
    "marks_of",
    "mechanism",
    "mechanism_summaries",
    "mechanism_trees",
    "mechanisms",
    "mechanisms_in_law",
    "practice",
    "practices",
    "practices_enabled_by",
    "project",
    "projects",
    "provision",
    "references_in_text",
    "runs",
    "statistics",
    "texts_by_language",
    "towns",
    "values_in_text",
    "versions",
    "years_of",
]
