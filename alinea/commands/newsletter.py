"""``alinea newsletter``: a letter on what changed, for each language one in HTML, in plain text and as an e-mail."""

from datetime import datetime
from pathlib import Path

import click

from alinea.commands.shared import home_option, open_installation
from search_api.pages.interface import languages


@click.command("newsletter")
@click.option("--since", required=True, type=click.DateTime(["%Y-%m-%d"]), help="A day: 2026-11-01.")
@click.option(
    "--language", "tags", multiple=True, type=click.Choice(list(languages())), help="Repeatable; else all of them."
)
@click.option("--country", default="", help="Only this jurisdiction and its parts.")
@click.option("--mechanism", default="", help="Only what speaks of this mechanism.")
@click.option(
    "--site", default="", help="Address of your server (https://...), to lead there; else permanent identifiers."
)
@click.option("--footer", default="", help="Your own last words: who sends this and how to unsubscribe.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default="newsletter",
    show_default=True,
    help="Folder for the letters, three files a language.",
)
@home_option
def command(
    since: datetime,
    tags: tuple[str, ...],
    country: str,
    mechanism: str,
    site: str,
    footer: str,
    out: Path,
    home: str | None,
) -> None:
    """Write newsletter-TAG.html, .txt and .eml for each language: what changed in the law, and what we learned."""
    from search_api.newsletter import mail, write
    from search_api.pages import Renderer
    from search_api.pages.collection import Collection
    from search_api.pages.interface import interface
    from search_api.pages.tracking import Asked

    if site and not site.startswith(("https://", "http://")):
        raise click.BadParameter("An address begins with https:// or http://.", param_hint="--site")
    services = open_installation(home).services()
    collection = Collection(services.store)
    out.mkdir(parents=True, exist_ok=True)
    for tag in tags or languages():
        renderer = Renderer(services, collection=collection, speaking=interface(tag), root=f"/{tag}")
        asked = Asked.of(renderer, since=f"{since:%Y-%m-%d}", country=country, mechanism=mechanism)
        letter = write(renderer, asked, site=site, footer=footer)
        written = out / f"newsletter-{tag}"
        written.with_suffix(".html").write_text(letter.html, "utf-8")
        written.with_suffix(".txt").write_text(letter.text, "utf-8")
        written.with_suffix(".eml").write_bytes(mail(letter))
        told = ", nothing changed" if letter.empty else ""
        click.echo(f"{written}.html, .txt, .eml: {letter.subject}{told}")
    if not footer:
        click.echo("No --footer was given: say there who sends the letter and how to unsubscribe.", err=True)
