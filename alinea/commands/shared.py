"""What several commands share: the home option, opening the installation, printing JSON."""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from alinea.settings import Settings, load_settings
from alinea.snapshots import Snapshot, SnapshotHome
from alinea.wiring import Installation
from ontology.errors import QueryError, SnapshotError

if TYPE_CHECKING:
    from search_api.sparql import Limits

Command = TypeVar("Command", bound=Callable[..., Any])


def home_option(command: Command) -> Command:
    """``--home DIR`` on the command itself, as well as before it."""
    return click.option("--home", type=click.Path(), help="Folder of the snapshots (ALINEA_HOME).")(command)


def settings_for(home: str | None) -> Settings:
    """The settings, with the home named on either side of the command."""
    context = click.get_current_context()
    named = home or context.find_root().obj
    return load_settings(home=Path(named) if named else None)


def open_installation(home: str | None) -> Installation:
    """The current snapshot with its engines; raises ``SnapshotError`` where there is none."""
    settings = settings_for(home)
    return Installation(settings, SnapshotHome(settings.home).current())


def sparql_limits(settings: Settings) -> "Limits":
    """What one SPARQL query may take, and how many may run, by the settings."""
    from search_api.sparql import Limits

    return Limits(
        seconds=settings.sparql_seconds,
        rows=settings.sparql_rows,
        concurrent=settings.sparql_concurrent,
        rate=settings.sparql_rate,
        burst=max(1, round(5 * settings.sparql_rate)),
    )


def keep(snapshot: Snapshot, name: str, told: Mapping[str, object]) -> None:
    """Note a measurement beside its snapshot for the page of coverage; one that cannot be kept is only told."""
    try:
        snapshot.note(name, told)
    except SnapshotError as error:
        click.echo(f"alinea: {error}", err=True)


def read_text(place: str, what: str) -> str:
    """A file in UTF-8, or standard input where it is ``-``; raises ``QueryError`` that names ``what`` it is."""
    try:
        read = sys.stdin.buffer.read() if place == "-" else Path(place).read_bytes()
        return read.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"The {what} in {place} cannot be read: {error}") from error


def print_json(value: object) -> None:
    """One line of JSON in UTF-8."""
    import orjson

    click.echo(orjson.dumps(value).decode())


def print_csv(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> None:
    """Rows under a header, as ``csv_table`` writes them."""
    from search_api.csv_table import csv_table

    sys.stdout.write(csv_table(columns, rows))


def one_output(**asked: bool) -> None:
    """Raise ``click.UsageError`` where a command is asked for two forms of output."""
    names = [f"--{name}" for name, wanted in asked.items() if wanted]
    if len(names) > 1:
        raise click.UsageError(f"{' and '.join(names)} are two outputs; ask for one of them.")
