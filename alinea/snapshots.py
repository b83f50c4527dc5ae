"""Snapshots: immutable folders below ``HOME/snapshots`` and a ``CURRENT`` pointer that is swapped atomically.

A build writes into a folder of its own, which becomes visible under its identifier only when it is whole,
and current only after it has been verified. Later measurements of it (``alinea eval``, ``alinea check``) are noted in
files of their own beside what was built. A killed build leaves a ``.partial`` folder behind that the next
build clears away; whatever was serving goes on serving.
"""

import fcntl
import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ontology.errors import SnapshotError

LAYOUT = 10
"""Counted up whenever the files of a snapshot change shape; an older snapshot is refused, not misread."""

_POINTER = "CURRENT"
_PARTIAL = ".partial"
_NEWEST = 3
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A finished snapshot; ``manifest`` is what its build reported of itself."""

    folder: Path

    @property
    def id(self) -> str:
        """The name of the folder: the UTC time at which the build began, and its process."""
        return self.folder.name

    @property
    def manifest(self) -> dict[str, object]:
        """The manifest; raises ``SnapshotError`` where it is missing or damaged."""
        try:
            manifest = json.loads((self.folder / "manifest.json").read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise SnapshotError(f"The snapshot {self.id} has no readable manifest. Build again.") from error
        if not isinstance(manifest, dict):
            raise SnapshotError(f"The manifest of the snapshot {self.id} is damaged. Build again.")
        return manifest

    def note(self, name: str, told: Mapping[str, object]) -> None:
        """Keep what was measured of this snapshot as ``NAME.json``, in one step of the file system.

        ``made`` tells the time (ISO 8601, UTC). Raises ``SnapshotError`` where the folder cannot be written to.
        """
        made = datetime.now(UTC).isoformat(timespec="seconds")
        partial = self.folder / f"{name}.{os.getpid()}{_PARTIAL}"
        try:
            with partial.open("w", encoding="utf-8") as file:
                json.dump({"made": made, **told}, file, ensure_ascii=False, indent=1)
                file.flush()
                os.fsync(file.fileno())
            partial.replace(self.folder / f"{name}.json")
        except OSError as error:
            partial.unlink(missing_ok=True)
            message = f"The result could not be kept in {self.folder}: {error.strerror}. Make the folder writable."
            raise SnapshotError(message) from error

    def noted(self, name: str) -> dict[str, object] | None:
        """What was noted last under a name; ``None`` where nothing was, or nothing readable."""
        try:
            told = json.loads((self.folder / f"{name}.json").read_text("utf-8"))
        except (OSError, ValueError):
            return None
        return told if isinstance(told, dict) else None


class SnapshotHome:
    """The folder that holds all snapshots of one installation.

    ``kept_months`` is for how many calendar months before the newest snapshot the last one of each is kept.
    """

    def __init__(self, home: Path, *, kept_months: int = _MONTHS) -> None:
        self._home = home
        self._kept_months = kept_months
        self._snapshots = home / "snapshots"

    def current(self) -> Snapshot:
        """The snapshot that serves; raises ``SnapshotError`` where there is none."""
        try:
            name = (self._home / _POINTER).read_text("utf-8").strip()
        except OSError as error:
            raise SnapshotError(f"There is no snapshot in {self._home}. Run: alinea build") from error
        snapshot = Snapshot(self._snapshots / name)
        if not name or not snapshot.folder.is_dir():
            raise SnapshotError(f"The snapshot {name} is missing from {self._home}. Run: alinea build")
        if snapshot.manifest.get("layout") != LAYOUT:
            raise SnapshotError(f"The snapshot {name} was made by another version of Alinea. Run: alinea build")
        return snapshot

    def all(self) -> list[Snapshot]:
        """Every finished snapshot, oldest first."""
        if not self._snapshots.is_dir():
            return []
        folders = [each for each in self._snapshots.iterdir() if each.is_dir() and not each.name.endswith(_PARTIAL)]
        return [Snapshot(folder) for folder in sorted(folders)]

    def documents(self) -> int:
        """How many documents the snapshot that serves was built from; 0 where none serves."""
        try:
            return int(str(self.current().manifest.get("documents", 0)))
        except SnapshotError:
            return 0

    @contextmanager
    def building(self) -> Iterator[Path]:
        """An empty folder for one build; holds a lock, for two builds in one home would undo each other."""
        self._snapshots.mkdir(parents=True, exist_ok=True)
        with (self._home / "build.lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise SnapshotError(f"Another build is running in {self._home}. Wait for it to end.") from error
            self._clear_partial()
            started = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
            folder = self._snapshots / f"{started}{_PARTIAL}"
            folder.mkdir()
            yield folder

    def publish(self, partial: Path) -> Snapshot:
        """Make a finished build the current snapshot; older ones that need not be kept go."""
        folder = partial.with_name(partial.name.removesuffix(_PARTIAL))
        partial.rename(folder)
        self.switch(Snapshot(folder))
        kept = kept_of([each.id for each in self.all()], months=self._kept_months) | {folder.name}
        for old in self.all():
            if old.id not in kept:
                shutil.rmtree(old.folder, ignore_errors=True)
        return Snapshot(folder)

    def switch(self, snapshot: Snapshot) -> None:
        """Point ``CURRENT`` at a snapshot, in one step of the file system."""
        pointer = self._home / f"{_POINTER}.new"
        with pointer.open("w", encoding="utf-8") as file:
            file.write(snapshot.id)
            file.flush()
            os.fsync(file.fileno())
        pointer.replace(self._home / _POINTER)

    def _clear_partial(self) -> None:
        for folder in self._snapshots.glob(f"*{_PARTIAL}"):
            shutil.rmtree(folder, ignore_errors=True)


def kept_of(names: Sequence[str], *, months: int = _MONTHS) -> set[str]:
    """The names of snapshots to keep: the newest three, and the last one of each of so many calendar months (UTC).

    Months are counted back from that of the newest, which is the first. The last one of a month is what the changes
    since the first day of the next are told from, so that a letter a month repeats nothing.

    >>> sorted(kept_of(["20260101T0", "20260131T0", "20260201T0", "20260301T0", "20260302T0"], months=3))
    ['20260131T0', '20260201T0', '20260301T0', '20260302T0']
    """
    in_time = sorted(names)
    last = {_month(each): each for each in in_time}  # later ones overwrite earlier ones
    newest = max((each for each in last if each is not None), default=0)
    return {*in_time[-_NEWEST:], *(name for month, name in last.items() if month and newest - month < months)}


def _month(name: str) -> int | None:
    """Months since the year 0, by the time in a name; ``None`` for a name that has none."""
    year, month = name[:4], name[4:6]
    return int(year) * 12 + int(month) if (year + month).isdecimal() and len(month) == 2 else None
