"""``alinea compare``: one mechanism, all jurisdictions."""

import csv
import sys
from dataclasses import asdict, fields
from datetime import date

import click

from alinea.commands.shared import home_option, open_installation, print_json
from graph.compare import ComparisonRow, compare, silent
from search_api.catalogue.jurisdictions import jurisdictions, lies_in
from search_api.catalogue.known import Known

_COLUMNS = (
    "jurisdiction article role value unit base deadline since confidence established act source".split()
)  # fmt: skip
_WIDEST = 36
_ANY = "any"


class _Day(click.ParamType[date | None]):
    """A day as ISO 8601, or the word for all times, which is no day."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date | None:
        if value == _ANY:
            return None
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value} is not a day like 2017-01-01, nor {_ANY}.", param, ctx)


@click.command("compare")
@click.argument("mechanism")
@click.option("--country", "countries", multiple=True, help="Only these jurisdictions; repeatable.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV (RFC 4180).")
@click.option(
    "--as-of",
    type=_Day(),
    default=lambda: date.today().isoformat(),
    help="The law of this day (2017-01-01), or any; today's unless said.",
)
@home_option
def command(
    mechanism: str,
    countries: tuple[str, ...],
    as_json: bool,
    as_csv: bool,
    as_of: date | None,
    home: str | None,
) -> None:
    """Print the values of a mechanism in every jurisdiction, with article, deadline, confidence and source."""
    if as_json and as_csv:
        raise click.UsageError("--json and --csv are two outputs; ask for one of them.")
    store = open_installation(home).store
    codes = [each.code for each in jurisdictions(store)]
    Known(store, ()).check(countries=countries)
    asked = {code for code in codes if not countries or any(lies_in(code, each) for each in countries)}
    rows = [row for row in compare(store, mechanism, as_of=as_of) if row.jurisdiction in asked]
    missing = silent(rows, (code for code in codes if code in asked))
    if as_json:
        found = {"mechanism": mechanism, "as_of": as_of, "silent": missing}
        print_json(found | {"rows": [asdict(row) for row in rows]})
    elif as_csv:
        _print_csv(rows)
    else:
        _print_table([*map(_cells, rows), *({"jurisdiction": code, "value": "not known"} for code in missing)])


def _print_csv(rows: list[ComparisonRow]) -> None:
    names = [field.name for field in fields(ComparisonRow)]
    writer = csv.writer(sys.stdout)
    writer.writerow(names)
    for row in rows:
        values = asdict(row)
        writer.writerow([_flat(values[name]) for name in names])


def _flat(value: object) -> object:
    return " ".join(map(str, value)) if isinstance(value, list | tuple) else value


def _print_table(rows: list[dict[str, str]]) -> None:
    table = [{name: name for name in _COLUMNS}, *rows]
    widths = {name: min(_WIDEST, max(len(line.get(name, "")) for line in table)) for name in _COLUMNS}
    for line in table:
        cells = (_cut(line.get(name, ""), widths[name]) for name in _COLUMNS[:-1])
        click.echo("  ".join([*cells, line.get(_COLUMNS[-1], "")]).rstrip())


def _cut(text: str, width: int) -> str:
    return (text if len(text) <= width else f"{text[: width - 1]}…").ljust(width)


def _cells(row: ComparisonRow) -> dict[str, str]:
    return {
        "jurisdiction": row.jurisdiction,
        "article": row.number or "not seen",
        "role": row.role or "-",
        "value": f"{row.operator} {row.printed}" if row.printed else "-",
        "unit": row.unit or "",
        "base": row.base or row.what or "",
        "deadline": row.deadline or "",
        "since": row.holds_from or "",
        "confidence": row.confidence,
        "established": row.established or "",
        "act": row.title_native or row.title_en or "",
        "source": row.sources[0] if row.sources else "",
    }
