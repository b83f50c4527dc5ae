"""``alinea export``: provisions, the graph, parameters or one act, as files other tools read."""

import sys
from collections.abc import Callable
from datetime import date

import click

from alinea.commands.shared import home_option, open_installation, print_csv, print_json
from alinea.wiring import Installation
from graph.queries import query
from graph.store import Row

_GRAPH = {
    "nquads": "application/n-quads",
    "trig": "application/trig",
}
_EMPTY = {
    "export_provisions": "The snapshot holds no provisions: it was built without documents. Read some in: "
    "alinea build --source FOLDER. The facts of the corpus are exported as parameters.",
    "export_parameters": "The snapshot holds no parameters: it was built without the corpus. Build it anew: "
    "alinea build.",
}


@click.command("export")
@click.argument("what", type=click.Choice(["provisions", "graph", "parameters", "act"]))
@click.argument("iri", required=False)
@click.option(
    "--format", "shape", help="provisions: jsonl, csv; graph: nquads, trig; parameters: csv, jsonl; act: akn."
)
@home_option
def command(what: str, iri: str | None, shape: str | None, home: str | None) -> None:
    """Write to standard output; the first format named in the help is the default.

    What the snapshot holds nothing of is an empty export, with the reason on standard error.
    An act is named by its IRI or its path (eli/rs/law/2007/...); one in several languages by that of a document.
    """
    writers: dict[str, dict[str, Callable[[Installation], None]]] = {
        "provisions": {"jsonl": _jsonl("export_provisions"), "csv": _csv("export_provisions")},
        "parameters": {"csv": _csv("export_parameters"), "jsonl": _jsonl("export_parameters")},
        "graph": {name: _dump(media_type) for name, media_type in _GRAPH.items()},
        "act": {"akn": _akoma_ntoso(iri)},
    }
    chosen = shape or next(iter(writers[what]))
    if chosen not in writers[what]:
        raise click.UsageError(f"{what} can be exported as {', '.join(writers[what])}; not as {chosen}.")
    if (what == "act") != (iri is not None):
        raise click.UsageError("An act is named by its IRI, and nothing else is: alinea export act IRI --format akn.")
    writers[what][chosen](open_installation(home))


def _jsonl(name: str) -> Callable[[Installation], None]:
    def write(installation: Installation) -> None:
        for row in _rows(installation, name):
            print_json(row)

    return write


def _csv(name: str) -> Callable[[Installation], None]:
    def write(installation: Installation) -> None:
        rows = _rows(installation, name)
        print_csv(list(rows[0]) if rows else [], rows)

    return write


def _rows(installation: Installation, name: str) -> list[Row]:
    rows = installation.store.select(query(name))
    if not rows:
        click.echo(f"alinea: {_EMPTY[name]}", err=True)
    return rows


def _dump(media_type: str) -> Callable[[Installation], None]:
    def write(installation: Installation) -> None:
        sys.stdout.buffer.write(installation.store.dump(media_type))

    return write


def _akoma_ntoso(iri: str | None) -> Callable[[Installation], None]:
    """One document; of a work with several the first is written and the others are named."""

    def write(installation: Installation) -> None:
        from graph.akoma_ntoso import akoma_ntoso, documents_of, read_act

        named = iri or ""
        full = named if ":" in named.partition("/")[0] else installation.settings.base + named.lstrip("/")
        first, *others = documents_of(installation.store, full)
        for other in others:
            click.echo(f"alinea: the act has another document: {other}", err=True)
        sys.stdout.buffer.write(akoma_ntoso(read_act(installation.store, first), made_on=date.today()))

    return write
