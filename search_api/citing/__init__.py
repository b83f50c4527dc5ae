"""How to cite: acts, their parts, facts and practices as text, BibTeX and CSL-JSON.

``reference`` gathers what a citation is made of, by IRI; ``reference_to_...`` do so from a view that is at hand.
``plain_text``, ``bibtex`` and ``csl_json`` write it down.
"""

from search_api.citing.bibtex import bibtex
from search_api.citing.csl import csl_json
from search_api.citing.finding import reference
from search_api.citing.gazette import Gazette, gazette_in
from search_api.citing.pinpoint import Unit, pinpoint, units_of_iri
from search_api.citing.plain import plain_text
from search_api.citing.reference import (
    Reference,
    citation_key,
    reference_to_act,
    reference_to_fact,
    reference_to_practice,
    reference_to_provision,
)
from search_api.citing.styles import style_tags

__all__ = [
    "Gazette",
    "Reference",
    "Unit",
    "bibtex",
    "citation_key",
    "csl_json",
    "gazette_in",
    "pinpoint",
    "plain_text",
    "reference",
    "reference_to_act",
    "reference_to_fact",
    "reference_to_practice",
    "reference_to_provision",
    "style_tags",
    "units_of_iri",
]
