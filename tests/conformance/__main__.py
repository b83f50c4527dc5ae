"""``python -m tests.conformance DIR``: the W3C's SPARQL 1.1 tests over HTTP, printed as a table."""

import sys
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

import click
import httpx
from pyoxigraph import Quad

from tests.conformance import endpoints, manifests
from tests.conformance.judging import Judge, read_by, writes
from tests.conformance.manifests import Test
from tests.conformance.report import Known, Outcome, table

_KNOWN = Path(__file__).with_name("known_failures.toml")
_SECONDS = 60


class Start(Protocol):
    """Starts a server over quads."""

    def __call__(self, quads: list[Quad]) -> AbstractContextManager[endpoints.Endpoint]: ...


def run(tests: list[Test], start: Start) -> list[Outcome]:
    """Hold tests against a server: those that read share one store, those that write another that they empty."""
    outcomes = []
    for quads, chosen in (
        (read_by(tests), [each for each in tests if not writes(each)]),
        ([], [each for each in tests if writes(each)]),
    ):
        if chosen:
            with start(quads) as endpoint, httpx.Client(timeout=_SECONDS) as client:
                judge = Judge(endpoint, client)
                outcomes += [Outcome(each, judge.judge(each)) for each in chosen]
    return outcomes


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--group", "groups", multiple=True, help="Only this group of tests; may be repeated.")
@click.option("--known", type=click.Path(path_type=Path), default=_KNOWN, help="List of known failures (TOML).")
@click.option("--all", "everything", is_flag=True, help="Run also what the list leaves out.")
@click.option("--verbose", is_flag=True, help="Print known failures too.")
def command(folder: Path, groups: tuple[str, ...], known: Path, *, everything: bool, verbose: bool) -> None:
    """Hold our endpoint, and beside it Oxigraph's own server where it is installed, against the tests in FOLDER.

    FOLDER is a checkout of https://github.com/w3c/rdf-tests. Fails (1) where a test fails that is not on the list
    of known failures, or passes that is.
    """
    listed = Known.load(known)
    try:
        found = manifests.read(folder)
    except FileNotFoundError as error:
        raise click.ClickException(str(error)) from error
    tests = [each for each in found if (not groups or each.group in groups) and (everything or listed.runs(each))]
    outcomes = {"alinea": run(tests, endpoints.ours)}
    if endpoints.oxigraph_command():
        outcomes["oxigraph"] = run(tests, endpoints.bare_oxigraph)
    else:
        click.echo("The server of Oxigraph is not installed (pip install oxigraph); nothing to compare with.")
    _show(outcomes, listed, verbose=verbose)
    left_out = len(found) - len(tests) if not groups else 0
    if left_out:
        click.echo(f"{left_out} tests are left out; {known.name} says why.")
    sys.exit(1 if listed.surprises(outcomes["alinea"]) else 0)


def _show(outcomes: dict[str, list[Outcome]], known: Known, *, verbose: bool) -> None:
    click.echo("\n".join(table(outcomes)))
    passed_there = {each.test.name for each in outcomes.get("oxigraph", []) if not each.trouble}
    failed = [each for each in outcomes["alinea"] if each.trouble]
    behind = [each.test.name for each in failed if each.test.name in passed_there]
    click.echo(f"\n{len(failed)} failed, {len(behind)} of them pass at Oxigraph's own server.")
    for each in failed:
        reason = known.reason(each.test)
        if verbose and reason:
            mark = " (passes at Oxigraph)" if each.test.name in passed_there else ""
            click.echo(f"  {each.test.name}{mark}: {each.trouble} [known: {reason}]")
    surprises = known.surprises(outcomes["alinea"])
    click.echo(f"\n{len(surprises)} not as {_KNOWN.name} says:" if surprises else f"\nAll as {_KNOWN.name} says.")
    for each in surprises:
        click.echo(f"  {each}")
    for each in outcomes.get("oxigraph", []):
        if verbose and each.trouble:
            click.echo(f"  oxigraph {each.test.name}: {each.trouble}")


if __name__ == "__main__":
    command()
