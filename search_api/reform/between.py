"""All changes between two snapshots, in one order."""

from collections import Counter
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from graph.store import RdfStore
from search_api.catalogue.jurisdictions import lies_in
from search_api.catalogue.view import View
from search_api.reform.acts import acts_changed
from search_api.reform.changes import ArticleChange, Change
from search_api.reform.facts import facts_changed
from search_api.reform.kinds import Kind
from search_api.reform.practices import actors_changed, practices_changed
from search_api.reform.state import Pair, State
from search_api.reform.texts import texts_changed

_KINDS = {kind: turn for turn, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken(View):
    """A snapshot: its name where it has one, and when it was built (RFC 3339), ``None`` where it tells neither."""

    snapshot: str | None = None
    built: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reform(View):
    """What the later snapshot says otherwise than the earlier one: what we learned, whenever it became law.

    Changes are sorted by jurisdiction (those without one last), kind, act or thing, and the order of articles.
    """

    before: Taken
    after: Taken
    changes: tuple[Change, ...]

    def of(self, *, country: str | None = None, mechanism: str | None = None) -> "Reform":
        """Those of a jurisdiction with its parts, and of a mechanism by its key, where these are given."""
        wanted = (each for each in self.changes if mechanism is None or mechanism in each.mechanisms)
        return replace(self, changes=tuple(each for each in wanted if lies_in(each.jurisdiction, country)))

    @property
    def counts(self) -> dict[Kind, int]:
        """How many changes there are of each kind that occurs, in the order of kinds."""
        counted = Counter(each.kind for each in self.changes)
        return {kind: counted[kind] for kind in Kind if counted[kind]}

    def as_dict(self) -> dict[str, Any]:
        """Both snapshots, ``total``, ``counts`` by kind, and the changes, each with the fields of its kind."""
        counts = {kind.value: count for kind, count in self.counts.items()}
        snapshots = {"before": self.before.as_dict(), "after": self.after.as_dict()}
        return snapshots | {
            "total": len(self.changes),
            "counts": counts,
            "changes": [each.as_dict() for each in self.changes],
        }


def changes_between(before: RdfStore, after: RdfStore) -> Reform:
    """What ``after`` says otherwise than ``before``; nothing for two stores that say the same."""
    pair = Pair(State(before), State(after))
    found: chain[Change] = chain(
        acts_changed(pair), texts_changed(pair), facts_changed(pair), practices_changed(pair), actors_changed(pair)
    )
    return Reform(
        before=Taken(built=_built(pair.before)),
        after=Taken(built=_built(pair.after)),
        changes=tuple(sorted(found, key=_order)),
    )


def _order(change: Change) -> tuple[str, int, str]:
    """Sorting keeps equals as they come: articles in the order of their text, which numbers (2a, 10) do not tell."""
    group = change.act if isinstance(change, ArticleChange) else getattr(change, "fact", None) or change.iri
    return change.jurisdiction or "~", _KINDS[change.kind], group


def _built(state: State) -> str | None:
    return state.issued.isoformat() if state.issued else None
