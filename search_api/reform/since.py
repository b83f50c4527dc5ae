"""What was learned since a day: the snapshots that are kept, and which of them a day means."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from ontology.errors import NotFoundError
from search_api.reform.between import Reform, changes_between
from search_api.services import HeldSnapshot

YEAR = timedelta(days=365)
"""How far back is told where no day is given: the law moves slowly, and of a month there often is nothing to say."""


def changes_since(held: Sequence[HeldSnapshot], day: date) -> Reform:
    """What the newest of the snapshots says otherwise than the one that served when ``day`` began (UTC).

    Raises ``NotFoundError`` as ``baseline`` does.
    """
    old, new = baseline(held, day), _by_time(held)[-1]
    found = changes_between(old.open_store(), new.open_store())
    return replace(found, before=replace(found.before, snapshot=old.id), after=replace(found.after, snapshot=new.id))


def baseline(held: Sequence[HeldSnapshot], day: date) -> HeldSnapshot:
    """The newest snapshot built before ``day``, or else the oldest one built on it: nothing of that day is missed.

    Raises ``NotFoundError`` naming the oldest day of which a snapshot is kept, where it is a later one.
    """
    known = [(each.built.date(), each) for each in _by_time(held) if each.built]
    if not known:
        raise NotFoundError("No snapshot is kept that changes could be told from. Run: alinea build")
    oldest, first = known[0]
    if day < oldest:
        raise NotFoundError(
            "No snapshot is kept from %(day)s or before. Ask for the changes since %(oldest)s or a later day; what "
            "became law is known for every day (alinea changes --law, /api/changes/law).",
            day=day,
            oldest=oldest,
        )
    return next((each for built, each in reversed(known) if built < day), first)


def told_since(held: Sequence[HeldSnapshot], day: date) -> date | None:
    """The first day from ``day`` on since which it can be told what was learned; ``None`` where no two are kept."""
    known = [each.built.date() for each in _by_time(held) if each.built]
    return max(day, known[0]) if len(known) > 1 else None


def _by_time(held: Sequence[HeldSnapshot]) -> list[HeldSnapshot]:
    return sorted(held, key=lambda each: each.id)
