"""What a reader asks for, and what is told: the law since a day, what is to come, and what we learned."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from ontology.errors import NotFoundError, QueryError
from search_api.pages.rendering import Renderer
from search_api.pages.tracking.days import day_entry
from search_api.pages.tracking.entry import Entry
from search_api.pages.tracking.fields import Fields
from search_api.pages.tracking.learned import change_entry
from search_api.reform import YEAR, narrowed, told_since

_LENGTH = len("2026-11-26")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A day, a jurisdiction with its parts and a mechanism; ``today`` is the last day of what is past (UTC)."""

    since: date
    country: str = ""
    mechanism: str = ""
    today: date

    @classmethod
    def of(cls, renderer: Renderer, *, since: str = "", country: str = "", mechanism: str = "") -> "Asked":
        """What an address asks; raises ``QueryError`` for what is no day, ``NotFoundError`` for unknown keys."""
        collection, today = renderer.collection, datetime.now(tz=UTC).date()
        if country and country.upper() not in collection.jurisdictions:
            raise NotFoundError("There is no jurisdiction %(key)s.", key=country)
        if mechanism and mechanism not in collection.mechanisms:
            raise NotFoundError("There is no mechanism %(key)s.", key=mechanism)
        try:
            day = date.fromisoformat(since) if since else today - YEAR
        except ValueError:
            day = None
        if day is None or len(since) not in (0, _LENGTH):
            raise QueryError("%(day)s is no day; write one as 2026-11-26.", day=since)
        return cls(since=day, country=country.upper(), mechanism=mechanism, today=today)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Days of the law that are past and those to come, and what we learned.

    ``learned`` is ``None`` where no older snapshot is kept. ``learned_since`` is the day from which it is told: a
    later one than was asked for where no snapshot is old enough. ``before`` is when the older snapshot was built,
    ``after`` when the one that serves was (UTC).
    """

    law: tuple[Entry, ...]
    coming: tuple[Entry, ...]
    learned: tuple[Entry, ...] | None
    learned_since: date | None = None
    before: date | None = None
    after: date | None = None


def told(renderer: Renderer, asked: Asked) -> Told:
    """All that is told of a period, each part sorted by jurisdiction."""
    services = renderer.services
    fields = Fields(renderer.names, services.store)
    days, chosen = services.legal_days.all(), {"country": asked.country or None, "mechanism": asked.mechanism or None}
    past = narrowed(days, asked.since, asked.today, **chosen)
    # Where only the year is known, this year's is told with what is past.
    coming = [each for each in narrowed(days, asked.today, date.max, **chosen) if each.day > asked.today.isoformat()]
    law = tuple(day_entry(renderer, fields, each) for each in past)
    ahead = tuple(day_entry(renderer, fields, each, coming=True) for each in coming)
    since = told_since(services.kept(), asked.since)
    if since is None:
        return Told(law=law, coming=ahead, learned=None)
    reform = services.reforms.since(since)
    learned = reform.of(**chosen).changes
    return Told(
        law=law,
        coming=ahead,
        learned=tuple(change_entry(renderer, fields, each) for each in learned),
        learned_since=since,
        before=_day(reform.before.built),
        after=_day(reform.after.built),
    )


def _day(built: str | None) -> date | None:
    return datetime.fromisoformat(built).date() if built else None
