"""``alinea page``: a page of a PDF as a picture with the provisions that were read on it."""

from itertools import chain
from pathlib import Path

import click

from alinea.commands.shared import home_option, settings_for
from ontology.model import Provision, ProvisionKind

_SHOWN = (ProvisionKind.ARTICLE, ProvisionKind.PARAGRAPH, ProvisionKind.POINT, ProvisionKind.ANNEX)


@click.command("page")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("number", type=click.IntRange(min=1))
@click.option("--output", type=click.Path(path_type=Path), help="The PNG to write; FILE-NUMBER.png unless said.")
@home_option
def command(file: Path, number: int, output: Path | None, home: str | None) -> None:
    """Draw page NUMBER of a PDF with its tables and the beginnings of its provisions, to see what was read."""
    from alinea.pipeline.reading import ReadFile, make_recipe
    from alinea.pipeline.sources import SourceFile
    from ingest.formats.pdf.overlay import Beginning, overlay

    reading = ReadFile(make_recipe(None, base=settings_for(home).base, cache=None))(SourceFile(file, file.name))
    provisions = chain.from_iterable(each.provisions for each in (reading, *reading.others))
    here = [each for each in provisions if each.page == number and each.kind in _SHOWN]
    picture, missing = overlay(file, number, [Beginning(each.text, _name(each)) for each in here])
    target = output or Path(f"{file.stem}-{number}.png")
    try:
        picture.save(target, format="PNG")
    except OSError as error:
        reason = error.strerror or error
        raise click.UsageError(f"{target} cannot be written: {reason}. Name another with --output.") from error
    click.echo(f"{target}: {len(here) - len(missing)} of {len(here)} provisions marked")
    for name in missing:
        click.echo(f"{name}: its words are not on the page as they were read", err=True)


def _name(provision: Provision) -> str:
    return f"{provision.kind.value} {provision.number or ''}".strip()
