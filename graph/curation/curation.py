"""The graph that serves: a snapshot, or a copy of it that bears the changes of curators.

A snapshot is never written to. Each change is made on a copy (files that do not change are shared by hard links,
so that a copy takes milliseconds), its effect goes into the journal, and only then is the copy what serves. At the
next start, over the same snapshot or a newer one, the journal is played again.
"""

import fcntl
import logging
import os
import shutil
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import IO, Any

from pyoxigraph import Store

from graph.curation.changes import Change, ChangeCopy, play
from graph.curation.patch import Patch, transactions
from graph.store import RdfStore
from graph.stores.live import LiveStore
from ontology.errors import EngineError, SnapshotError

_KEPT_SECONDS = 120.0
"""How long a copy stays that serves no longer: queries that began on it end before."""

Opener = Callable[[Path], RdfStore]
Runner = Callable[[ChangeCopy], Any]
"""Runs a job with the graph that serves, elsewhere, within limits."""


class Curation:
    """Changes beside one snapshot; one process at a time writes to a home. ``store`` is what serves."""

    def __init__(self, home: Path, graph: Path, opener: Opener, *, unlocked: frozenset[str] = frozenset()) -> None:
        self._journal = home / "curation.rdfp"
        self._copies = home / "copies" / str(os.getpid())
        self._opener = opener
        self._folder = graph
        self._open_store = partial(opener, graph)
        self._writing = threading.Lock()
        self._held: IO[bytes] | None = None
        self._retired: list[tuple[float, Path]] = []
        self._number = 0
        self._made = 0
        self._users = 0
        self.store = LiveStore(opener(graph))
        self._owned = frozenset(self.store.graphs()) - unlocked

    @property
    def open_store(self) -> Callable[[], RdfStore]:
        """Opens the graph that serves now in another process; the same object until another graph serves."""
        return self._open_store

    @property
    def version(self) -> str:
        """Of the graph that serves, beside the snapshot's own; empty where nobody has changed anything."""
        return f"+{self._number}" if self._number else ""

    def start(self, *, writing: bool) -> None:
        """Play the journal; raises ``SnapshotError`` where another server writes in this home."""
        if writing and self._held is None:
            self._held = _locked(self._journal)
        self._users += 1
        if self._users == 1:
            _clear_dead(self._copies.parent)
            shutil.rmtree(self._copies, ignore_errors=True)
            self._copies.mkdir(parents=True)
            patches = list(transactions(self._journal.read_bytes())) if self._journal.exists() else []
            if patches:
                self._replay(patches)

    def stop(self) -> None:
        """Let go of the journal and of all copies, when the last that started it stops."""
        self._users -= 1
        if self._users == 0:
            if self._held:
                self._held.close()
            self._held = None
            shutil.rmtree(self._copies, ignore_errors=True)

    def make(self, change: Change, run: Runner, *, what: str) -> None:
        """Make a change and return when it can be seen; one after the other.

        Raises ``OwnedGraphError``, ``QueryError`` or ``NotFoundError`` and then has changed nothing.
        """
        if self._held is None:
            raise EngineError("The journal of changes is not open.")
        with self._writing:
            self._clear_retired()
            target = self._next_copy()
            try:
                patch: Patch = run(ChangeCopy(change=change, target=target, owned=self._owned))
                self._note(self._held, patch, what)
            except BaseException:
                self._retired.append((0.0, target))
                raise
            self._serve(target)

    def _note(self, journal: IO[bytes], patch: Patch, what: str) -> None:
        journal.write(patch.written(when=datetime.now(UTC).replace(microsecond=0), what=what))
        journal.flush()
        os.fsync(journal.fileno())

    def _serve(self, folder: Path) -> None:
        opened = self._opener(folder)
        if self._folder.parent == self._copies:
            self._retired.append((time.monotonic(), self._folder))
        self._folder = folder
        self._open_store = partial(self._opener, folder)
        # First the store: what is kept by version may be newer than its version says, never older.
        self.store.switch(opened)
        self._number += 1

    def _replay(self, patches: list[Patch]) -> None:
        target = self._next_copy()
        self.store.copy(target)
        store = Store(str(target))
        clashes = set().union(*(play(patch, store, self._owned) for patch in patches))
        store.flush()
        del store
        self._number = len(patches) - 1
        self._serve(target)
        for graph in sorted(clashes):
            logging.getLogger(__name__).warning(
                "%s is written by the build now; what curators wrote there stays in the journal alone", graph
            )

    def _next_copy(self) -> Path:
        """A folder of a name that was never used: the engine may still be letting go of one that failed."""
        self._made += 1
        return self._copies / str(self._made)

    def _clear_retired(self) -> None:
        old = [each for each in self._retired if each[0] < time.monotonic() - _KEPT_SECONDS]
        for each in old:
            shutil.rmtree(each[1], ignore_errors=True)
            self._retired.remove(each)


def _locked(journal: Path) -> IO[bytes]:
    journal.parent.mkdir(parents=True, exist_ok=True)
    held = journal.open("ab")
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        held.close()
        raise SnapshotError(
            f"Another server writes to {journal.parent}. Stop it, or start this one without a write token."
        ) from error
    return held


def _clear_dead(copies: Path) -> None:
    """Remove what servers left behind that were killed."""
    for folder in copies.glob("*"):
        if not Path(f"/proc/{folder.name}").exists():
            shutil.rmtree(folder, ignore_errors=True)
