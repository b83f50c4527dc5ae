"""A citation as a line of text, in the way of the lawyers who write in its language."""

import re
from collections.abc import Mapping
from datetime import date

from ontology.scripts import slug
from search_api.catalogue import JurisdictionView
from search_api.citing.pinpoint import pinpoint
from search_api.citing.reference import Reference
from search_api.citing.styles import day, gazette_name, style

_QUOTED = re.compile('[“„«"]([^“”„«»"]*)[”“»"]')


def plain_text(
    reference: Reference,
    *,
    accessed: date | None = None,
    jurisdictions: Mapping[str, JurisdictionView] | None = None,
) -> str:
    """Title, number, gazette, pinpoint, address and, where it is given, the day of access.

    In English the jurisdiction is named behind the title where ``jurisdictions`` (by code) has a name for it, and the
    footnote that the name needs stands at the end.
    """
    tags = reference.tags
    country = _country(reference, jurisdictions or {})
    place = ": ".join(part for part in (pinpoint(reference.units, tags), reference.label) if part)
    title = title_text(reference) + (f" ({country[0]})" if country else "")
    parts = [title, number_text(reference), gazette_text(reference), happened(reference), place, reference.iri]
    line = ", ".join(part for part in parts if part)
    if accessed:
        line += " " + (style(tags, "accessed") or "({day})").format(day=day(tags, accessed))
    return f"{line}. {country[1]}" if country and country[1] else line


def title_text(reference: Reference) -> str:
    """The title with the quotation marks of its state."""
    title, quotes = reference.title, style(reference.tags, "quotes")
    if quotes:
        title = _QUOTED.sub(lambda match: f"{quotes[0]}{match[1]}{quotes[1]}", title)
    form = "{title}" if reference.kind == "practice" else style(reference.tags, "title") or "{title}"
    return form.format(title=title)


def number_text(reference: Reference) -> str:
    """The state's own number, unless the title says it already; else nothing."""
    if reference.number is None or slug(reference.number) in slug(reference.title):
        return ""
    return (style(reference.tags, "number") or "{number}").format(number=reference.number)


def gazette_text(reference: Reference) -> str:
    """The gazette and its issue as they are cited: ``„Sl. glasnik RS“, br. 129/2007``; without issue the name."""
    gazette = reference.gazette
    if gazette is None:
        return ""
    form, name = style(reference.tags, "gazette") or "{name} {issue}", gazette_name(reference.tags, gazette.name)
    if gazette.issue is None:
        form = form[: form.index("{name}") + len("{name}")] + ("“" if form.startswith("„") else "")
    return form.format(name=name, issue=gazette.issue)


def happened(reference: Reference) -> str:
    """Place and years of a practice, each unless its title says it."""
    told = (each for each in (reference.place, reference.years) if each and each not in reference.title)
    return ", ".join(told)


def _country(reference: Reference, known: Mapping[str, JurisdictionView]) -> tuple[str, str | None] | None:
    """The English name of an act's jurisdiction with its footnote, for citations in English."""
    view = known.get(reference.jurisdiction or "")
    if view is None or reference.language != "en" or reference.kind == "practice" or "en" not in view.names:
        return None
    return view.names["en"], view.footnotes.get("en")
