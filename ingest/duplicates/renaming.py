"""Readings under another name: a document that turns out to be of a known work takes that work's identifiers."""

from dataclasses import replace

from ontology.eli import Eli
from ontology.errors import IdentifierError
from ontology.model import Document, Reading


def as_relative(reading: Reading, *, iri: str, work: str) -> Reading:
    """The reading with its expression and its work renamed, and all its parts with them."""
    document = reading.document
    if document is None:
        return reading
    old = document.iri

    def renamed(name: str) -> str:
        return iri + name.removeprefix(old) if name == old or name.startswith(f"{old}/") else name

    return replace(
        reading,
        document=_of_work(replace(document, iri=iri), work),
        provisions=[
            replace(each, iri=renamed(each.iri), parent=each.parent and renamed(each.parent))
            for each in reading.provisions
        ],
        mentions=[
            replace(each, provision=renamed(each.provision), target=each.target and renamed(each.target))
            for each in reading.mentions
        ],
        links=[replace(each, source=renamed(each.source), target=renamed(each.target)) for each in reading.links],
        parameters=[
            replace(each, iri=renamed(each.iri), provision=renamed(each.provision)) for each in reading.parameters
        ],
    )


def as_copy(reading: Reading, iri: str, work: str, *, bare: bool) -> Reading:
    """The reading of a text that is known: its document named after the known one, and no part of it a second time.

    ``bare``: another file of the very expression ``iri``; else an expression of its own, in the other script.
    """
    if reading.document is None:
        return reading
    document = _of_work(replace(reading.document, iri=iri), work)
    if bare:
        document = replace(document, language=iri.removeprefix(f"{work}/").partition("@")[0])
    return replace(reading, document=document, provisions=[], mentions=[], links=[], parameters=[])


def _of_work(document: Document, work: str) -> Document:
    """The document as one of a work, whose type, year and jurisdiction its identifier tells."""
    if document.work == work:
        return document
    base = work.partition("eli/")[0]
    try:
        known = Eli.parse(work, base=base)
    except IdentifierError:
        return replace(document, work=work)
    jurisdiction = None if known.jurisdiction == "XX" else known.jurisdiction
    return replace(document, work=work, act_type=known.type, year=known.year, jurisdiction=jurisdiction)
