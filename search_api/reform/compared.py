"""Which fields of a thing are compared, and how a difference in one is told.

Bookkeeping is not told: sources, the days on which these were looked at, curators' notes (of a status too), the
version that was checked. Days that follow from those of the act (``aln:holdsFrom``) are told of the act alone.
"""

from collections.abc import Mapping

from search_api.catalogue.subject import Subject
from search_api.reform.changes import Difference, Told

Fields = Mapping[str, str]
"""Name of a field to its property; a property after ``@`` holds texts by language, one after ``#`` a concept."""

ACT: Fields = {
    "titles": "@dcterms:title",
    "type": "#eli:type_document",
    "jurisdiction": "#aln:jurisdiction",
    "identifiers": "eli:id_local",
    "year": "aln:year",
    "gazette": "aln:gazette",
    "issuer": "aln:issuer",
    "place": "aln:place",
    "amendments": "aln:amendment",
    "amends": "eli:amends",
    "repeals": "eli:repeals",
    "first_date_entry_in_force": "eli:first_date_entry_in_force",
    "date_no_longer_in_force": "eli:date_no_longer_in_force",
}
FACT: Fields = {
    "labels": "@skos:prefLabel",
    "digests": "@aln:digest",
    "mechanism": "#aln:mechanism",
    "bearing": "aln:bearing",
    "jurisdiction": "#aln:jurisdiction",
    "act": "aln:act",
    "article": "eli:number",
    "paragraph": "aln:paragraph",
    "article_confidence": "aln:articleConfidence",
    "article_note": "aln:articleNote",
    "binding": "aln:binding",
    "quorum": "aln:quorum",
    "fixed_in": "aln:fixedIn",
    "actors": "aln:actor",
    "addressees": "aln:addressee",
    "conflict": "aln:conflict",
    "valid_from": "aln:validFrom",
    "valid_to": "aln:validTo",
}
VALUE: Fields = {
    "printed": "aln:printed",
    "unit": "#aln:unit",
    "base": "@aln:base",
    "what": "@aln:what",
    "valid_from": "aln:validFrom",
    "valid_to": "aln:validTo",
    "contested": "aln:contested",
}
_AS_WRITTEN = {
    "eli:first_date_entry_in_force": "aln:validFrom",
    "eli:date_no_longer_in_force": "aln:validTo",
}
"""Days that follow from what curators wrote are told as these did: an end known by its year alone is that year."""
OUTCOME: Fields = {"outcomes": "@aln:outcome"}
PRACTICE: Fields = {
    "titles": "@dcterms:title",
    "digests": "@aln:digest",
    "mechanism": "#aln:mechanism",
    "jurisdiction": "#aln:jurisdiction",
    "place": "aln:place",
    "years": "dcterms:temporal",
    "actors": "aln:actor",
    "enabled_by": "aln:enabledBy",
    "conflict": "aln:conflict",
}
ACTOR: Fields = {
    "names": "@skos:prefLabel",
    "kind": "#org:classification",
    "jurisdiction": "#aln:jurisdiction",
    "short": "skos:altLabel",
    "url": "schema:url",
    "member_of": "org:memberOf",
    "part_of": "org:subOrganizationOf",
}


def differences(before: Subject, after: Subject, fields: Fields) -> tuple[Difference, ...]:
    """The fields that say something else, in the order of the table; the order of several values says nothing."""
    told = ((name, _told(before, path), _told(after, path)) for name, path in fields.items())
    return tuple(
        Difference(field=name, before=_written(before, fields[name], old), after=_written(after, fields[name], new))
        for name, old, new in told
        if old != new
    )


def _written(subject: Subject, path: str, told: Told) -> Told:
    """A day as curators wrote it; snapshots from before the graph kept that tell the day."""
    return (_told(subject, _AS_WRITTEN[path]) or told) if path in _AS_WRITTEN else told


def _told(subject: Subject, path: str) -> Told:
    """What people wrote of a thing in one field; what a text was read to say of it is no correction of that."""
    mark, name = (path[0], path[1:]) if path[0] in "@#" else ("", path)
    written = Subject(subject.iri, {name: [each for each in subject.statements.get(name, ()) if not each.read]})
    if mark == "@":
        return written.texts(name)
    if mark == "#":
        return written.key(name)
    values = tuple(sorted(written.every(name)))
    return values if len(values) > 1 else next(iter(values), None)
