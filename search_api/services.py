"""What the doors are handed: one opened snapshot."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from graph.curation import Curation
from graph.store import RdfStore
from ontology.concept import Concept
from search_api.of_version import of_version
from search_api.retrieval import SearchEngine

if TYPE_CHECKING:
    from search_api.catalogue import MechanismSummary, Statistics
    from search_api.catalogue.known import Known
    from search_api.reform import LegalDays, Reforms


@dataclass(frozen=True, slots=True)
class HeldSnapshot:
    """A finished snapshot that is kept beside the one that serves; names sort by time."""

    id: str
    triples: int
    open_store: Callable[[], RdfStore]

    @property
    def built(self) -> datetime | None:
        """When it was built (UTC), by its name; ``None`` for a name that tells no time."""
        return built_at(self.id)


def built_at(snapshot: str) -> datetime | None:
    """The time in the name of a snapshot; ``None`` for a name that has none.

    >>> built_at("20261126T194221322770Z")
    datetime.datetime(2026, 11, 26, 19, 42, 21, tzinfo=datetime.timezone.utc)
    """
    try:
        return datetime.strptime(snapshot[:15], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None


def _nothing_noted(name: str) -> None:
    del name


@dataclass(frozen=True)
class Services:
    """One snapshot opened for serving.

    ``open_search`` opens the indexes and the model when the first question comes or ``warm_up`` is called.
    ``manifest`` is the build's own report; ``write_token`` opens the writing doors to whoever holds it.
    ``open_store`` opens the same graph again in another process (it can be pickled), so that a query that takes
    too long can be ended; ``None`` where the graph lives in the memory of this process.
    ``held`` lists the snapshots that are kept, the serving one among them. ``curation`` takes changes; ``store`` is
    then its store, which shows them. ``noted`` hands over what was measured of the snapshot last, by name
    (``evaluation``, ``check``; ``None`` where nothing was). ``contact`` is where readers report errors.
    """

    store: RdfStore
    open_search: Callable[[], SearchEngine]
    concepts: dict[str, Concept]
    base: str
    manifest: dict[str, object] = field(default_factory=dict)
    write_token: str | None = None
    open_store: Callable[[], RdfStore] | None = None
    held: Callable[[], list[HeldSnapshot]] = list
    curation: Curation | None = None
    noted: Callable[[str], dict[str, object] | None] = _nothing_noted
    contact: str | None = None

    @property
    def version(self) -> str:
        """Of what is served: the snapshot's, and after a ``+`` the number of changes to it.

        What is derived from the store and kept (dumps, counts, names) is made anew when it is another one, as
        ``of_version`` does.
        """
        return str(self.manifest.get("snapshot", "none")) + (self.curation.version if self.curation else "")

    def kept(self) -> list[HeldSnapshot]:
        """The snapshots up to the one that serves, oldest first; one that was built since is left out."""
        serving = str(self.manifest.get("snapshot", ""))
        return sorted((each for each in self.held() if each.id <= serving), key=lambda each: each.id)

    @cached_property
    def search(self) -> SearchEngine:
        """The search engine, opened once."""
        return self.open_search()

    @cached_property
    def reforms(self) -> "Reforms":
        """What the kept snapshots say otherwise, compared once for all doors and languages."""
        from search_api.reform import Reforms

        return Reforms(self.kept)

    @cached_property
    def legal_days(self) -> "LegalDays":
        """The days of the law that the store tells, read once for all doors and languages."""
        from search_api.reform import LegalDays

        return LegalDays(self.store, lambda: self.version)

    @cached_property
    def known(self) -> "Known":
        """What filters may name."""
        from search_api.catalogue.known import Known

        return Known(self.store, self.concepts, lambda: self.version)

    @of_version
    def statistics(self) -> "Statistics":
        """The counts over all that is served."""
        from search_api.catalogue import statistics

        return statistics(self.store)

    @of_version
    def mechanisms(self) -> "dict[str, MechanismSummary]":
        """The thesaurus, by key."""
        from search_api.catalogue import mechanism_summaries

        return mechanism_summaries(self.store)

    def warm_up(self) -> None:
        """Load the model by asking it one question, so that the first visitor need not wait."""
        from search_api.retrieval import Query

        self.search.search(Query(text="citizens' initiative", limit=1))

    def compare_kept(self) -> None:
        """Compare the snapshots of the last year, which takes seconds, so that the first visitor need not wait."""
        from search_api.reform import YEAR, told_since

        self.legal_days.all()
        if since := told_since(self.kept(), datetime.now(tz=UTC).date() - YEAR):
            self.reforms.since(since)
