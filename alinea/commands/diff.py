"""``alinea diff``: two versions of an act, article by article."""

from collections import Counter
from pathlib import Path

import click

from alinea.commands.shared import home_option, open_installation, print_json
from graph.differences import ArticleChange, Change, as_record, differences
from ontology.errors import NotFoundError

_LISTED = "`alinea sparql --named documents` lists the documents there are."
_SIGNS = {Change.ADDED: "+", Change.REMOVED: "-", Change.CHANGED: "~", Change.MOVED: ">"}


@click.command("diff")
@click.argument("before")
@click.argument("after")
@click.option("--format", "shape", type=click.Choice(["text", "json", "html"]), default="text", show_default=True)
@home_option
def command(before: str, after: str, shape: str, home: str | None) -> None:
    """Compare two documents (language versions), each named by its IRI or the path of it.

    `alinea sparql --named documents` lists those of the snapshot; `alinea build --source` reads files into it.
    """
    _refuse_files(before, after)
    installation = open_installation(home)
    base = installation.settings.base
    old, new = (iri if "://" in iri else f"{base}{iri.lstrip('/')}" for iri in (before, after))
    try:
        changes = differences(installation.store, old, new)
    except NotFoundError as error:
        raise NotFoundError(f"{error} {_LISTED}") from error
    if shape == "json":
        print_json(as_record(old, new, changes))
    elif shape == "html":
        from search_api.pages.differences import differences_page

        click.echo(differences_page(changes, before=old, after=new))
    else:
        _print(changes)


def _refuse_files(*names: str) -> None:
    files = [name for name in names if Path(name).is_file()]
    if files:
        raise click.UsageError(
            f"{files[0]} is a file, and documents of the snapshot are compared. "
            f"`alinea build {' '.join(f'--source {each}' for each in files)}` reads it in. {_LISTED}"
        )


def _print(changes: list[ArticleChange]) -> None:
    for each in changes:
        if each.change in _SIGNS:
            click.echo(
                f"{_SIGNS[each.change]} {each.number_before or each.number_after}  {each.heading or ''}".rstrip()
            )
            for run in each.runs:
                if run.kind != "kept":
                    click.echo(f"    {'-' if run.kind == 'removed' else '+'} {' '.join(run.text.split())}")
    counts = Counter(each.change for each in changes)
    click.echo(", ".join(f"{counts[change]} {change}" for change in Change))
