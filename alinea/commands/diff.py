"""``alinea diff``: two versions of an act, article by article."""

from collections import Counter

import click

from alinea.commands.shared import home_option, open_installation, print_json
from graph.differences import ArticleChange, Change, as_record, differences

_SIGNS = {Change.ADDED: "+", Change.REMOVED: "-", Change.CHANGED: "~", Change.MOVED: ">"}


@click.command("diff")
@click.argument("before")
@click.argument("after")
@click.option("--format", "shape", type=click.Choice(["text", "json", "html"]), default="text", show_default=True)
@home_option
def command(before: str, after: str, shape: str, home: str | None) -> None:
    """Compare two documents (language versions), each named by its IRI or the path of it."""
    installation = open_installation(home)
    base = installation.settings.base
    old, new = (iri if "://" in iri else f"{base}{iri.lstrip('/')}" for iri in (before, after))
    changes = differences(installation.store, old, new)
    if shape == "json":
        print_json(as_record(old, new, changes))
    elif shape == "html":
        from search_api.pages.differences import differences_page

        click.echo(differences_page(changes, before=old, after=new))
    else:
        _print(changes)


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
