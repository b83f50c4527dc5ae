"""``alinea check``: the corpus files, the SHACL shapes and the integrity of the graph."""

import click

from alinea.commands.shared import home_option, open_installation, print_json


@click.command("check")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@home_option
def command(as_json: bool, home: str | None) -> None:
    """Validate the corpus files and the current graph; exit 1 where anything is wrong."""
    from graph.validation import validate
    from ingest.knowledge import load_corpus, load_mechanisms

    installation = open_installation(home)
    mistakes: list[dict[str, object]] = []
    if installation.settings.corpus.is_dir():
        load_corpus(
            installation.settings.corpus,
            mechanisms=frozenset(load_mechanisms()),
            on_problem=lambda error: mistakes.append(
                {"focus": error.file, "path": error.field, "message": str(error)}
            ),
        )
    mistakes += [
        {"focus": each.focus, "path": each.path, "message": each.message, "severity": each.severity}
        for each in validate(installation.store)
    ]
    if as_json:
        print_json({"snapshot": installation.snapshot.id, "violations": mistakes})
    else:
        for mistake in mistakes:
            click.echo(f"{mistake['focus']}  {mistake['path'] or ''}  {mistake['message']}")
        click.echo(f"{len(mistakes)} violations in snapshot {installation.snapshot.id}")
    if mistakes:
        raise SystemExit(1)
