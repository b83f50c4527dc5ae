"""The metadata block of an Akoma Ntoso document: who it is as work, expression and manifestation (FRBR)."""

import re
from datetime import date
from typing import TYPE_CHECKING

from graph.akoma_ntoso.act import Act
from graph.akoma_ntoso.names import Maker
from ontology.namespaces import CONCEPTS, jurisdiction_iri

if TYPE_CHECKING:
    from lxml.etree import _Element

_SOURCE = "#alinea"
_ISSUER = "#issuer"
_YEAR = re.compile(r"\d{4}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_UNKNOWN_DAY = "0001-01-01"


def meta(make: Maker, act: Act, *, made_on: date, component: str = "") -> "_Element":
    """The ``meta`` of an act, or of the ``component`` (``annex_1``) that is attached to it.

    What a component refers to stands in the act's own block, for identifiers are unique in a file. The schema
    wants a day where often only a year is known: its first of January then, named ``year``.
    """
    below = f"/{component}" if component else ""
    when, named = _when(act)

    def level(name: str, iri: str, day: str, kind: str, *more: "_Element") -> "_Element":
        return make(
            name,
            make.FRBRthis(value=iri + below),
            make.FRBRuri(value=iri),
            *(_aliases(make, act) if name == "FRBRWork" else ()),
            make.FRBRdate(date=day, name=kind),
            make.FRBRauthor(href=_SOURCE if name == "FRBRManifestation" else _ISSUER),
            *more,
        )

    return make.meta(
        make.identification(
            level("FRBRWork", act.work, when, named, *_work_marks(make, act)),
            level("FRBRExpression", act.iri, when, named, make.FRBRlanguage(language=act.language)),
            level(
                "FRBRManifestation", f"{act.iri}.akn", made_on.isoformat(), "generated", make.FRBRformat(value="akn")
            ),
            source=_SOURCE,
        ),
        *(() if component else (_references(make, act),)),
    )


def _when(act: Act) -> tuple[str, str]:
    """(day, what kind of day it is): the document's own, or the first of its year."""
    if act.date and _DAY.fullmatch(act.date):
        return act.date, "document"
    if act.year and _YEAR.fullmatch(act.year):
        return f"{act.year}-01-01", "year"
    return _UNKNOWN_DAY, "unknown"


def _aliases(make: Maker, act: Act) -> "list[_Element]":
    told = {"title": act.title, "gazette": act.gazette}
    return [make.FRBRalias(name=name, value=value) for name, value in told.items() if value]


def _work_marks(make: Maker, act: Act) -> "list[_Element]":
    marks = [make.FRBRcountry(value=_place(act)), make.FRBRsubtype(value=act.act_type)]
    return [*marks, make.FRBRnumber(value=act.number)] if act.number else marks


def _place(act: Act) -> str:
    """The jurisdiction in small letters (``rs``, ``ba-fbih``), as the work's identifier has it."""
    return act.jurisdiction.lower() if act.jurisdiction else act.work.partition("/eli/")[2].partition("/")[0]


def _references(make: Maker, act: Act) -> "_Element":
    place = _place(act).upper()
    targets = dict.fromkeys(reference.target for reference in act.references if not _inside(reference.target, act))
    return make.references(
        *(make.activeRef(eId=f"ref_{turn}", href=iri, showAs=iri) for turn, iri in enumerate(targets, start=1)),
        make.TLCOrganization(eId="alinea", href=CONCEPTS, showAs="Alinea"),
        make.TLCOrganization(eId="issuer", href=jurisdiction_iri(place), showAs=place),
        source=_SOURCE,
    )


def _inside(target: str, act: Act) -> bool:
    return any(target == own or target.startswith(f"{own}/") for own in (act.work, act.iri))
