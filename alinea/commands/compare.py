"""``alinea compare``: one mechanism, all jurisdictions."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from datetime import date
from typing import Any

import click

from alinea.commands.shared import home_option, one_output, open_installation, print_csv, print_json
from graph.compare import ComparisonRow
from ontology.codes import Bearing
from search_api.catalogue.comparison import COLUMNS, comparison
from search_api.catalogue.known import Known

_COLUMNS = (
    "jurisdiction article bearing role value unit base deadline since confidence established act source".split()
)  # fmt: skip
_NO_VALUE: dict[str, Any] = dict.fromkeys("role operator printed unit base what deadline established".split())
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
    one_output(json=as_json, csv=as_csv)
    store = open_installation(home).store
    Known(store, ()).check(countries=countries)
    found = comparison(store, mechanism, countries=countries, as_of=as_of)
    rows = [asdict(row) for row in found.rows]
    if as_json:
        print_json({"mechanism": mechanism, "as_of": as_of, "silent": found.silent, "rows": rows})
    elif as_csv:
        print_csv(COLUMNS, rows)
    else:
        unknown = ({"jurisdiction": code, "value": "not known"} for code in found.silent)
        _print_table([*map(_cells, _lines(found.rows)), *unknown])


def _print_table(rows: list[dict[str, str]]) -> None:
    table = [{name: name for name in _COLUMNS}, *rows]
    widths = {name: min(_WIDEST, max(len(line.get(name, "")) for line in table)) for name in _COLUMNS}
    for line in table:
        cells = (_cut(line.get(name, ""), widths[name]) for name in _COLUMNS[:-1])
        click.echo("  ".join([*cells, line.get(_COLUMNS[-1], "")]).rstrip())


def _cut(text: str, width: int) -> str:
    return (text if len(text) <= width else f"{text[: width - 1]}…").ljust(width)


def _lines(rows: Iterable[ComparisonRow]) -> Iterator[ComparisonRow]:
    """The rows; one for each fact that says that there is no such rule, as its values are of other things."""
    told: set[str] = set()
    for row in rows:
        if row.bearing != Bearing.ABSENT:
            yield row
        elif row.fact not in told:
            told.add(row.fact)
            yield replace(row, **_NO_VALUE)


def _cells(row: ComparisonRow) -> dict[str, str]:
    absent = row.bearing == Bearing.ABSENT
    return {
        "jurisdiction": row.jurisdiction,
        "article": row.number or "not seen",
        "bearing": row.bearing or "",
        "role": row.role or "-",
        "value": f"{row.operator} {row.printed}" if row.printed else "not provided for" if absent else "-",
        "unit": row.unit or "",
        "base": row.base or row.what or "",
        "deadline": row.deadline or "",
        "since": row.holds_from or "",
        "confidence": row.confidence,
        "established": row.established or "",
        "act": row.title_native or row.title_en or "",
        "source": row.sources[0] if row.sources else "",
    }
