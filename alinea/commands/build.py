"""``alinea build``: sources to a new snapshot."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from alinea.commands.shared import home_option, print_json, settings_for

if TYPE_CHECKING:
    from alinea.pipeline import BuildReport


@click.command("build")
@click.option("--source", "sources", multiple=True, type=click.Path(), help="Folder or file to read; repeatable.")
@click.option("--no-corpus", is_flag=True, help="Leave the shipped corpus out.")
@click.option("--workers", type=click.IntRange(min=1), default=os.cpu_count() or 1, help="Processes that read.")
@click.option("--strict", is_flag=True, help="Exit 1 where anything had a problem.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@home_option
def command(
    sources: tuple[str, ...], no_corpus: bool, workers: int, strict: bool, as_json: bool, home: str | None
) -> None:
    """Read the corpus and every document below each source, make a snapshot, swap it in.

    Exit 0 also where single documents failed: they are in the report. Exit 2, and the snapshot that serves stays,
    where none of the sources that are named holds a file and documents would be lost. Without corpus and source
    the snapshot is empty.
    """
    from alinea.pipeline import build
    from alinea.pipeline.progress import Progress
    from alinea.snapshots import SnapshotHome

    settings = settings_for(home)
    held = SnapshotHome(settings.home).documents()
    report = build(
        settings,
        sources=[Path(source) for source in sources],
        with_corpus=not no_corpus,
        workers=workers,
        progress=Progress(shown=None if not as_json else False),
    )
    if as_json:
        print_json(report.as_dict())
    else:
        _print_report(report)
    if held and not sources:
        click.echo(
            f"The snapshot before this one held {held} documents of yours, this one none. Name them again to have "
            "both: alinea build --source FOLDER",
            err=True,
        )
    if strict and report.problems:
        raise SystemExit(1)


def _print_report(report: "BuildReport") -> None:
    for problem in report.problems:
        page = f", page {problem.page}" if problem.page else ""
        click.echo(f"{problem.file}{page}: {problem.code}: {problem.message}", err=True)
    corpus = f"{report.acts} acts, {report.facts} facts and {report.practices} practices of the corpus; "
    click.echo(
        f"Snapshot {report.snapshot}: {corpus if report.acts or report.practices else ''}"
        f"{report.documents} documents with {report.provisions} provisions; "
        f"{report.triples} triples, {report.passages} passages, {len(report.problems)} problems, "
        f"{report.seconds:.1f} s"
    )
