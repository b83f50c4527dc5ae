"""What replies in JSON hold, for the description of the API; nothing is checked against it when a reply leaves.

What one view is says its class; here is what stands around views, and the replies that are no views.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from graph.compare import ComparisonRow
from graph.differences import ArticleChange as ArticleDifference
from search_api import catalogue, reform

_shape = dataclass(frozen=True, slots=True, kw_only=True)
Change = (
    reform.ActChange
    | reform.TextChange
    | reform.ArticleChange
    | reform.FactChange
    | reform.ValueChange
    | reform.TrustChange
    | reform.PracticeChange
    | reform.ActorChange
)


@_shape
class Acts:
    """One page of them; ``total`` counts all."""

    total: int
    acts: list[catalogue.ActSummary]


@_shape
class Practices:
    """One page of them; ``total`` counts all."""

    total: int
    practices: list[catalogue.PracticeView]


@_shape
class Actors:
    """One page of them; ``total`` counts all."""

    total: int
    actors: list[catalogue.ActorView]


@_shape
class Jurisdictions:
    """All of them."""

    total: int
    jurisdictions: list[catalogue.JurisdictionView]


@_shape
class Coverage:
    """A cell for every mechanism in every jurisdiction."""

    total: int
    cells: list[catalogue.Cell]


@_shape
class Branch:
    """A mechanism, by its key, in the tree."""

    key: str
    children: list["Branch"]


@_shape
class Mechanisms:
    """All of them, and the tree of their keys."""

    total: int
    mechanisms: list[catalogue.MechanismSummary]
    tree: list[Branch]


@_shape
class Comparison:
    """A row for each typed value; ``as_of`` is ``None`` for all times."""

    mechanism: str
    as_of: date | None
    total: int
    silent: list[str]
    rows: list[ComparisonRow]


@_shape
class FactAndPractices(catalogue.FactView):
    """A fact, and the IRIs of the practices that it enabled."""

    practices: list[str]


@_shape
class Differences:
    """Two documents, how many articles had which fate, and each of them."""

    before: str
    after: str
    counts: dict[str, int]
    articles: list[ArticleDifference]


@_shape
class LegalDays:
    """What entered into force or ceased."""

    total: int
    days: list[reform.LegalDay]


@_shape
class Learned:
    """What one snapshot says otherwise than another; ``counts`` are by kind."""

    before: reform.Taken
    after: reform.Taken
    total: int
    counts: dict[str, int]
    changes: list[Change]


@_shape
class LawSince:
    """What became law since a day."""

    since: date
    law: LegalDays


@_shape
class ChangesSince(LawSince):
    """What was learned since a day, and what became law."""

    learned: Learned


@_shape
class Health:
    """Whether the server answers, from which snapshot, and whether the model is loaded."""

    status: Literal["ok"]
    snapshot: str | None
    model_loaded: bool


@_shape
class DumpEntry:
    """A file that holds everything, or all of one kind."""

    name: str
    url: str
    media_type: str
    what: str
    bytes: int
    sha256: str


@_shape
class DumpList:
    """The files of a snapshot, and the address of the feed of changes."""

    snapshot: str | None
    dumps: list[DumpEntry]
    changes: str


@_shape
class Statistics(catalogue.Statistics):
    """Counts over the whole snapshot, and the build's own report of it."""

    build: dict[str, Any]
