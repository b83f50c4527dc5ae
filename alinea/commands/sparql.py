"""``alinea sparql``: a query over the current snapshot."""

from pathlib import Path

import click

from alinea.commands.shared import home_option, open_installation
from graph.queries import named_queries
from graph.queries import query as query_text
from graph.store import Dataset
from ontology.errors import QueryError, QuerySyntaxError
from ontology.namespaces import PREFIXES, SEARCH_NAMESPACE
from search_api.services import Services

_FORMATS = {
    "json": ("application/sparql-results+json", "application/ld+json"),
    "csv": ("text/csv", "text/turtle"),
    "tsv": ("text/tab-separated-values", "text/turtle"),
    "xml": ("application/sparql-results+xml", "application/rdf+xml"),
    "turtle": ("application/sparql-results+json", "text/turtle"),
    "table": ("text/tab-separated-values", "text/turtle"),
}
_CELL = 60
_NAME = 26


@click.command("sparql")
@click.argument("query", required=False)
@click.option("-f", "--file", "file", type=click.Path(), help="File that holds the query.")
@click.option("--named", "named", help="A question of the list that --list prints.")
@click.option("--list", "listed", is_flag=True, help="List the named questions.")
@click.option("--format", "shape", type=click.Choice(sorted(_FORMATS)), default="table", show_default=True)
@home_option
def command(
    query: str | None, file: str | None, named: str | None, listed: bool, shape: str, home: str | None
) -> None:
    """Ask the graph; the usual prefixes (aln, eli, skos, mech, ...) are declared for you."""
    if listed:
        for each, answers in named_queries().items():
            click.echo(f"{each.ljust(_NAME)}  {answers}")
        return
    text = _text(query, file, named)
    results, triples = _FORMATS[shape]
    if not text.strip():
        raise click.UsageError("The query is empty. alinea sparql --list prints questions to start from.")
    services = open_installation(home).services()
    try:
        answer = services.store.answer(
            _searched(services, with_prefixes(text)), results=results, triples=triples, dataset=Dataset()
        )
    except QuerySyntaxError as error:
        raise _in_own_lines(error) from error
    if shape == "table" and answer.media_type == results:
        _print_table(answer.body.decode())
    else:
        click.echo(answer.body.decode(), nl=not answer.body.endswith(b"\n"))


def _text(query: str | None, file: str | None, named: str | None) -> str:
    if sum(given is not None for given in (query, file, named)) != 1:
        raise click.UsageError("Give either a query, -f FILE or --named NAME.")
    if named is None:
        return query if query is not None else _read(Path(file or ""))
    if named not in named_queries():
        raise click.UsageError(f"There is no question named {named!r}; --list prints those there are.")
    return query_text(f"named/{named}")


def _searched(services: Services, query: str) -> str:
    """The query with the hits of its searches; the door and the model are loaded only where it has any."""
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


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"The query in {path} cannot be read: {error}") from error


def _print_table(tsv: str) -> None:
    rows = [[_cell(value) for value in line.split("\t")] for line in tsv.rstrip("\n").split("\n")]
    widths = [max(len(row[column]) for row in rows if column < len(row)) for column in range(len(rows[0]))]
    for turn, row in enumerate(rows):
        click.echo("  ".join(value.ljust(width) for value, width in zip(row, widths, strict=False)).rstrip())
        if turn == 0:
            click.echo("  ".join("-" * width for width in widths))


def _cell(value: str) -> str:
    """A term as people read it: IRIs shortened by prefix, long text cut."""
    bare = _plain(value)
    for name, iri in PREFIXES.items():
        if value.startswith("<") and bare.startswith(iri):
            bare = f"{name}:{bare.removeprefix(iri)}"
            break
    if len(bare) <= _CELL:
        return bare
    # IRIs differ at their end, above all those of two texts of one act.
    return "…" + bare[1 - _CELL :] if value.startswith("<") else bare[: _CELL - 1] + "…"


def _plain(value: str) -> str:
    """A term of the TSV format without its marks: brackets of an IRI, quotes and type of a literal."""
    if value.startswith('"'):
        return value[1 : value.rfind('"')]
    return value.strip("<>")
