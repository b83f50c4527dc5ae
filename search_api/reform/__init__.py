"""The reform tracker: what two snapshots say otherwise, and what the laws themselves say of their own days.

Two lists, never to be mixed: ``changes_since`` tells what we learned, ``law_between`` when it became law.
"""

from search_api.reform.between import Reform, Taken, changes_between
from search_api.reform.changes import (
    ActChange,
    ActorChange,
    ArticleChange,
    Change,
    Difference,
    FactChange,
    PracticeChange,
    TextChange,
    TrustChange,
    Value,
    ValueChange,
)
from search_api.reform.kept import LegalDays, Reforms
from search_api.reform.kinds import Kind, Thing
from search_api.reform.law import Force, LegalDay, Precision, law_between, legal_days, listed_law, narrowed
from search_api.reform.since import YEAR, baseline, changes_since, told_since

__all__ = [
    "YEAR",
    "ActChange",
    "ActorChange",
    "ArticleChange",
    "Change",
    "Difference",
    "FactChange",
    "Force",
    "Kind",
    "LegalDay",
    "LegalDays",
    "PracticeChange",
    "Precision",
    "Reform",
    "Reforms",
    "Taken",
    "TextChange",
    "Thing",
    "TrustChange",
    "Value",
    "ValueChange",
    "baseline",
    "changes_between",
    "changes_since",
    "law_between",
    "legal_days",
    "listed_law",
    "narrowed",
    "told_since",
]
