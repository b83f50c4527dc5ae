"""``alinea read``: what is in a file, without building anything."""

import sys
from dataclasses import asdict
from itertools import chain
from pathlib import Path

import click

from alinea.commands.shared import home_option, one_output, print_json, settings_for
from ontology.linking import Mention
from ontology.model import Document, Provision, Reading


@click.command("read")
@click.argument("files", nargs=-1, required=True, type=click.Path())
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line for each file.")
@click.option("--text", "as_text", is_flag=True, help="The text alone, whose characters every span counts.")
@home_option
def command(files: tuple[str, ...], as_json: bool, as_text: bool, home: str | None) -> None:
    """Read files, also those in ZIP archives, and print their identity, provisions and mentions.

    Exit 1 where one of them could not be read; the others are printed all the same.
    """
    from alinea.pipeline.reading import ReadFile, make_recipe
    from alinea.pipeline.sources import SourceFile, documents_in

    one_output(json=as_json, text=as_text)
    settings = settings_for(home)
    corpus = settings.corpus if settings.corpus.is_dir() else None
    read = ReadFile(make_recipe(corpus, base=settings.base, cache=None))
    unread = False
    for source in chain.from_iterable(documents_in(SourceFile(Path(file), file)) for file in files):
        reading = read(source)
        unread = unread or reading.document is None
        if as_json:
            print_json(reading_as_dict(reading))
        elif as_text:
            _print_text(reading)
        else:
            _print(reading)
    if unread:
        raise SystemExit(1)


def reading_as_dict(reading: Reading) -> dict[str, object]:
    """A reading as ``alinea read --json`` promises it; ``others`` are further acts in the same file."""
    return {
        "file": reading.file,
        "document": _document(reading.document) if reading.document else None,
        "provisions": [_provision(provision) for provision in reading.provisions],
        "mentions": [_mention(mention) for mention in reading.mentions],
        "links": [asdict(link) for link in reading.links],
        "parameters": [asdict(parameter) for parameter in reading.parameters],
        "problems": [
            {"code": problem.code, "message": problem.message, "page": problem.page} for problem in reading.problems
        ],
        "others": [reading_as_dict(other) for other in reading.others],
    }


def _document(document: Document) -> dict[str, object]:
    fields = (
        "iri work title act_type number year gazette amendments date jurisdiction language script varieties sha256"
    )
    told = {name: getattr(document, name) for name in [*fields.split(), "pages", "media_type"]}
    return told | {
        "treatments": [asdict(treatment) for treatment in document.treatments],
        "notes": [asdict(note) for note in document.notes],
    }


def _provision(provision: Provision) -> dict[str, object]:
    fields = "iri kind number heading text language script page span parent"
    return {name: getattr(provision, name) for name in fields.split()}


def _mention(mention: Mention) -> dict[str, object]:
    fields = "kind surface span provision target value unit base reason method score issues"
    return {name: getattr(mention, name) for name in fields.split()}


def _print_text(reading: Reading) -> None:
    """The text in UTF-8 as it is, without a line end added; of several files one behind the other."""
    if reading.document:
        sys.stdout.buffer.write(reading.document.text.encode("utf-8", "surrogatepass"))
    _print_problems(reading)


def _print(reading: Reading) -> None:
    document = reading.document
    if document:
        click.echo(f"{reading.file}: {document.title}")
        click.echo(f"  {document.iri}  {document.language}  {document.jurisdiction or '-'}  {document.pages} pages")
        for provision in reading.provisions:
            if provision.kind == "article":
                click.echo(f"  {provision.number:>6}  {provision.heading or ' '.join(provision.text[:70].split())}")
    _print_problems(reading)


def _print_problems(reading: Reading) -> None:
    for problem in reading.problems:
        click.echo(f"{reading.file}: {problem.code}: {problem.message}", err=True)
