"""``alinea sparql``: a query over the current snapshot."""

import shutil
import sys
from typing import TYPE_CHECKING

import click

from alinea.commands.shared import home_option, open_installation, read_text, sparql_limits
from alinea.wiring import Installation
from graph.queries import named_queries
from graph.queries import query as query_text
from graph.stores.query_words import query_form
from ontology.errors import QuerySyntaxError, QueryTimeoutError
from ontology.namespaces import PREFIXES, SEARCH_NAMESPACE

if TYPE_CHECKING:
    from search_api.services import Services
    from search_api.sparql.spool import Spooled

_JSON = "application/sparql-results+json"
_FORMATS = {
    "json": (_JSON, "application/ld+json"),
    "csv": ("text/csv", "text/turtle"),
    "tsv": ("text/tab-separated-values", "text/turtle"),
    "xml": ("application/sparql-results+xml", "application/rdf+xml"),
    "turtle": (_JSON, "text/turtle"),
    "table": (_JSON, "text/turtle"),
}
_ONLY_TABLES, _ONLY_GRAPHS = ("csv", "tsv"), ("turtle",)
_NAME = 26


@click.command("sparql")
@click.argument("query", required=False)
@click.option("-f", "--file", "file", type=click.Path(), help="File that holds the query; - is standard input.")
@click.option("--named", "named", help="A question of the list that --list prints.")
@click.option("--list", "listed", is_flag=True, help="List the named questions.")
@click.option("--format", "shape", type=click.Choice(sorted(_FORMATS)), default="table", show_default=True)
@home_option
def command(
    query: str | None, file: str | None, named: str | None, listed: bool, shape: str, home: str | None
) -> None:
    """Ask the graph; the usual prefixes (aln, eli, skos, mech, ...) are declared for you.

    The limits of the server hold here too (ALINEA_SPARQL_SECONDS, ALINEA_SPARQL_ROWS). A table is cut to the width
    of a terminal; in a pipe or a file nothing is.
    """
    if listed:
        for each, answers in named_queries().items():
            click.echo(f"{each.ljust(_NAME)}  {answers}")
        return
    text = _text(query, file, named)
    if not text.strip():
        raise click.UsageError("The query is empty. alinea sparql --list prints questions to start from.")
    _check_fits(text, shape)
    try:
        answer = _answered(open_installation(home), with_prefixes(text), shape)
    except QuerySyntaxError as error:
        raise _in_own_lines(error) from error
    except QueryTimeoutError as error:
        raise QueryTimeoutError(f"{error} ALINEA_SPARQL_SECONDS says how long it may take.") from error
    if shape == "table" and answer.media_type == _JSON:
        _print_table(answer)
    else:
        _print_bytes(answer)
    if answer.cut is not None:
        click.echo(f"alinea: the answer was cut after {answer.cut:,} rows (ALINEA_SPARQL_ROWS).", err=True)


def _text(query: str | None, file: str | None, named: str | None) -> str:
    if sum(given is not None for given in (query, file, named)) != 1:
        raise click.UsageError("Give either a query, -f FILE or --named NAME.")
    if named is None:
        return query if query is not None else read_text(file or "", "query")
    if named not in named_queries():
        raise click.UsageError(f"There is no question named {named!r}; --list prints those there are.")
    return query_text(f"named/{named}")


def _check_fits(query: str, shape: str) -> None:
    """Raise ``click.UsageError`` where a query answers with a table and a graph is wanted, or the other way round."""
    form = query_form(query)
    wrong = _ONLY_TABLES if form in ("CONSTRUCT", "DESCRIBE") else _ONLY_GRAPHS if form else ()
    if shape in wrong:
        fitting = ", ".join(each for each in _FORMATS if each not in wrong)
        answers = "solutions" if form in ("SELECT", "ASK") else "triples"
        raise click.UsageError(f"{form} answers with {answers}, which cannot be had as {shape}: choose {fitting}.")


def _answered(installation: Installation, query: str, shape: str) -> "Spooled":
    """The answer from a process of its own: the engine cannot be stopped inside a query, a process can."""
    from search_api.sparql.once import answer_once

    services = installation.services()
    assert services.open_store is not None
    results, triples = _FORMATS[shape]
    limits = sparql_limits(installation.settings)
    return answer_once(_searched(services, query), services.open_store, limits, results=results, triples=triples)


def _searched(services: "Services", query: str) -> str:
    """The query with the hits of its searches; the model is loaded only where it has any."""
    if SEARCH_NAMESPACE not in query:
        return query
    from search_api.sparql.searching import SearchService

    return SearchService(services).resolve(query)


def with_prefixes(query: str) -> str:
    """The query with the house's prefixes before it; its own declarations come later and win."""
    return " ".join(f"PREFIX {name}: <{iri}>" for name, iri in PREFIXES.items()) + "\n" + query


def _in_own_lines(error: QuerySyntaxError) -> QuerySyntaxError:
    """The error by the lines of the query as it was given, without that of the prefixes."""
    return QuerySyntaxError(error.message, max(error.line - 1, 1) if error.line else 0, error.column)


def _print_table(answer: "Spooled") -> None:
    from alinea.commands.solutions import table

    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    for line in table(b"".join(answer.chunks()), width=width):
        click.echo(line)


def _print_bytes(answer: "Spooled") -> None:
    """As they are, with an end to the last line."""
    last = b""
    for chunk in answer.chunks():
        sys.stdout.buffer.write(chunk)
        last = chunk or last
    if not last.endswith(b"\n"):
        sys.stdout.buffer.write(b"\n")
