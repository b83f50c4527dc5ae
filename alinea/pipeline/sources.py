"""The files below source folders, with what a folder's ``source.toml`` declares of them.

``source.toml`` holds a table ``[folder]`` for every file below the folder, and a table for single files by name:

    [folder]
    jurisdiction = "RS"
    ["zakon.pdf"]
    title = "Zakon o lokalnoj samoupravi"
    source = "https://..."
"""

import os
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ontology.errors import DocumentError, SettingsError
from ontology.model import Problem

_ZIP = b"PK\x03\x04"
_DECLARATION = "source.toml"
_FIELDS = frozenset({"title", "act_type", "number", "year", "jurisdiction", "language", "gazette", "date", "source"})


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file to read: its path, the name it is reported under, and what is declared of it.

    ``member`` is the place of a file in the ZIP archive at ``path``; its name is the archive's and its own.
    """

    path: Path
    name: str
    declared: tuple[tuple[str, str], ...] = ()
    member: tuple[int, ...] = ()


def documents_in(source: SourceFile) -> Iterator[SourceFile]:
    """The files of a ZIP archive, each with what is declared of the archive; any other file as it is.

    So is an archive that cannot be opened or is a trap: reading it tells why.
    """
    from ingest.formats.archives import is_archive, members

    try:
        with source.path.open("rb") as file:
            zipped = file.read(len(_ZIP)) == _ZIP
        found = members(source.path) if zipped and is_archive(source.path) else []
    except (DocumentError, OSError):
        found = []
    if not found:
        yield source
    for each in found:
        yield replace(source, name=f"{source.name}/{each.label}", member=each.place)


def find_sources(
    folders: Sequence[Path], problems: list[Problem], *, without: Sequence[Path] = ()
) -> Iterator[SourceFile]:
    """Every file below the folders and in archives there, sorted; what lies in folders ``without`` is left out.

    A broken ``source.toml`` is a problem and its files go on without it.

    Raises ``SettingsError`` for a folder that does not exist. Links that lead out of a folder are not followed.
    """
    left_out = frozenset(each.resolve() for each in without)
    for folder in folders:
        if not folder.exists():
            raise SettingsError(f"There is no folder {folder} to read from.")
        if folder.is_file():
            yield from documents_in(SourceFile(folder, folder.name))
            continue
        yield from _below(folder, folder, {}, problems, left_out)


def _below(
    folder: Path, root: Path, inherited: dict[str, str], problems: list[Problem], left_out: frozenset[Path]
) -> Iterator[SourceFile]:
    if folder.resolve() in left_out:
        return
    declared = _declaration(folder / _DECLARATION, problems)
    shared = inherited | declared.get("folder", {})
    for entry in sorted(os.scandir(folder), key=lambda each: each.name):
        path = Path(entry.path)
        if entry.name.startswith(".") or entry.name == _DECLARATION or entry.is_symlink():
            continue
        if entry.is_dir():
            yield from _below(path, root, shared, problems, left_out)
        elif entry.is_file():
            own = shared | declared.get(entry.name, {})
            yield from documents_in(SourceFile(path, str(path.relative_to(root)), tuple(sorted(own.items()))))


def _declaration(path: Path, problems: list[Problem]) -> dict[str, dict[str, str]]:
    if not path.is_file():
        return {}
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        problems.append(Problem(file=str(path), code="source_toml", message=f"The file is not TOML: {error}"))
        return {}
    tables = {name: table for name, table in raw.items() if isinstance(table, dict)}
    unknown = sorted({field for table in tables.values() for field in table} - _FIELDS)
    if unknown:
        message = f"Unknown fields: {', '.join(unknown)}; known are {', '.join(sorted(_FIELDS))}."
        problems.append(Problem(file=str(path), code="source_toml", message=message))
    return {
        name: {field: str(value) for field, value in table.items() if field in _FIELDS}
        for name, table in tables.items()
    }
