"""The command line: one command, one file, imported only when it is called.

``alinea --help`` loads nothing but click; each command's file is named in the table below.
"""

import sys
from importlib import import_module

import click

from ontology.errors import AlineaError

_COMMANDS = {
    "build": "Read the corpus and documents into a new snapshot.",
    "changes": "Print what was learned, and what became law, since a day.",
    "check": "Check the graph against its shapes; exit 1 on violations.",
    "compare": "Compare a mechanism across jurisdictions.",
    "coverage": "Show what is known, only reported or missing.",
    "diff": "Compare two versions of an act article by article.",
    "eval": "Measure search on the gold questions; exit 1 below a floor.",
    "export": "Export provisions, the graph or parameters.",
    "fetch": "Download the registered sources.",
    "newsletter": "Write a letter on what changed, in every language.",
    "page": "Draw a page of a PDF with what was read on it.",
    "quote": "Print the evidence for words seen in a text of an act.",
    "read": "Read files and print what is in them, without building.",
    "search": "Search laws, facts and practices in any language of the region.",
    "serve": "Serve pages, API and SPARQL.",
    "sparql": "Ask the graph in SPARQL.",
}


class _LateGroup(click.Group):
    """A group whose commands are imported when they are called, so that help and errors are instant."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"alinea.commands.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(sorted(_COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except AlineaError as error:
            click.echo(f"alinea: {error}", err=True)
            sys.exit(2)
        except BrokenPipeError:  # the reader of our output has gone, as in `alinea read ... | head`
            sys.stderr.close()
            sys.exit(0)


@click.group(cls=_LateGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--home", type=click.Path(), help="Folder of the snapshots (ALINEA_HOME).")
@click.version_option(package_name="alinea")
@click.pass_context
def cli(ctx: click.Context, home: str | None) -> None:
    """Local-democracy law and practice of the Western Balkans: a knowledge graph and multilingual search."""
    ctx.obj = home
