"""The card of each kind of thing that has a page: act, provision, fact, mechanism, practice, actor, project."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypedDict

from ontology.codes import Confidence
from ontology.knowledge import Texts
from search_api.catalogue import ActorView, ActSummary, ActView, PracticeView, ProjectView, ProvisionView
from search_api.drawing import Card, CardCell
from search_api.pages.addresses import page_of
from search_api.pages.cards.shared import Shared, shared
from search_api.pages.comparing.asked import Asked
from search_api.pages.comparing.measures import measures, title, told
from search_api.pages.comparing.notes import day_in_words, marks_told
from search_api.pages.comparison import Answer, Statement
from search_api.pages.names import Names

_DOT = " · "


class _Value(TypedDict, total=False):
    about: str
    amount: str
    rest: str


def of_fact(names: Names, stated: Statement, *, base: str) -> Shared:
    """A fact: what it is called, its article and act, and the value that leads, where it may be shown as known."""
    fact = stated.fact
    card = Card(
        language=names.interface.tag,
        kind=names.interface.sentence(names.mechanism(fact.mechanism)),
        place=_place(names, fact.jurisdiction, stated.act),
        title=names.interface.sentence(str(names.chosen(fact.labels))),
        lines=_lines(_cited(names, stated)),
        **_value(names, [stated]),
    )
    return shared(names, card, _path(fact.iri, base))


def of_provision(
    names: Names, view: ProvisionView, worded: ProvisionView, statements: Sequence[Statement], *, base: str
) -> Shared:
    """A provision: what is known of it by name, else its heading; its act, and the value that leads.

    ``worded`` is the provision with its words, ``view`` itself unless that is a part of a work.
    """
    number = f"{names.interface.said('kind', view.kind)} {worded.number or ''}".strip()
    known = [each for each in statements if each.known]
    named = str(names.chosen(known[0].fact.labels)) if known else (worded.heading or "")
    act = view.act
    card = Card(
        language=names.interface.tag,
        kind=number if named else "",
        place=_place(names, act.jurisdiction if act else None, act),
        title=names.interface.sentence(named) or number,
        lines=_lines(_joined(", ", number if named else "", str(names.act_title(act)), _ended(names, act))),
        **_value(names, known),
    )
    return shared(names, card, _path(view.iri, base))


def of_act(names: Names, view: ActView, iri: str, *, base: str) -> Shared:
    """An act, or one of its texts, whose IRI is given: title, gazette, whether it is in force, what it regulates."""
    mechanisms = dict.fromkeys(names.mechanism(each.mechanism) for each in view.provisions)
    own = str(names.original_title(view))
    title = str(names.act_title(view))
    card = Card(
        language=names.interface.tag,
        kind=names.interface.sentence(names.act_type(view.type)),
        place=_place(names, view.jurisdiction, view),
        title=names.interface.sentence(title),
        lines=_lines(own if own != title else "", view.gazette),
        about=names.interface.sentence(names.interface.said("status", view.status)) if view.status else "",
        text=names.interface.sentence(", ".join(mechanisms)),
    )
    return shared(names, card, _path(iri, base))


def of_mechanism(
    names: Names, key: str, found: Sequence[Answer], asked: Asked, *, defined: Callable[[], Texts]
) -> Shared:
    """A mechanism: the values of its first measure on the day that is asked for, else how it is ``defined``.

    The definition is asked for only where it is shown: it takes many times what the values do.
    """
    able = measures(found)[:1]
    cells = [
        CardCell(names.jurisdiction(answer.jurisdiction.code), value.phrase.amount, _doubt(names, value.confidence))
        for measure in able
        for answer in told(found)
        if (value := measure.first(answer.jurisdiction.code))
    ]
    card = Card(
        language=names.interface.tag,
        kind=names.interface.said("hit", "concept"),
        title=names.interface.sentence(names.mechanism(key)),
        lines=tuple(_joined(_DOT, title(names.interface, each), day_in_words(names, asked)) for each in able),
        cells=tuple(cells),
        text="" if cells else str(names.chosen(defined())),
        notes=(marks_told(names),) if any(each.doubt for each in cells) else (),
    )
    return shared(names, card, f"/page/id/mechanism/{key}", {"as_of": asked.as_of})


def of_practice(names: Names, view: PracticeView, *, base: str) -> Shared:
    """A practice: where and when, and what was done."""
    said, about = names.interface.said, names.interface.sentence(names.mechanism(view.mechanism))
    card = Card(
        language=names.interface.tag,
        kind=said("hit", "practice"),
        place=_joined(_DOT, names.jurisdiction(view.jurisdiction), view.place, view.years),
        title=names.interface.sentence(str(names.chosen(view.titles))),
        lines=(_joined(_DOT, about, said("confidence", view.confidence)),),
        text=str(names.chosen(view.digests)),
    )
    return shared(names, card, _path(view.iri, base))


def of_actor(names: Names, view: ActorView, *, base: str) -> Shared:
    """An actor, and the mechanisms that it took part in."""
    took_part = (each for each in names.collection.practices.values() if view.key in each.participants)
    mechanisms = sorted({names.mechanism(each.mechanism) for each in took_part})
    card = Card(
        language=names.interface.tag,
        kind=names.interface.sentence(names.actor_kind(view.kind)),
        place=names.jurisdiction(view.jurisdiction),
        title=str(names.chosen(view.names)),
        lines=_lines(", ".join(view.short)),
        text=names.interface.sentence(", ".join(mechanisms)),
    )
    return shared(names, card, _path(view.iri, base))


def of_project(names: Names, view: ProjectView, *, base: str) -> Shared:
    """A project: where and when, and what it is for."""
    card = Card(
        language=names.interface.tag,
        kind=names.interface.gettext("Projects"),
        place=_joined(_DOT, ", ".join(map(names.jurisdiction, view.jurisdictions)), view.years),
        title=str(names.chosen(view.titles)),
        lines=(names.interface.said("confidence", view.confidence),),
        text=str(names.chosen(view.digests)),
    )
    return shared(names, card, _path(view.iri, base))


def _value(names: Names, statements: Iterable[Statement]) -> _Value:
    """The first value that is known and holds, what it is, and how far it may be trusted; else the trust alone."""
    said, every = names.interface.said, list(statements)
    for each in every:
        for value in each.leading:
            if each.known and value.known and value.current:
                return _Value(
                    about=_joined(_DOT, said("role", value.role), said("confidence", value.confidence)),
                    amount=value.phrase.amount,
                    rest=_joined(" ", value.phrase.rest, value.what),
                )
    return _Value(about=names.interface.sentence(said("confidence", every[0].fact.confidence))) if every else _Value()


def _doubt(names: Names, confidence: str) -> str:
    return "" if confidence == Confidence.HIGH else names.interface.said("confidence", confidence)


def _cited(names: Names, stated: Statement) -> str:
    article = stated.fact.article and names.interface.gettext("Art. %(number)s") % {"number": stated.fact.article}
    return _joined(", ", article, str(names.act_title(stated.act)), _ended(names, stated.act))


def _ended(names: Names, act: ActSummary | None) -> str:
    """That an act is not law, or not yet."""
    return names.interface.said("status", act.status) if act and act.status in ("repealed", "proposed") else ""


def _place(names: Names, jurisdiction: str | None, act: ActSummary | None) -> str:
    town = act.place if act else None
    municipal = town and names.interface.gettext("municipal act, %(place)s") % {"place": town}
    return _joined(_DOT, names.jurisdiction(jurisdiction), municipal)


def _path(iri: str, base: str) -> str:
    path = page_of(iri, base=base)
    if path is None:
        raise ValueError(f"{iri} has no page, and so no card.")
    return path


def _joined(sign: str, *words: str | None) -> str:
    return sign.join(each for each in words if each)


def _lines(*words: str | None) -> tuple[str, ...]:
    return tuple(each for each in words if each)
