"""One letter in one language: what changed in the law, what is to come, what people did, and what we learned."""

import re
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

from search_api.catalogue import PracticeView, practices
from search_api.pages.rendering import Renderer
from search_api.pages.tracking import Asked, Entry, Section, Told, sections, told
from search_api.pages.tracking.feed import line_of
from search_api.reform import Kind

LARGEST = 100_000
"""Bytes of a letter in HTML: mail programs cut off what is longer."""
_LENGTHS = (60, 40, 25, 12, 6)
"""Entries of each part; the next shorter length is taken where a letter would be too large."""
_BLANK = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter in one language (BCP 47): one HTML file that needs nothing beside it, and the same in plain text.

    ``empty`` says that nothing changed; it is a letter nevertheless.
    """

    language: str
    subject: str
    html: str
    text: str
    empty: bool


@dataclass(frozen=True, slots=True)
class Part:
    """The first entries of a part under their heads, and how many more there are."""

    sections: list[Section]
    left: int


def write(renderer: Renderer, asked: Asked, *, site: str = "", footer: str = "") -> Letter:
    """The letter on a period that ends today.

    ``site`` is the address of a server of these pages, to which links lead; without it they lead to permanent
    identifiers. ``footer`` are the sender's own words at the end, such as how to unsubscribe.
    """
    found, _ = told(renderer, asked), renderer.interface.gettext
    day = renderer.interface.date
    period = {"since": day(asked.since), "until": day(asked.today)}
    subject = _("Local democracy: what changed from %(since)s to %(until)s") % period
    html = text = ""
    for most in _LENGTHS:
        context = _context(renderer, asked, found, site=site.rstrip("/"), most=most)
        environment = renderer.environment("search_api.newsletter")
        context |= {"subject": subject, "footer": footer}
        html = environment.get_template("newsletter.html").render(context)
        text = environment.get_template("newsletter.txt").render(context)
        if len(html.encode()) <= LARGEST:
            break
    return Letter(
        language=renderer.interface.tag,
        subject=subject.replace("\u00a0", " "),
        html=html.lstrip(),
        text=_BLANK.sub("\n\n", text).strip() + "\n",
        empty=not (found.law or found.coming or found.learned),
    )


def _context(renderer: Renderer, asked: Asked, found: Told, *, site: str, most: int) -> dict[str, object]:
    """What the templates ask for."""
    learned = found.learned or ()
    stories = _stories(renderer, learned)
    rest = [each for each in learned if each.iri not in stories]

    def link(entry: Entry) -> str | None:
        """Of what is not known any more there is no page."""
        return (f"{site}{entry.address}" if site else entry.iri) if entry.address else None

    def page(iri: str) -> str:
        """A page of the site, or else the permanent identifier."""
        path = renderer.page_of(iri)
        return f"{site}{path}" if site and path else iri

    filters = {"since": str(asked.since), "country": asked.country, "mechanism": asked.mechanism}
    query = urlencode({name: value for name, value in filters.items() if value})
    return {
        "asked": asked,
        "law": _part(found.law, most),
        "coming": found.coming[:most],
        "stories": list(stories.values())[: most // 2],
        "learned": _part(rest, most),
        "nothing": not (found.law or found.coming or learned),
        "untold": found.learned is None,
        "later": found.learned_since if found.learned_since and found.learned_since > asked.since else None,
        "more": f"{site}{renderer.root}/changes?{query}" if site else None,
        "link": link,
        "page": page,
        "line": partial(line_of, renderer),
    }


def _part(entries: tuple[Entry, ...] | list[Entry], most: int) -> Part:
    return Part(sections(list(entries[:most])), max(0, len(entries) - most))


def _stories(renderer: Renderer, learned: tuple[Entry, ...]) -> dict[str, PracticeView]:
    """New practices by IRI, in the order of the changes; what nobody verified is no story."""
    new = [each.iri for each in learned if each.kind_key == Kind.PRACTICE_ADDED]
    if not new:
        return {}
    known = {each.iri: each for each in practices(renderer.services.store) if each.confidence != "low"}
    return {iri: known[iri] for iri in new if iri in known}
