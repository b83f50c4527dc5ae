"""``alinea export``: provisions, the graph or parameters, as files other tools read."""

import csv
import sys
from collections.abc import Callable

import click

from alinea.commands.shared import home_option, open_installation, print_json
from alinea.wiring import Installation
from graph.queries import query

_GRAPH = {
    "nquads": "application/n-quads",
    "trig": "application/trig",
}


@click.command("export")
@click.argument("what", type=click.Choice(["provisions", "graph", "parameters"]))
@click.option("--format", "shape", help="provisions: jsonl, csv; graph: nquads, trig; parameters: csv, jsonl.")
@home_option
def command(what: str, shape: str | None, home: str | None) -> None:
    """Write to standard output; the first format named in the help is the default."""
    writers: dict[str, dict[str, Callable[[Installation], None]]] = {
        "provisions": {"jsonl": _jsonl("export_provisions"), "csv": _csv("export_provisions")},
        "parameters": {"csv": _csv("export_parameters"), "jsonl": _jsonl("export_parameters")},
        "graph": {name: _dump(media_type) for name, media_type in _GRAPH.items()},
    }
    chosen = shape or next(iter(writers[what]))
    if chosen not in writers[what]:
        raise click.UsageError(f"{what} can be exported as {', '.join(writers[what])}; not as {chosen}.")
    writers[what][chosen](open_installation(home))


def _jsonl(name: str) -> Callable[[Installation], None]:
    def write(installation: Installation) -> None:
        for row in installation.store.select(query(name)):
            print_json(row)

    return write


def _csv(name: str) -> Callable[[Installation], None]:
    def write(installation: Installation) -> None:
        rows = installation.store.select(query(name))
        writer = csv.DictWriter(sys.stdout, fieldnames=list(rows[0]) if rows else [])
        writer.writeheader()
        writer.writerows(rows)

    return write


def _dump(media_type: str) -> Callable[[Installation], None]:
    def write(installation: Installation) -> None:
        sys.stdout.buffer.write(installation.store.dump(media_type))

    return write
