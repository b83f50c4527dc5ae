"""``source.toml``: what the owner of a folder declares of its files, and what is wrong with the declarations.

Nothing that is wrong there costs a document: it is read as if the wrong line were not there, and the problem is told
of the ``source.toml``, once for all files of the folder.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from ontology.model import Problem

DECLARATION = "source.toml"
FOLDER = "folder"
"""The section for every file below the folder; all others are named like a file."""

_FIELDS = frozenset({"title", "act_type", "number", "year", "jurisdiction", "language", "gazette", "date", "source"})
Declarations = dict[str, dict[str, str]]


def read_declarations(folder: Path, problems: list[Problem]) -> Declarations:
    """The sections of a folder's ``source.toml`` with those fields that can be believed; problems are added."""
    path = folder / DECLARATION
    if not path.is_file():
        return {}
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        problems.append(_problem(path, f"The file is not TOML: {error}"))
        return {}
    tables = {name: table for name, table in raw.items() if isinstance(table, dict)}
    problems += (_problem(path, message) for message in _structural(raw, tables))
    told = {name: _texts(table) for name, table in tables.items()}
    for section, table in told.items():
        problems += (_problem(path, message) for message in _doubtful(section, table))
    return {section: _believed(table) for section, table in told.items()}


def unmet(folder: Path, declared: Iterable[str], files: Iterable[str]) -> Iterator[Problem]:
    """A problem for each section that no file of the folder is called like; it names the file that may be meant."""
    names = [FOLDER, *files]
    for section in declared:
        if section in names:
            continue
        if (folder / section).is_dir():
            remedy = f"it is a folder, whose own {DECLARATION} may declare it"
        else:
            near = get_close_matches(section, names, n=1)
            remedy = f"did you mean {_shown(near[0])}?" if near else "name it like a file, with its ending, in quotes"
        end = "" if remedy.endswith("?") else "."
        message = f"The section {_shown(section)} names no file that is read from this folder; {remedy}{end}"
        yield _problem(folder / DECLARATION, message)


def _structural(raw: Mapping[str, Any], tables: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """What stands outside of all sections, and fields that nobody knows."""
    outside = sorted(set(raw) - set(tables))
    if outside:
        yield f"Outside of any section stands {', '.join(outside)}; put it below [{FOLDER}], or below a file's name."
    unknown = sorted({field for table in tables.values() for field in table} - _FIELDS)
    if unknown:
        yield f"Unknown fields: {', '.join(unknown)}; known are {', '.join(sorted(_FIELDS))}."


def _texts(table: Mapping[str, Any]) -> dict[str, str]:
    return {field: str(value) for field, value in table.items() if field in _FIELDS}


def _doubtful(section: str, table: Mapping[str, str]) -> Iterator[str]:
    """Values that cannot be what their field says, and jurisdictions that are codes, but none that is known."""
    from ingest.declared import awaited, known_jurisdictions

    for field, value in table.items():
        shown = f'{field} = "{value}" in {_shown(section)}'
        example = awaited(field, value)
        if example:
            yield f"{shown} is not {example}; files are read as if it were not there."
        elif field == "jurisdiction" and value and value not in known_jurisdictions():
            known = ", ".join(known_jurisdictions())
            yield f"{shown} is none of the codes that are known ({known}); files are kept under it all the same."


def _believed(table: Mapping[str, str]) -> dict[str, str]:
    from ingest.declared import awaited

    return {field: value for field, value in table.items() if not awaited(field, value)}


def _shown(section: str) -> str:
    return f"[{section}]" if section == FOLDER else f'["{section}"]'


def _problem(path: Path, message: str) -> Problem:
    return Problem(file=str(path), code="source_toml", message=message)
