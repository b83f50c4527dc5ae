"""``alinea search``: one question, or many from a file."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import click

from alinea.commands.shared import home_option, open_installation, print_json, read_text
from alinea.wiring import Installation
from ontology.errors import AlineaError, QueryError
from search_api.catalogue.known import Known
from search_api.passages import Filters
from search_api.retrieval import Mode, Query, Results
from search_api.retrieval.query import MAX_LIMIT


@click.command("search")
@click.argument("query", required=False)
@click.option("--also", multiple=True, help="The same question in other words, in any language; repeatable.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--limit", type=click.IntRange(1, MAX_LIMIT), default=10, show_default=True)
@click.option("--offset", type=click.IntRange(0), default=0)
@click.option("--country", "countries", multiple=True, help="AL BA BA-FBIH BA-RS BA-BD ME MK RS XK; repeatable.")
@click.option("--language", "languages", multiple=True, help="BCP 47 tag of the hits; repeatable.")
@click.option("--mechanism", "mechanisms", multiple=True, help="Key of a mechanism; repeatable.")
@click.option("--type", "types", multiple=True, type=click.Choice(["law", "fact", "practice", "concept"]))
@click.option("--mode", type=click.Choice([mode.value for mode in Mode]), default=Mode.HYBRID.value)
@click.option("--act", help="Search in this work or document, by its IRI or the path of it.")
@click.option("--as-of", help="Only what held on this day (ISO 8601), or is of no known time.")
@click.option("--since", help="Only what began to hold on this day or later, or in its year.")
@click.option("--until", help="Only what began to hold on this day or earlier.")
@click.option(
    "--queries",
    type=click.Path(),
    help="File of JSON lines {id, q, also, ...filters}, or - for standard input; answers one line each.",
)
@home_option
def command(query: str | None, as_json: bool, queries: str | None, home: str | None, **options: Any) -> None:
    """Search in any language of the region; every hit says why it is there."""
    if (query is None) == (queries is None):
        raise click.UsageError("Give either a question or --queries FILE.")
    if queries is not None:
        _answer_file(queries, home, options)
        return
    installation = open_installation(home)
    results = _answer(installation, _known(installation), _query({"q": query}, options))
    if as_json:
        print_json(results.as_dict())
    else:
        _print(results, dated=options["as_of"] is not None)


def _answer_file(place: str, home: str | None, options: dict[str, Any]) -> None:
    """One JSON line for each question, in order; a bad line gets its error and the rest goes on."""
    installation = open_installation(home)
    known = _known(installation)
    for number, line in _lines(place):
        try:
            asked = json.loads(line)
            if not isinstance(asked, dict):
                raise QueryError("a line must hold one JSON object")
            reply = _answer(installation, known, _query(asked, options)).as_dict()
            print_json({"id": asked.get("id"), **reply})
        except (ValueError, AlineaError) as error:
            print_json({"id": _id_of(line), "line": number, "error": str(error)})


def _known(installation: Installation) -> Known:
    return Known(installation.store, installation.concepts)


def _answer(installation: Installation, known: Known, query: Query) -> Results:
    """The hits of one question; raises ``QueryError`` or ``NotFoundError`` for filters that name nothing."""
    filters = query.filters
    if filters.act is not None and "://" not in filters.act:
        filters = replace(filters, act=installation.settings.base + filters.act.lstrip("/"))
    known.check(countries=filters.countries, mechanisms=filters.mechanisms, act=filters.act)
    return installation.search.search(replace(query, filters=filters))


def _lines(place: str) -> Iterator[tuple[int, str]]:
    lines = enumerate(read_text(place, "list of questions").splitlines(), start=1)
    yield from ((number, line) for number, line in lines if line.strip())


def _id_of(line: str) -> object:
    try:
        found = json.loads(line)
    except ValueError:
        return None
    return found.get("id") if isinstance(found, dict) else None


def _query(asked: dict[str, Any], options: dict[str, Any]) -> Query:
    """A question with its own filters, else those of the command line."""

    def number(name: str) -> int:
        own = asked.get(name, options[name])
        if not isinstance(own, int):
            raise QueryError(f"{name} must be a whole number, not {own!r}")
        return own

    return Query(
        text=str(asked.get("q") or ""),
        also=_values(asked, options, "also", "also"),
        limit=number("limit"),
        offset=number("offset"),
        mode=Mode(asked.get("mode", options["mode"])),
        filters=_filters(asked, options),
    )


def _filters(asked: dict[str, Any], options: dict[str, Any]) -> Filters:
    def day(name: str) -> date | None:
        own = asked.get(name, options[name])
        try:
            return None if own is None else date.fromisoformat(str(own))
        except ValueError as error:
            raise QueryError(f"{name} must be a day such as 2018-06-28, not {own!r}") from error

    return Filters(
        countries=_values(asked, options, "country", "countries"),
        languages=_values(asked, options, "language", "languages"),
        mechanisms=_values(asked, options, "mechanism", "mechanisms"),
        types=_values(asked, options, "type", "types"),
        act=asked.get("act", options["act"]),
        as_of=day("as_of"),
        since=day("since"),
        until=day("until"),
    )


def _values(asked: dict[str, Any], options: dict[str, Any], name: str, plural: str) -> tuple[str, ...]:
    own = asked.get(name, asked.get(plural))
    if own is None:
        return tuple(options[plural])
    if not isinstance(own, str | list):
        raise QueryError(f"{name} must be a text or a list of texts, not {own!r}")
    return (own,) if isinstance(own, str) else tuple(map(str, own))


def _print(results: Results, *, dated: bool) -> None:
    """Where the law of a day was asked for, hits of which no time is known say so."""
    if results.meant:
        click.echo(f"Did you mean: {results.meant}")
    if results.lacks_act:
        click.echo("The question does not tell of which act the article is. Name the act too, or choose a --country.")
    elif results.hits and not results.answered:
        click.echo("Nothing here seems to answer the question; these come nearest.")
    for turn, hit in enumerate(results.hits, start=1):
        passage = hit.passage
        place = passage.jurisdiction or ""
        undated = "  (of no known time)" if dated and passage.undated else ""
        click.echo(f"{turn:>2}. [{passage.type}] {place} {passage.path or passage.title}  ({hit.score:.2f}){undated}")
        click.echo(f"    {passage.text[:200]}")
        click.echo(f"    {passage.iri}")
    if not results.hits:
        click.echo("Nothing was found. Try other words, or fewer filters.")
