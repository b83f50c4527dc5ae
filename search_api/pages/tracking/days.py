"""Days of the law as entries."""

from dataclasses import replace

from ontology.validity import year_alone
from search_api.pages.rendering import Renderer
from search_api.pages.tracking.entry import NOTHING, Entry, Line, key_of
from search_api.pages.tracking.fields import Fields
from search_api.pages.values import date_in_words
from search_api.reform import LegalDay


def day_entry(renderer: Renderer, fields: Fields, told: LegalDay, *, coming: bool = False) -> Entry:
    """A day on which the law changed, or, where it is ``coming``, will."""
    in_act = told.iri != told.act
    return Entry(
        key=_key(told),
        kind=renderer.interface.said("force_coming" if coming else "force", told.kind),
        kind_key=told.kind,
        iri=told.iri,
        jurisdiction=told.jurisdiction,
        name=fields.title(told.titles),
        address=renderer.page_of(told.iri),
        act=fields.title(told.act_titles) if in_act else NOTHING,
        act_address=renderer.page_of(told.act) if in_act else None,
        article=told.article if in_act else None,
        lines=tuple(_lines(fields, told)),
        day=_first_day(told),
        when=date_in_words(renderer.interface, told.day),
        trust=told.confidence,
    )


def _lines(fields: Fields, told: LegalDay) -> list[Line]:
    found = []
    if told.value:
        before = replace(told.before, valid_from=None, valid_to=None) if told.before else None
        after = replace(told.value, valid_from=None, valid_to=None)  # the day is told beside it
        found.append(fields.value(before, after, fresh=before is not None))
    successors = fields.fact("successors", told.successors)
    return [*found, successors] if successors else found


def _first_day(told: LegalDay) -> str:
    """A day for what is sorted by days: of a year its first."""
    return f"{told.day}-01-01" if year_alone(told.day) else told.day


def _key(told: LegalDay) -> str:
    """The place of a value in its file is no part of it: what it says is."""
    value = told.value
    said = (value.role, value.operator, value.printed, value.unit, value.what.get("en")) if value else ()
    return key_of((told.kind, told.thing, told.iri, _first_day(told), *said))
