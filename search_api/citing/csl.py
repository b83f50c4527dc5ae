"""A citation as CSL-JSON 1.0, which Zotero, citeproc and Pandoc read."""

import re
from datetime import date
from typing import Any

from search_api.citing.pinpoint import pinpoint
from search_api.citing.reference import Reference
from search_api.citing.styles import csl_type, gazette_name

_YEARS = re.compile(r"(\d{4})(?:-(\d{4}))?")


def csl_json(reference: Reference, *, accessed: date | None = None) -> list[dict[str, Any]]:
    """A list of one item (csl-data.json of the CSL schema, 1.0.2); what is not known has no member.

    ``issue`` is that of the gazette as printed, with its year; ``section`` is the pinpoint in the item's language.
    """
    gazette, happened = reference.gazette, _YEARS.fullmatch(reference.years or "")
    practice = reference.kind == "practice"
    item = {
        "id": reference.key,
        "citation-key": reference.key,
        "type": "webpage" if practice else csl_type(reference.kind),
        "title": reference.title,
        "title-short": reference.short,
        "container-title": gazette_name(reference.tags, gazette.name) if gazette else "Alinea" if practice else None,
        "issue": gazette.issue if gazette else None,
        "page": gazette.page if gazette else None,
        "number": reference.number,
        "section": pinpoint(reference.units, reference.tags),
        "issued": {"date-parts": [[reference.year]]} if reference.year else None,
        "event-date": {"date-parts": [[int(each)] for each in happened.groups() if each]} if happened else None,
        "event-place": reference.place,
        "jurisdiction": reference.jurisdiction,
        "language": reference.language,
        "note": reference.label,
        "source": "Alinea",
        "URL": reference.iri,
        "accessed": {"date-parts": [[accessed.year, accessed.month, accessed.day]]} if accessed else None,
    }
    return [{name: value for name, value in item.items() if value}]
