"""The files below source folders, with what a folder's ``source.toml`` declares of them.

``source.toml`` holds a table ``[folder]`` for every file below the folder, and a table for single files by name:

    [folder]
    jurisdiction = "RS"
    ["zakon.pdf"]
    title = "Zakon o lokalnoj samoupravi"
    source = "https://..."
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from alinea.pipeline.declarations import DECLARATION, FOLDER, read_declarations, unmet
from ontology.errors import DocumentError, SettingsError
from ontology.model import Problem

_ZIP = b"PK\x03\x04"
_NO_FILES = "There is no file in this folder or below; hidden ones and links are passed over. Look at its name."


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

    What is wrong in a ``source.toml`` is a problem, and the files go on without it; so is a folder without files.

    Raises ``SettingsError`` for a folder that does not exist. Links that lead out of a folder are not followed.
    """
    left_out = frozenset(each.resolve() for each in without)
    for folder in folders:
        if not folder.exists():
            raise SettingsError(f"There is no folder {folder} to read from.")
        if folder.is_file():
            yield from documents_in(SourceFile(folder, folder.name))
            continue
        empty = True
        for source in _below(folder, folder, {}, problems, left_out):
            empty = False
            yield source
        if empty:
            problems.append(Problem(file=str(folder), code="no_files", message=_NO_FILES))


def _below(
    folder: Path, root: Path, inherited: dict[str, str], problems: list[Problem], left_out: frozenset[Path]
) -> Iterator[SourceFile]:
    if folder.resolve() in left_out:
        return
    declared = read_declarations(folder, problems)
    shared = inherited | declared.get(FOLDER, {})
    entries = [each for each in sorted(os.scandir(folder), key=lambda each: each.name) if _is_read(each)]
    problems += unmet(folder, declared, [each.name for each in entries if each.is_file()])
    for entry in entries:
        path = Path(entry.path)
        if entry.is_dir():
            yield from _below(path, root, shared, problems, left_out)
        elif entry.is_file():
            own = shared | declared.get(entry.name, {})
            yield from documents_in(SourceFile(path, str(path.relative_to(root)), tuple(sorted(own.items()))))


def _is_read(entry: os.DirEntry[str]) -> bool:
    return not (entry.name.startswith(".") or entry.name == DECLARATION or entry.is_symlink())
