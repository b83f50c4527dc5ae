"""Readings under another name: a document that turns out to be of a known work takes that work's identifiers."""

from dataclasses import replace

from ingest.duplicates.card import Imprint
from ontology.cyrillic import to_cyrillic
from ontology.eli import Eli
from ontology.errors import IdentifierError
from ontology.model import Document, Reading
from ontology.scripts import to_latin


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


def completed(reading: Reading, imprint: Imprint, known: Imprint) -> Reading:
    """The reading of a text in the other script, with what only the known text tells of the act.

    ``imprint`` is its own: a title that names no kind of act is its file's name, or a line of its text.
    """
    document = reading.document
    if document is None:
        return reading
    write = to_latin if document.script == "Latn" else to_cyrillic
    title = write(known.title) if known.title and not imprint.title else document.title
    return replace(
        reading,
        document=replace(
            document,
            title=title,
            number=document.number or known.number,
            gazette=document.gazette or known.gazette,
            amendments=document.amendments or known.amendments,
            date=document.date or known.date,
        ),
    )


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
