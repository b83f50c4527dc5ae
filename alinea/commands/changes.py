"""``alinea changes``: what was learned since a day, and what became law since then."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import singledispatch
from itertools import groupby

import click

from alinea.commands.shared import home_option, open_installation, print_json
from ontology.knowledge import Texts
from search_api.reform import (
    ArticleChange,
    Change,
    Difference,
    FactChange,
    LegalDay,
    Reform,
    TextChange,
    TrustChange,
    Value,
    ValueChange,
    changes_since,
    law_between,
    listed_law,
)

_ELSEWHERE = "no jurisdiction"
_SHORT = 60


@click.command("changes")
@click.option("--since", required=True, type=click.DateTime(["%Y-%m-%d"]), help="A day: 2026-11-01.")
@click.option("--country", help="Only this jurisdiction and its parts.")
@click.option("--mechanism", help="Only what speaks of this mechanism.")
@click.option("--law", "law_alone", is_flag=True, help="Only what became law; needs no older snapshot.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@home_option
def command(
    since: datetime,
    country: str | None,
    mechanism: str | None,
    law_alone: bool,
    as_json: bool,
    home: str | None,
) -> None:
    """Print what we learned since a day, and apart from it what entered into force or ceased since then."""
    services = open_installation(home).services()
    known = services.known
    known.check(countries=[country] if country else (), mechanisms=[mechanism] if mechanism else ())
    day = since.date()
    learned = None if law_alone else changes_since(services.kept(), day).of(country=country, mechanism=mechanism)
    law = law_between(services.store, day, date.today(), country=country, mechanism=mechanism)
    if as_json:
        told = {"since": day} | ({"learned": learned.as_dict()} if learned else {})
        print_json(told | {"law": listed_law(law)})
        return
    if learned:
        _print_learned(learned)
    click.echo(f"In the laws themselves since {day}: {len(law)}")
    _print_by_jurisdiction((each.jurisdiction, _legal_day(each)) for each in law)


def _print_learned(learned: Reform) -> None:
    before, after = learned.before, learned.after
    click.echo(f"Learned from {before.snapshot} to {after.snapshot}: {len(learned.changes)}")
    _print_by_jurisdiction((each.jurisdiction, _line(each)) for each in learned.changes)
    click.echo()


def _print_by_jurisdiction(lines: Iterable[tuple[str | None, str]]) -> None:
    for code, group in groupby(lines, key=lambda each: each[0]):
        click.echo(code or _ELSEWHERE)
        for _, line in group:
            click.echo(f"  {line}")


def _line(change: Change) -> str:
    """One change in one line: its kind, what it is about, and what was and is."""
    return f"{change.kind.replace('_', ' ')}: {_about(change)}"


@singledispatch
def _about(change: Change) -> str:
    """Acts, practices and actors: their name, and the fields that say something else."""
    return _joined(_title(change.titles), *map(_difference, getattr(change, "differences", ())))


@_about.register
def _text(change: TextChange) -> str:
    return _joined(_title(change.titles), change.language, change.up_to and f"up to {change.up_to}")


@_about.register
def _article(change: ArticleChange) -> str:
    numbers = dict.fromkeys(each for each in (change.number_before, change.number_after) if each)
    return _joined(f"Art. {' -> '.join(numbers)}", change.heading, _title(change.titles))


@_about.register
def _fact(change: FactChange) -> str:
    values = ", ".join(map(_value, change.values)) if not change.differences else None
    place = _place(change.article, change.act_titles)
    return _joined(_title(change.titles), values, place, *map(_difference, change.differences))


@_about.register
def _value_change(change: ValueChange) -> str:
    sides = [_value(each) for each in (change.before, change.after) if each]
    told = " -> ".join(dict.fromkeys(sides))
    place = _place(change.article, change.act_titles)
    return _joined(f"{change.role} {told}", _title(change.titles), place, *map(_difference, change.differences))


@_about.register
def _trust(change: TrustChange) -> str:
    told = f"{change.before or 'not compared'} -> {change.after or 'not compared'}"
    value = f"{change.value.role} {_value(change.value)}" if change.value else None
    place = _place(change.article, change.act_titles) if change.fact else None
    return _joined(f"{change.thing} {told}", value, _title(change.titles), place)


def _legal_day(told: LegalDay) -> str:
    value = _value(told.value) if told.value else None
    if told.value and told.before:
        value = f"{_value(told.before)} -> {value}"
    place = _place(told.article, told.act_titles) if told.iri != told.act else None
    role = f"{told.value.role} {value}" if told.value else None
    return f"{told.day} {told.kind.replace('_', ' ')}: {_joined(role, _title(told.titles), place)}"


def _value(value: Value) -> str:
    return f"{value.operator} {value.printed} {value.unit}"


def _difference(told: Difference) -> str:
    return f"{told.field} {_short(told.before)} -> {_short(told.after)}"


def _short(told: object) -> str:
    text = (
        _title(told) if isinstance(told, dict) else "; ".join(told) if isinstance(told, tuple) else str(told or "-")
    )
    return text if len(text) <= _SHORT else f"{text[: _SHORT - 1]}…"


def _place(article: str | None, act: Texts | None) -> str:
    return _joined(f"Art. {article}" if article else "article not seen", _title(act or {}))


def _title(texts: Texts) -> str:
    """In English where there is one, else in the first language."""
    return texts.get("en") or next(iter(texts.values()), "-")


def _joined(*parts: str | None) -> str:
    return " | ".join(part for part in parts if part)
