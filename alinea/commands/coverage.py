"""``alinea coverage``: what is known, only reported or missing, by mechanism and jurisdiction."""

from collections import Counter
from dataclasses import fields

import click

from alinea.commands.shared import home_option, one_output, open_installation, print_csv, print_json
from search_api.catalogue.coverage import Cell, Knowledge, coverage

_SIGNS = {
    Knowledge.CONFIRMED: "C",
    Knowledge.READ: "R",
    Knowledge.REPORTED: "r",
    Knowledge.PRACTISED: "p",
    Knowledge.UNVERIFIED: "?",
    Knowledge.MISSING: ".",
}


@click.command("coverage")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV (RFC 4180).")
@home_option
def command(as_json: bool, as_csv: bool, home: str | None) -> None:
    """Print a cell for every mechanism in every jurisdiction, the empty ones too."""
    cells = coverage(open_installation(home).store)
    one_output(json=as_json, csv=as_csv)
    if as_json:
        print_json({"cells": [cell.as_dict() for cell in cells]})
    elif as_csv:
        print_csv([field.name for field in fields(Cell)], (cell.as_dict() for cell in cells))
    else:
        _print_matrix(cells)


def _print_matrix(cells: list[Cell]) -> None:
    codes = list(dict.fromkeys(cell.jurisdiction for cell in cells))
    rows: dict[str, dict[str, str]] = {}
    for cell in cells:
        rows.setdefault(cell.mechanism, {})[cell.jurisdiction] = _SIGNS[cell.knowledge]
    width = max((len(key) for key in rows), default=0)
    click.echo("  ".join(["".ljust(width), *codes]))
    for key, signs in rows.items():
        click.echo("  ".join([key.ljust(width), *(signs[code].ljust(len(code)) for code in codes)]).rstrip())
    counts = Counter(cell.knowledge for cell in cells)
    click.echo("  ".join(f"{_SIGNS[each]} {each} {counts[each]}" for each in Knowledge))
