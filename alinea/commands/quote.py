"""``alinea quote``: the evidence block for words seen in a text of an act, ready to paste into the corpus."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from alinea.commands.shared import home_option, settings_for
from ontology.evidence import find_quote, quote_hash
from ontology.model import Provision, ProvisionKind, Reading

_UNITS = (ProvisionKind.ARTICLE, ProvisionKind.ANNEX, ProvisionKind.PREAMBLE, ProvisionKind.TEXT)


@click.command("quote")
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
@click.argument("words")
@click.option("--article", help="Only in this article.")
@home_option
def command(file: str, words: str, article: str | None, home: str | None) -> None:
    """Find WORDS in FILE, in either script, and print the evidence for the corpus; exit 1 where they are not."""
    from alinea.pipeline.reading import ReadFile, make_recipe
    from alinea.pipeline.sources import SourceFile, documents_in

    if not quote_hash(words)[1]:
        raise click.UsageError("There is no word to look for in WORDS.")
    read = ReadFile(make_recipe(None, base=settings_for(home).base, cache=None))
    readings = (read(source) for source in documents_in(SourceFile(Path(file), file)))
    everything = [each for reading in readings for each in (reading, *reading.others)]
    blocks = [block for reading in everything for block in _blocks(reading, words, article)]
    click.echo("\n".join(blocks) if blocks else _not_held(file, everything, article), err=not blocks)
    if not blocks:
        raise SystemExit(1)


def _not_held(file: str, readings: list[Reading], article: str | None) -> str:
    """Why nothing was found: the file was not read, the article is not there, or the words are not."""
    provisions = [each for reading in readings for each in reading.provisions]
    if not provisions:
        problems = [problem.message for reading in readings for problem in reading.problems]
        return " ".join([f"In {file} nothing could be read.", *problems])
    if article is not None and not any(each.number == article and each.kind in _UNITS for each in provisions):
        return f"{file} has no article {article}; alinea read {file} lists those it has."
    return f"{file} does not hold these words{'' if article is None else f' in article {article}; try without'}."


def _blocks(reading: Reading, words: str, article: str | None) -> Iterator[str]:
    if reading.document is None:
        return
    digest, count = quote_hash(words)
    for unit in reading.provisions:
        if unit.kind not in _UNITS or (article is not None and unit.number != article):
            continue
        span = find_quote(unit.text, digest, count)
        if span is not None:
            paragraph = _paragraph(reading, unit, unit.span[0] + span[0])
            yield _block(reading.document.sha256, unit.designation, paragraph, digest, count)


def _paragraph(reading: Reading, article: Provision, offset: int) -> str | None:
    """The number or the turn of the article's paragraph that holds an offset."""
    paragraphs = [
        each for each in reading.provisions if each.parent == article.iri and each.kind is ProvisionKind.PARAGRAPH
    ]
    for turn, each in enumerate(paragraphs, start=1):
        if each.span[0] <= offset < each.span[1]:
            return each.number or str(turn)
    return None


def _block(document: str, article: str, paragraph: str | None, digest: str, count: int) -> str:
    lines = [
        f"- document: {document}",
        f'  article: "{article}"',
        f'  paragraph: "{paragraph}"' if paragraph else "",
        f"  quote_sha256: {digest}",
        f"  words: {count}",
        f'  seen: "{date.today().isoformat()}"',
    ]
    return "\n".join(line for line in lines if line)
