"""What we learned as entries, one kind of change after another."""

from collections.abc import Iterator
from functools import singledispatch

from ontology.codes import Confidence
from search_api.pages.interface import Text
from search_api.pages.rendering import Renderer
from search_api.pages.tracking.entry import NOTHING, Entry, Line, key_of
from search_api.pages.tracking.fields import Fields
from search_api.pages.tracking.shortened import shortened
from search_api.reform import (
    ActChange,
    ArticleChange,
    Change,
    FactChange,
    Kind,
    TextChange,
    TrustChange,
    Value,
    ValueChange,
)

_GONE = frozenset({Kind.ACT_LEFT, Kind.ARTICLE_REMOVED, Kind.FACT_REMOVED, Kind.PRACTICE_REMOVED, Kind.ACTOR_REMOVED})
"""What is not known any more has no page."""
_SAID_BY_THE_VALUE = frozenset({"printed", "unit", "base", "what", "valid_from", "valid_to"})
"""Fields of a value that its words tell."""


def change_entry(renderer: Renderer, fields: Fields, change: Change) -> Entry:
    """A change in words."""
    in_act = isinstance(change, ArticleChange | FactChange | ValueChange) or bool(getattr(change, "fact", None))
    act = getattr(change, "act", None) if in_act else None
    is_article = isinstance(change, ArticleChange)
    act_titles = change.titles if is_article else getattr(change, "act_titles", None)
    return Entry(
        key=key_of((change.kind, getattr(change, "fact", None) or change.iri, *_identity(change))),
        kind=renderer.interface.said("change", change.kind),
        kind_key=change.kind,
        iri=change.iri,
        jurisdiction=change.jurisdiction,
        name=_article(renderer, change) if isinstance(change, ArticleChange) else fields.title(change.titles),
        address=None if change.kind in _GONE else renderer.page_of(_page(change)),
        act=fields.title(act_titles) if act else NOTHING,
        act_address=renderer.page_of(act) if act in renderer.collection.acts else None,
        article=None if is_article else getattr(change, "article", None),
        lines=tuple(_lines(change, fields)),
        runs=tuple(shortened(change.runs)) if isinstance(change, ArticleChange) else (),
        language=change.document_after.rsplit("/", 1)[-1].split("@")[0]
        if isinstance(change, ArticleChange)
        else None,
        day=change.day,
        trust=getattr(change, "confidence", None),
    )


def _article(renderer: Renderer, change: ArticleChange) -> Text:
    number = change.number_after or change.number_before
    named = renderer.interface.gettext("Art. %(number)s") % {"number": number}
    return Text(
        f"{named} {change.heading}" if change.heading else named, "" if change.heading else renderer.interface.tag
    )


def _page(change: Change) -> str:
    """The IRI of what is shown: of an article its words, which its work may not have."""
    if isinstance(change, ArticleChange):
        return change.after or change.iri
    return change.document if isinstance(change, TextChange) and change.kind is not Kind.TEXT_LEFT else change.iri


@singledispatch
def _lines(change: Change, fields: Fields) -> Iterator[Line]:
    """The fields that say something else."""
    yield from (fields.line(each) for each in getattr(change, "differences", ()))


@_lines.register
def _(change: ActChange, fields: Fields) -> Iterator[Line]:
    if change.kind is Kind.ACT_REGISTERED:
        yield from filter(None, [fields.fact("status", change.status)])
    yield from (fields.line(each) for each in change.differences)


@_lines.register
def _(change: TextChange, fields: Fields) -> Iterator[Line]:
    told = {"language": change.language, "up_to": change.up_to, "version_date": change.version_date}
    yield from filter(None, (fields.fact(name, each) for name, each in told.items()))


@_lines.register
def _(change: ArticleChange, fields: Fields) -> Iterator[Line]:
    if change.number_before and change.number_after and change.number_before != change.number_after:
        yield Line(
            label=fields.label("number"), before=Text(change.number_before, ""), after=Text(change.number_after, "")
        )


@_lines.register
def _(change: FactChange, fields: Fields) -> Iterator[Line]:
    """Of what nobody verified its name alone is told."""
    if change.confidence == Confidence.LOW:
        return
    if change.kind is Kind.FACT_ADDED:
        yield from (fields.value(None, each, fresh=False) for each in change.values)
    yield from (fields.line(each) for each in change.differences)


@_lines.register
def _(change: ValueChange, fields: Fields) -> Iterator[Line]:
    yield fields.value(change.before, change.after)
    yield from (fields.line(each) for each in change.differences if each.field not in _SAID_BY_THE_VALUE)


@_lines.register
def _(change: TrustChange, fields: Fields) -> Iterator[Line]:
    if change.value:
        yield fields.value(None, change.value, fresh=False)
    field = "confidence" if change.kind is Kind.CONFIDENCE_CHANGED else "finding"
    yield fields.trust(field, change.before, change.after)


@singledispatch
def _identity(change: Change) -> tuple[object, ...]:
    """What tells this change from others of the same kind and thing, however often it is told."""
    return tuple((each.field, each.before, each.after) for each in getattr(change, "differences", ()))


@_identity.register
def _(change: TextChange) -> tuple[object, ...]:
    return change.document, change.up_to, change.version_date


@_identity.register
def _(change: ArticleChange) -> tuple[object, ...]:
    return change.number_before, change.number_after, *((each.kind, each.text) for each in change.runs)


@_identity.register
def _(change: ValueChange) -> tuple[object, ...]:
    said = ((each.field, each.before, each.after) for each in change.differences)
    return *_value(change.before), *_value(change.after), *said


@_identity.register
def _(change: TrustChange) -> tuple[object, ...]:
    return change.thing, change.before, change.after, *_value(change.value)


def _value(value: Value | None) -> tuple[object, ...]:
    """What a value says; its IRI is its place in the file, which moves."""
    if value is None:
        return (None,)
    what = value.what.get("en") or next(iter(value.what.values()), "")
    return value.role, value.operator, value.printed, value.unit, what, value.valid_from, value.valid_to
