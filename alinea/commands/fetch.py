"""``alinea fetch``: download the sources that the corpus names."""

from hashlib import sha256
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import click

from alinea.commands.shared import home_option, print_json, settings_for
from ontology.corpus import Corpus

_TIMEOUT_S = 30
_MAX_BYTES = 100_000_000
_CHUNK = 1 << 20


@click.command("fetch")
@click.option("--into", type=click.Path(), help="Folder for the files; below the home if left out.")
@click.option("--country", "countries", multiple=True, help="Only these jurisdictions; repeatable.")
@click.option("--list", "only_list", is_flag=True, help="Print the addresses and download nothing.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line for each source.")
@home_option
def command(into: str | None, countries: tuple[str, ...], only_list: bool, as_json: bool, home: str | None) -> None:
    """Download the registered sources of acts, so that `alinea build --source` can read them."""
    from ingest.knowledge import load_corpus, load_mechanisms

    settings = settings_for(home)
    corpus = load_corpus(settings.corpus, mechanisms=frozenset(load_mechanisms()), on_problem=_report)
    _check(corpus, countries)
    folder = Path(into) if into else settings.home / "sources"
    failed = 0
    for key, url in _registered(corpus, countries):
        outcome = {"act": key, "url": url} | ({} if only_list else _download(url, folder, key))
        failed += "error" in outcome
        if as_json:
            print_json(outcome)
        else:
            click.echo("  ".join(str(value) for value in outcome.values()))
    if failed:
        click.echo(f"{failed} sources could not be downloaded.", err=True)


def _report(error: Exception) -> None:
    click.echo(str(error), err=True)


def _check(corpus: Corpus, countries: tuple[str, ...]) -> None:
    codes = sorted(each.code for each in corpus.jurisdictions)
    for code in countries:
        if code.upper() not in codes:
            raise click.UsageError(f"--country: {code!r} is not known; known are {', '.join(codes)}.")


def _registered(corpus: Corpus, countries: tuple[str, ...]) -> list[tuple[str, str]]:
    """(act key, address) of every source with an address, each address once."""
    wanted = {code.upper() for code in countries}
    found = {
        source.url: act.key
        for act in corpus.acts
        if not wanted or act.jurisdiction in wanted or act.jurisdiction[:2] in wanted
        for source in act.sources
        if source.url and urlsplit(source.url).scheme in ("http", "https")
    }
    return sorted((key, url) for url, key in found.items())


def _download(url: str, folder: Path, key: str) -> dict[str, object]:
    """Fetch one address into ``folder/key-xxxx.ext``; an error is a word for the report, not an exception."""
    request = Request(url, headers={"User-Agent": "alinea"})  # noqa: S310 - only http and https reach this
    try:
        with urlopen(request, timeout=_TIMEOUT_S) as reply:  # noqa: S310
            data = b"".join(iter(lambda: reply.read(_CHUNK), b"")) if _length(reply) <= _MAX_BYTES else b""
    except (URLError, OSError, ValueError) as error:
        return {"error": f"cannot be downloaded: {error}"}
    if not data:
        return {"error": "the reply is empty or larger than 100 MB"}
    folder.mkdir(parents=True, exist_ok=True)
    suffix = Path(urlsplit(url).path).suffix[:6] or ".html"
    path = folder / f"{key}-{sha256(url.encode()).hexdigest()[:8]}{suffix}"
    path.write_bytes(data)
    return {"file": str(path), "bytes": len(data)}


def _length(reply: object) -> int:
    headers = getattr(reply, "headers", {})
    return int(headers.get("Content-Length") or 0)
