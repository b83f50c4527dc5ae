"""What people judged, and the floors that defend what was reached on it: bound to its bytes."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from ontology.errors import KnowledgeError, SettingsError

_FLOORS = "floors.json"
Head = TypeVar("Head")
Row = TypeVar("Row")


def judged_file(folder: Path, name: str, digest: str, *, what: str) -> Path:
    """The file below a folder; raises ``SettingsError``, naming ``what`` it is not, where its bytes are others."""
    path = folder / name
    if not path.is_file() or sha256(path.read_bytes()).hexdigest() != digest:
        raise SettingsError(f"{path} is not {what}; it has other bytes or is not there.")
    return path


def read_judged(
    path: Path, head: Callable[[dict[str, Any]], Head], row: Callable[[dict[str, Any]], Row], *, what: str
) -> tuple[Head, tuple[Row, ...]]:
    """The first line of a file of JSON lines by ``head``, every other by ``row``.

    Raises ``KnowledgeError``, naming the line that is not ``what``.
    """
    number = 1
    rows: list[Row] = []
    try:
        lines = path.read_text("utf-8").splitlines()
        first = head(json.loads(lines[0]))
        for line in lines[1:]:
            number += 1
            rows.append(row(json.loads(line)))
    except (ValueError, KeyError, AttributeError, TypeError, IndexError) as error:
        raise KnowledgeError(f"not {what}: {error}", file=path.name, line=number, field="line") from error
    return first, tuple(rows)


def read_floors(folder: Path, key: str, *, gold: str, again: str) -> dict[str, Any]:
    """The floors under a key; raises ``SettingsError``, naming the command, where they are not of this ``gold``."""
    path = folder / _FLOORS
    if not path.is_file():
        return {}
    stored = json.loads(path.read_text("utf-8"))
    if stored.get("gold") != gold:
        raise SettingsError(f"{path} was made for other questions. Measure again: {again}")
    floors: dict[str, Any] = stored[key]
    return floors


def write_floors(folder: Path, key: str, floors: dict[str, Any], *, gold: str) -> None:
    """Pin floors to the questions they were measured on, named by their fingerprint."""
    (folder / _FLOORS).write_text(json.dumps({"gold": gold, key: floors}, indent=1) + "\n", "utf-8")
