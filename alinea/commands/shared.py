"""What several commands share: the home option, opening the installation, printing JSON."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from alinea.settings import Settings, load_settings
from alinea.snapshots import SnapshotHome
from alinea.wiring import Installation

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


def print_json(value: object) -> None:
    """One line of JSON in UTF-8."""
    import orjson

    click.echo(orjson.dumps(value).decode())
