"""Comparisons of snapshots, and the days that one tells, made once: snapshots never change."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from datetime import date

from graph.store import RdfStore
from search_api.reform.between import Reform
from search_api.reform.law import LegalDay, legal_days
from search_api.reform.since import baseline, changes_since
from search_api.services import HeldSnapshot

_KEPT = 4


class Reforms:
    """Answers as ``changes_since`` does, one comparison at a time, the last few kept; many threads may ask.

    ``kept`` lists the snapshots up to the one that serves (``Services.kept``).
    """

    def __init__(self, kept: Callable[[], Sequence[HeldSnapshot]]) -> None:
        self._kept = kept
        self._lock = threading.Lock()
        self._made: OrderedDict[tuple[str, str], Reform] = OrderedDict()

    def since(self, day: date) -> Reform:
        """What was learned since a day; raises ``NotFoundError`` where no snapshot is kept that is old enough."""
        snapshots = self._kept()
        old, new = baseline(snapshots, day).id, max((each.id for each in snapshots), default="")
        with self._lock:
            if (old, new) not in self._made:
                self._made[old, new] = changes_since(snapshots, day)
                while len(self._made) > _KEPT:
                    self._made.popitem(last=False)
            return self._made[old, new]


class LegalDays:
    """All days of one store, read anew only when its ``version`` (``Services.version``) is another one."""

    def __init__(self, store: RdfStore, version: Callable[[], str]) -> None:
        self._store, self._version = store, version
        self._lock = threading.Lock()
        self._read: tuple[str, tuple[LegalDay, ...]] | None = None

    def all(self) -> tuple[LegalDay, ...]:
        """As ``legal_days``; many threads may ask."""
        with self._lock:
            version = self._version()
            if self._read is None or self._read[0] != version:
                self._read = version, legal_days(self._store)
            return self._read[1]
