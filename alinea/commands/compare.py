"""``alinea compare``: one mechanism, all jurisdictions."""

import csv
import sys
from dataclasses import asdict, fields

import click

from alinea.commands.shared import home_option, open_installation, print_json
from graph.compare import ComparisonRow, compare

_COLUMNS = ("jurisdiction", "article", "role", "value", "base", "confidence", "act")


@click.command("compare")
@click.argument("mechanism")
@click.option("--country", "countries", multiple=True, help="Only these jurisdictions; repeatable.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV (RFC 4180).")
@home_option
def command(mechanism: str, countries: tuple[str, ...], as_json: bool, as_csv: bool, home: str | None) -> None:
    """Print the values of a mechanism in every jurisdiction, with article and confidence."""
    installation = open_installation(home)
    wanted = {code.upper() for code in countries}
    rows = [
        row
        for row in compare(installation.store, mechanism)
        if not wanted or row.jurisdiction in wanted or row.jurisdiction[:2] in wanted
    ]
    if as_json:
        print_json({"mechanism": mechanism, "rows": [asdict(row) for row in rows]})
    elif as_csv:
        _print_csv(rows)
    else:
        _print_table(rows)


def _print_csv(rows: list[ComparisonRow]) -> None:
    names = [field.name for field in fields(ComparisonRow)]
    writer = csv.writer(sys.stdout)
    writer.writerow(names)
    for row in rows:
        values = asdict(row)
        writer.writerow([_flat(values[name]) for name in names])


def _flat(value: object) -> object:
    return " ".join(map(str, value)) if isinstance(value, list | tuple) else value


def _print_table(rows: list[ComparisonRow]) -> None:
    table = [dict.fromkeys(_COLUMNS, "")] + [_cells(row) for row in rows]
    table[0] = {name: name for name in _COLUMNS}
    widths = {name: min(44, max(len(line[name]) for line in table)) for name in _COLUMNS}
    for line in table:
        click.echo("  ".join(line[name][: widths[name]].ljust(widths[name]) for name in _COLUMNS).rstrip())


def _cells(row: ComparisonRow) -> dict[str, str]:
    value = f"{row.operator} {row.printed} {row.unit}" if row.printed else "-"
    return {
        "jurisdiction": row.jurisdiction,
        "article": row.number or "?",
        "role": row.role or "-",
        "value": value,
        "base": row.base or row.what or "",
        "confidence": row.confidence,
        "act": row.title_native or row.title_en or "",
    }
